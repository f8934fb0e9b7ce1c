import type { Tx } from '@/lib/platform/db'

/** Fewest peers of whom a place among them says anything. */
export const fewestPeers = 5

/**
 * By indicator, the share of peers (same industry letter, whole enterprises, same month) in the asker's sight with a smaller value, 0–100; null
 * with fewer than five.
 */
export async function percentilesAt(
  tx: Tx,
  { id, industry }: { id: string; industry: string },
  period: number,
  scope: string,
): Promise<ReadonlyMap<string, number | null>> {
  const peers = await tx.$queryRaw<{ code: string; below: number; n: number }[]>`
    with mine as (select code, value from fact.indicator_value where org_id = ${id}::uuid and form_code = 'flash' and scope = ${scope} and period = ${period})
    select v.code, count(*) filter (where v.value < m.value)::int as below, count(*)::int as n
    from fact.indicator_value v join mine m on m.code = v.code join org o on o.id = v.org_id
    where v.form_code = 'flash' and v.period = ${period} and v.scope in ('consolidated', 'single') and v.org_id <> ${id}::uuid and left(o.industry, 1) = ${industry.slice(0, 1)}
    group by v.code`
  return new Map(peers.map(({ code, below, n }) => [code, n < fewestPeers ? null : Math.round((below / n) * 100)]))
}
