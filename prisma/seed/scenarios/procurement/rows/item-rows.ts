import { mostBids } from '../course/offers'
import { bell, between } from '../draw'
import { rowId } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'

/** Whether the priced bill of this tender has been handed in as data: one works tender in twelve. */
export const hasItems = (sketch: Sketch) => sketch.category === '施工' && sketch.n % 12 === 7

/** The rows of `bid_item`: 30 to 60 items a bid; each firm prices each item for itself, fees fixed by the government are the same for all. */
export function itemRows(sketch: Sketch, offers: readonly Offer[]): Row[] {
  const { chance } = sketch
  const bill = Array.from({ length: chance.int(30, 60) }, (_, order) => ({
    code: `0${chance.int(10_101, 90_899)}${String(order + 1).padStart(3, '0')}`,
    quantity: Math.round(between(chance, 5, 4000)) / 10,
    control: chance.int(2000, 480_000),
    fixed: order < 2,
  }))
  return offers.flatMap((offer, index) => {
    const level = offer.amount / sketch.ceiling
    return bill.map(({ code, quantity, control, fixed }, order) => {
      const price = fixed ? control : Math.max(100, Math.round(control * level * (1 + bell(chance, 0, 0.07))))
      return {
        bid_item_id: rowId('bid-item', (sketch.n * mostBids + index) * 64 + order),
        bid_id: offer.bidId,
        tender_id: sketch.id,
        org_id: sketch.buyer.orgId,
        party_id: offer.party.partyId,
        item_code: code,
        quantity,
        unit_price: price,
        total: Math.round(price * quantity),
        control_price: control,
      }
    })
  })
}
