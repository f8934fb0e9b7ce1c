import { beginStatement } from '@/lib/finance/commands/open-statement'
import { proposeTargets } from '@/lib/finance/commands/targets'
import { placeDueStatements } from '@/lib/finance/due/due-tasks'
import { importExternalFigures } from '@/lib/finance/external/import'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { amountsText } from '@/lib/finance/statement/read'
import { shiftMonths } from '@/lib/kernel/period'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { asSystem, asSystemAtLength } from '@/lib/platform/db'
import type { BusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { editedForm, openedForm, submittedForm } from '../../support/finance/form-drafts'
import { draftedIndicator, submittedIndicator } from '../../support/finance/indicator-drafts'
import { sampleAmounts } from '../../support/finance/sample'
import type { Entries } from './entry'

let month = 202412

const year = 2020
const closed = new Map<string, Promise<string>>()

/** The 决算 of a year of enterprise A with its indicators; one is enough, for it is only read. */
function closedYear({ orgId }: BusyWorld): Promise<string> {
  const held = closed.get(orgId) ?? valued(annualForm)
  closed.set(orgId, held)
  return held
}

/** A statement of enterprise A on its filler's desk, filled so that every formula holds; another month each time. */
async function reported(accepted = false, form = flashForm): Promise<{ id: string; taskId: string; version: number }> {
  if (form === flashForm) month = shiftMonths(month, -1)
  const period = form === flashForm ? month : year * 100 + 12
  const { id } = await runCommand(beginStatement, await actorOf('ct-fill'), { form: form.code, period, scope: 'consolidated' })
  return asSystem('测试报表', async (tx) => {
    await tx.$executeRaw`update statement_version set amounts = ${amountsText(sampleAmounts(form))}::bigint[] where statement_id = ${id}::uuid`
    if (accepted)
      await tx.$executeRaw`update statement set accepted_version_id = version_id, status = 'concluded', step_name = '已受理', arrived_at = now(), accepted_at = now() where id = ${id}::uuid`
    const { versionId } = await tx.statement.findUniqueOrThrow({ where: { id } })
    const task = await tx.task.findFirstOrThrow({ where: { subjectId: versionId, status: 'open' } })
    return { id, taskId: task.id, version: 1 }
  })
}

async function valued(form = flashForm): Promise<string> {
  const { id } = await reported(true, form)
  const { keepIndicators } = await import('@/lib/finance/indicators/keep-indicators')
  await asSystem('测试指标', (tx) => keepIndicators(tx, id))
  return id
}

/** The same as the statement of one unit alone: where it is registered, and the month. */
export async function valuedUnit(): Promise<{ adcode: string; period: number }> {
  const id = await valued()
  return asSystem('测试指标', async (tx) => {
    await tx.$executeRaw`update statement set scope = 'parent' where id = ${id}::uuid`
    await tx.$executeRaw`update indicator_sheet set scope = 'parent' where statement_id = ${id}::uuid`
    const { orgId, period } = await tx.statement.findUniqueOrThrow({ where: { id } })
    return { adcode: (await tx.org.findUniqueOrThrow({ where: { id: orgId } })).adcode, period }
  })
}

let drafts = 0
/** A code that no other try works on: a new one each time. */
const another = () => `ZZ${String(10 + (drafts++ % 90)).padStart(2, '0')}${String.fromCharCode(65 + Math.floor(drafts / 90))}`
const renamed = () => ({
  ...{ name: `测试指标 ${drafts}`, group: '规模', unit: '万元', calibre: '测试' },
  formula: `IS.total_revenue@ytd+${drafts}元`,
})
/** What the tax office says of enterprise A, of another amount each time. */
const externalLines = async () => {
  const { orgId } = await actorOf('ct-fill')
  const { code } = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))
  return { kind: 'tax_revenue', source: '测试来源文件', asOf: '2026-01-31', lines: `${code}，202512，${1000 + drafts++}` }
}
const form = '表式的定义不涉及任何一家企业'
/** Another official number each time. */
const renumbered = () => ({
  kind: 'change',
  sheet: 'BS',
  line: 'cash',
  label: '货币资金',
  level: 1,
  after: '_a',
  officialCode: String(drafts++),
})
const definer = { who: 'cwjd-officer' } as const

