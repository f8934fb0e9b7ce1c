import { type Row, type World, wan } from '../world'

/** Traces of bidders A and B; the second is like the first unless it says otherwise. */
export const traces = (one: Row, two: Row = {}): World => ({ x: [one, { ...one, ...two }] })

/** A and B as members of one consortium. */
export const consortium = { b: [{ consortium_no: '联1' }, { consortium_no: '联1' }] }

/** Bids of A, B, C … at one tender, in 万元. */
export const bids = (...amounts: number[]): Row[] => amounts.map((amount) => ({ amount: wan(amount) }))

/** So many tenders `t1`, `t2` … with the same columns. */
export const tenders = (count: number, row: Row = {}): Row[] =>
  Array.from({ length: count }, (_, at) => ({ tender_id: `t${at + 1}`, title: `标段${at + 1}`, ...row }))

/** Bids by tender: `{ A: 100 }` in 万元, for each tender of the list in turn. */
export const bidsOf = (list: Record<string, number>[]): Row[] =>
  list.flatMap((tender, at) =>
    Object.entries(tender).map(([party_id, amount]) => ({ tender_id: `t${at + 1}`, party_id, amount: wan(amount) })),
  )

/** Parties A, B … with the same columns; names are needed nowhere else. */
export const parties = (names: string, row: Row = {}): Row[] =>
  [...names].map((name) => ({ party_id: name, name: `${name}公司`, uscc: name, ...row }))

export const day = (start: string, days: number) =>
  new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
