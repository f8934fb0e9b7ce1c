import { addSigner } from '@/lib/flow/commands/add-signer'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { orderHandbook } from '@/lib/matters/commands/order-handbook'
import { printBook } from '@/lib/matters/handbook/print-book'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { idOf } from '../../support/accounts'
import { taskAt, theMatter } from '../../support/busy-world'
import { actorOf, carryOn, filingOf, fillIn, looseFile } from '../../support/clerks'
import type { Entries } from './entry'

let count = 0

/** A filing of A that lies at a step. */
export async function filingAt(step: string | undefined): Promise<string> {
  count += 1
  const id = await fillIn(theMatter, await actorOf('ct-fill'), {}, `access ${count}`)
  if (step !== 'e_fill') await carryOn(id, step)
  return id
}

async function taken(step = 'review', who = 'cqgl-officer'): Promise<string> {
  const taskId = await taskAt(await filingAt(step), step)
  await runCommand(claimTasks, await actorOf(who), { taskIds: [taskId] })
  return taskId
}

const person = async (login: string) => {
  const id = await idOf(login)
  const { name } = await asSystem('测试人员', (tx) => tx.userAccount.findUniqueOrThrow({ where: { id } }))
  return { id, name }
}

async function signer(): Promise<string> {
  const taskId = await taken()
  const wanted = { taskId, target: await person('cwjd-officer'), opinion: '请提意见' }
  return (await runCommand(addSigner, await actorOf('cqgl-officer'), wanted)).signerTaskId
}

/** The printed book of one matter. */
async function printed(): Promise<string> {
  const { id } = await runCommand(orderHandbook, await actorOf('ct-fill'), { scope: theMatter })
  await printBook(id, new Date())
  return id
}

const officer = { who: 'cqgl-officer' } as const

const flow: Entries = {
  'flow.claim': { ...officer, input: async ({ running }) => ({ taskIds: [await taskAt(running, 'review')] }) },
  'flow.release': { ...officer, input: async () => ({ taskId: await taken() }) },
  'flow.transfer': { ...officer, input: async () => ({ taskId: await taken(), target: await person('cqgl-officer2'), opinion: '请办理' }) },
  'flow.addSigner': {
    ...officer,
    input: async () => ({ taskId: await taken(), target: await person('cwjd-officer'), opinion: '请提意见' }),
  },
  'flow.recallSigner': { ...officer, input: async () => ({ taskId: await signer() }) },
  'flow.sign': { who: 'cwjd-officer', input: async () => ({ taskId: await signer(), agrees: true, opinion: '同意' }) },
  'flow.urge': { who: 'cqgl-chief', input: async () => ({ taskId: await taskAt(await filingAt('review'), 'review'), opinion: '请抓紧' }) },
  'flow.comment': { who: 'ct-fill', input: ({ running }) => ({ subjectId: running, opinion: '留言', audience: 'all' }) },
  'flow.transferTargets': {
    ...officer,
    input: async () => ({ taskId: await taken() }),
    proves: (people: unknown[]) => people.length > 1,
  },
  'flow.signerTargets': {
    ...officer,
    input: () => ({ words: '' }),
    proves: (people: unknown[]) => people.length > 20,
    everybodys: '委内人员姓名处室，委内人人可见；企业得空',
  },
  'flow.inbox': { ...officer, input: () => ({ box: 'todo', size: 100 }), everybodys: '各人自己的待办' },
  'flow.inboxCounts': {
    ...officer,
    input: () => ({}),
    proves: ({ pool, mine }: { pool: number; mine: number }) => pool + mine > 0,
    everybodys: '各人自己的待办数',
  },
  'flow.runRecord': { ...officer, input: ({ running }) => ({ subjectKind: 'filing', subjectId: running }) },
  'flow.runHistory': {
    who: 'ct-fill',
    input: ({ running }) => ({ subjectKind: 'filing', subjectId: running }),
    proves: (lines: unknown[]) => lines.length > 3,
    everybodys: '看不见的办件没有过程',
  },
  'flow.rememberPhrase': { who: 'ct-fill', input: () => ({ text: '同意上报，请审批。' }), everybodys: '各人自己的常用意见' },
  phraseList: { who: 'ct-fill', input: () => ({ step: 'review' }), everybodys: '各人自己的常用意见和通用意见' },
}

const draft = async () => ({ id: await filingAt('e_fill') })

