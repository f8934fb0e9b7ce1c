/** How well scores tell the labelled ones from the others, at one threshold and at all of them. */
export type Quality = { readonly balancedAccuracy: number; readonly f1: number; readonly auc: number; readonly precisionTop10: number }

/** The quality of scores against labels (1 = collusive); a score at or above the threshold is a hit. Both labels must occur. */
export function qualityOf(labels: ArrayLike<number>, scores: ArrayLike<number>, threshold: number): Quality {
  let [hits, alarms, positives] = [0, 0, 0]
  for (let i = 0; i < labels.length; i++) {
    const hit = scores[i]! >= threshold
    if (labels[i] === 1) positives += 1
    if (hit && labels[i] === 1) hits += 1
    if (hit && labels[i] !== 1) alarms += 1
  }
  const negatives = labels.length - positives
  return {
    balancedAccuracy: (hits / positives + (negatives - alarms) / negatives) / 2,
    f1: hits === 0 ? 0 : (2 * hits) / (hits + alarms + positives),
    auc: aucOf(labels, scores),
    precisionTop10: precisionTop(labels, scores, 0.1),
  }
}

/** Area under the ROC curve: the share of pairs that stand in the right order, equal scores counting half. */
export function aucOf(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const order = orderOf(scores)
  let [positives, sum, from] = [0, 0, 0]
  while (from < order.length) {
    let to = from
    while (to + 1 < order.length && scores[order[to + 1]!] === scores[order[from]!]) to += 1
    // Equal scores share the mean of their places.
    const rank = (from + to) / 2 + 1
    for (let at = from; at <= to; at++)
      if (labels[order[at]!] === 1) {
        positives += 1
        sum += rank
      }
    from = to + 1
  }
  const negatives = labels.length - positives
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** The share of labelled ones among the highest scores; of equal ones at the border what is to be expected. */
export function precisionTop(labels: ArrayLike<number>, scores: ArrayLike<number>, share: number): number {
  const count = Math.max(1, Math.round(labels.length * share))
  const order = orderOf(scores).reverse()
  const border = scores[order[count - 1]!]!
  let [sure, atBorder, labelledAtBorder, above] = [0, 0, 0, 0]
  for (const index of order) {
    if (scores[index]! > border) {
      above += 1
      sure += labels[index]!
    } else if (scores[index] === border) {
      atBorder += 1
      labelledAtBorder += labels[index]!
    }
  }
  return (sure + ((count - above) * labelledAtBorder) / atBorder) / count
}

/** The threshold with the highest balanced accuracy; in the middle of the widest stretch that has it. */
export function bestThreshold(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const order = orderOf(scores)
  const total = order.reduce((sum, index) => sum + labels[index]!, 0)
  const others = order.length - total
  let [missed, spared] = [0, 0]
  let best = { value: 0.5, threshold: scores[order[0]!]! }
  for (let at = 0; at < order.length; at++) {
    if (labels[order[at]!] === 1) missed += 1
    else spared += 1
    const [here, next] = [scores[order[at]!]!, scores[order[at + 1] ?? -1]]
    if (next === here) continue
    const value = ((total - missed) / total + spared / others) / 2
    if (value > best.value) best = { value, threshold: next === undefined ? Number.POSITIVE_INFINITY : (here + next) / 2 }
  }
  return best.threshold
}

function orderOf(scores: ArrayLike<number>): number[] {
  return Array.from({ length: scores.length }, (_, index) => index).sort((a, b) => scores[a]! - scores[b]!)
}
