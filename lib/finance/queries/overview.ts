import { z } from 'zod'
import { Decimal } from '@/lib/kernel/decimal'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { changeOf } from '../indicators/change'
import { currentEdition } from '../indicators/keep-indicators'
import { dueOn } from '../statement/due'
import { mustReport, reportOf } from '../statement/reporting'
import { headline, lastPeriod, sizes } from './board'
import { rolledUp } from './rolled-up'

/** How one group's profit moved against the year before, 万元; `change` in words (扭亏, 由盈转亏 … or a percentage). */
export type ProfitMove = {
  readonly orgId: string
  readonly orgName: string
  readonly statementId: string
  readonly now: string
  readonly yearAgo: string
  readonly difference: string
  readonly change: string
}

/** Units registered in a district: their own figures (单户与本部) added up, 万元. */
export type DistrictFinance = {
  readonly adcode: string
  readonly units: number
  readonly revenue: string
  readonly profit: string
  readonly assets: string
}

/** Who has reported the newest month that is due. */
export type Reporting = {
  readonly period: number
  readonly dueOn: string
  readonly expected: number
  readonly accepted: number
  readonly underway: number
  readonly missing: number
}

/** The finances of everybody in sight in one look: the whole, the groups that moved most, the districts, and who has not reported. */
export const financeOverview = defineQuery({
  name: 'financeOverview',
  permission: 'finance.read',
  input: z.object({}),
  run: async (context) => {
    const { tx, now } = context
    const period = await lastPeriod(tx)
    const reporting = await reportingOf(tx, shanghaiDate(now))
    if (period === null) return { period: null, totals: [], moves: [], districts: [], reporting }
    const { indicators } = await currentEdition(tx)
    const wanted = [...headline, ...sizes].flatMap((code) => indicators.find((one) => one.code === code) ?? [])
    return {
      ...{
        period,
        reporting,
        totals: await rolledUp(tx, period, wanted),
        moves: movesOf(await tx.$queryRaw<Profit[]>(profitsSql(period, null))),
      },
      districts: await districtsOf(tx, period),
    }
  },
})
export type FinanceOverview = Awaited<ReturnType<typeof financeOverview.run>>

const profit = 'YL01'

export type Profit = { orgId: string; orgName: string; statementId: string; now: string | null; yearAgo: string | null }

/** The value of an indicator in a sheet `i` of the edition `e`: its place is looked up, so that the 77 values are not made rows for one. */
const placed = (code: string) => Prisma.sql`i.values[array_position(e.codes, ${code})]`

/**
 * Profit of the first-level enterprises in sight (or of the direct units of one) in a month, with that of a year before: the rows of which `movesOf`
 * makes the moves.
 */
export function profitsSql(period: number, parentId: string | null): Prisma.Sql {
  const whose = parentId ? Prisma.sql`o.parent_id = ${parentId}::uuid` : Prisma.sql`o.level = 1`
  const newest = Prisma.sql`filter (where i.period = ${period})`
  return Prisma.sql`
    select o.id::text as "orgId", o.short_name as "orgName", max(i.statement_id::text) ${newest} as "statementId",
      max(${placed(profit)}) ${newest} ::text as now, max(${placed(profit)}) filter (where i.period < ${period}) ::text as "yearAgo"
    from indicator_sheet i join indicator_edition e on e.id = i.edition_id join org o on o.id = i.org_id
    where ${whose} and o.kind = 'enterprise' and i.form_code = 'flash' and i.scope in ('consolidated', 'single') and i.period in (${period}, ${period - 100})
    group by o.id, o.short_name, o.code order by o.code`
}

/** All groups with both years, the largest fall first and the largest rise last. */
export function movesOf(rows: readonly Profit[]): ProfitMove[] {
  return rows
    .flatMap(({ now, yearAgo, ...org }): ProfitMove[] => {
      if (now === null || yearAgo === null) return []
      const change = changeOf(now, yearAgo, '万元', 'up')?.text ?? ''
      return [{ ...org, now, yearAgo, difference: new Decimal(now).minus(yearAgo).toFixed(2), change }]
    })
    .sort((a, b) => new Decimal(a.difference).comparedTo(b.difference))
}

function districtsOf(tx: Tx, period: number): Promise<DistrictFinance[]> {
  const sum = (code: string) => Prisma.sql`coalesce(sum(${placed(code)}), 0)::numeric(24, 2)::text`
  return tx.$queryRaw<DistrictFinance[]>`
    select o.adcode, count(distinct i.org_id)::int as units, ${sum('GM01')} as revenue, ${sum(profit)} as profit, ${sum('GM02')} as assets
    from indicator_sheet i join indicator_edition e on e.id = i.edition_id join org o on o.id = i.org_id
    where i.form_code = 'flash' and i.period = ${period} and i.scope in ('parent', 'single')
      and coalesce(${placed('GM01')}, ${placed(profit)}, ${placed('GM02')}) is not null
    group by o.adcode order by o.adcode`
}

/** The newest month whose day has passed, and how many of the enterprises in sight have done what. */
export async function reportingOf(tx: Tx, today: string): Promise<Reporting> {
  const { sql, read } = reportingQuestion(today)
  return read(await tx.$queryRaw<Reported[]>(sql))
}

type Reported = { expected: number; accepted: number; underway: number }

/** `reportingOf` as one question among others, and what its row says. */
export function reportingQuestion(today: string): {
  period: number
  sql: Prisma.Sql
  read: (rows: readonly unknown[] | undefined) => Reporting
} {
  const month = Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7))
  const last = shiftMonths(month, -1)
  const period = dueOn('flash', last) < today ? last : shiftMonths(last, -1)
  const sql = Prisma.sql`
    select count(*)::int as expected, count(*) filter (where s.accepted_version_id is not null)::int as accepted,
      count(*) filter (where s.id is not null and s.accepted_version_id is null)::int as underway
    from org o left join statement s on ${reportOf('flash', period)} where ${mustReport}`
  const read = (rows: readonly unknown[] | undefined): Reporting => {
    const { expected, accepted, underway } = rows![0] as Reported
    return { period, dueOn: dueOn('flash', period), expected, accepted, underway, missing: expected - accepted - underway }
  }
  return { period, sql, read }
}