const commands: Entries = {
  createFiling: { who: 'ct-fill', input: ({ orgId }) => ({ matter: theMatter, orgId }) },
  saveDraft: {
    who: 'ct-fill',
    input: async (world) => {
      const { id } = await runCommand(createFiling, await actorOf('ct-fill'), { matter: theMatter })
      // A form filled in: every kind of field is tried.
      const { values } = await filingOf(world.draft)
      return { id, version: 1, values }
    },
  },
  attachMaterial: {
    who: 'ct-fill',
    input: async ({ draft }) => {
      const filing = await asSystem('测试材料', (tx) => tx.filingMaterial.findFirstOrThrow({ where: { filingId: draft } }))
      return { id: draft, key: filing.key, fileId: await looseFile(await actorOf('ct-fill'), '另一份材料.pdf') }
    },
  },
  removeMaterial: {
    who: 'ct-fill',
    input: async ({ draft }) => {
      const filing = await asSystem('测试材料', (tx) => tx.filingMaterial.findFirstOrThrow({ where: { filingId: draft } }))
      return { id: draft, materialId: filing.id }
    },
  },
  actOnFiling: {
    who: 'ct-fill',
    input: async () => {
      const { id } = await draft()
      return { taskId: await taskAt(id, 'e_fill'), action: 'submit', opinion: '请审核', committed: true }
    },
  },
  withdrawFiling: { who: 'ct-fill', input: async () => ({ id: await filingAt('accept'), reason: '填报有误' }) },
  revokePaper: {
    who: 'cqgl-chief',
    input: async ({ decided }) => {
      const paper = await asSystem('测试文书', (tx) => tx.paper.findUniqueOrThrow({ where: { filingId: decided } }))
      await asSystem('测试文书', (tx) => tx.paper.update({ where: { id: paper.id }, data: { revokedAt: null } }))
      return { id: paper.id, reason: '所依据的评估报告失效', basis: '主任办公会纪要〔2026〕9号' }
    },
  },
  rateFiling: { who: 'ct-fill', input: ({ decided }) => ({ id: decided, stars: 5, text: '' }) },
  giveVerdict: {
    ...officer,
    input: async ({ running }) => {
      const check = await asSystem('测试校验', (tx) => tx.filingCheck.findFirstOrThrow({ where: { filingId: running } }))
      await asSystem('测试校验', (tx) => tx.filingCheck.update({ where: { id: check.id }, data: { result: 'manual' } }))
      return { filingId: running, ruleId: check.ruleId, verdict: '符合' }
    },
  },
  orderHandbook: { who: 'ct-fill', input: () => ({ scope: theMatter }), everybodys: '一本通人人可导出' },
  setParameter: {
    who: 'sysadmin',
    input: ({ orgId }) => ({ code: 'debt_ratio_line', orgId, value: '65', effectiveFrom: '2099-01-01', note: '测试' }),
    permissionAlone: '参数由平台写入（withBaseRights），企业须在本人范围内',
  },
}

const queries: Entries = {
  filingRecord: { ...officer, input: ({ running }) => ({ id: running }) },
  filingRound: {
    ...officer,
    input: ({ running }) => ({ id: running, round: 1 }),
  },
  filingList: { ...officer, input: () => ({ size: 100 }), everybodys: '各人范围内的办件' },
  draftState: { who: 'ct-fill', input: ({ draft }) => ({ id: draft }) },
  precheck: { who: 'ct-fill', input: ({ draft }) => ({ id: draft }), proves: ({ checks }: { checks: unknown[] }) => checks.length > 0 },
  workspaceParams: { who: 'ct-fill', input: ({ draft }) => ({ id: draft }), proves: ({ today }: { today: string }) => today !== '' },
  filingChoices: {
    ...officer,
    input: () => ({}),
    proves: ({ matters }: { matters: unknown[] }) => matters.length > 20,
    everybodys: '现行事项、处室和本人范围内的集团',
  },
  filingPlaces: { who: 'ct-fill', input: () => ({}), proves: (places: unknown[]) => places.length > 0, everybodys: '各人可代填的企业' },
  matterHall: { who: 'ct-fill', input: () => ({}), proves: ({ total }: { total: number }) => total > 20, everybodys: '事项目录公开' },
  returnHints: {
    who: 'ct-fill',
    input: () => ({ matter: theMatter }),
    proves: ({ arrived }: { arrived: number }) => arrived > 0,
    everybodys: '全市合计的退回原因和件数，不含企业、办件和文字',
  },
  oneThings: { who: 'ct-fill', input: () => ({}), proves: (list: unknown[]) => list.length >= 12, everybodys: '事项目录公开' },
  matterGuide: {
    who: 'ct-fill',
    input: () => ({ code: theMatter }),
    proves: ({ version }: { version: number }) => version > 0,
    everybodys: '事项目录公开',
  },
  handbook: { who: 'ct-fill', input: () => ({}), proves: ({ total }: { total: number }) => total > 20, everybodys: '一本通公开' },
  handbookState: {
    who: 'ct-fill',
    input: async () => {
      await printed()
      return { scope: theMatter }
    },
    proves: ({ status }: { status: string }) => status === 'done',
    everybodys: '一本通公开',
  },
  handbookFile: {
    who: 'ct-fill',
    input: async () => ({ id: await printed() }),
    proves: ({ size }: { size: number }) => size > 1000,
    everybodys: '一本通公开',
  },
  materialTemplates: { who: 'ct-fill', input: ({ draft }) => ({ code: theMatter, filing: draft }) },
  filingTitle: { who: 'ct-fill', input: ({ draft }) => ({ id: draft }), everybodys: '看不见的办件没有标题' },
  parameterList: {
    who: 'sysadmin',
    input: () => ({}),
    proves: (rows: unknown[]) => rows.length > 0,
    everybodys: '通用取值人人可见，企业的取值另有墙',
  },
  parameterRecord: {
    who: 'sysadmin',
    input: () => ({ code: 'debt_ratio_line' }),
    proves: ({ label }: { label: string }) => label !== '',
    everybodys: '通用取值人人可见，企业的取值另有墙',
  },
}

/** Flow and matters. */
export const flowAndMatters: Entries = { ...flow, ...commands, ...queries }
