import { type Draw, shuffled } from './draw'
import { type Examples, type ForestOptions, growForest, scoreForest } from './forest'
import { fitLogistic, scoreLogistic } from './logistic'
import { aucOf, bestThreshold } from './metrics'
import { byTender } from './splits'

/** A scorer learnt from labelled tenders: a score from 0 to 1 for any other, the threshold from which it is a hit, and what it looks at. */
export type Learnt = {
  readonly learner: string
  readonly threshold: number
  /** Share of each feature in telling the two apart; together 1. */
  readonly importance: Float64Array
  score(columns: readonly Float64Array[], example: number): number
}

const trees = 250
const forests: Record<string, ForestOptions> = {
  random: { trees, extra: false, leaf: 2, tried: 0 },
  extra: { trees, extra: true, leaf: 2, tried: 0 },
}
const penalties = [1, 4, 16, 64]
const folds = 5
const resamples = 25
/** A single learner takes the place of the mean of all only where it is clearly better on what it has not seen. */
const clearly = 0.01

/**
 * Learns from examples whose gaps are NaN. Everything that is chosen — the penalty, the learner, the threshold — is chosen on scores of
 * examples by models that have not seen them. `plain` = the features that the line and the searched trees look at; the drawn trees, which
 * bear many, look at all. Deterministic by the draw.
 */
export function learn(raw: Examples, draw: Draw, plain: readonly number[] = [...raw.columns.keys()]): Learnt {
  const medians = raw.columns.map(medianOf)
  const fill = (columns: readonly Float64Array[]) =>
    columns.map((column, f) => column.map((value) => (Number.isNaN(value) ? medians[f]! : value)))
  const examples: Examples = { columns: fill(raw.columns), labels: raw.labels }
  const narrow = (columns: readonly Float64Array[]) => plain.map((f) => columns[f]!)
  const few: Examples = { columns: narrow(examples.columns), labels: raw.labels }
  const random = growForest(few, { ...forests.random!, tried: atLeastTwo(Math.sqrt(few.columns.length)) }, draw)
  // A drawn threshold says little by itself: more features are tried than where it is searched.
  const extra = growForest(examples, { ...forests.extra!, tried: atLeastTwo(examples.columns.length / 3) }, draw)
  const { penalty, unseen: line } = choosePenalty(few, draw)
  const logistic = fitLogistic(few, penalty)
  const wide = (values: Float64Array) => {
    const all = new Float64Array(raw.columns.length)
    plain.forEach((f, at) => {
      all[f] = values[at]!
    })
    return all
  }
  const unseen: Record<string, Float64Array> = {
    逻辑回归: line,
    随机森林: known(random.unseen),
    极端随机树: known(extra.unseen),
  }
  const mean = line.map((_, i) => (unseen.逻辑回归![i]! + unseen.随机森林![i]! + unseen.极端随机树![i]!) / 3)
  let [learner, best] = ['三者均值', aucOf(raw.labels, mean) + clearly]
  for (const [name, scores] of Object.entries(unseen)) {
    const auc = aucOf(raw.labels, scores)
    if (auc > best) [learner, best] = [name, auc]
  }
  const filled = new WeakMap<readonly Float64Array[], Float64Array[]>()
  const scorers: Record<string, (columns: readonly Float64Array[], example: number) => number> = {
    逻辑回归: (columns, example) => scoreLogistic(logistic, narrow(columns), example),
    随机森林: (columns, example) => scoreForest(random.forest, narrow(columns), example),
    极端随机树: (columns, example) => scoreForest(extra.forest, columns, example),
  }
  return {
    learner,
    threshold: steadyThreshold(raw.labels, learner === '三者均值' ? mean : unseen[learner]!, draw),
    importance: importanceOf(wide(random.forest.gains), extra.forest.gains, wide(logistic.weights)),
    score(columns, example) {
      const ready = filled.get(columns) ?? fill(columns)
      filled.set(columns, ready)
      if (learner !== '三者均值') return scorers[learner]!(ready, example)
      return Object.values(scorers).reduce((sum, scorer) => sum + scorer(ready, example), 0) / 3
    },
  }
}

const atLeastTwo = (count: number) => Math.max(2, Math.round(count))

// Hardly ever has every tree seen an example; then nothing is known of it.
const known = (scores: Float64Array) => scores.map((score) => (Number.isNaN(score) ? 0.5 : score))

function medianOf(column: Float64Array): number {
  const there = column.filter((value) => !Number.isNaN(value)).sort()
  return there[there.length >> 1] ?? 0
}

/** The penalty with the best order on folds not seen, and the scores it gave there. */
function choosePenalty(examples: Examples, draw: Draw): { penalty: number; unseen: Float64Array } {
  const count = examples.labels.length
  const fold = new Uint8Array(count)
  for (const label of [0, 1]) {
    const members = [...examples.labels.keys()].filter((one) => examples.labels[one] === label)
    shuffled(members.length, draw).forEach((at, place) => {
      fold[members[at]!] = place % folds
    })
  }
  let best: { penalty: number; unseen: Float64Array; auc: number } | null = null
  for (const penalty of penalties) {
    const unseen = new Float64Array(count)
    for (let f = 0; f < folds; f++) {
      const model = fitLogistic(
        only(examples, (one) => fold[one] !== f),
        penalty,
      )
      for (let i = 0; i < count; i++) if (fold[i] === f) unseen[i] = scoreLogistic(model, examples.columns, i)
    }
    const auc = aucOf(examples.labels, unseen)
    if (!best || auc > best.auc) best = { penalty, unseen, auc }
  }
  return best!
}

/** The examples for which something holds. */
export function only({ columns, labels }: Examples, keep: (example: number) => boolean): Examples {
  const kept = [...labels.keys()].filter(keep)
  return {
    columns: columns.map((column) => Float64Array.from(kept, (one) => column[one]!)),
    labels: Uint8Array.from(kept, (one) => labels[one]!),
  }
}

/** The best threshold, mean over draws of half of the examples: one lucky tender must not set it. */
function steadyThreshold(labels: Uint8Array, scores: Float64Array, draw: Draw): number {
  let sum = 0
  for (let turn = 0; turn < resamples; turn++) {
    const { test } = byTender({ labels }, draw, 0.5)
    sum += Math.min(
      1,
      bestThreshold(
        Uint8Array.from(test, (one) => labels[one]!),
        Float64Array.from(test, (one) => scores[one]!),
      ),
    )
  }
  return sum / resamples
}

function importanceOf(...parts: Float64Array[]): Float64Array {
  const shares = parts.map((part) => {
    const total = part.reduce((sum, value) => sum + Math.abs(value), 0) || 1
    return part.map((value) => Math.abs(value) / total)
  })
  return shares[0]!.map((_, f) => shares.reduce((sum, share) => sum + share[f]!, 0) / shares.length)
}
