import { z } from 'zod'
import { Decimal } from '@/lib/kernel/decimal'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { changeOf } from '../indicators/change'
import { currentEdition } from '../indicators/keep-indicators'
import { dueOn } from '../statement/due'
import { mustReport, reportOf } from '../statement/reporting'
import { type BoardRow, financeBoard, headline, lastPeriod, sizes } from './board'
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
    const board = await financeBoard.run(context, { period, annualised: false })
    return {
      ...{ period, reporting, totals: await rolledUp(tx, period, wanted), moves: movesOf(board.rows) },
      districts: await districtsOf(tx, period),
    }
  },
})
export type FinanceOverview = Awaited<ReturnType<typeof financeOverview.run>>

const profit = 'YL01'

/** All groups with both years, the largest fall first and the largest rise last. */
function movesOf(rows: readonly BoardRow[]): ProfitMove[] {
  return rows
    .flatMap(({ orgId, orgName, statementId, values }): ProfitMove[] => {
      const { now, yearAgo } = values[profit] ?? { now: null, yearAgo: null }
      if (now === null || yearAgo === null) return []
      const change = changeOf(now, yearAgo, '万元', 'up')?.text ?? ''
      return [{ orgId, orgName, statementId, now, yearAgo, difference: new Decimal(now).minus(yearAgo).toFixed(2), change }]
    })
    .sort((a, b) => new Decimal(a.difference).comparedTo(b.difference))
}

function districtsOf(tx: Tx, period: number): Promise<DistrictFinance[]> {
  return tx.$queryRaw<DistrictFinance[]>`
    select o.adcode, count(distinct v.org_id)::int as units,
      coalesce(sum(v.value) filter (where v.code = 'GM01'), 0)::numeric(24, 2)::text as revenue,
      coalesce(sum(v.value) filter (where v.code = ${profit}), 0)::numeric(24, 2)::text as profit,
      coalesce(sum(v.value) filter (where v.code = 'GM02'), 0)::numeric(24, 2)::text as assets
    from fact.indicator_value v join org o on o.id = v.org_id
    where v.form_code = 'flash' and v.period = ${period} and v.scope in ('parent', 'single') and v.code in ('GM01', 'GM02', ${profit})
    group by o.adcode order by o.adcode`
}

/** The newest month whose day has passed, and how many of the enterprises in sight have done what. */
export async function reportingOf(tx: Tx, today: string): Promise<Reporting> {
  const month = Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7))
  const last = shiftMonths(month, -1)
  const period = dueOn('flash', last) < today ? last : shiftMonths(last, -1)
  const [row] = await tx.$queryRaw<{ expected: number; accepted: number; underway: number }[]>`
    select count(*)::int as expected, count(*) filter (where s.accepted_version_id is not null)::int as accepted,
      count(*) filter (where s.id is not null and s.accepted_version_id is null)::int as underway
    from org o left join statement s on ${reportOf('flash', period)} where ${mustReport}`
  const { expected, accepted, underway } = row!
  return { period, dueOn: dueOn('flash', period), expected, accepted, underway, missing: expected - accepted - underway }
}
