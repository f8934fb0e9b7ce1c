import { requestKeyChange, withdrawKeyChange } from '@/lib/matters/seal/commands/change-key'
import { requestSeal } from '@/lib/matters/seal/commands/request-seal'
import { ensureFirstKey } from '@/lib/matters/seal/keys'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import type { BusyWorld } from '../../support/busy-world'
import { actorOf, looseFile } from '../../support/clerks'
import { newestKey } from '../../support/seal-keys'
import { rendered } from '../../support/seals'
import type { Entries } from './entry'

const officer = { who: 'cqgl-officer' } as const
const reason = '报送市政府办公厅备案，一份'

/** The paper of the decided filing, sealed. */
async function sealedPaper({ decided }: BusyWorld): Promise<string> {
  const { id } = await asSystem('测试文书', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: decided } }))
  await rendered(id)
  return id
}

async function document() {
  return { title: '关于示例事项的报告', reason, fileId: await looseFile(await actorOf('cqgl-officer'), '报告.pdf') }
}

const asked = async () => (await runCommand(requestSeal, await actorOf('cqgl-officer'), await document())).id
const openChange = () => asSystem('测试密钥变更', (tx) => tx.sealChange.findFirst({ where: { status: 'open' } }))

async function rotation() {
  await ensureFirstKey(new Date())
  const open = await openChange()
  if (open) await runCommand(withdrawKeyChange, await actorOf('secadmin'), { id: open.id })
  return { kind: 'rotate', keyId: (await newestKey()).id, reason: '定期轮换印章密钥' }
}

async function change(): Promise<string> {
  return (await openChange())?.id ?? (await runCommand(requestKeyChange, await actorOf('secadmin'), await rotation())).id
}

async function withChange() {
  await change()
  return {}
}

/** The seal, its keys, and notes of reviewers. */
export const seals: Entries = {
  requestSeal: { ...officer, input: document },
  requestReseal: { ...officer, input: async (world) => ({ paperId: await sealedPaper(world), reason }) },
  withdrawSeal: { ...officer, input: async () => ({ id: await asked() }) },
  decideSeal: { who: 'bgs-chief', input: async () => ({ id: await asked(), approve: true }) },
  exportSeals: {
    ...officer,
    input: async (world) => {
      await sealedPaper(world)
      return { tab: 'all' }
    },
    everybodys: 'each department exports the uses that belong to filings of its own',
  },
  sealRegister: {
    ...officer,
    input: async (world) => {
      await sealedPaper(world)
      return { tab: 'all' }
    },
  },
  sealKeys: { who: 'secadmin', input: withChange, proves: ({ keys }: { keys: unknown[] }) => keys.length > 0 },
  sealKeyChanges: { who: 'bgs-chief', input: withChange, proves: ({ changes }: { changes: unknown[] }) => changes.length > 0 },
  requestKeyChange: { who: 'secadmin', input: rotation },
  decideKeyChange: { who: 'bgs-chief', input: async () => ({ id: await change(), approve: true }) },
  withdrawKeyChange: { who: 'secadmin', input: async () => ({ id: await change() }) },
  annotateFiling: { ...officer, input: ({ running }) => ({ filingId: running, text: '请补充说明' }) },
}
