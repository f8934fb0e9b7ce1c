import type { OrgScope } from '@/lib/identity/scope/scope-types'

/** A person with an account; `phone` is invented and stored encrypted. */
export type UserRow = {
  id: string
  login: string
  name: string
  orgId: string
  side: 'gov' | 'ent'
  status: 'active' | 'disabled'
  title: string
  phone: string
}

export type PostRow = {
  id: string
  userId: string
  roleCode: string
  orgId: string
  departmentCode: string | null
  isMain: boolean
  orgScope: OrgScope
  lines: string[]
  /** Organisations of a `listed` scope (rows of post_org). */
  listed: string[]
  fromDate: string
  toDate: string | null
}

export type DelegationRow = {
  id: string
  fromUserId: string
  toUserId: string
  fromAt: Date
  toAt: Date
  reason: string
  revokedAt: Date | null
  createdAt: Date
}

/** All people of the scenario. */
export type PeopleWorld = { users: UserRow[]; posts: PostRow[] }

/** A person as the tables of the scenario say it. */
export type PersonSketch = {
  login: string
  orgId: string
  side: UserRow['side']
  title: string
  name?: string
  status?: UserRow['status']
  /** The main post first. */
  posts: PostSketch[]
}

export type PostSketch = {
  role: string
  department?: string
  scope: OrgScope
  lines: readonly string[]
  listed?: readonly string[]
  from?: string
  to?: string
}
