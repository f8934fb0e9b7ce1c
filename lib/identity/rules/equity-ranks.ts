/** Rows of an equity picture by key: 0 the enterprise itself, above it its holders, a holder always above everything it holds. */
export type EquityRanks = ReadonlyMap<string, number>

type Share = { readonly from: string; readonly to: string }

/** Ranks of everybody above `self`; a share that would close a ring is left out of the reckoning. Keys that are not above have none. */
export function equityRanks(self: string, shares: readonly Share[]): EquityRanks {
  const holdersOf = new Map<string, string[]>()
  for (const { from, to } of shares) holdersOf.set(to, [...(holdersOf.get(to) ?? []), from])
  const order: string[] = []
  const forward: Share[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (key: string): void => {
    state.set(key, 'open')
    for (const holder of holdersOf.get(key) ?? []) {
      if (state.get(holder) === 'open') continue
      forward.push({ from: holder, to: key })
      if (!state.has(holder)) visit(holder)
    }
    state.set(key, 'done')
    order.unshift(key)
  }
  visit(self)
  // `order` has every enterprise before its holders, so one pass gives the longest ways.
  const ranks = new Map(order.map((key) => [key, 0]))
  for (const key of order) {
    for (const share of forward) {
      if (share.to === key) ranks.set(share.from, Math.max(ranks.get(share.from) ?? 0, (ranks.get(key) ?? 0) + 1))
    }
  }
  return ranks
}
