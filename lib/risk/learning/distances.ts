/**
 * Where the bids of a tender stand among each other beyond the screens, as named features; NaN = not defined for so few bids. Sizes are
 * logarithms of the lowest and the highest bid. Distances are shares of the bid they are measured from; `left_out` gives the smallest
 * variation that remains when one bid is left out, which shows a ring beside one bidder of its own mind (Wallimann, Imhof, Huber 2022).
 */
export const distanceNames = [
  ...['log_low', 'log_high', 'mean_over_low', 'median_over_low', 'mean_over_median', 'mad'],
  ...['cv_losing', 'cv_but_high', 'cv_inner', 'cv_left_out'],
] as const

/** The features of `distanceNames` for bids above zero in any order. */
export function distancesOf(amounts: readonly number[]): number[] {
  const bids = amounts.toSorted((a, b) => a - b)
  const [low, high, median] = [bids[0]!, bids.at(-1)!, bids[bids.length >> 1]!]
  const mean = meanOf(bids)
  const away = bids.map((bid) => Math.abs(bid - median) / median).sort((a, b) => a - b)
  return [
    ...[Math.log(low), Math.log(high), percent((mean - low) / low), percent((median - low) / low), mean / median - 1],
    percent(away[away.length >> 1]!),
    ...[percent(variation(bids.slice(1))), percent(variation(bids.slice(0, -1))), percent(variation(bids.slice(1, -1)))],
    percent(leftOut(bids, mean)),
  ]
}

// Over many orders of size, like the screens.
const percent = (share: number) => Math.log1p(100 * share)
const meanOf = (bids: readonly number[]) => bids.reduce((sum, bid) => sum + bid, 0) / bids.length

/** Coefficient of variation (n − 1); NaN for fewer than two. */
function variation(bids: readonly number[]): number {
  if (bids.length < 2) return Number.NaN
  const mean = meanOf(bids)
  return Math.sqrt(bids.reduce((sum, bid) => sum + (bid - mean) ** 2, 0) / (bids.length - 1)) / mean
}

/** The smallest coefficient of variation of all bids but one; NaN for fewer than three. The sums are corrected, not made anew. */
function leftOut(bids: readonly number[], mean: number): number {
  const n = bids.length
  if (n < 3) return Number.NaN
  const squares = bids.reduce((sum, bid) => sum + (bid - mean) ** 2, 0)
  let least = Number.POSITIVE_INFINITY
  for (const bid of bids) {
    const [restMean, rest] = [(n * mean - bid) / (n - 1), Math.max(0, squares - ((bid - mean) ** 2 * n) / (n - 1))]
    least = Math.min(least, Math.sqrt(rest / (n - 2)) / restMean)
  }
  return least
}
