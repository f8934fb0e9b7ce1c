import { defaultThreshold } from '../default-words'

/** A threshold as it stands in the table; amounts in fen, days as text. */
export type ThresholdRow = { orgId: string | null; industry: string | null; amount: bigint; fromOn: string }

/** The threshold that holds, and whose it is. */
export type Threshold = { amount: bigint; of: '全局' | '行业' | '企业' }

/** What holds while nobody has set anything: five million yuan (设计值，待校核). */
export const fallbackThreshold: Threshold = { amount: defaultThreshold, of: '全局' }

const newest = (rows: ThresholdRow[]) => rows.toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]

/** The threshold of an enterprise on a day: its own, else that of its industry (the longest code first), else everybody's. */
export function thresholdFor(rows: readonly ThresholdRow[], org: { id: string; industry: string | null }, day: string): Threshold {
  const holding = rows.filter((row) => row.fromOn <= day)
  const own = newest(holding.filter((row) => row.orgId === org.id))
  if (own) return { amount: own.amount, of: '企业' }
  const trades = holding.filter((row) => row.orgId === null && row.industry !== null && org.industry?.startsWith(row.industry))
  const longest = Math.max(0, ...trades.map((row) => row.industry?.length ?? 0))
  const trade = newest(trades.filter((row) => row.industry?.length === longest))
  if (trade) return { amount: trade.amount, of: '行业' }
  const all = newest(holding.filter((row) => row.orgId === null && row.industry === null))
  return all ? { amount: all.amount, of: '全局' } : fallbackThreshold
}
