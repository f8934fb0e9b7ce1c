import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { investPlans, type PlanRow, planFilterSchema } from './queries/plans'
import { investProjects } from './queries/projects'
import type { ProjectStanding } from './queries/standing'
import { lightRules } from './rules/lights'
import { shareOf } from './rules/months'
import { origins, planStatus, projectFilterSchema } from './schema'

const most = { offset: 0, size: 20_000 }

/** The list of projects under the filter of a page, under the person's own rights. Taking it out is audited. */
export const exportInvestProjects = defineCommand({
  name: 'exportInvestProjects',
  permission: 'invest.read',
  input: projectFilterSchema,
  run: async (context, filter) => {
    const { rows, year } = await investProjects.run(context, { ...filter, ...most })
    context.audit({ subjectKind: 'invest_project', detail: { rows: rows.length } })
    return { rows, year }
  },
})

/** The list of plans under the filter of a page. Taking it out is audited. */
export const exportInvestPlans = defineCommand({
  name: 'exportInvestPlans',
  permission: 'invest.read',
  input: planFilterSchema,
  run: async (context, filter) => {
    const { rows } = await investPlans.run(context, { ...filter, ...most })
    context.audit({ subjectKind: 'invest_plan', detail: { rows: rows.length } })
    return { rows }
  },
})

const wan = (cents: string | null) => (cents === null ? null : cellNumber(fromCents(BigInt(cents), '万元')))
const said = (value: string | undefined) => value || undefined
const sorted = (sort: string | undefined) => (sort ? { sort: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : {})

/** 项目库 of a page's address as a workbook. */
export async function projectsWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { q, org, tab, kind, part, core, light, rule, year, sort } = params
  const filter = {
    ...{ words: q?.slice(0, 60), orgId: said(org), state: said(tab), kind: said(kind), part: said(part), core: said(core) },
    ...{ light: said(light), rule: said(rule), year: said(year), ...sorted(sort) },
  }
  const { rows, year: of } = await runCommand(exportInvestProjects, actor, filter, { now })
  const columns: SheetColumn<ProjectStanding>[] = [
    { title: '企业', width: 28, value: (row) => row.orgName },
    { title: '集团', width: 20, value: (row) => row.unitName },
    { title: '项目编号', width: 22, value: (row) => row.code },
    { title: '项目名称', width: 36, value: (row) => row.name },
    { title: '类型', width: 10, value: (row) => row.kind },
    { title: '主业属性', width: 12, value: (row) => row.core },
    { title: '境外', width: 6, value: (row) => (row.overseas ? '是' : '否') },
    { title: '状态', width: 8, value: (row) => row.state },
    { title: '批复总投资（万元）', width: 18, value: (row) => wan(row.approvedTotal) },
    { title: '累计完成投资（万元）', width: 18, value: (row) => wan(row.invested) },
    { title: `${of} 年完成投资（万元）`, width: 18, value: (row) => wan(row.ofYear) },
    { title: '累计到位资金（万元）', width: 18, value: (row) => wan(row.funds) },
    { title: '计划形象进度（%）', width: 12, value: (row) => cellNumber(row.plannedPct) },
    { title: '实际形象进度（%）', width: 12, value: (row) => cellNumber(row.actualPct) },
    { title: '可研收益率（%）', width: 12, value: (row) => cellNumber(row.approvedYield) },
    { title: '预计收益率（%）', width: 12, value: (row) => cellNumber(row.expectedYield) },
    { title: '计划开工', width: 12, value: (row) => row.plannedStart },
    { title: '计划完工', width: 12, value: (row) => row.plannedEnd },
    { title: '最近月报', width: 10, value: (row) => row.lastMonth },
    { title: '灯', width: 6, value: (row) => row.light },
    { title: '亮灯原因', width: 60, value: (row) => row.lights.map(({ rule: of, words }) => `${lightRules[of]}：${words}`).join('；') },
    { title: '批准办件', width: 24, value: (row) => row.filingNumber },
  ]
  return workbookOf('投资项目库', columns, rows, actor, now)
}

/** 年度计划 of a page's address as a workbook. */
export async function plansWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { q, org, year, state, sort } = params
  const filter = { words: q?.slice(0, 60), orgId: said(org), year: said(year), state: said(state), ...sorted(sort) }
  const { rows } = await runCommand(exportInvestPlans, actor, filter, { now })
  const columns: SheetColumn<PlanRow>[] = [
    { title: '企业', width: 28, value: (row) => row.orgName },
    { title: '年度', width: 8, value: (row) => row.year },
    { title: '最新版次', width: 10, value: (row) => row.number },
    { title: '状态', width: 10, value: (row) => planStatus[row.status] },
    { title: '来源', width: 10, value: (row) => origins[row.origin] ?? row.origin },
    { title: '投资总额（万元）', width: 18, value: (row) => wan(row.total) },
    { title: '非主业（万元）', width: 18, value: (row) => wan(row.nonCore) },
    { title: '境外（万元）', width: 18, value: (row) => wan(row.overseas) },
    { title: '生效计划（万元）', width: 18, value: (row) => wan(row.inForceTotal) },
    { title: '已完成（万元）', width: 18, value: (row) => wan(row.done) },
    {
      title: '完成率（%）',
      width: 12,
      value: (row) => cellNumber(row.inForceTotal && shareOf(BigInt(row.done), BigInt(row.inForceTotal))),
    },
    { title: '依据', width: 40, value: (row) => row.basis },
    { title: '填报人', width: 12, value: (row) => row.byName },
    { title: '填报时间', width: 18, value: (row) => row.at },
  ]
  return workbookOf('年度投资计划', columns, rows, actor, now)
}
