/**
 * The price screens of one tender: statistics over its bids. `null` = not defined for these bids (too few, all alike), never zero.
 * Sources: Imhof, Karagök, Rutz, “Screening for Bid Rigging — Does It Work?” (2018); Huber, Imhof, “Machine Learning with Screens for
 * Detecting Bid-Rigging Cartels” (2019), International Journal of Industrial Organization 65.
 */
export type Screens = {
  readonly n: number
  /** Coefficient of variation: standard deviation (n − 1) over the mean. */
  readonly cv: number | null
  /** Spread: (highest − lowest) over lowest. */
  readonly spd: number | null
  /** (second lowest − lowest) over lowest. */
  readonly diffp: number | null
  /** Relative distance: (second lowest − lowest) over the standard deviation (n − 1) of the losing bids. */
  readonly rd: number | null
  /** Normalised: (second lowest − lowest) over the mean gap between neighbouring bids. */
  readonly rdnor: number | null
  /** Alternative: (second lowest − lowest) over the mean gap between neighbouring losing bids. */
  readonly altrd: number | null
  /** Excess kurtosis, corrected for the sample. */
  readonly kurtosis: number | null
  /** Skewness, corrected for the sample. */
  readonly skewness: number | null
  /** Kolmogorov–Smirnov distance to the uniform distribution between the lowest and the highest bid. */
  readonly ks: number | null
}

/** The screens of the bids of one tender, in any order; amounts in one currency, each above zero. Pure. */
export function screensOf(amounts: readonly number[]): Screens {
  const bids = Float64Array.from(amounts).sort()
  const n = bids.length
  const [first = Number.NaN, second = Number.NaN, last = Number.NaN] = [bids[0], bids[1], bids[n - 1]]
  const mean = meanOf(bids)
  const deviation = deviationOf(bids, mean)
  const losing = bids.subarray(1)
  const distance = second - first
  return {
    n,
    cv: over(deviation, mean),
    spd: n < 2 ? null : over(last - first, first),
    diffp: n < 2 ? null : over(distance, first),
    rd: n < 3 ? null : over(distance, deviationOf(losing, meanOf(losing))),
    rdnor: n < 2 ? null : over(distance, (last - first) / (n - 1)),
    altrd: n < 3 ? null : over(distance, (last - second) / (n - 2)),
    kurtosis: kurtosisOf(bids, mean, deviation),
    skewness: skewnessOf(bids, mean, deviation),
    ks: n < 2 || last === first ? null : distanceToUniform(bids),
  }
}

// A spread that is nothing but rounding of the sum counts as none.
function over(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole
}

function meanOf(bids: Float64Array): number {
  let sum = 0
  for (const bid of bids) sum += bid
  return sum / bids.length
}

function deviationOf(bids: Float64Array, mean: number): number | null {
  if (bids.length < 2) return null
  if (bids[0] === bids[bids.length - 1]) return 0
  let sum = 0
  for (const bid of bids) sum += (bid - mean) ** 2
  return Math.sqrt(sum / (bids.length - 1))
}

function kurtosisOf(bids: Float64Array, mean: number, deviation: number | null): number | null {
  const n = bids.length
  if (n < 4 || !deviation) return null
  let sum = 0
  for (const bid of bids) sum += ((bid - mean) / deviation) ** 4
  return ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * sum - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3))
}

function skewnessOf(bids: Float64Array, mean: number, deviation: number | null): number | null {
  const n = bids.length
  if (n < 3 || !deviation) return null
  let sum = 0
  for (const bid of bids) sum += ((bid - mean) / deviation) ** 3
  return (n / ((n - 1) * (n - 2))) * sum
}

function distanceToUniform(bids: Float64Array): number {
  const n = bids.length
  const [low, high] = [bids[0]!, bids[n - 1]!]
  let most = 0
  for (const [index, bid] of bids.entries()) {
    const share = (bid - low) / (high - low)
    most = Math.max(most, (index + 1) / n - share, share - index / n)
  }
  return most
}
