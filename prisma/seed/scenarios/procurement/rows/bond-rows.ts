import type { Days } from '../calendar'
import { hexOf } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'
import { withBond } from './tender-row'

const issuers = ['青岛银行', '中国农业银行青岛分行', '青岛融资担保中心', '中国人民财产保险青岛分公司', '齐鲁银行青岛分行']

/** The rows of `bid_bond`: from the own account, or a guarantee of the firm's own. */
export function bondRows(sketch: Sketch, offers: readonly Offer[], days: Days): Row[] {
  if (!withBond(sketch)) return []
  const { chance, course } = sketch
  return offers.map((offer, index) => {
    const { party } = offer
    const guarantee = chance.chance(0.35)
    const funded = !guarantee && chance.chance(0.12)
    return {
      bid_id: offer.bidId,
      tender_id: sketch.id,
      org_id: sketch.buyer.orgId,
      party_id: party.partyId,
      ...(guarantee
        ? {
            guarantee_no: `BH${hexOf(chance, 10)}`,
            guarantee_serial: chance.int(100_000, 9_999_999),
            guarantee_issuer: chance.pick(issuers),
            guarantee_applicant_token: `ga${party.staff}`,
            guarantee_at: days.at(course.deadline - 2, 32_400 + 900 * index + chance.int(0, 200)),
          }
        : {
            account_token: party.account,
            owner_is_bidder: true,
            from_base_account: true,
            origin_token: funded ? `or${party.account}` : null,
            origin_days: funded ? chance.int(1, 30) : null,
            refund_token: sketch.stage === 'awarded' ? party.account : null,
            // 书面合同签订后五日内。
            returned_on: sketch.stage === 'awarded' ? days.past(course.signed + chance.int(0, 4)) : null,
          }),
    }
  })
}
