import type { ScopeOrg } from '@/lib/identity/scope/scope-types'

/** The three desks of a filing inside an enterprise. */
export const deskRoles = ['E-FILL', 'E-CHECK', 'E-HEAD', 'E-PUR', 'E-FIN'] as const
export type DeskRole = (typeof deskRoles)[number]

/** What the rules of scope ask about organisations; made once, asked for many people. */
export type ScopeWorld = {
  readonly allOrgs: readonly string[]
  /** Codes of all lines of business (department codes). */
  readonly lines: readonly string[]
  /** An organisation and everything below it in the management tree. */
  subtree(orgId: string): readonly string[]
  ownedByDistrict(adcode: string): readonly string[]
  adcodeOf(orgId: string): string
  /**
   * Enterprises whose desk lies at this organisation: itself, and every subsidiary without a person of that role whose nearest
   * superior with one it is (集团代办: the filings of a subsidiary without staff of its own are made by its superior).
   */
  servedBy(role: DeskRole, orgId: string): readonly string[]
}

type WorldFacts = {
  readonly orgs: readonly ScopeOrg[]
  /** Closure rows in force, with the pairs of an organisation and itself. */
  readonly closure: readonly { readonly ancestorId: string; readonly orgId: string }[]
  readonly lines: readonly string[]
  /** Desk posts in force of everybody. */
  readonly desks: readonly { readonly roleCode: string; readonly orgId: string }[]
}

/** Indexes the organisations for `scopeRows`. */
export function scopeWorld({ orgs, closure, lines, desks }: WorldFacts): ScopeWorld {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const below = grouped(
    closure,
    (row) => row.ancestorId,
    (row) => row.orgId,
  )
  const owned = grouped(
    orgs.filter((org) => org.owner === 'district' && org.kind === 'enterprise'),
    (org) => org.adcode,
    (org) => org.id,
  )
  const served = new Map(deskRoles.map((role) => [role, deskOrgs(role, orgs, byId, desks)]))
  return {
    allOrgs: orgs.filter((org) => org.kind !== 'external').map((org) => org.id),
    lines,
    subtree: (orgId) => below.get(orgId) ?? [],
    ownedByDistrict: (adcode) => owned.get(adcode) ?? [],
    adcodeOf: (orgId) => byId.get(orgId)?.adcode ?? '',
    servedBy: (role, orgId) => served.get(role)?.get(orgId) ?? [],
  }
}

function deskOrgs(role: DeskRole, orgs: readonly ScopeOrg[], byId: Map<string, ScopeOrg>, desks: WorldFacts['desks']) {
  const staffed = new Set(desks.filter((desk) => desk.roleCode === role).map((desk) => desk.orgId))
  const pairs = orgs
    .filter((org) => org.kind === 'enterprise')
    .map((org) => ({ org: org.id, desk: nearestStaffed(org, byId, staffed) }))
    .filter((pair) => pair.desk !== null)
  return grouped(
    pairs,
    (pair) => pair.desk!,
    (pair) => pair.org,
  )
}

function nearestStaffed(org: ScopeOrg, byId: Map<string, ScopeOrg>, staffed: Set<string>): string | null {
  for (let at: ScopeOrg | undefined = org; at?.kind === 'enterprise'; at = at.parentId ? byId.get(at.parentId) : undefined) {
    if (staffed.has(at.id)) return at.id
  }
  return null
}

function grouped<T>(rows: readonly T[], key: (row: T) => string, value: (row: T) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    const list = groups.get(key(row))
    if (list) list.push(value(row))
    else groups.set(key(row), [value(row)])
  }
  return groups
}
