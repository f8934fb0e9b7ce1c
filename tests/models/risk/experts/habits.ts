import { cases } from '../cases'
import type { World } from '../world'
import { experts, seats, tenders } from './marks'

/** Two experts sit together `times` of their five seats each, in a pool of so many tenders (the rest held by a third). */
const meet = (times: number, pool: number): World => ({
  t: tenders(pool),
  e: experts(3),
  v: tenders(pool).flatMap(({ tender_id }, index) => {
    const [one, two] = [index < 5, index >= 5 - times && index < 10 - times]
    const names = [one && 'e1', two && 'e2', !one && !two && 'e3'].filter((name) => typeof name === 'string')
    return seats(String(tender_id), names)
  }),
})

/** Eight experts with one seat each and a ninth with so many. */
const busy = (times: number, others = 8, on = '2026-05-10'): World => ({
  t: tenders(times),
  e: experts(others + 1),
  v: [
    ...tenders(times).flatMap(({ tender_id }) => seats(String(tender_id), ['e1'], { evaluated_on: on })),
    ...Array.from({ length: others }, (_, index) => seats('t1', [`e${index + 2}`])).flat(),
  ],
})

/** A bids everywhere; the expert is there in the first `present`, of which A wins `wins`; elsewhere it wins `elsewhere` of `rest`. */
const luck = (present: number, wins: number, rest: number, elsewhere: number): World => ({
  t: tenders(present + rest, (index) => ({ winner_id: index < wins || (index >= present && index < present + elsewhere) ? 'A' : 'B' })),
  e: experts(1),
  p: {},
  b: tenders(present + rest).map(({ tender_id }) => ({ bid_id: `bid-${tender_id}`, tender_id, party_id: 'A' })),
  v: tenders(present).flatMap(({ tender_id }) => seats(String(tender_id), ['e1'])),
})

const bound = (here: number, elsewhere: number, owner = false): World => ({
  t: tenders(here + elsewhere, (index) => ({ buyer_id: index < here ? 'A' : `buyer-${index}` })),
  e: experts(1),
  p: {},
  v: tenders(here + elsewhere).flatMap(({ tender_id }) => seats(String(tender_id), ['e1'], { owner_rep: owner })),
})

export const habitCases = [
  // 5 · 5 / 15 = 1.67 meetings are to be expected: five are exactly three times as many.
  cases('LC087', meet(5, 20), meet(4, 20), meet(5, 15), true),
  cases('LC088', busy(41), busy(41, 6), busy(40), true),
  // Everywhere 6 of 12, with the expert 5 of 5: exactly twice.
  cases('LC089', luck(5, 5, 10, 0), luck(5, 5, 5, 3), luck(5, 5, 7, 1), true),
  cases('LC090', bound(9, 3), bound(8, 0, true), bound(8, 8), true),
]
