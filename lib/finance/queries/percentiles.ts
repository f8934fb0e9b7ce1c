import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'

/** Fewest peers of whom a place among them says anything. */
export const fewestPeers = 5

/**
 * Peers of an enterprise for one indicator: how many there are, how many have a smaller value, and their median (the lower of two middle ones, decimal
 * text), which is some enterprise's own figure and null for whoever sees fewer than five of them.
 */
export type Peers = { readonly below: number; readonly n: number; readonly median: string | null }

/**
 * By indicator, the peers (same industry letter, whole enterprises, same month). Places are told among all of them, whoever asks, with the platform's own
 * rights, for a place says nothing of anybody; the median is taken of those in the asker's sight.
 */
export async function peersAt(
  tx: Tx,
  { id, industry }: { id: string; industry: string },
  period: number,
  scope: string,
): Promise<ReadonlyMap<string, Peers>> {
  const among = Prisma.sql`
    with mine as (select code, value from fact.indicator_value where org_id = ${id}::uuid and form_code = 'flash' and scope = ${scope} and period = ${period})
    select v.code, count(*) filter (where v.value < m.value)::int as below, count(*)::int as n,
      (percentile_disc(0.5) within group (order by v.value))::text as median
    from fact.indicator_value v join mine m on m.code = v.code join org o on o.id = v.org_id
    where v.form_code = 'flash' and v.period = ${period} and v.scope in ('consolidated', 'single') and v.org_id <> ${id}::uuid and left(o.industry, 1) = ${industry.slice(0, 1)}
    group by v.code`
  type Row = { code: string; below: number; n: number; median: string }
  const seen = new Map((await tx.$queryRaw<Row[]>(among)).map((row) => [row.code, row] as const))
  const all = await withBaseRights(tx, () => tx.$queryRaw<Row[]>(among))
  return new Map(
    all.map(({ code, below, n }) => {
      const own = seen.get(code)
      return [code, { below, n, median: own && own.n >= fewestPeers ? own.median : null }]
    }),
  )
}

/** The share of peers with a smaller value, 0–100; null with fewer than five. */
export const percentileOf = ({ below, n }: Peers): number | null => (n < fewestPeers ? null : Math.round((below / n) * 100))

/** By indicator, the share of peers with a smaller value, 0–100; null with fewer than five. */
export async function percentilesAt(
  tx: Tx,
  org: { id: string; industry: string },
  period: number,
  scope: string,
): Promise<ReadonlyMap<string, number | null>> {
  return new Map([...(await peersAt(tx, org, period, scope))].map(([code, peers]) => [code, percentileOf(peers)]))
}
