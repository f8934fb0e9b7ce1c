import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery } from '@/lib/platform/query'
import { delegationProblem } from '../rules/delegation'

export type DelegationRow = {
  id: string
  mine: boolean
  /** The other person: whom I asked, or who asked me. */
  other: string
  fromAt: string
  toAt: string
  reason: string
  state: 'waiting' | 'running' | 'ended' | 'revoked'
  revokedAt: string | null
}

/** Delegations the person has given and received, newest first. */
export const delegationList = defineQuery({
  name: 'delegationList',
  permission: 'profile.manage',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const me = actor.userId
    const rows = await tx.delegation.findMany({
      where: { OR: [{ fromUserId: me }, { toUserId: me }] },
      orderBy: { fromAt: 'desc' },
      take: 100,
    })
    const ids = rows.map((row) => (row.fromUserId === me ? row.toUserId : row.fromUserId))
    const names = new Map(
      (await tx.userAccount.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((user) => [user.id, user.name]),
    )
    return rows.map((row): DelegationRow => {
      const mine = row.fromUserId === me
      const state = row.revokedAt ? 'revoked' : row.toAt <= now ? 'ended' : row.fromAt > now ? 'waiting' : 'running'
      return {
        ...{ id: row.id, mine, state, reason: row.reason },
        other: names.get(mine ? row.toUserId : row.fromUserId) ?? '',
        fromAt: row.fromAt.toISOString(),
        toAt: row.toAt.toISOString(),
        revokedAt: row.revokedAt?.toISOString() ?? null,
      }
    })
  },
})

/** Colleagues of the person's own organisation who may stand in for them. */
export const colleagues = defineQuery({
  name: 'colleagues',
  permission: 'delegation.manage',
  input: z.object({ words: z.string().trim().max(30).default('') }),
  run: async ({ tx, actor, now }, { words }) => {
    const today = shanghaiDate(now)
    const rows = await tx.$queryRaw<{ id: string; name: string; title: string; department: string | null; roles: string[] }[]>`
      select u.id::text, u.name, u.title, min(d.name) filter (where p.is_main) as department, array_agg(distinct p.role_code) as roles
      from user_account u join post p on p.user_id = u.id and p.from_date <= ${today} and (p.to_date is null or p.to_date >= ${today})
      left join department d on d.code = p.department_code
      where u.org_id = ${actor.orgId}::uuid and u.status = 'active' and u.id <> ${actor.userId}::uuid
        and (${words} = '' or u.name like '%' || ${words} || '%' or d.name like '%' || ${words} || '%')
      group by u.id, u.name, u.title`
    const giver = { id: actor.userId, orgId: actor.orgId, active: true, roles: actor.roles }
    const soon = { fromAt: now, toAt: new Date(now.getTime() + 3_600_000) }
    const able = rows.filter((row) => !delegationProblem(giver, { id: row.id, orgId: actor.orgId, active: true, roles: row.roles }, soon))
    // Those of one's own department first.
    const near = (row: { department: string | null }) => (row.department !== null && row.department === actor.departmentName ? 0 : 1)
    able.sort((a, b) => near(a) - near(b) || a.name.localeCompare(b.name, 'zh-CN'))
    return able
      .slice(0, 200)
      .map(({ id, name, title, department }) => ({ id, name, note: [department, title].filter(Boolean).join(' · ') }))
  },
})
