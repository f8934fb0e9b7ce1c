import { type Asked, reasonOfEvent, sliceConditions } from '@/lib/dashboards/queries/conditions'
import type { CountScope, ReasonRow, ReturnReason, ReturnRow } from '@/lib/dashboards/schema'
import { Prisma, type Tx } from '@/lib/platform/db'

type Raw = { reason: ReturnReason; step: string | null; name: string | null; times: number; filings: number }

/** How often and at which step filings of a scope were sent back or turned down; most frequent first. */
export async function returnsOf(tx: Tx, scope: CountScope, asked: Asked): Promise<ReturnRow[]> {
  const rows = await tx.$queryRaw<Raw[]>`
    with back as (${sentBack(scope, asked)})
    select reason, step, mode() within group (order by step_name) as name, count(*)::int as times, count(distinct filing_id)::int as filings
    from back where reason is not null group by reason, step order by times desc, reason, step`
  return rows.map((row) => ({ reason: row.reason, step: row.step ?? '', stepName: row.name ?? '', times: row.times, filings: row.filings }))
}

/** Why filings of a scope were sent back or turned down, by coded reason and by what was done; most frequent first. */
export async function reasonsOf(tx: Tx, scope: CountScope, asked: Asked): Promise<ReasonRow[]> {
  const rows = await tx.$queryRaw<{ why: ReasonRow['why']; act: ReturnReason | null; times: number; filings: number }[]>`
    with back as (${sentBack(scope, asked)})
    select why, reason as act, count(*)::int as times, count(distinct filing_id)::int as filings
    from back where reason is not null group by grouping sets ((why), (why, reason))`
  const actsOf = (why: ReasonRow['why']) =>
    Object.fromEntries(rows.flatMap((row) => (row.why === why && row.act !== null ? [[row.act, row.times]] : [])))
  return rows
    .filter((row) => row.act === null)
    .map(({ why, times, filings }) => ({ why, times, filings, acts: actsOf(why) }))
    .sort((a, b) => b.times - a.times || String(a.why).localeCompare(String(b.why)))
}

function sentBack(scope: CountScope, asked: Asked): Prisma.Sql {
  return Prisma.sql`
    select ${reasonOfEvent} as reason, e.reason as why, e.step_key as step, e.step_name, e.filing_id
    from fact.filing f join fact.flow_event e on e.filing_id = f.filing_id
    where e.at >= f.arrived_at and (e.action in ('correct', 'reject', 'return') or e.status_after = 'refused') and ${sliceConditions(scope, asked)}`
}
