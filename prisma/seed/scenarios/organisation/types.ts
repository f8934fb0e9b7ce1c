/** A row of `org`, in the order of nothing; money in fen. */
export type OrgRow = {
  id: string
  kind: 'sasac' | 'district' | 'enterprise' | 'external'
  code: string
  name: string
  shortName: string
  parentId: string | null
  level: number
  groupId: string | null
  owner: 'city' | 'district'
  adcode: string
  industry: string
  industryName: string
  coreBusiness: string[]
  orgForm: string
  functionClass: string
  foundedOn: string | null
  registeredCapital: bigint
  paidCapital: bigint
  legalPerson: string
  isListed: boolean
  isOverseas: boolean
  isDormant: boolean
  consolidated: boolean
  status: '存续' | '拟注销'
  registrationNo: string | null
}

export type HolderKind = 'state' | 'private' | 'foreign' | 'staff'

/** A row of `equity_edge`; `pct` is a decimal text with at most six places. */
export type EquityRow = {
  id: string
  holderId: string | null
  holderName: string
  holderKind: HolderKind
  orgId: string
  pct: string
  fromDate: string
  toDate: string | null
}

export type ClosureRow = { ancestorId: string; orgId: string; depth: number; fromDate: string; toDate: null }

/** All organisations of the scenario with both trees. */
export type OrganisationWorld = {
  orgs: OrgRow[]
  equity: EquityRow[]
  closure: ClosureRow[]
  /** Ids of the 17 groups by the short word their logins begin with (`ct` = 城投集团). */
  groups: Map<string, string>
  /** Subsidiaries with people of their own, by the same kind of word (`ct1`). */
  staffed: Map<string, string>
  /** Ids of the district bodies, and of the enterprise each owns directly, by the district's slug. */
  districtBodies: Map<string, string>
  districtGroups: Map<string, string>
  /** Ids of bodies outside, by name. */
  externals: Map<string, string>
  commissionId: string
}
