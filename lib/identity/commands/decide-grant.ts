import { z } from 'zod'
import type { OrgScope } from '@/lib/identity/scope/scope-types'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { endPost, insertPost, keepOneAdministrator, postsChanged } from '../account-store'

type Request = NonNullable<Awaited<ReturnType<Tx['roleGrantRequest']['findUnique']>>>

/**
 * Decides a request for a role. Approval makes or ends the post, ends the person's sessions and rebuilds the desks in the same
 * transaction; the separation of duties is asked again, since posts may have changed meanwhile. Nobody decides about themselves.
 */
export const decideGrant = defineCommand({
  name: 'decideGrant',
  permission: 'role.grant',
  input: z.object({
    id: z.uuid('申请编号不正确'),
    approve: z.boolean(),
    opinion: z.string().trim().max(200, '意见不超过 200 字').default(''),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id, approve, opinion }) => {
    // The row is locked: two deciders at once give one decision.
    await tx.$queryRaw`select id from role_grant_request where id = ${id}::uuid for update`
    const request = await tx.roleGrantRequest.findUnique({ where: { id } })
    if (!request) throw new Refusal('not_found', '没有这项申请。')
    if (request.status !== 'open') throw new Refusal('conflict', '这项申请已经办结。')
    if (request.requestedBy === actor.userId || request.userId === actor.userId)
      throw new Refusal('blocked', '不得审批本人提出的或涉及本人的申请。')
    if (!approve && opinion.length < 2) throw new Refusal('invalid', '不予批准须写明理由', { opinion: '不予批准须写明理由' })
    const postId = approve ? await withBaseRights(tx, () => carryOut(tx, request, now)) : request.postId
    const status = approve ? 'approved' : 'rejected'
    await tx.roleGrantRequest.update({ where: { id }, data: { status, opinion, postId, decidedBy: actor.userId, decidedAt: now } })
    const { kind, userId, roleCode, orgId } = request
    audit({ subjectKind: 'grant', subjectId: id, orgId, detail: { kind, status, userId, roleCode, opinion } })
    emit('grant.decided', { subjectKind: 'grant', subjectId: id, data: { status } })
    return { id, status }
  },
})

async function carryOut(tx: Tx, request: Request, now: Date): Promise<string> {
  const today = shanghaiDate(now)
  const { userId, roleCode, orgId, departmentCode, listed, toDate } = request
  const user = await tx.userAccount.findUniqueOrThrow({ where: { id: userId } })
  if (request.kind === 'revoke') {
    const post = await tx.post.findUnique({ where: { id: request.postId ?? '' } })
    if (!post) throw new Refusal('conflict', '这个岗位已经不在。')
    await keepOneAdministrator(tx, userId, today, post.id)
    await endPost(tx, post.id, addDays(today, -1))
    await postsChanged(tx, userId, '岗位调整', now)
    return post.id
  }
  if (user.status !== 'active') throw new Refusal('blocked', '账号不是正常状态，不能授权。')
  const late = request.fromDate < today
  const fromDate = late ? today : request.fromDate
  if (toDate && toDate < fromDate) throw new Refusal('blocked', '申请的期限已过，请重新申请。')
  const orgScope = request.orgScope as OrgScope
  const postId = await insertPost(tx, { userId, roleCode, orgId, departmentCode, orgScope, listed, fromDate, toDate }, today)
  await postsChanged(tx, userId, '岗位调整', now)
  return postId
}
