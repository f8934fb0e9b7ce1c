import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { sealOpinion } from '../schema'

/** Whether the asking person is the head of the office (or stands in), who alone decides on the seal. Throws Refusal(forbidden). */
export async function requireKeeper(tx: Tx): Promise<void> {
  const rows = await tx.$queryRaw<{ keeps: boolean }[]>`select app.keeps_seal(true) as keeps`
  if (!rows[0]?.keeps) throw new Refusal('forbidden', '用印由办公室负责人审批，您的岗位不能审批。')
}

/** Approves a use of the seal or refuses it with a reason; nobody decides on a request of their own. Approved, the worker presses it. */
export const decideSeal = defineCommand({
  name: 'decideSeal',
  permission: 'seal.approve',
  input: z.object({ id: z.uuid('申请编号不正确'), approve: z.boolean(), opinion: sealOpinion }),
  run: async ({ tx, actor, now, audit, emit }, { id, approve, opinion }) => {
    const use = await tx.sealUse.findUnique({ where: { id } })
    if (!use) throw new Refusal('not_found', '没有这项用印申请。')
    await requireKeeper(tx)
    if (use.status !== 'open') throw new Refusal('conflict', '这项用印申请已经办结。')
    if (use.askedBy === actor.userId) throw new Refusal('blocked', '不得审批本人提出的用印申请，请由办公室另一位负责人审批。')
    if (!approve && opinion.length < 2) throw new Refusal('invalid', '不予批准须写明理由', { opinion: '不予批准须写明理由' })
    const status = approve ? 'approved' : 'refused'
    const decided = { status, opinion: opinion || '同意用印', decidedBy: actor.userId, decidedByName: actor.name, decidedAt: now }
    const { count } = await tx.sealUse.updateMany({ where: { id, status: 'open' }, data: decided })
    if (count !== 1) throw new Refusal('conflict', '这项用印申请刚刚被他人办结，请刷新。')
    audit({ subjectKind: 'seal_use', subjectId: id, detail: { kind: use.kind, title: use.title, number: use.number, status, opinion } })
    emit('seal.decided', { subjectKind: 'seal_use', subjectId: id })
    return { id, status }
  },
})

/** Takes an undecided request of one's own back. */
export const withdrawSeal = defineCommand({
  name: 'withdrawSeal',
  permission: 'seal.request',
  input: z.object({ id: z.uuid('申请编号不正确') }),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const use = await tx.sealUse.findUnique({ where: { id } })
    if (use?.askedBy !== actor.userId || use.kind === 'paper') throw new Refusal('not_found', '没有您提出的这项用印申请。')
    const { count } = await tx.sealUse.updateMany({ where: { id, status: 'open' }, data: { status: 'withdrawn', decidedAt: now } })
    if (count !== 1) throw new Refusal('conflict', '这项用印申请已经办结，不能撤回。')
    audit({ subjectKind: 'seal_use', subjectId: id, detail: { title: use.title, status: 'withdrawn' } })
    return { id }
  },
})
