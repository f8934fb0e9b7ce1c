import { type Asked, sliceConditions } from '@/lib/dashboards/queries/conditions'
import { measureColumns, toRow } from '@/lib/dashboards/queries/measures'
import { monthsUpTo } from '@/lib/dashboards/rules/count-period'
import { noMeasure } from '@/lib/dashboards/rules/rates'
import type { CountScope, Measure, MeasureRow } from '@/lib/dashboards/schema'
import type { Tx } from '@/lib/platform/db'

export const trendMonths = 24

/** One row a month of arrival for the 24 months up to the end of the scope, months without filings included; `from`, `to` = its days. */
export type TrendRow = MeasureRow & { from: string; to: string; name: string }

/** The months of a scope; whatever it narrows by holds, but not its first day. */
export async function trendOf(tx: Tx, scope: CountScope & { to: string }, asked: Asked): Promise<TrendRow[]> {
  const months = monthsUpTo(scope.to, trendMonths)
  const span = { ...scope, from: months[0]!.from, to: months.at(-1)!.to }
  const rows = await tx.$queryRaw<(Measure & { month: string })[]>`
    select to_char(f.arrived_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, ${measureColumns(asked.now)}
    from fact.filing f where ${sliceConditions(span, asked)} group by 1`
  const known = new Map(rows.map((row) => [row.month, row]))
  return months.map(({ label, name, from, to }) => ({ ...toRow(known.get(label) ?? noMeasure, label, label), name, from, to }))
}
