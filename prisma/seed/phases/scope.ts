import { inForce, scopeRows } from '@/lib/identity/scope/scope'
import { scopeWorld } from '@/lib/identity/scope/scope-world'
import { shanghaiDate } from '@/lib/kernel/workday'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { Phase } from '../phase'
import type { OrganisationWorld } from '../scenarios/organisation/types'
import { delegationRows } from '../scenarios/people'
import { departmentCodes } from '../scenarios/people/commission'
import type { PeopleWorld } from '../scenarios/people/types'

/** Writes actor_org, actor_line and actor_pool from posts, tree and delegations; accounts that are closed get nothing. */
export function scopePhase(world: OrganisationWorld, { users, posts }: PeopleWorld): Phase {
  return {
    name: 'scope',
    title: '数据范围',
    budget: 4,
    run: async ({ client, now }) => {
      const today = shanghaiDate(now)
      const active = users.filter((user) => user.status === 'active')
      const known = new Set(active.map((user) => user.id))
      const desks = posts.filter((post) => known.has(post.userId) && inForce(post, today))
      const places = scopeWorld({ orgs: world.orgs, closure: world.closure, lines: departmentCodes, desks })
      const people = active.map(({ id }) => ({ id, posts: posts.filter((post) => post.userId === id) }))
      const delegations = delegationRows(now).filter((row) => known.has(row.fromUserId) && known.has(row.toUserId))
      const rows = scopeRows(places, people, delegations, { now, today })
      return {
        actor_org: await copyRows(
          client,
          'actor_org',
          ['user_id', 'org_id'],
          rows.orgs.map((row) => [row.userId, row.orgId]),
        ),
        actor_line: await copyRows(
          client,
          'actor_line',
          ['user_id', 'line'],
          rows.lines.map((row) => [row.userId, row.line]),
        ),
        actor_pool: await copyRows(
          client,
          'actor_pool',
          ['id', 'user_id', 'pool', 'via_user_id', 'from_at', 'to_at'],
          rows.pools.map((row) => [
            seedId('pool', `${row.userId}|${row.pool}|${row.viaUserId ?? ''}`),
            row.userId,
            row.pool,
            row.viaUserId,
            row.fromAt,
            row.toAt,
          ]),
        ),
      }
    },
  }
}
