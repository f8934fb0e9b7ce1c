import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from '@/lib/treasury/queries/scope'
import { dueMonth, newestMonth } from '../rules/months'
import { month as monthSchema } from '../schema'
import { limitsInForce } from './standing'

export type ReportedFigures = {
  month: number
  number: number
  plannedPct: string
  actualPct: string
  amount: string
  ownFunds: string
  debtFunds: string
  fiscalFunds: string
  otherFunds: string
  expectedYield: string | null
  note: string
}

/** A project that is to report a month: what was said of it already, and of the month before it. Amounts in fen as text. */
export type ReportRow = {
  projectId: string
  orgName: string
  code: string
  name: string
  state: string
  approvedYield: string | null
  held: ReportedFigures | null
  before: ReportedFigures | null
  asked: string | null
}

const figures = (alias: string) =>
  Prisma.raw(`jsonb_build_object('month', ${alias}.month, 'number', ${alias}.number, 'plannedPct', trim_scale(${alias}.planned_pct)::text,
  'actualPct', trim_scale(${alias}.actual_pct)::text, 'amount', ${alias}.amount::text, 'ownFunds', ${alias}.own_funds::text, 'debtFunds', ${alias}.debt_funds::text,
  'fiscalFunds', ${alias}.fiscal_funds::text, 'otherFunds', ${alias}.other_funds::text, 'expectedYield', trim_scale(${alias}.expected_yield)::text, 'note', ${alias}.note)`)

/** 月报填报: projects under way in sight with a month; the month that is due when none is named. */
export const investReport = defineQuery({
  name: 'investReport',
  permission: 'invest.read',
  input: z.object({ month: monthSchema.optional(), orgId: z.uuid().optional() }),
  run: async ({ tx, actor, now }, { month: asked, orgId }) => {
    const today = shanghaiDate(now)
    const limits = (await limitsInForce(tx, today))(orgId ?? actor.orgId)
    const due = dueMonth(today, limits.reportDay)
    const month = Math.min(asked ?? due, newestMonth(today))
    const rows = await reportRows(tx, month, orgId)
    return { month, due, newest: newestMonth(today), reportDay: limits.reportDay, rows, reported: rows.filter(({ held }) => held).length }
  },
})
export type InvestReport = Awaited<ReturnType<typeof investReport.run>>

/** Every project in sight that reports months (在建, 停建, or that has something for the month already), in the order of the register. */
export function reportRows(tx: Tx, month: number, orgId?: string): Promise<ReportRow[]> {
  return tx.$queryRaw<ReportRow[]>`
    select p.id::text as "projectId", o.short_name as "orgName", p.code, p.name, p.state, trim_scale(p.approved_yield)::text as "approvedYield",
      case when h.id is not null then ${figures('h')} end as held, case when b.id is not null then ${figures('b')} end as before,
      (select string_agg(v.words, '；') from invest_review v where v.project_id = p.id and v.month = ${month} and v.kind = 'correct' and v.done_at is null) as asked
    from invest_project p join org o on o.id = p.org_id
    left join invest_progress h on h.project_id = p.id and h.month = ${month} and h.current
    left join lateral (select * from invest_progress r where r.project_id = p.id and r.month < ${month} and r.current order by r.month desc limit 1) b on true
    where (p.state in ('在建', '停建') or h.id is not null) and ${belowOrg(orgId, 'p.org_id')} order by o.level, o.code, p.code limit 2000`
}
