import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { matchPayments } from '../matching/auto'

const reason = z.string().trim().min(2, '请写明理由').max(500, '理由不超过 500 字')

/** Matches what can be matched by itself within reach of the asking person; the worker does the same when data arrive. */
export const rematchPayments = defineCommand({
  name: 'rematchPayments',
  permission: 'payment.match',
  input: z.object({}),
  run: async ({ tx, now, audit }) => {
    const matched = await matchPayments(tx, { byName: '系统', now })
    audit({ subjectKind: 'payment-match', detail: { matched } })
    return { matched }
  },
})

/** A person says which transaction a registered payment is, with a reason; neither may belong to another. */
export const confirmMatch = defineCommand({
  name: 'confirmMatch',
  permission: 'payment.match',
  input: z.object({ paymentId: z.uuid(), transactionId: z.uuid(), reason }),
  run: async ({ tx, actor, now, audit }, { paymentId, transactionId, reason: why }) => {
    const payment = await tx.payment.findUnique({ where: { paymentId }, select: { orgId: true } })
    const transaction = await tx.treasuryPayment.findUnique({ where: { id: transactionId }, select: { orgId: true, direction: true } })
    if (!payment || !transaction) throw new Refusal('not_found', '没有这笔付款或者流水，或者您无权核对。')
    if (transaction.direction !== '付') throw new Refusal('invalid', '这笔流水是收款，不能与付款对应。')
    const below = await tx.orgClosure.count({ where: { ancestorId: payment.orgId, orgId: transaction.orgId, toDate: null } })
    if (below === 0) throw new Refusal('invalid', '流水不是合同企业或者其下级企业的，不能对应。')
    const id = newId()
    const { count } = await tx.paymentMatch.createMany({
      data: [{ id, orgId: payment.orgId, paymentId, transactionId, how: '人工', basis: why, byName: actor.name, at: now }],
      skipDuplicates: true,
    })
    if (count === 0) throw new Refusal('conflict', '这笔付款或者流水已有对应，请先撤销原来的。')
    audit({ subjectKind: 'payment-match', subjectId: id, orgId: payment.orgId, detail: { paymentId, transactionId, reason: why } })
    return { id }
  },
})

/** A person undoes a match with a reason; it is not found again by itself. */
export const undoMatch = defineCommand({
  name: 'undoMatch',
  permission: 'payment.match',
  input: z.object({ id: z.uuid(), reason }),
  run: async ({ tx, actor, now, audit }, { id, reason: why }) => {
    const match = await tx.paymentMatch.findUnique({ where: { id }, select: { orgId: true, paymentId: true, transactionId: true } })
    if (!match) throw new Refusal('not_found', '没有这项对应，或者您无权撤销。')
    const { count } = await tx.paymentMatch.updateMany({
      where: { id, undoneAt: null },
      data: { undoneAt: now, undoneByName: actor.name, undoneReason: why },
    })
    if (count === 0) throw new Refusal('conflict', '这项对应已经撤销。')
    audit({ subjectKind: 'payment-match', subjectId: id, detail: { ...match, reason: why } })
    return { id }
  },
})
