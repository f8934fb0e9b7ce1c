import { cases } from '../cases'
import type { Row, World } from '../world'

type Bid = [party: string, amount: number, status?: string]

/** Processes with their bids; the first bidder named wins. */
export function processes(...list: Bid[][]): World {
  const ids = list.map((_, index) => `t${index + 1}`)
  const parties = [...new Set(list.flat().map(([party]) => party))]
  return {
    t: ids.map((tender_id) => ({ tender_id })),
    p: parties.map((party) => ({ party_id: party, ref: party, name: party })),
    b: list.flatMap((bids, at) => bids.map(([party, quote, status = 'valid'], seq): Row => bidOf(ids[at]!, party, quote, status, seq))),
    w: list.map(([winner], at) => ({ award_id: `w${at}`, tender_id: ids[at]!, party_id: winner![0], award_no: '1', status: 'active' })),
  }
}

const bidOf = (tender_id: string, party_id: string, quote: number, status: string, seq: number): Row => ({
  bid_id: `${tender_id}-${party_id}-${seq}`,
  tender_id,
  party_id,
  quote,
  amount: Math.round(quote * 100),
  currency: 'CNY',
  status,
  seq,
})

const pair = (second: number): Bid[] => [
  ['A', 100],
  ['B', second],
]
// Seven whose second price stands 100 % to 106 % above the first; the fences lie at about 92 % and 114 %.
const usual = (eighth: Bid[]) => processes(...Array.from({ length: 7 }, (_, at) => pair(200 + at)), eighth)
// Seven of 200 put both quartiles and the fences at 1.
const equal = processes(...Array.from({ length: 8 }, () => pair(200)))
const even = processes(...Array.from({ length: 4 }, () => pair(100)))

export const priceCases = [
  cases('R024', usual(pair(101)), usual([...pair(250), ['C', 90]]), equal, true),
  cases(
    'R058',
    usual(pair(900)),
    usual([
      ['A', 100],
      ['B', 90],
    ]),
    even,
    false,
  ),
  cases(
    'R028',
    processes([
      ['A', 100],
      ['B', 100],
    ]),
    processes([
      ['A', 100],
      ['A', 100],
      ['B', 101],
    ]),
    processes([
      ['A', 100],
      ['B', 100.001],
    ]),
    false,
  ),
  cases(
    'R036',
    processes([
      ['A', 100],
      ['B', 90, 'disqualified'],
    ]),
    processes([
      ['A', 100, 'pending'],
      ['B', 90, 'disqualified'],
    ]),
    processes([
      ['A', 90],
      ['B', 90, 'disqualified'],
    ]),
    false,
  ),
]