const chief = { who: 'cwjd-chief', everybodys: '处室合计不涉及任何一家企业，也不列个人' } as const
const watchers = { department: '财务数据不分处室：各处看得到所监管企业的报表和指标' } as const
const library = '指标和审核公式的定义不涉及任何一家企业'
const officer = { who: 'cwjd-officer', lawful: watchers } as const
const filler = { who: 'ct-fill' } as const

/** Enterprise A has taken a figure of its 决算 into a form. */
async function reused(world: BusyWorld) {
  await closedYear(world)
  await runCommand(createFiling, await actorOf('ct-fill'), { matter: 'GZ-CW-07' })
  return {}
}

/** The submission with which a statement began. */
const batchOf = (statementId: string) =>
  asSystem('测试批次', async (tx) => (await tx.statementIntake.findFirstOrThrow({ where: { statementId } })).batchId)

let targetYear = 2030
/** A yearly value of enterprise A that waits for a decision, of another year each time. */
async function proposed({ orgId }: BusyWorld): Promise<{ id: string; year: number }> {
  const year = 2030 + (targetYear++ % 60)
  const rows = [{ orgId, subject: 'YL01', value: String(targetYear) }]
  await runCommand(proposeTargets, await actorOf('ct-fill'), { year, kind: 'budget', basis: '测试预算文件', rows })
  const { id } = await asSystem('测试目标', (tx) =>
    tx.financeTarget.findFirstOrThrow({ where: { orgId, year }, orderBy: { number: 'desc' } }),
  )
  return { id, year }
}

