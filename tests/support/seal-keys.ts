import { decideKeyChange, requestKeyChange } from '@/lib/matters/seal/commands/change-key'
import { decideSeal } from '@/lib/matters/seal/commands/decide-seal'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { actorOf } from './clerks'

/** The newest key of the seal. */
export const newestKey = () => asSystem('测试取密钥', (tx) => tx.sealKey.findFirstOrThrow({ orderBy: { fromAt: 'desc' } }))

async function change(kind: 'rotate' | 'disable', reason: string): Promise<void> {
  const { id } = await runCommand(requestKeyChange, await actorOf('secadmin'), { kind, keyId: (await newestKey()).id, reason })
  await runCommand(decideKeyChange, await actorOf('bgs-chief'), { id, approve: true })
}

/** The security administrator asks for another key, the head of the office agrees. */
export const rotateKey = (reason: string) => change('rotate', reason)

/** The key is put out of use by the same two persons. */
export const disableKey = (reason: string) => change('disable', reason)

/** The head of the office approves a use of the seal. */
export const approveUse = async (id: string) => runCommand(decideSeal, await actorOf('bgs-chief'), { id, approve: true })
