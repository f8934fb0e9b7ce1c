import { districts } from '@/lib/identity/districts'
import { administrators } from '@/lib/identity/rules/exclusions'
import type { ScopeDelegation, ScopeMoment, ScopePerson, ScopePost, ScopeRows } from '@/lib/identity/scope/scope-types'
import { deskRoles, type ScopeWorld } from '@/lib/identity/scope/scope-world'

/** Roles that see single records only by a grant (invited, transferred), never by organisation or line. */
const byGrantOnly: readonly string[] = ['X-AUDIT', 'X-EXPERT', 'X-PUBLIC']
const blind = (post: ScopePost) => byGrantOnly.includes(post.roleCode) || administrators.some((role) => role === post.roleCode)

/** A post counts from its first to its last day, both included. */
export function inForce(post: { readonly fromDate: string; readonly toDate: string | null }, today: string): boolean {
  return post.fromDate <= today && (post.toDate === null || post.toDate >= today)
}

/**
 * Organisations a post opens. The three administrators and outside roles: none. Districts: the body itself and what it owns, never a
 * city enterprise that only lies there. Filers, checkers and signers also see the subsidiaries whose desk they hold (集团代办).
 */
export function orgsOfPost(post: ScopePost, world: ScopeWorld): string[] {
  if (blind(post)) return []
  const orgs = new Set([post.orgId, ...orgsOfScope(post, world)])
  if (isDeskRole(post.roleCode)) for (const id of world.servedBy(post.roleCode, post.orgId)) orgs.add(id)
  return [...orgs]
}

function orgsOfScope(post: ScopePost, world: ScopeWorld): readonly string[] {
  switch (post.orgScope) {
    case 'own':
      return []
    case 'subtree':
      return world.subtree(post.orgId)
    case 'all':
      return world.allOrgs
    case 'district':
      return world.ownedByDistrict(world.adcodeOf(post.orgId))
    case 'listed':
      return post.listed.flatMap((id) => world.subtree(id))
  }
}

/** Lines of business a post opens; `all` = every department's line. */
export function linesOfPost(post: ScopePost, world: ScopeWorld): readonly string[] {
  if (blind(post)) return []
  return post.lines.includes('all') ? world.lines : post.lines
}

/**
 * Desks a post works from. A district has no departments: its officers receive and examine, its heads review and sign, for every line,
 * under keys that end in the district's adcode. Signers see their subsidiaries but sign for them only where they hold the desk.
 */
export function poolsOfPost(post: ScopePost, world: ScopeWorld): string[] {
  const { roleCode, departmentCode } = post
  if (isDeskRole(roleCode)) return world.servedBy(roleCode, post.orgId).map((id) => `${roleCode}@${id}`)
  switch (roleCode) {
    case 'R-WINDOW':
      return ['R-WINDOW']
    case 'R-OFFICER':
    case 'R-CHIEF':
    case 'R-LEAD':
      return departmentCode ? [`${roleCode}@${departmentCode}`] : []
    case 'D-OFFICER':
      return districtPools(post, world, ['R-OFFICER'], ['R-WINDOW'])
    case 'D-HEAD':
      return districtPools(post, world, ['R-CHIEF', 'R-LEAD'], [])
    case 'X-EXPERT':
      return ['X-EXPERT', ...districts.map((district) => `X-EXPERT:${district.adcode}`)]
    default:
      return []
  }
}

function districtPools(post: ScopePost, world: ScopeWorld, withLine: string[], without: string[]): string[] {
  const body = world.adcodeOf(post.orgId)
  return [...without.map((role) => `${role}:${body}`), ...withLine.flatMap((role) => world.lines.map((line) => `${role}@${line}:${body}`))]
}

function isDeskRole(role: string): role is (typeof deskRoles)[number] {
  return deskRoles.some((desk) => desk === role)
}

type Scope = { readonly orgs: Set<string>; readonly lines: Set<string>; readonly pools: Set<string> }

function ownScope(person: ScopePerson, world: ScopeWorld, today: string): Scope {
  const posts = person.posts.filter((post) => inForce(post, today))
  return {
    orgs: new Set(posts.flatMap((post) => orgsOfPost(post, world))),
    lines: new Set(posts.flatMap((post) => linesOfPost(post, world))),
    pools: new Set(posts.flatMap((post) => poolsOfPost(post, world))),
  }
}

/**
 * The rows of actor_org, actor_line and actor_pool of the people given: a pure function of posts, tree and delegations. A delegate gets
 * the delegator's own desks (`viaUserId`, with the time they count) as soon as the delegation is made, the delegator's organisations and
 * lines only while it runs: rebuild at its start and end. Desks got by delegation are not passed on (SC030). `people` must hold every
 * delegator of the delegations that count.
 */
export function scopeRows(
  world: ScopeWorld,
  people: readonly ScopePerson[],
  delegations: readonly ScopeDelegation[],
  moment: ScopeMoment,
): ScopeRows {
  const own = new Map(people.map((person) => [person.id, ownScope(person, world, moment.today)]))
  const rows: ScopeRows = { orgs: [], lines: [], pools: [] }
  for (const { id } of people) {
    const mine = own.get(id)!
    const orgs = new Set(mine.orgs)
    const lines = new Set(mine.lines)
    for (const pool of mine.pools) rows.pools.push({ userId: id, pool, viaUserId: null, fromAt: null, toAt: null })
    for (const delegation of delegationsTo(id, delegations, moment.now)) {
      const theirs = own.get(delegation.fromUserId)
      if (!theirs) throw new Error(`scopeRows: the delegator ${delegation.fromUserId} is not among the people given`)
      const { fromUserId, fromAt, toAt } = delegation
      for (const pool of theirs.pools) rows.pools.push({ userId: id, pool, viaUserId: fromUserId, fromAt, toAt })
      if (fromAt > moment.now) continue
      for (const org of theirs.orgs) orgs.add(org)
      for (const line of theirs.lines) lines.add(line)
    }
    for (const orgId of orgs) rows.orgs.push({ userId: id, orgId })
    for (const line of lines) rows.lines.push({ userId: id, line })
  }
  return rows
}

// One delegation a delegator: the one that ends first; a later one follows at the next rebuild.
function delegationsTo(userId: string, delegations: readonly ScopeDelegation[], now: Date): ScopeDelegation[] {
  const live = delegations.filter((row) => row.toUserId === userId && row.revokedAt === null && row.toAt > now)
  live.sort((a, b) => a.fromAt.getTime() - b.fromAt.getTime())
  return live.filter((row, index) => live.findIndex((other) => other.fromUserId === row.fromUserId) === index)
}
