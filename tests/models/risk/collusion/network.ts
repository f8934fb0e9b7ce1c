import { cases } from '../cases'
import { type Row, wan } from '../world'
import { bids, bidsOf, day, parties, tenders } from './rows'

const met = (row: Row) => ({
  p: parties('AB'),
  ph: { a_id: 'A', b_id: 'B', together: 5, a_bids: 6, b_bids: 6, jaccard: 0.6, expected: 1, last_on: '2026-05-01', ...row },
})
const won = (row: Row) => ({ ...met(row), t: { winner_id: 'A' } })

/** Markets of so many tenders: A bids in the first half, B in the second, and at `both` tenders they meet. */
const market = (count: number, both: number, adcode?: string) => ({
  t: tenders(count, { category: '施工', adcode: '370100' }).map((row, at) => (adcode && at >= count / 2 ? { ...row, adcode } : row)),
  b: bidsOf(
    Array.from(
      { length: count },
      (_, at): Record<string, number> => ({
        ...((at < count / 2 || at < count / 2 + both) && { A: 100 }),
        ...(at >= count / 2 && { B: 100 }),
        C: 100,
      }),
    ),
  ),
})

/** Twelve tenders with five bidders; A and B swing together (or B against A). */
const swings = (count: number, of: (at: number) => number) => ({
  t: tenders(count, { ceiling: wan(200) }),
  b: bidsOf(
    Array.from({ length: count }, (_, at) => {
      const swing = (at % 2 === 0 ? 1 : -1) * (4 + (at % 5))
      return { A: 150 + swing, B: 152 + of(swing), C: 150 + ((at * 7) % 5), D: 151 + ((at * 3) % 4), E: 149 + ((at * 11) % 6) }
    }),
  ),
})
const subcontract = (to: string, row: Row = {}) => ({
  t: { winner_id: 'A' },
  b: bids(100, 110).map((bid, at) => ({ ...bid, ...(at === 1 && row) })),
  c: { party_id: 'A', tender_id: 't1', subcontractor_id: to, subcontract_amount: wan(30) },
})

const group = (names: string, row: Row = {}) =>
  [...names].map((party_id) => ({ group_no: 1, party_id, size: names.length, coherence: 0.9, exclusivity: 0.8, median_cv: 0.02, ...row }))
/** Tenders won in turn, all members bidding. */
const turns = (winners: string) => ({
  t: [...winners].map((winner_id, at) => ({
    tender_id: `t${at + 1}`,
    title: `标段${at + 1}`,
    winner_id,
    awarded_on: day('2025-01-01', at * 30),
  })),
  b: bidsOf([...winners].map(() => ({ A: 100, B: 101, C: 102 }))),
  bg: group('ABC'),
})
/** Wins by buyer: `['org1', 'A']`. */
const wins = (list: [org: string, winner: string, times: number][]) => ({
  t: list
    .flatMap(([org_id, winner_id, times]) => Array.from({ length: times }, () => ({ org_id, winner_id })))
    .map((row, at) => ({ tender_id: `t${at + 1}`, ...row })),
  bg: group('AB'),
})
const order = (count: number, last: Record<string, number> = { A: 100, B: 110, C: 120 }) => ({
  t: tenders(count),
  b: bidsOf([...Array.from({ length: count - 1 }, (_, at) => ({ A: 100 + at, B: 110 + at, C: 120 + at })), last]),
  bg: group('ABC'),
})

export const networkCases = [
  cases('WB062', met({ together: 8 }), met({ jaccard: 0.49 }), met({ jaccard: 0.5 }), true),
  cases('WB063', won({ a_wins: 5 }), won({ a_wins: 4, b_wins: 1 }), won({ a_wins: 4 }), true),
  cases('WB067', market(20, 0), market(20, 10), market(20, 1), true),
  cases(
    'WB072',
    swings(12, (swing) => swing),
    swings(12, (swing) => -swing),
    swings(9, (swing) => swing),
    false,
  ),
  cases('WB074', subcontract('B'), subcontract('Z'), subcontract('B', { status: 'invited' }), false),
  cases('WB064', turns('ABCABCABC'), turns('AABCABCAB'), turns('ABCABC'), true),
  cases(
    'WB068',
    wins([
      ['org1', 'A', 5],
      ['org2', 'B', 5],
    ]),
    wins([
      ['org1', 'A', 5],
      ['org2', 'B', 3],
      ['org2', 'A', 2],
    ]),
    wins([
      ['org1', 'A', 4],
      ['org1', 'B', 1],
      ['org2', 'B', 4],
      ['org2', 'A', 1],
    ]),
    true,
  ),
  cases('WB069', { bg: group('ABC') }, { bg: group('AB') }, { bg: group('ABC', { coherence: 0.7, exclusivity: 0.7 }) }, true),
  cases('WB070', { bg: group('ABC') }, { bg: group('ABC', { median_cv: 0.031 }) }, { bg: group('ABC', { median_cv: 0.03 }) }, true),
  cases('WB071', order(5), order(4, { A: 115, B: 110, C: 120 }), order(4), true),
]