/** 财务报表与指标. */
export const finance: Entries = {
  exportFigures: {
    ...filler,
    everybodys: '各人范围内的企业',
    input: reused,
    proves: (lines: unknown[]) => lines.length > 0,
  },
  figureUses: {
    ...filler,
    everybodys: '各人范围内的企业',
    input: reused,
    proves: ({ groups }: { groups: unknown[] }) => groups.length > 0,
  },
  statementList: { ...officer, input: async () => (await reported(true), {}) },
  statementCoverage: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await reported(true), { until: 202412 }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  dueStatement: {
    ...filler,
    input: async () => {
      const at = new Date('2026-07-20T02:00:00Z')
      await asSystemAtLength('测试', (client) => placeDueStatements(client, at))
      const { orgId } = await actorOf('ct-fill')
      const task = await asSystem('测试', (tx) => tx.task.findFirstOrThrow({ where: { orgId, subjectKind: 'statement-due' } }))
      return { id: task.id }
    },
  },
  statementBatch: {
    ...officer,
    input: async () => ({ id: await batchOf((await reported(true)).id) }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportBatch: {
    ...officer,
    input: async () => ({ id: await batchOf((await reported(true)).id) }),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  statementRecord: { ...officer, input: async () => ({ id: (await reported(true)).id }) },
  exportStatement: {
    ...officer,
    input: async () => ({ id: (await reported(true)).id }),
    proves: ({ amounts }: { amounts: unknown[] }) => amounts.length > 0,
  },
  financeBoard: {
    ...officer,
    everybodys: '各人范围内的集团',
    input: async () => (await valued(), { period: month }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  financeOverview: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await valued(), {}),
    proves: ({ totals }: { totals: unknown[] }) => totals.length > 0,
  },
  financeHome: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await valued(), { view: 'leader' }),
    proves: ({ view }: { view: string }) => view === 'leader',
  },
  deskFinance: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await valued(), {}),
    proves: ({ figures }: { figures: unknown[] }) => figures.length > 0,
  },
  importLineCodes: {
    ...officer,
    input: () => ({ form: 'flash', year: 2026, source: '测试来源', lines: '资产负债表，货币资金，2' }),
  },
  consolidationSheet: {
    who: 'cwjd-officer',
    input: async (world) => {
      const id = await valued()
      const { period } = await asSystem('测试报表', (tx) => tx.statement.findUniqueOrThrow({ where: { id } }))
      return { id: world.orgId, period }
    },
  },
  enterpriseFinance: { ...officer, input: async ({ orgId }: BusyWorld) => (await valued(), { id: orgId, period: month }) },
  enterpriseWarnings: {
    ...officer,
    input: async ({ orgId }: BusyWorld) => (await valued(), { id: orgId, period: month, scope: 'consolidated' }),
    proves: (said: { results: unknown[] } | null) => said !== null && said.results.length === 48,
  },
  rulesInForce: {
    ...officer,
    input: ({ orgId }: BusyWorld) => ({ ids: [orgId] }),
    proves: (rules: unknown[]) => rules.length === 1,
  },
  enterpriseAnalysis: {
    ...officer,
    input: async ({ orgId }: BusyWorld) => (await valued(), { id: orgId, period: month, scope: 'consolidated' }),
    proves: (analysis: { credit: unknown[] } | null) => analysis !== null && analysis.credit.length === 3,
  },
  targetList: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async (world: BusyWorld) => ({ year: (await proposed(world)).year }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  enterpriseTargets: { ...officer, input: async (world: BusyWorld) => ({ id: world.orgId, year: (await proposed(world)).year }) },
  exportTargets: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async (world: BusyWorld) => ({ year: (await proposed(world)).year }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportTargetTemplate: {
    ...filler,
    everybodys: '各人范围内的企业',
    input: () => ({ year: 2031 }),
    proves: ({ orgs }: { orgs: unknown[] }) => orgs.length > 0,
  },
  proposeTargets: {
    ...filler,
    input: ({ orgId }: BusyWorld) => ({
      ...{ year: 2090, kind: 'target', basis: '测试目标文件' },
      rows: [{ orgId, subject: 'YL01', value: String(targetYear++) }],
    }),
  },
  decideTargets: { who: 'cwjd-officer', input: async (world: BusyWorld) => ({ ids: [(await proposed(world)).id], decision: 'confirm' }) },
  indicatorDeviations: {
    ...officer,
    input: async ({ orgId }: BusyWorld) => (await valued(), { id: orgId, period: month, scope: 'consolidated' }),
    proves: ({ rows }: { rows: { now: string | null }[] }) => rows.some(({ now }) => now !== null),
  },
  exportDeviations: {
    ...officer,
    input: async ({ orgId }: BusyWorld) => (await valued(), { id: orgId, period: month, scope: 'consolidated' }),
    proves: ({ rows }: { rows: { now: string | null }[] }) => rows.some(({ now }) => now !== null),
  },
  indicatorLibrary: { ...officer, everybodys: library, input: () => ({}), proves: ({ total }: { total: number }) => total === 77 },
  indicatorRecord: {
    ...officer,
    everybodys: library,
    input: () => ({ code: 'WL01' }),
    proves: ({ versions }: { versions: unknown[] }) => versions.length === 1,
  },
  indicatorLineage: { ...officer, input: async () => ({ code: 'WL01', statementId: await valued() }) },
  evaluationList: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async (world) => (await closedYear(world), { year }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  evaluationSheet: { ...officer, input: async (world) => (await closedYear(world), { id: world.orgId, year }) },
  exportEvaluations: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async (world) => (await closedYear(world), { year }),
    proves: ({ rows }: { rows: unknown[] }) => rows.length > 0,
  },
  exportScoreSheet: { ...officer, input: async (world) => (await closedYear(world), { id: world.orgId, year }) },
  financeCompare: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await valued(), { from: month, until: month }),
    proves: ({ orgs }: { orgs: { sheets: unknown[] }[] }) => orgs.some(({ sheets }) => sheets.length > 0),
  },
  exportCompare: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await valued(), { from: month, until: month }),
    proves: ({ orgs }: { orgs: { sheets: unknown[] }[] }) => orgs.some(({ sheets }) => sheets.length > 0),
  },
  exportMonthly: {
    ...officer,
    everybodys: '各人范围内的一级企业',
    input: async () => (await valued(), { period: month }),
    proves: ({ groups }: { groups: { now: unknown }[] }) => groups.some(({ now }) => now !== null),
  },
  departmentUsage: { ...chief, input: () => ({}), proves: ({ rows }: { rows: unknown[] }) => rows.length > 5 },
  exportUsage: { ...chief, input: () => ({}), proves: ({ rows }: { rows: unknown[] }) => rows.length > 5 },
  indicatorDrafts: {
    ...officer,
    everybodys: library,
    input: async () => (await draftedIndicator(another(), renamed()), {}),
    proves: (drafts: unknown[]) => drafts.length > 0,
  },
  indicatorDraft: {
    ...officer,
    everybodys: library,
    input: async () => {
      const code = another()
      await draftedIndicator(code, renamed())
      return { code }
    },
    proves: ({ draft }: { draft: unknown }) => draft !== null,
  },
  openIndicatorDraft: { ...definer, input: () => ({ code: another() }) },
  saveIndicatorDraft: {
    ...definer,
    input: async () => {
      const code = another()
      return { ...(await draftedIndicator(code, renamed())), body: { code } }
    },
  },
  submitIndicatorDraft: {
    ...definer,
    input: async () => ({ ...(await draftedIndicator(another(), renamed())), effectiveFrom: '2026-01-01', note: '测试' }),
  },
  discardIndicatorDraft: { ...definer, input: async () => draftedIndicator(another(), renamed()) },
  decideIndicatorDraft: {
    who: 'cwjd-chief',
    input: async () => ({ ...(await submittedIndicator(another(), renamed(), '2026-01-01')), approve: true }),
  },
  importExternalFigures: { ...definer, input: externalLines },
  externalFigureList: {
    ...officer,
    input: async () => (await runCommand(importExternalFigures, await actorOf('cwjd-officer'), await externalLines()), {}),
  },
  exportExternalFigures: {
    ...officer,
    everybodys: '各人范围内的企业',
    input: async () => (await runCommand(importExternalFigures, await actorOf('cwjd-officer'), await externalLines()), {}),
    proves: (rows: unknown[]) => rows.length > 0,
  },
  statementFormRecord: {
    ...officer,
    everybodys: form,
    input: () => ({ code: 'flash' }),
    proves: ({ versions }: { versions: unknown[] }) => versions.length > 0,
  },
  formDraft: {
    ...officer,
    everybodys: form,
    input: async () => (await openedForm('flash'), { code: 'flash' }),
    proves: ({ draft }: { draft: unknown }) => draft !== null,
  },
  openFormDraft: { ...definer, everybodys: form, input: () => ({ code: 'flash' }) },
  editFormDraft: { ...definer, input: async () => ({ ...(await openedForm('flash')), edit: renumbered() }) },
  submitFormDraft: { ...definer, input: async () => ({ ...(await editedForm('annual', [renumbered()])), from: 202612, note: '测试' }) },
  decideFormDraft: {
    who: 'cwjd-chief',
    input: async () => ({ ...(await submittedForm('annual', [renumbered()], 202612)), approve: false, reason: '请补充依据' }),
  },
  discardFormDraft: { ...definer, input: async () => openedForm('flash') },
  beginStatement: {
    ...filler,
    everybodys: '各单位编报自己的报表',
    input: () => {
      month = shiftMonths(month, -1)
      return { form: 'flash', period: month, scope: 'consolidated' }
    },
  },
  pushStatement: {
    ...filler,
    everybodys: '各单位编报自己的报表',
    input: () => {
      month = shiftMonths(month, -1)
      return { form: 'flash', period: month, scope: 'consolidated', cells: { 'BS.cash@end': '1' } }
    },
  },
  pushStatements: {
    ...filler,
    everybodys: '各单位编报自己的报表',
    input: async () => {
      month = shiftMonths(month, -1)
      const org = await asSystem('测试', async (tx) => tx.org.findUniqueOrThrow({ where: { id: (await actorOf('ct-fill')).orgId } }))
      return { cells: ['BS.cash@end'], statements: [{ org: org.code, form: 'flash', period: month, scope: 'consolidated', values: ['1'] }] }
    },
  },
  exportBatchTemplate: { ...filler, everybodys: '各人填报的企业', input: () => ({ form: 'flash', period: 202411 }) },
  saveStatement: { ...filler, input: async () => ({ id: (await reported()).id, version: 1, cells: { 'BS.cash@end': '152300' } }) },
  actOnStatement: { ...filler, input: async () => ({ taskId: (await reported()).taskId, action: 'submit' }) },
  explainCheck: { ...filler, input: async () => ({ id: (await reported()).id, place: 'AF01', text: '尚待核对' }) },
  remarkCell: { ...officer, input: async () => ({ id: (await reported(true)).id, place: 'BS.cash@end', text: '请核对' }) },
  urgeReports: {
    who: 'cwjd-officer',
    everybodys: '各人范围内逾期未报的企业',
    input: () => ({ form: 'flash', period: 202401 }),
  },
  reviseStatement: { ...filler, input: async () => ({ id: (await reported(true)).id, reason: 'correction', note: '审计调整货币资金' }) },
}
