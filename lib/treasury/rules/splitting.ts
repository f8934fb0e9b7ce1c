/** What splitting is looked for in: payments of one enterprise to one payee. */
export type SplitPayment = { id: string; at: Date; amount: bigint }

/** Days after the first payment within which others count, and how near to the threshold each stands (设计值，待校核). */
export const splitWindow = { days: 3, nearPercent: 70n }

/** Payments that are one in pieces: each just below the threshold, together at or above it. `key` is the first payment's id. */
export type SplitGroup = { key: string; ids: string[]; sum: bigint }

/** True for an amount just below the threshold. */
export const isNear = (amount: bigint, threshold: bigint) => amount < threshold && amount * 100n >= threshold * splitWindow.nearPercent

/**
 * Groups of payments to the same payee that look like one payment in pieces (T+3 日内、单笔略低于阈值、合计达到阈值). A group begins with its
 * earliest payment and takes all that follow within three days; no payment stands in two groups.
 */
export function splitGroups(payments: readonly SplitPayment[], threshold: bigint): SplitGroup[] {
  const near = payments
    .filter(({ amount }) => isNear(amount, threshold))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  const groups: SplitGroup[] = []
  for (let from = 0; from < near.length; ) {
    const first = near[from]!
    const last = first.at.getTime() + splitWindow.days * 86_400_000
    const members = near.slice(from).filter(({ at }) => at.getTime() <= last)
    const sum = members.reduce((total, { amount }) => total + amount, 0n)
    const together = members.length > 1 && sum >= threshold
    if (together) groups.push({ key: first.id, ids: members.map(({ id }) => id), sum })
    from += together ? members.length : 1
  }
  return groups
}
