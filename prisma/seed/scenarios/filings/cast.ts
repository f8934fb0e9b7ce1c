import type { FlowTask } from '@/lib/flow/state'
import { inForce, scopeRows } from '@/lib/identity/scope/scope'
import { scopeWorld } from '@/lib/identity/scope/scope-world'
import { shanghaiDate } from '@/lib/kernel/workday'
import { readDepartments } from '../../reference-files'
import type { OrganisationWorld } from '../organisation/types'
import { delegationRows } from '../people'
import { departmentCodes } from '../people/commission'
import type { DelegationRow, PeopleWorld, UserRow } from '../people/types'
import { pastDelegations } from './past-delegations'

/** Who may act from which desk, and what each person sees: the same rows that the scope phase writes. */
export type Cast = {
  readonly past: readonly DelegationRow[]
  readonly userOf: (id: string) => UserRow
  readonly byLogin: (login: string) => UserRow | undefined
  /** People of a desk in their own right. */
  readonly peopleOf: (pool: string) => readonly UserRow[]
  /** People who may act from a desk now, also by delegation. */
  readonly reach: (pool: string) => readonly string[]
  /** Whether an enterprise and a line lie in the person's scope. */
  readonly covers: (userId: string, orgId: string, line: string) => boolean
  readonly departmentOf: (userId: string) => string | null
  /** Who stood in for a person at a moment. */
  readonly standIn: (userId: string, at: string) => UserRow | null
  readonly ownPools: (userId: string) => readonly string[]
}

/** Reads the cast out of the world of organisations and people. */
export function castOf(world: OrganisationWorld, { users, posts }: PeopleWorld, now: Date): Cast {
  const today = shanghaiDate(now)
  const active = users.filter((user) => user.status === 'active')
  const byId = new Map(users.map((user) => [user.id, user]))
  const logins = new Map(active.map((user) => [user.login, user]))
  const desks = posts.filter((post) => byId.get(post.userId)?.status === 'active' && inForce(post, today))
  const places = scopeWorld({ orgs: world.orgs, closure: world.closure, lines: departmentCodes, desks })
  const people = active.map(({ id }) => ({ id, posts: posts.filter((post) => post.userId === id) }))
  const running = delegationRows(now).filter((row) => byId.has(row.fromUserId) && byId.has(row.toUserId))
  const rows = scopeRows(places, people, running, { now, today })
  const orgs = setsOf(
    rows.orgs,
    (row) => row.userId,
    (row) => row.orgId,
  )
  const lines = setsOf(
    rows.lines,
    (row) => row.userId,
    (row) => row.line,
  )
  const own = rows.pools.filter((row) => row.viaUserId === null)
  const holders = setsOf(
    own,
    (row) => row.pool,
    (row) => row.userId,
  )
  const reach = setsOf(
    rows.pools,
    (row) => row.pool,
    (row) => row.userId,
  )
  const ownPools = setsOf(
    own,
    (row) => row.userId,
    (row) => row.pool,
  )
  const departments = new Map(readDepartments().map((department) => [department.code, department.name]))
  const mainPost = new Map(posts.filter((post) => post.isMain).map((post) => [post.userId, post.departmentCode]))
  const past = pastDelegations(now, (login) => logins.get(login)?.id)
  const live = running.filter((row) => row.revokedAt === null)
  const pools = new Map([...holders].map(([pool, ids]) => [pool, [...ids].map((id) => byId.get(id)!)]))
  return {
    past,
    userOf: (id) => byId.get(id)!,
    byLogin: (login) => logins.get(login),
    peopleOf: (pool) => pools.get(pool) ?? [],
    reach: (pool) => [...(reach.get(pool) ?? [])],
    covers: (userId, orgId, line) => (orgs.get(userId)?.has(orgId) ?? false) && (lines.get(userId)?.has(line) ?? false),
    departmentOf: (userId) => departments.get(mainPost.get(userId) ?? '') ?? null,
    standIn: (userId, at) => {
      const moment = Date.parse(at)
      const found = [...past, ...live].find(
        (row) => row.fromUserId === userId && row.fromAt.getTime() <= moment && moment < row.toAt.getTime(),
      )
      return found ? (byId.get(found.toUserId) ?? null) : null
    },
    ownPools: (userId) => [...(ownPools.get(userId) ?? [])],
  }
}

/** Everybody whom an open desk of the commission lets in beside those who see the filing anyway: as `app.grant_tasks` finds them. */
export function invited(cast: Cast, tasks: readonly FlowTask[], isGov: (task: FlowTask) => boolean, orgId: string, line: string): string[] {
  const open = tasks.filter((task) => task.status === 'open' && isGov(task))
  const ids = new Set(open.flatMap((task) => (task.holder ? [task.holder.id] : cast.reach(task.pool))))
  return [...ids].filter((id) => !cast.covers(id, orgId, line))
}

function setsOf<T>(rows: readonly T[], key: (row: T) => string, value: (row: T) => string): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>()
  for (const row of rows) {
    const set = sets.get(key(row))
    if (set) set.add(value(row))
    else sets.set(key(row), new Set([value(row)]))
  }
  return sets
}
