import { scopeRows } from '@/lib/identity/scope/scope'
import type { OrgScope, ScopeDelegation, ScopePerson } from '@/lib/identity/scope/scope-types'
import { deskRoles, scopeWorld } from '@/lib/identity/scope/scope-world'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/**
 * Rebuilds actor_org, actor_line and actor_pool of the people given (null = everybody with a post) from posts, tree and delegations.
 * Runs inside a system transaction, after a change of posts or organisations and when a delegation begins or ends.
 */
export async function rebuildScope(tx: Tx, userIds: readonly string[] | null, now: Date): Promise<number> {
  const today = shanghaiDate(now)
  const orgs = await tx.org.findMany({ select: { id: true, kind: true, owner: true, adcode: true, parentId: true } })
  const closure = await tx.orgClosure.findMany({ where: { toDate: null }, select: { ancestorId: true, orgId: true } })
  const departments = await tx.department.findMany({ select: { code: true } })
  const closed = new Set(
    (await tx.userAccount.findMany({ where: { status: { not: 'active' } }, select: { id: true } })).map((row) => row.id),
  )
  const held = await tx.post.findMany({ where: { fromDate: { lte: today }, OR: [{ toDate: null }, { toDate: { gte: today } }] } })
  // A desk whose only holder has gone is served by the superior: closed accounts hold nothing.
  const posts = held.filter((post) => !closed.has(post.userId))
  const listed = await tx.postOrg.findMany()
  const delegations: ScopeDelegation[] = await tx.delegation.findMany({ where: { revokedAt: null, toAt: { gt: now } } })
  const world = scopeWorld({ orgs, closure, lines: departments.map((row) => row.code), desks: posts })
  const people = new Map<string, ScopePerson & { posts: ScopePerson['posts'][number][] }>()
  for (const post of posts) {
    const person = people.get(post.userId) ?? { id: post.userId, posts: [] }
    const own = listed.filter((row) => row.postId === post.id).map((row) => row.orgId)
    person.posts.push({ ...post, orgScope: post.orgScope as OrgScope, listed: own })
    people.set(post.userId, person)
  }
  const wanted = userIds === null ? null : new Set(userIds)
  for (const id of wanted ?? []) if (!people.has(id)) people.set(id, { id, posts: [] })
  const live = delegations.filter((row) => people.has(row.fromUserId) && people.has(row.toUserId))
  const rows = scopeRows(world, [...people.values()], live, { now, today })
  const mine = <T extends { userId: string }>(list: T[]) => (wanted ? list.filter((row) => wanted.has(row.userId)) : list)
  const where = wanted ? { userId: { in: [...wanted] } } : {}
  await tx.actorLine.deleteMany({ where })
  await tx.actorPool.deleteMany({ where })
  await writeOrgs(tx, mine(rows.orgs), where)
  await inBatches(mine(rows.lines), (data) => tx.actorLine.createMany({ data }))
  await inBatches(mine(rows.pools), (data) => tx.actorPool.createMany({ data: data.map((row) => ({ ...row, id: newId() })) }))
  return wanted?.size ?? people.size
}

/**
 * Everybody whose desks may move when these people's posts or accounts change: themselves, the desk holders of all superiors (a subsidiary
 * without staff of its own is served by its superior), and whoever stands in for one of them.
 */
export async function peopleAffected(tx: Tx, userIds: readonly string[], now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with changed as (select distinct p.org_id from post p where p.user_id = any (${[...userIds]}::uuid[])),
      near as (
        select unnest(${[...userIds]}::uuid[]) as id
        union select p.user_id from post p join org_closure c on c.ancestor_id = p.org_id and c.to_date is null
          where p.role_code = any (${[...deskRoles]}) and c.org_id in (select org_id from changed))
    select id::text from near
    union select d.to_user_id::text from delegation d where d.from_user_id in (select id from near) and d.revoked_at is null and d.to_at > ${now}`
  return rows.map((row) => row.id)
}

type OrgReach = { userId: string; orgId: string }

// By far the largest of the three (the commission sees every enterprise), and hardly any of it changes: only what differs is written.
async function writeOrgs(tx: Tx, rows: readonly OrgReach[], where: { userId?: { in: string[] } }): Promise<void> {
  const keyOf = ({ userId, orgId }: OrgReach) => `${userId} ${orgId}`
  const wanted = new Set(rows.map(keyOf))
  const held = await tx.actorOrg.findMany({ where, select: { userId: true, orgId: true } })
  const there = new Set(held.map(keyOf))
  const gone = held.filter((row) => !wanted.has(keyOf(row)))
  await inBatches(
    gone,
    (batch) => tx.$executeRaw`
      delete from actor_org a using jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as g("userId" uuid, "orgId" uuid)
      where a.user_id = g."userId" and a.org_id = g."orgId"`,
  )
  await inBatches(
    rows.filter((row) => !there.has(keyOf(row))),
    (data) => tx.actorOrg.createMany({ data }),
  )
}

async function inBatches<T>(rows: T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 4000) await write(rows.slice(start, start + 4000))
}
