import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { insertAccount, insertPost, postsChanged } from '../account-store'
import { rolesGivenBy } from '../account-target'
import { accountFields } from '../schema'
import { staffPostOf } from '../staff-posts'

/** Opens an account without any post: it can sign in, and may do nothing until roles are granted. Gives the first password, once. */
export const createAccount = defineCommand({
  name: 'createAccount',
  permission: 'user.manage',
  secret: true,
  input: z.object(accountFields),
  run: async ({ tx, now, audit }, input) => {
    const org = await tx.org.findUnique({ where: { id: input.orgId }, select: { id: true, kind: true } })
    if (!org) throw new Refusal('invalid', '没有这个单位', { orgId: '没有这个单位' })
    const side = org.kind === 'enterprise' ? 'ent' : 'gov'
    const made = await withBaseRights(tx, () => insertAccount(tx, { ...input, side, now }))
    audit({ subjectKind: 'user', subjectId: made.id, orgId: org.id, detail: { login: input.login, name: input.name } })
    return made
  },
})

/** Opens an account for a person of the administrator's own enterprise, a subsidiary or the district body, with its posts. Gives the first password, once. */
export const createStaff = defineCommand({
  name: 'createStaff',
  permission: 'staff.manage',
  secret: true,
  input: z.object({ ...accountFields, roles: z.array(z.string()).min(1, '请至少选择一个岗位').max(6) }),
  run: async ({ tx, actor, now, audit }, { roles, ...input }) => {
    // Row security: only organisations of the administrator are found.
    const org = await tx.org.findUnique({ where: { id: input.orgId }, select: { id: true, kind: true } })
    if (!org || (actor.side === 'ent') !== (org.kind === 'enterprise'))
      throw new Refusal('invalid', '只能为本单位及下级单位开通账号', { orgId: '只能为本单位及下级单位开通账号' })
    if (roles.some((role) => !rolesGivenBy(actor).includes(role)))
      throw new Refusal('forbidden', '含有您不能授予的岗位', { roles: '含有您不能授予的岗位' })
    const made = await withBaseRights(tx, async () => {
      const account = await insertAccount(tx, { ...input, side: actor.side, now })
      const today = shanghaiDate(now)
      for (const role of roles) await insertPost(tx, staffPostOf(account.id, role, org.id, today), today)
      await postsChanged(tx, account.id, '开通账号', now)
      return account
    })
    audit({ subjectKind: 'user', subjectId: made.id, orgId: org.id, detail: { login: input.login, name: input.name, roles } })
    return made
  },
})
