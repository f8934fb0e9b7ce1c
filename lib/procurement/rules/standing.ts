/** Fewer others than this say nothing about where one stands, and might give one of them away. */
export const fewestPeers = 5

/** Linear quantile of values; null of none. */
export function quantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return low + (high - low) * (at - Math.floor(at))
}

/**
 * 同业分位: of a hundred others, how many are worse than this value (an equal one counts half); null without a value or with fewer than
 * `fewestPeers` others.
 */
export function standingAmong(others: readonly number[], own: number | null, better: 'high' | 'low'): number | null {
  if (own === null || others.length < fewestPeers) return null
  const worse = others.filter((value) => (better === 'high' ? value < own : value > own)).length
  const equal = others.filter((value) => value === own).length
  return Math.round(((worse + equal / 2) / others.length) * 100)
}
