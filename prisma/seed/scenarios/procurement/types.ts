import type { Rng } from '../../rng'

export type Category = '施工' | '货物' | '服务' | '勘察设计监理'
export type AwardRule = '最低价' | '均值基准价' | '综合评估' | '其他'
export type Method = '公开招标' | '邀请招标' | '竞争谈判' | '询比采购' | '竞价采购' | '直接采购'

/** Values of one row by column; a column that is not said is empty. */
export type Row = Record<string, unknown>

/** An enterprise that buys; `founded` is a day number. */
export type Buyer = {
  orgId: string
  partyId: string
  name: string
  short: string
  uscc: string
  adcode: string
  founded: number
  level: number
  legalPerson: string
}

/** A market participant with what its bids leave behind. `rest` are the registry facts that nothing but the row needs. */
export type Party = {
  serial: number
  partyId: string
  name: string
  category: Category
  legalRep: string
  account: string
  staff: string
  address: string
  established: number
  facts: Row
  /** Parties, agencies and buyers it is tied to: the market never brings them together by chance. */
  apart: Set<string>
}

export type Expert = { expertId: string; no: string; token: string; facts: Row }

export type Links = Record<'party_link' | 'kinship' | 'party_listing' | 'registry_change' | 'insider' | 'fund_flow', Row[]>

/** Who takes part in the market, and what the registers say. */
export type Market = {
  /** Tenders in all. */
  count: number
  buyers: readonly Buyer[]
  /** Each buyer as often as its weight in the draw. */
  lots: readonly Buyer[]
  pools: Record<Category, Party[]>
  agencies: Party[]
  institutes: Party[]
  /** Members of the draw, seven groups of one size. */
  experts: Expert[]
  registers: Links
}

/** Where a tender has got to on the day of the facts. */
export type Stage = 'planned' | 'open' | 'opened' | 'awarded' | 'cancelled' | 'unsuccessful'

/** What is decided first about a tender. */
export type Wish = {
  category: Category
  method: Method
  rule: AwardRule
  /** 合同估算价 in 分. */
  estimate: number
  engineering: boolean
  /** How many bid. */
  size: number
  buyer: Buyer
  /** The tender before, of whose project this one is a further lot. */
  follows: number | null
}

export type Course = Record<
  | 'demand'
  | 'planned'
  | 'initiated'
  | 'approved'
  | 'notice'
  | 'saleTo'
  | 'deadline'
  | 'report'
  | 'publicityFrom'
  | 'publicityTo'
  | 'award'
  | 'noticeOfAward'
  | 'reported'
  | 'signed'
  | 'started'
  | 'plannedEnd'
  | 'ended'
  | 'accepted'
  | 'settled',
  number
> & { /** Seconds of the deadline day. */ opening: number; duration: number }

/** A tender before anything of it is written down. */
export type Sketch = Wish & {
  n: number
  id: string
  chance: Rng
  stage: Stage
  year: number
  lot: number
  project: string
  work: string
  classCode: string
  scheme: string
  mandatory: boolean
  limit: number
  ceiling: number
  budget: number
  agency: Party
  bidders: Party[]
  course: Course
  /** The bidder that must come out first, by place in `bidders`. */
  winner: number | null
  priceWeight: number
}

export type Offer = {
  bidId: string
  party: Party
  amount: number
  status: 'valid' | 'disqualified' | 'withdrawn' | 'invited'
  rank: number | null
  winner: boolean
  reason: string | null
  /** Technical merit between 0 and 1. */
  merit: number
}

/** A tender as it will be written: one row of `tender`, the rest by relation. */
export type Case = { sketch: Sketch; offers: Offer[]; tender: Row; rows: Record<string, Row[]> }
