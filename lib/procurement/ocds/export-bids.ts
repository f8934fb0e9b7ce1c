import { usccValid } from '@/lib/kernel/expr/uscc'
import { compact, type Exported, instant, moneyOf, referenceTo, refOf, unnamed } from './export-values'
import type { Row } from './rows'

const roleNames: Record<string, string[]> = { supplier: ['tenderer', 'supplier'], buyer: ['buyer'], agency: ['procurementAgency'] }
const scales: Record<string, string> = { 微型: 'micro', 小型: 'small', 中型: 'medium', 大型: 'large' }

/** Parties under the ids that the source gave them. */
export function partiesOf(parties: readonly Row[]): Exported[] {
  return parties.map((party) =>
    compact({
      id: refOf(party),
      name: party.name,
      roles: ((party.roles as string[] | undefined) ?? []).flatMap((role) => roleNames[role] ?? []),
      identifier: usccValid(String(party.uscc)) ? { scheme: 'CN-USCC', id: party.uscc, legalName: party.name } : undefined,
      address: party.address ? { streetAddress: party.address } : undefined,
      details: party.scale ? { scale: scales[String(party.scale)] } : undefined,
    }),
  )
}

/** The bids of a process in their order; one that went to several lots once, with the lots it names. */
export function bidsOf(tenders: readonly Row[], bids: readonly Row[], known: ReadonlyMap<unknown, Row>): Exported[] {
  const lots = tenders.map((tender) =>
    bids.filter((bid) => bid.tender_id === tender.tender_id).toSorted((a, b) => Number(a.seq) - Number(b.seq)),
  )
  const lotsOf = (bid: Row) =>
    tenders.flatMap((tender, at) => (lots[at]!.some((each) => each.bid_no === bid.bid_no) ? (tender.lot_no ?? []) : []))
  return inOrder(lots).map((bid) =>
    compact({
      id: bid.bid_no,
      date: instant(bid.submitted_at),
      status: bid.status,
      tenderers: tenderersOf(bid, known),
      value: typeof bid.quote === 'number' ? compact({ amount: bid.quote, currency: bid.currency }) : moneyOf(bid.amount, bid.currency),
      relatedLots: lotsOf(bid),
    }),
  )
}

/** Members of a bid; those of whom the source gave no id have none. */
function tenderersOf(bid: Row, known: ReadonlyMap<unknown, Row>): Exported[] {
  const ids = (bid.party_ids as unknown[] | undefined) ?? [bid.party_id]
  const named = ids.flatMap((id): Row[] => (known.has(id) ? [known.get(id)!] : [])).map((party) => referenceTo(party)!)
  const others = Math.max(0, Number(bid.joint ?? named.length) - named.length)
  return [...named, ...Array.from({ length: others }, (_, at) => unnamed(named.length + at))]
}

/** One list in which the bids of every lot keep their order: next is whoever stands first in all lots it is in. */
function inOrder(lots: readonly (readonly Row[])[]): Row[] {
  let rest = lots.map((list) => [...list])
  const merged: Row[] = []
  while (rest.some((list) => list.length > 0)) {
    const heads = rest.flatMap((list): Row[] => list.slice(0, 1))
    const free = heads.find((head) => rest.every((list) => list.findIndex((bid) => bid.bid_no === head.bid_no) <= 0)) ?? heads[0]!
    merged.push(free)
    rest = rest.map((list) => list.filter((bid) => bid.bid_no !== free.bid_no))
  }
  return merged
}
