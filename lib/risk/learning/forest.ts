import type { Draw } from './draw'

/** Examples as columns: `columns[feature][example]`, without gaps; label 1 or 0. */
export type Examples = { readonly columns: readonly Float64Array[]; readonly labels: Uint8Array }

/** `extra` = thresholds drawn at random (extremely randomised trees), else the best one is searched. */
export type ForestOptions = { readonly trees: number; readonly extra: boolean; readonly leaf: number; readonly tried: number }

type Tree = { feature: Int16Array; threshold: Float64Array; left: Int32Array; share: Float64Array }
export type Forest = { readonly trees: readonly Tree[]; readonly gains: Float64Array }

/** A forest with what it says of each of its own examples from trees that did not see it (NaN where all did). */
export type GrownForest = { readonly forest: Forest; readonly unseen: Float64Array }

/**
 * Grows a forest on drawn examples (with replacement) whose two labels weigh the same in all. Breiman (2001); Geurts, Ernst, Wehenkel
 * (2006) for `extra`. Deterministic by the draw.
 */
export function growForest(examples: Examples, options: ForestOptions, draw: Draw): GrownForest {
  const count = examples.labels.length
  const positives = examples.labels.reduce((sum, label) => sum + label, 0)
  const weights = [count / (2 * Math.max(1, count - positives)), count / (2 * Math.max(1, positives))]
  const gains = new Float64Array(examples.columns.length)
  const [sums, times] = [new Float64Array(count), new Uint16Array(count)]
  const trees: Tree[] = []
  for (let t = 0; t < options.trees; t++) {
    const drawn = new Uint8Array(count)
    const chosen = new Int32Array(count)
    for (let i = 0; i < count; i++) {
      chosen[i] = draw.below(count)
      drawn[chosen[i]!] = 1
    }
    const tree = growTree(examples, chosen, weights as [number, number], options, draw, gains)
    trees.push(tree)
    for (let i = 0; i < count; i++) {
      if (drawn[i]) continue
      sums[i]! += leafOf(tree, examples.columns, i)
      times[i]! += 1
    }
  }
  return { forest: { trees, gains }, unseen: sums.map((sum, index) => sum / times[index]!) }
}

/** The share of the labelled in the leaves an example falls into, mean over the trees, 0 to 1. */
export function scoreForest({ trees }: Forest, columns: readonly Float64Array[], example: number): number {
  let sum = 0
  for (const tree of trees) sum += leafOf(tree, columns, example)
  return sum / trees.length
}

function leafOf(tree: Tree, columns: readonly Float64Array[], example: number): number {
  let node = 0
  while (tree.left[node]! > 0)
    node = columns[tree.feature[node]!]![example]! <= tree.threshold[node]! ? tree.left[node]! : tree.left[node]! + 1
  return tree.share[node]!
}

type Split = { feature: number; threshold: number; gain: number }

function growTree(
  examples: Examples,
  chosen: Int32Array,
  weights: [number, number],
  options: ForestOptions,
  draw: Draw,
  gains: Float64Array,
): Tree {
  const most = 2 * chosen.length + 1
  const tree: Tree = {
    ...{ feature: new Int16Array(most), threshold: new Float64Array(most), left: new Int32Array(most), share: new Float64Array(most) },
  }
  const { labels, columns } = examples
  let nodes = 1
  const open: { node: number; from: number; to: number }[] = [{ node: 0, from: 0, to: chosen.length }]
  for (let work = open.pop(); work; work = open.pop()) {
    const { node, from, to } = work
    let [ones, zeros] = [0, 0]
    for (let i = from; i < to; i++) {
      if (labels[chosen[i]!] === 1) ones += weights[1]
      else zeros += weights[0]
    }
    tree.share[node] = ones / (ones + zeros)
    if (to - from < 2 * options.leaf || ones === 0 || zeros === 0) continue
    const split = bestSplit(examples, chosen.subarray(from, to), weights, [zeros, ones], options, draw)
    if (!split) continue
    gains[split.feature]! += split.gain
    const column = columns[split.feature]!
    let middle = from
    for (let i = from; i < to; i++) {
      const example = chosen[i]!
      if (column[example]! > split.threshold) continue
      chosen[i] = chosen[middle]!
      chosen[middle++] = example
    }
    tree.feature[node] = split.feature
    tree.threshold[node] = split.threshold
    tree.left[node] = nodes
    open.push({ node: nodes, from, to: middle }, { node: nodes + 1, from: middle, to })
    nodes += 2
  }
  return tree
}

function bestSplit(
  { columns, labels }: Examples,
  members: Int32Array,
  weights: [number, number],
  sums: readonly [number, number],
  { extra, leaf, tried }: ForestOptions,
  draw: Draw,
): Split | null {
  let best: Split | null = null
  const purity = (zeros: number, ones: number) => (zeros * zeros + ones * ones) / (zeros + ones)
  const before = purity(...sums)
  const consider = (feature: number, threshold: number, zeros: number, ones: number) => {
    const gain = purity(zeros, ones) + purity(sums[0] - zeros, sums[1] - ones) - before
    if (gain > 1e-12 && (best === null || gain > best.gain)) best = { feature, threshold, gain }
  }
  let left = tried
  // Features that are all alike here do not count as tried.
  for (const feature of drawnFeatures(columns.length, draw)) {
    if (left === 0) break
    const column = columns[feature]!
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const example of members) {
      const value = column[example]!
      if (value < low) low = value
      if (value > high) high = value
    }
    if (low === high) continue
    left -= 1
    if (extra) {
      const threshold = low + draw.next() * (high - low)
      let [zeros, ones, count] = [0, 0, 0]
      for (const example of members)
        if (column[example]! <= threshold) {
          if (labels[example] === 1) ones += weights[1]
          else zeros += weights[0]
          count += 1
        }
      if (count >= leaf && members.length - count >= leaf) consider(feature, threshold, zeros, ones)
      continue
    }
    const order = members.slice().sort((a, b) => column[a]! - column[b]!)
    let [zeros, ones] = [0, 0]
    for (let i = 0; i < order.length - 1; i++) {
      if (labels[order[i]!] === 1) ones += weights[1]
      else zeros += weights[0]
      const [here, next] = [column[order[i]!]!, column[order[i + 1]!]!]
      if (here === next || i + 1 < leaf || order.length - i - 1 < leaf) continue
      // Between neighbouring numbers there is no middle.
      const middle = here + (next - here) / 2
      consider(feature, middle < next ? middle : here, zeros, ones)
    }
  }
  return best
}

function* drawnFeatures(count: number, draw: Draw): Generator<number> {
  const left = Int16Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last >= 0; last--) {
    const at = draw.below(last + 1)
    yield left[at]!
    left[at] = left[last]!
  }
}
