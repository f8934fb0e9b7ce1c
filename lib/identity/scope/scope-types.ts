/** How far a post reaches over organisations; see `Post.orgScope`. */
export type OrgScope = 'own' | 'subtree' | 'all' | 'district' | 'listed'

export type ScopeOrg = {
  readonly id: string
  readonly kind: string
  readonly owner: string
  readonly adcode: string
  readonly parentId: string | null
}

export type ScopePost = {
  readonly roleCode: string
  readonly orgId: string
  readonly departmentCode: string | null
  readonly orgScope: OrgScope
  /** `['all']`, or codes of lines of business; empty = none. */
  readonly lines: readonly string[]
  /** Organisations of a `listed` scope, each with everything below. */
  readonly listed: readonly string[]
  readonly fromDate: string
  readonly toDate: string | null
}

export type ScopePerson = { readonly id: string; readonly posts: readonly ScopePost[] }

export type ScopeDelegation = {
  readonly fromUserId: string
  readonly toUserId: string
  readonly fromAt: Date
  readonly toAt: Date
  readonly revokedAt: Date | null
}

/** Now, and the day it is in Shanghai. */
export type ScopeMoment = { readonly now: Date; readonly today: string }

export type ScopeRows = {
  readonly orgs: { userId: string; orgId: string }[]
  readonly lines: { userId: string; line: string }[]
  readonly pools: { userId: string; pool: string; viaUserId: string | null; fromAt: Date | null; toAt: Date | null }[]
}
