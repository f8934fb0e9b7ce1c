import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { delegate, revokeDelegationRow } from '../delegation-store'

/** Hands the person's own tasks to a colleague for a time (委托代办); the colleague acts in their own name on the person's behalf. */
export const createDelegation = defineCommand({
  name: 'createDelegation',
  permission: 'delegation.manage',
  input: z.object({
    toUserId: z.uuid('请选择受托人'),
    fromAt: z.iso.datetime({ offset: true, error: '开始时间格式不正确' }),
    toAt: z.iso.datetime({ offset: true, error: '结束时间格式不正确' }),
    reason: z.string().trim().min(2, '请写明委托事由，如“出差”').max(200, '事由不超过 200 字'),
  }),
  run: async ({ tx, actor, now, audit, emit }, { toUserId, fromAt, toAt, reason }) => {
    const from = new Date(fromAt)
    const to = new Date(toAt)
    if (to <= from) throw new Refusal('invalid', '结束时间须晚于开始时间', { toAt: '结束时间须晚于开始时间' })
    if (to <= now) throw new Refusal('invalid', '结束时间须晚于现在', { toAt: '结束时间须晚于现在' })
    const id = newId()
    const colleague = await withBaseRights(tx, () => delegate(tx, { id, from: actor, toUserId, fromAt: from, toAt: to, reason, now }))
    audit({ subjectKind: 'delegation', subjectId: id, detail: { toUserId, fromAt, toAt, reason } })
    emit('delegation.created', { subjectKind: 'delegation', subjectId: id, data: { toUserId, fromName: actor.name } })
    return { id, to: colleague }
  },
})

/** Takes a delegation back at once. */
export const revokeDelegation = defineCommand({
  name: 'revokeDelegation',
  permission: 'delegation.manage',
  input: z.object({ id: z.uuid('委托编号不正确') }),
  run: async ({ tx, actor, now, audit, emit }, { id }) => {
    const row = await tx.delegation.findUnique({ where: { id } })
    if (row?.fromUserId !== actor.userId) throw new Refusal('not_found', '没有这项委托。')
    if (row.revokedAt) throw new Refusal('conflict', '这项委托已经收回。')
    if (row.toAt <= now) throw new Refusal('conflict', '这项委托已经到期。')
    await withBaseRights(tx, () => revokeDelegationRow(tx, id, now))
    audit({ subjectKind: 'delegation', subjectId: id, detail: { toUserId: row.toUserId } })
    emit('delegation.revoked', { subjectKind: 'delegation', subjectId: id })
    return { id }
  },
})
