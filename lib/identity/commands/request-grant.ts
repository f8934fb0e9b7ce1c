import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { heldPosts } from '../account-store'
import { systemTarget } from '../account-target'
import { brokenExclusions } from '../rules/exclusions'
import { linesFor, shapeProblem } from '../rules/post-shapes'
import { dayField, reasonField } from '../schema'

/** Asks the security administrator for a post of a person; what cannot be granted anyway is refused here already. */
export const requestGrant = defineCommand({
  name: 'requestGrant',
  permission: 'user.manage',
  input: z.object({
    userId: z.uuid('账号编号不正确'),
    roleCode: z.string().min(1, '请选择角色'),
    orgId: z.uuid('请选择单位'),
    departmentCode: z.string().max(20).nullish(),
    orgScope: z.enum(['own', 'subtree', 'all', 'district', 'listed']),
    listed: z.array(z.uuid('企业编号不正确')).max(60).default([]),
    fromDate: dayField.optional(),
    toDate: dayField.nullish(),
    reason: reasonField,
  }),
  run: async (context, input) => {
    const { tx, actor, now, audit, emit } = context
    const user = await systemTarget(context, { id: input.userId })
    if (user.status !== 'active') throw new Refusal('blocked', '账号不是正常状态，不能申请授权。')
    const today = shanghaiDate(now)
    const { userId, roleCode, orgId, orgScope, listed, reason } = input
    const [departmentCode, toDate, fromDate] = [input.departmentCode || null, input.toDate || null, input.fromDate ?? today]
    if (fromDate < today) throw new Refusal('invalid', '开始日期不得早于今天', { fromDate: '开始日期不得早于今天' })
    if (toDate && toDate < fromDate) throw new Refusal('invalid', '结束日期不得早于开始日期', { toDate: '结束日期不得早于开始日期' })
    const org = await tx.org.findUnique({ where: { id: orgId }, select: { kind: true } })
    const problem = shapeProblem({ roleCode, orgKind: org?.kind ?? '', departmentCode, orgScope, listed })
    if (problem) throw new Refusal('invalid', problem, { roleCode: problem })
    const broken = brokenExclusions([...(await heldPosts(tx, userId, today)), { roleCode, orgId }])[0]
    if (broken) throw new Refusal('blocked', `违反不相容岗位分离：${broken.why}(${broken.a} 与 ${broken.b})。`)
    const same = await tx.roleGrantRequest.count({ where: { userId, roleCode, orgId, departmentCode, status: 'open' } })
    if (same > 0) throw new Refusal('conflict', '同样的授权申请正在审批。')
    const id = newId()
    const post = { userId, roleCode, orgId, departmentCode, orgScope, listed: orgScope === 'listed' ? listed : [], fromDate, toDate }
    const lines = linesFor(roleCode, departmentCode)
    await tx.roleGrantRequest.create({ data: { id, kind: 'grant', ...post, lines, reason, requestedBy: actor.userId, requestedAt: now } })
    audit({ subjectKind: 'grant', subjectId: id, orgId, detail: { ...post, login: user.login, reason } })
    emit('grant.requested', { subjectKind: 'grant', subjectId: id })
    return { id }
  },
})

/** Asks the security administrator to end a post of a person. */
export const requestRevoke = defineCommand({
  name: 'requestRevoke',
  permission: 'user.manage',
  input: z.object({ postId: z.uuid('岗位编号不正确'), reason: reasonField }),
  run: async (context, { postId, reason }) => {
    const { tx, actor, now, audit, emit } = context
    const today = shanghaiDate(now)
    const post = await tx.post.findUnique({ where: { id: postId } })
    if (!post || (post.toDate && post.toDate < today)) throw new Refusal('not_found', '没有这个岗位，或已经结束。')
    const user = await systemTarget(context, { id: post.userId })
    const same = await tx.roleGrantRequest.count({ where: { postId, kind: 'revoke', status: 'open' } })
    if (same > 0) throw new Refusal('conflict', '收回这个岗位的申请正在审批。')
    const id = newId()
    const { userId, roleCode, orgId, departmentCode, orgScope, lines, fromDate, toDate } = post
    const data = { id, kind: 'revoke', postId, userId, roleCode, orgId, departmentCode, orgScope, lines, fromDate, toDate, reason }
    await tx.roleGrantRequest.create({ data: { ...data, requestedBy: actor.userId, requestedAt: now } })
    audit({ subjectKind: 'grant', subjectId: id, orgId, detail: { kind: 'revoke', roleCode, login: user.login, reason } })
    emit('grant.requested', { subjectKind: 'grant', subjectId: id })
    return { id }
  },
})

/** Takes an undecided request back. */
export const withdrawGrant = defineCommand({
  name: 'withdrawGrant',
  permission: 'user.manage',
  input: z.object({ id: z.uuid('申请编号不正确') }),
  run: async ({ tx, now, audit }, { id }) => {
    const { count } = await tx.roleGrantRequest.updateMany({ where: { id, status: 'open' }, data: { status: 'withdrawn', decidedAt: now } })
    if (count === 0) throw new Refusal('conflict', '申请已经办结，不能撤回。')
    audit({ subjectKind: 'grant', subjectId: id })
    return { id }
  },
})
