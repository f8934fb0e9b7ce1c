import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { shareOf, timeShare } from '../rules/months'
import { type PlanPart, type PlanStatus, partOf, planParts } from '../schema'
import { type ProjectStanding, standingsOf, underOrg } from './standing'

export const planFilterSchema = z.object({
  words: z.string().trim().max(60).default(''),
  orgId: z.uuid().optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  state: z.enum(['proposed', 'confirmed', 'returned']).optional(),
  sort: z.enum(['org', 'total', 'at', 'year']).default('year'),
  descending: z.boolean().default(true),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  size: z.number().int().min(1).max(20_000).default(20),
})

/** The newest version of an enterprise's plan of a year, beside it the one in force. Amounts in fen as text. */
export type PlanRow = {
  id: string
  orgId: string
  orgName: string
  year: number
  number: number
  status: PlanStatus
  origin: string
  total: string
  nonCore: string
  overseas: string
  items: number
  inForceId: string | null
  inForceTotal: string | null
  /** What was done in the year by the enterprise and all below it. */
  done: string
  byName: string
  at: string
  basis: string
  decision: string
}

const orders = { org: 'o.level, o.code', total: 't.total', at: 't.at', year: 't.year' } as const

/** 年度计划: one row an enterprise and year. */
export const investPlans = defineQuery({
  name: 'investPlans',
  permission: 'invest.read',
  input: planFilterSchema,
  run: async ({ tx }, { words, orgId, year, state, sort, descending, offset, size }) => {
    const where = Prisma.join(
      [
        underOrg(orgId),
        ...(year ? [Prisma.sql`t.year = ${year}`] : []),
        ...(state ? [Prisma.sql`t.status = ${state}`] : []),
        ...(words ? [anyLike(['o.short_name', 'o.name', 't.basis'], words)] : []),
      ],
      ' and ',
    )
    const order = Prisma.raw(
      `${orders[sort].replaceAll(',', descending ? ' desc,' : ',')} ${descending ? 'desc' : 'asc'}, o.level, o.code, t.year desc`,
    )
    const rows = await tx.$queryRaw<(PlanRow & { total_rows: number })[]>`
      with t as (select distinct on (org_id, year) * from invest_plan where status <> 'replaced' order by org_id, year, number desc),
        f as (select distinct on (org_id, year) id, org_id, year, total from invest_plan where status = 'confirmed' order by org_id, year, number desc)
      select t.id::text, t.org_id::text as "orgId", o.short_name as "orgName", t.year, t.number, t.status, t.origin, t.total::text, t.non_core::text as "nonCore",
        t.overseas::text, (select count(*)::int from invest_plan_item i where i.plan_id = t.id) as items, f.id::text as "inForceId", f.total::text as "inForceTotal",
        (select coalesce(sum(r.amount), 0)::text from invest_progress r join org_closure c on c.org_id = r.org_id and c.to_date is null
          join org q on q.id = r.org_id and coalesce(q.group_id, q.id) = coalesce(o.group_id, o.id) where c.ancestor_id = t.org_id and r.current and r.month between t.year * 100 + 1 and t.year * 100 + 12) as done,
        t.by_name as "byName", left((t.at at time zone 'Asia/Shanghai')::text, 16) as at, t.basis, t.decision, count(*) over ()::int as total_rows
      from t join org o on o.id = t.org_id left join f on f.org_id = t.org_id and f.year = t.year
      where ${where} order by ${order} limit ${size} offset ${offset}`
    const years = await tx.$queryRaw<{ year: number }[]>`select distinct year from invest_plan order by 1 desc`
    return {
      total: rows[0]?.total_rows ?? 0,
      years: years.map((row) => row.year),
      rows: rows.map(({ total_rows: _, ...row }): PlanRow => row),
    }
  },
})
export type InvestPlans = Awaited<ReturnType<typeof investPlans.run>>

/** A version of a plan with its projects, each beside what was done of it in the year; the other versions of the same plan. */
export const investPlan = defineQuery({
  name: 'investPlan',
  permission: 'invest.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now }, { id }) => {
    const plan = isId(id) ? await tx.investPlan.findUnique({ where: { id } }) : null
    if (!plan) throw new Refusal('not_found', '没有这份投资计划，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: plan.orgId }, select: { shortName: true } })
    const items = await tx.investPlanItem.findMany({ where: { planId: id }, orderBy: { position: 'asc' } })
    const versions = await tx.investPlan.findMany({
      where: { orgId: plan.orgId, year: plan.year },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        number: true,
        status: true,
        origin: true,
        total: true,
        byName: true,
        at: true,
        decidedByName: true,
        decision: true,
      },
    })
    const projects = await standingsOf(tx, now, plan.year, { orgId: plan.orgId })
    const filing = plan.filingId
      ? await tx.filing.findUnique({ where: { id: plan.filingId }, select: { id: true, number: true, title: true } })
      : null
    const doneIn = (part: PlanPart) => sumOf(projects.filter(({ kind }) => partOf(kind) === part))
    const done = sumOf(projects)
    const { at, decidedAt, byId, total, fixed, equity, other, nonCore, overseas, ownFunds, debtFunds, fiscalFunds, ...rest } = plan
    return {
      ...rest,
      ...{
        orgName: org?.shortName ?? '',
        own: byId === actor.userId,
        at: at.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
        filing,
      },
      ...{ pace: timeShare(plan.year, shanghaiDate(now)), funds: [ownFunds, debtFunds, fiscalFunds].map(String) },
      lines: [
        line('total', '投资总额', total, done),
        ...(['fixed', 'equity', 'other'] as const).map((part) =>
          line(part, `其中：${planParts[part]}`, { fixed, equity, other }[part], doneIn(part)),
        ),
        line('nonCore', '其中：非主业', nonCore, sumOf(projects.filter(({ core }) => core === '非主业'))),
        line('overseas', '其中：境外', overseas, sumOf(projects.filter((row) => row.overseas))),
      ],
      items: items.map((item) => matched(item, projects)),
      /** Projects with investment in the year that the plan does not name. */
      outside: projects
        .filter((row) => BigInt(row.ofYear) > 0n && !items.some((item) => item.name === row.name))
        .map(({ id: projectId, name, ofYear }) => ({ projectId, name, ofYear })),
      versions: versions.map((row) => ({ ...row, total: row.total.toString(), at: row.at.toISOString() })),
    }
  },
})
export type InvestPlanRecord = Awaited<ReturnType<typeof investPlan.run>>

const sumOf = (projects: readonly ProjectStanding[]) => projects.reduce((all, row) => all + BigInt(row.ofYear), 0n)

function line(key: string, label: string, plan: bigint, done: bigint) {
  return { key, label, plan: plan.toString(), done: done.toString(), rate: shareOf(done, plan) }
}

type Item = {
  position: number
  name: string
  kind: string
  core: string
  total: bigint
  year: bigint
  startOn: string | null
  endOn: string | null
}

/** A line of the plan beside the project of the same name. */
function matched(item: Item & { yield: { toString(): string } | null; decision: string }, projects: readonly ProjectStanding[]) {
  const project = projects.find(({ name }) => name === item.name)
  return {
    ...{ position: item.position, name: item.name, kind: item.kind, core: item.core, startOn: item.startOn, endOn: item.endOn },
    ...{ total: item.total.toString(), year: item.year.toString(), yield: item.yield?.toString() ?? null, decision: item.decision },
    project: project
      ? {
          id: project.id,
          state: project.state,
          light: project.light,
          done: project.ofYear,
          rate: shareOf(BigInt(project.ofYear), item.year),
        }
      : null,
  }
}
