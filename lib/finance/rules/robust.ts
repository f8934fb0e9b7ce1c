import { Decimal } from '@/lib/kernel/decimal'

/** Where a figure lies among earlier ones of its kind. */
export type Placed = { median: Decimal; mad: Decimal; z: Decimal }

/** 1 / Φ⁻¹(0.75): makes the median absolute deviation of normal figures their standard deviation (Iglewicz & Hoaglin 1993). */
export const normalMad = '1.4826'
/** A line that hardly ever moves: two percent of its median count as spread, so that a first small step is no alarm. */
export const leastSpread = '0.02'

/** The middle of a list, the mean of the two middle ones of an even number. Throws on an empty list. */
export function medianOf(values: readonly Decimal[]): Decimal {
  const sorted = [...values].sort((a, b) => a.cmp(b))
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  if (!low || !high) throw new Error('no median of nothing')
  return low.plus(high).div(2)
}

/**
 * The robust z of a figure: its distance from the median of the earlier ones over their spread, which is the largest of 1.4826 × MAD, two
 * percent of the median, and `floor` (what makes a small line no alarm).
 */
export function robustZ(now: Decimal, earlier: readonly Decimal[], floor: Decimal): Placed {
  const median = medianOf(earlier)
  const mad = medianOf(earlier.map((value) => value.minus(median).abs()))
  const spread = Decimal.max(mad.times(normalMad), median.abs().times(leastSpread), floor)
  return { median, mad, z: spread.isZero() ? new Decimal(0) : now.minus(median).div(spread) }
}
