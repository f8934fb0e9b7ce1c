import type { BidRow } from '../screens/bids-table'

const mostBidders = 40

/** What is known of the bidders of a tender from the tenders they took part in, whoever was found guilty: how often, and how much together. */
export function bidderFeatures(tenders: readonly (readonly BidRow[])[]): [string, number[]][] {
  const bidders = tenders.map((bids) => [...new Set(bids.map((bid) => bid.more.bidder ?? '').filter(Boolean))].slice(0, mostBidders))
  const takenPart = new Map<string, Set<number>>()
  bidders.forEach((list, tender) => {
    for (const bidder of list) takenPart.set(bidder, (takenPart.get(bidder) ?? new Set()).add(tender))
  })
  const overlaps = bidders.map((list) =>
    list.flatMap((a, at) =>
      list.slice(at + 1).map((b) => {
        const [one, other] = [takenPart.get(a)!, takenPart.get(b)!]
        let common = 0
        for (const tender of one) if (other.has(tender)) common += 1
        return common / (one.size + other.size - common)
      }),
    ),
  )
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [
    ['bidders_experience', bidders.map((list) => mean(list.map((bidder) => Math.log1p(takenPart.get(bidder)!.size))))],
    ['bidders_together', overlaps.map(mean)],
    ['bidders_together_max', overlaps.map((values) => (values.length === 0 ? Number.NaN : Math.max(...values)))],
  ]
}
