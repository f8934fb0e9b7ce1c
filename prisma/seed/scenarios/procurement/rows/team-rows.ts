import { mostBids } from '../course/offers'
import { hexOf, rowId } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'

const posts = ['项目经理', '技术负责人', '安全员'] as const

/** The mark of the manager whom a bidder names. */
export const managerOf = (sketch: Sketch, { party }: Offer) => `pm${sketch.n.toString(36)}${party.staff.slice(0, 12)}`

/** The rows of `bid_person`, for works and engineering services: everybody insured and registered with the bidder. */
export function teamRows(sketch: Sketch, offers: readonly Offer[]): Row[] {
  if (sketch.category !== '施工' && sketch.category !== '勘察设计监理') return []
  const team = sketch.category === '施工' ? posts : posts.slice(0, 1)
  return offers.flatMap((offer, index) =>
    team.map((post, order) => ({
      bid_person_id: rowId('bid-person', (sketch.n * mostBids + index) * 4 + order),
      bid_id: offer.bidId,
      tender_id: sketch.id,
      org_id: sketch.buyer.orgId,
      party_id: offer.party.partyId,
      person_token: order === 0 ? managerOf(sketch, offer) : `st${sketch.n.toString(36)}${hexOf(sketch.chance, 12)}`,
      post,
      social_party_id: offer.party.partyId,
      cert_party_id: offer.party.partyId,
    })),
  )
}
