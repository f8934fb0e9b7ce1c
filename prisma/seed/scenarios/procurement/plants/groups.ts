import { between } from '../draw'
import { rowId } from '../identifiers'
import type { Offer, Sketch } from '../types'
import { adds, ofTender, ownMark, rowsOf, works } from './kit'
import type { Plant, Planted } from './plant'

const wins = (sketch: Sketch, winner: number) => {
  sketch.winner = winner
}
/** Offers of a cast around one level: the one whose turn it is lowest, the others a little above. */
const covered = (offers: Offer[], sketch: Sketch, { cast }: Planted, turn: number) => {
  const base = sketch.ceiling * between(sketch.chance, 0.93, 0.95)
  for (const [index, offer] of offers.slice(0, cast.length).entries())
    offer.amount =
      Math.round(
        (base * (index === turn ? 1 : 1.012 + 0.006 * ((index + cast.length - turn) % cast.length) * between(sketch.chance, 0.8, 1.2))) /
          100,
      ) * 100
  for (const offer of offers.slice(cast.length)) offer.amount = Math.round((base * between(sketch.chance, 1.03, 1.045)) / 100) * 100
}
const lowest = (size: number) => works({ rule: '最低价', size })

/** 行为与网络: what only several tenders together show. */
export const groupPlants: readonly Plant[] = [
  {
    kind: '五家轮流中标',
    models: ['WB064'],
    count: 4,
    tenders: 12,
    apart: 'years',
    oneBuyer: true,
    cast: { members: 5, category: '施工' },
    wish: lowest(6),
    sketch: (sketch, { step }) => wins(sketch, step % 5),
    offers: (offers, sketch, planted) => covered(offers, sketch, planted, planted.step % 5),
  },
  {
    kind: '固定伴随投标',
    models: ['WB062'],
    count: 4,
    tenders: 8,
    apart: 'years',
    cast: { members: 2, category: '施工' },
    wish: works({ size: 5 }),
    sketch: (sketch, { step }) => wins(sketch, step % 4 === 3 ? 1 : step % 4 === 0 ? 0 : 2),
  },
  {
    kind: '共投而恒为一方中标',
    models: ['WB063'],
    count: 4,
    tenders: 7,
    apart: 'years',
    oneBuyer: true,
    cast: { members: 3, category: '施工' },
    wish: lowest(5),
    sketch: (sketch) => wins(sketch, 0),
    offers: (offers, sketch, planted) => covered(offers, sketch, planted, 0),
  },
  {
    kind: '报价名次固定',
    models: ['WB071'],
    count: 3,
    tenders: 6,
    apart: 'years',
    cast: { members: 4, category: '施工' },
    wish: lowest(4),
    sketch: (sketch) => wins(sketch, 0),
    offers: (offers, { ceiling, chance }) => {
      const base = ceiling * between(chance, 0.9, 0.93)
      for (const [index, offer] of offers.entries())
        offer.amount = Math.round((base * (1 + index * 0.011 * between(chance, 0.7, 1.3))) / 100) * 100
    },
  },
  {
    kind: '专业陪标户',
    models: ['WB065'],
    count: 2,
    // More than three of four bidders take part in.
    tenders: 54,
    apart: 'years',
    cast: { members: 1, category: '施工' },
    wish: works({ size: 6 }),
    sketch: (sketch, { step }) => wins(sketch, 1 + (step % 5)),
  },
  {
    kind: '第一候选人反复放弃',
    models: ['LC068'],
    count: 3,
    tenders: 3,
    apart: 'recent',
    cast: { members: 1, category: '施工' },
    wish: works({ rule: '最低价' }),
    sketch: (sketch) => wins(sketch, 0),
    rows: (made) => standBack(made.offers, made),
  },
  {
    kind: '低质陪标',
    models: ['WB076'],
    count: 3,
    tenders: 4,
    apart: 'years',
    cast: { members: 1, category: '施工' },
    wish: works(),
    sketch: (sketch) => wins(sketch, 1),
    rows: (made) => Object.assign(rowsOf(made, 'bid')[0]!, { page_count: 24, missing_docs: 4 }),
  },
  {
    kind: '故意致否',
    models: ['WB077'],
    count: 3,
    tenders: 4,
    apart: 'recent',
    cast: { members: 2, category: '施工' },
    wish: works({ size: 6 }),
    sketch: (sketch) => wins(sketch, 1),
    offers: (offers) => {
      const [first] = offers as [Offer]
      first.status = 'disqualified'
      first.reason = '投标函未经单位盖章'
    },
  },
  {
    kind: '联合体外再单独投标',
    models: ['WB075'],
    count: 3,
    members: 2,
    wish: works(),
    rows: (made) => {
      const [joint] = rowsOf(made, 'bid')
      const number = `LHT-${ownMark(made, 'joint').slice(0, 8)}`
      Object.assign(joint!, { joint: 2, consortium_no: number })
      adds(made, 'bid', {
        ...joint,
        bid_id: rowId('plant-bid', made.sketch.n),
        party_id: made.offers[1]!.party.partyId,
        ...ofTender(made),
        rank: null,
        is_winner: false,
        status: 'valid',
        amount: null,
      })
    },
  },
]

/** The first steps back after the award was proposed and the second is awarded. */
function standBack(offers: Offer[], made: Parameters<NonNullable<Plant['rows']>>[0]): void {
  const second = offers.find((offer) => offer.rank === 2)!
  const first = offers.find((offer) => offer.rank === 1)!
  first.winner = false
  second.winner = true
  for (const bid of rowsOf(made, 'bid')) {
    const mine = bid.party_id === second.party.partyId
    Object.assign(bid, { is_winner: mine, gave_up: bid.party_id === first.party.partyId, unsigned_after_award: mine ? false : null })
  }
  Object.assign(made.tender, { winner_id: second.party.partyId, award_amount: second.amount, first_gave_up: true })
  Object.assign(rowsOf(made, 'award')[0]!, { party_id: second.party.partyId, amount: second.amount })
  Object.assign(rowsOf(made, 'contract')[0]!, {
    party_id: second.party.partyId,
    amount: second.amount,
    account_token: second.party.account,
  })
  for (const payment of rowsOf(made, 'payment')) payment.account_token = second.party.account
}
