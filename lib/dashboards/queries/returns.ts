import { type Asked, reasonOfEvent, sliceConditions } from '@/lib/dashboards/queries/conditions'
import type { CountScope, ReturnReason, ReturnRow } from '@/lib/dashboards/schema'
import type { Tx } from '@/lib/platform/db'

type Raw = { reason: ReturnReason; step: string | null; name: string | null; times: number; filings: number }

/** How often and at which step filings of a scope were sent back or turned down; most frequent first. */
export async function returnsOf(tx: Tx, scope: CountScope, asked: Asked): Promise<ReturnRow[]> {
  const rows = await tx.$queryRaw<Raw[]>`
    with back as (
      select ${reasonOfEvent} as reason, e.step_key as step, e.step_name, e.filing_id
      from fact.filing f join fact.flow_event e on e.filing_id = f.filing_id
      where e.at >= f.arrived_at and (e.action in ('correct', 'reject', 'return') or e.status_after = 'refused') and ${sliceConditions(scope, asked)})
    select reason, step, mode() within group (order by step_name) as name, count(*)::int as times, count(distinct filing_id)::int as filings
    from back where reason is not null group by reason, step order by times desc, reason, step`
  return rows.map((row) => ({ reason: row.reason, step: row.step ?? '', stepName: row.name ?? '', times: row.times, filings: row.filings }))
}
