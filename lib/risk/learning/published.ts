import type { BidRow } from '../screens/bids-table'
import { drawFrom } from './draw'
import { type Features, featuresOf } from './features'
import { type Learnt, learn } from './learner'

/** What a scorer is kept as: the bids it learnt from with their labels, and the seed. Learning again from them gives the same scorer. */
export type Kept = {
  bids: readonly (readonly [tender: string, amount: number])[]
  collusive: readonly string[]
  seed: number
  minBids: number
}

export type Scorer = {
  threshold: number
  learner: string
  score: (tenders: readonly (readonly number[])[]) => { score: number; parts: string[] }[]
}

const shownParts = 3

/** Learns a kept scorer again; it scores tenders by their amounts and says which features carry the score, largest first. */
export function scorerOf(kept: Kept): Scorer {
  const groups = new Map<string, number[]>()
  for (const [tender, amount] of kept.bids) groups.set(tender, [...(groups.get(tender) ?? []), amount])
  const named = [...groups].filter(([, amounts]) => amounts.length >= kept.minBids)
  const positive = new Set(kept.collusive)
  const features = featuresOf(
    named.map(([, amounts]) => rowsOf(amounts)),
    [],
  )
  const labels = Uint8Array.from(named, ([tender]) => (positive.has(tender) ? 1 : 0))
  const learnt = learn({ columns: features.columns, labels }, drawFrom(kept.seed), features.plain)
  const medians = features.columns.map((column) => median(column))
  return {
    threshold: learnt.threshold,
    learner: learnt.learner,
    score: (tenders) => {
      const given = featuresOf(tenders.map(rowsOf), [])
      return tenders.map((_, at) => ({ score: learnt.score(given.columns, at), parts: partsOf(learnt, given, medians, at) }))
    },
  }
}

const rowsOf = (amounts: readonly number[]): BidRow[] => amounts.map((amount, line) => ({ line, tender: '', amount, more: {} }))

/** What the score loses when a feature is set to what is usual: the features that carry it, in words. */
function partsOf(learnt: Learnt, { columns, names, plain }: Features, medians: readonly number[], at: number): string[] {
  const own = columns.map((column) => Float64Array.of(column[at]!))
  const full = learnt.score(own, 0)
  const lost = plain.map((feature) => {
    const without = own.map((column, index) => (index === feature ? Float64Array.of(medians[feature]!) : column))
    return { name: names[feature]!, value: own[feature]![0]!, points: full - learnt.score(without, 0) }
  })
  return lost
    .filter(({ points, value }) => points > 0.005 && Number.isFinite(value))
    .toSorted((a, b) => b.points - a.points)
    .slice(0, shownParts)
    .map(({ name, value, points }) => `${name} ${value.toFixed(3)}（+${points.toFixed(2)}）`)
}

function median(column: Float64Array): number {
  const known = [...column].filter(Number.isFinite).toSorted((a, b) => a - b)
  return known[known.length >> 1] ?? 0
}
