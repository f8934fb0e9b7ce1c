import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { endPost, heldPosts, insertPost, postsChanged } from '../account-store'
import { rolesGivenBy, staffTarget } from '../account-target'
import { accountTarget } from '../schema'
import { staffPostOf } from '../staff-posts'

/**
 * Sets which posts a person of the local administrator's organisations holds: what is missing is given, what is no longer wanted ends.
 * Filling, checking and signing stay with different persons (Refusal blocked). The person's sessions end at once.
 */
export const setStaffRoles = defineCommand({
  name: 'setStaffRoles',
  permission: 'staff.manage',
  input: z.object({ ...accountTarget, roles: z.array(z.string()).max(6) }),
  run: async (context, { roles, ...input }) => {
    const { tx, actor, now, audit } = context
    const user = await staffTarget(context, input)
    if (roles.some((role) => !rolesGivenBy(actor).includes(role)))
      throw new Refusal('forbidden', '含有您不能授予的岗位', { roles: '含有您不能授予的岗位' })
    const today = shanghaiDate(now)
    const held = await heldPosts(tx, user.id, today)
    const leaving = held.filter((post) => !roles.includes(post.roleCode))
    const coming = roles.filter((role) => !held.some((post) => post.roleCode === role))
    if (leaving.length + coming.length === 0) throw new Refusal('conflict', '岗位没有变化。')
    await withBaseRights(tx, async () => {
      for (const post of leaving) await endPost(tx, post.id, addDays(today, -1))
      for (const role of coming) await insertPost(tx, staffPostOf(user.id, role, user.orgId, today), today)
      await postsChanged(tx, user.id, '岗位调整', now)
    })
    const detail = { login: user.login, before: held.map((post) => post.roleCode), after: roles }
    audit({ subjectKind: 'user', subjectId: user.id, orgId: user.orgId, detail })
    return { id: user.id }
  },
})
