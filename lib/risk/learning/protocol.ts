import { drawFrom } from './draw'
import type { Features } from './features'
import { learn, only } from './learner'
import { type Quality, qualityOf } from './metrics'
import { drawSplit, type SplitGround, type SplitKind } from './splits'

export type Spread = { readonly mean: number; readonly sd: number }

/** What a scorer can do, measured on tenders it has not seen. */
export type ModelCard = {
  readonly n: number
  readonly positives: number
  /** Accuracy of always answering with the more frequent label. */
  readonly majority: number
  readonly balancedAccuracy: Spread
  readonly f1: Spread
  readonly auc: Spread
  readonly precisionTop10: Spread
  /** How often which learner was chosen. */
  readonly learners: Readonly<Record<string, number>>
  readonly features: readonly { readonly name: string; readonly importance: number }[]
  /** Of unseen tenders by tenths of the score: how many, their mean score, and how many of them were collusive. */
  readonly calibration: readonly { readonly from: number; readonly n: number; readonly score: number; readonly rate: number }[]
}

export type Protocol = { readonly split: SplitKind; readonly repeats: number; readonly seed: number }

/**
 * Learns and measures so many times on drawn splits; mean and standard deviation over the repeats. `onRepeat` hears of each and may end
 * it by giving false. Throws Refusal(invalid) where the labels or the split leave nothing to measure.
 */
export function measure(
  features: Features,
  ground: SplitGround,
  protocol: Protocol,
  onRepeat: (done: number) => boolean = () => true,
): ModelCard {
  const examples = { columns: features.columns, labels: ground.labels }
  const qualities: Quality[] = []
  const learners: Record<string, number> = {}
  const importance = new Float64Array(features.names.length)
  const tenths = Array.from({ length: 10 }, () => ({ n: 0, score: 0, positive: 0 }))
  for (let repeat = 0; repeat < protocol.repeats; repeat++) {
    const draw = drawFrom(protocol.seed * 1_000_003 + repeat)
    const { train, test } = drawSplit(protocol.split, ground, draw)
    const [known, unknown] = [new Set(train), new Set(test)]
    const learnt = learn(
      only(examples, (one) => known.has(one)),
      draw,
      features.plain,
    )
    const measured = only(examples, (one) => unknown.has(one))
    const scores = Float64Array.from(measured.labels, (_, at) => learnt.score(measured.columns, at))
    qualities.push(qualityOf(measured.labels, scores, learnt.threshold))
    scores.forEach((score, at) => {
      const tenth = tenths[Math.min(9, Math.max(0, Math.floor(score * 10)))]!
      tenth.n += 1
      tenth.score += score
      tenth.positive += measured.labels[at]!
    })
    learners[learnt.learner] = (learners[learnt.learner] ?? 0) + 1
    learnt.importance.forEach((share, f) => {
      importance[f]! += share / protocol.repeats
    })
    if (!onRepeat(repeat + 1)) break
  }
  const n = ground.labels.length
  const positives = ground.labels.reduce((sum, label) => sum + label, 0)
  const spread = (name: keyof Quality) => spreadOf(qualities.map((quality) => quality[name]))
  return {
    ...{ n, positives, majority: Math.max(positives, n - positives) / n },
    ...{
      balancedAccuracy: spread('balancedAccuracy'),
      f1: spread('f1'),
      auc: spread('auc'),
      precisionTop10: spread('precisionTop10'),
      learners,
    },
    features: features.names
      .map((name, f) => ({ name, importance: importance[f]! }))
      .toSorted((a, b) => b.importance - a.importance || (a.name < b.name ? -1 : 1)),
    calibration: tenths.flatMap(({ n, score, positive }, at) =>
      n === 0 ? [] : [{ from: at / 10, n, score: score / n, rate: positive / n }],
    ),
  }
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, sd: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) }
}
