import type { Offer, Sketch } from '../types'

/** Ranks the valid bids by the rule and names the winner; a winner that is asked for changes prices with whoever would have come first. */
export function rank(sketch: Sketch, offers: Offer[]): void {
  const valid = offers.filter((offer) => offer.status === 'valid')
  for (const offer of offers) {
    offer.rank = null
    offer.winner = false
  }
  if (valid.length === 0) return
  const order = ordered(sketch, valid)
  const wanted = sketch.winner === null ? null : offers[sketch.winner]
  if (wanted && wanted.status === 'valid' && order[0] !== wanted) {
    const first = order[0]!
    ;[first.amount, wanted.amount] = [wanted.amount, first.amount]
    ;[first.merit, wanted.merit] = [wanted.merit, first.merit]
    order.splice(0, order.length, ...ordered(sketch, valid, wanted))
  }
  for (const [index, offer] of order.entries()) offer.rank = index + 1
  order[0]!.winner = true
}

function ordered(sketch: Sketch, valid: readonly Offer[], first?: Offer): Offer[] {
  const byPrice = [...valid].sort((a, b) => a.amount - b.amount)
  if (sketch.rule === '均值基准价') {
    const base = basePrice(valid)
    return byPrice.sort((a, b) => Math.abs(a.amount - base) - Math.abs(b.amount - base))
  }
  if (sketch.rule !== '综合评估') return byPrice
  const best =
    first ??
    byPrice[
      sketch.chance.weighted([
        [0, 0.5],
        [1, 0.3],
        [2, 0.2],
      ] as const)
    ] ??
    byPrice[0]!
  lead(sketch, valid, best)
  return byPrice.sort((a, b) => totalOf(sketch, valid, b) - totalOf(sketch, valid, a))
}

/** 评标基准价: the mean of the valid prices. */
export const basePrice = (valid: readonly Offer[]) => valid.reduce((sum, offer) => sum + offer.amount, 0) / valid.length

/** Marks out of 100: price against the lowest, merit for the rest. */
export function totalOf({ priceWeight }: Sketch, valid: readonly Offer[], offer: Offer): number {
  const lowest = Math.min(...valid.map(({ amount }) => amount))
  return 100 * (priceWeight * (lowest / offer.amount) + (1 - priceWeight) * offer.merit)
}

// The best is ahead in merit by more than one evaluator could turn, and in total by more than a mark.
function lead(sketch: Sketch, valid: readonly Offer[], best: Offer): void {
  best.merit = 0.94
  const total = totalOf(sketch, valid, best)
  for (const offer of valid) {
    if (offer === best) continue
    offer.merit = Math.min(offer.merit, 0.87)
    const over = totalOf(sketch, valid, offer) - (total - 1.2)
    if (over > 0) offer.merit -= over / (100 * (1 - sketch.priceWeight))
  }
}
