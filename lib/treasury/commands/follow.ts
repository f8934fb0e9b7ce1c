import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { askSchema, closeSchema, explainSchema } from '../schema'

const subject = (id: string, orgId: string) => ({ subjectKind: 'treasury-alert', subjectId: id, orgId })

async function standing({ tx }: CommandContext, id: string) {
  const alert = await tx.treasuryAlert.findUnique({ where: { id } })
  if (!alert) throw new Refusal('not_found', '没有这笔监测记录，或者您无权处理。')
  if (alert.status === 'closed') throw new Refusal('conflict', '这笔监测已经办结。')
  return alert
}

const overtaken = (count: number) => {
  if (count === 0) throw new Refusal('conflict', '这笔监测刚被他人处理过，请刷新后再办理。')
}

/** 要求说明: the enterprise is told what to explain and until when. */
export const askPayment = defineCommand({
  name: 'askPayment',
  permission: 'treasury.monitor',
  input: askSchema,
  run: async (context, { id, version, question, dueOn }) => {
    const { tx, actor, now, audit, emit } = context
    const alert = await standing(context, id)
    const today = shanghaiDate(now)
    const due = dueOn ?? addDays(today, 5)
    if (due < today) throw new Refusal('invalid', '期限不能早于今天。', { dueOn: '不能早于今天' })
    const { count } = await tx.treasuryAlert.updateMany({
      where: { id, version, status: { not: 'closed' } },
      data: { status: 'asked', question, askedAt: now, askedByName: actor.name, dueOn: due, version: { increment: 1 } },
    })
    overtaken(count)
    audit({ ...subject(id, alert.orgId), detail: { due } })
    emit('treasury.asked', { ...subject(id, alert.orgId), data: { due } })
    return { due }
  },
})

/** 说明: the enterprise's answer, asked for or not. */
export const explainPayment = defineCommand({
  name: 'explainPayment',
  permission: 'treasury.explain',
  input: explainSchema,
  run: async (context, { id, version, answer }) => {
    const { tx, actor, now, audit, emit } = context
    const alert = await standing(context, id)
    const { count } = await tx.treasuryAlert.updateMany({
      where: { id, version, status: { not: 'closed' } },
      data: { status: 'answered', answer, answeredAt: now, answeredBy: actor.name, version: { increment: 1 } },
    })
    overtaken(count)
    audit(subject(id, alert.orgId))
    emit('treasury.answered', subject(id, alert.orgId))
    return { status: 'answered' }
  },
})

/** 办结: with a verdict and its reason. */
export const closePayment = defineCommand({
  name: 'closePayment',
  permission: 'treasury.monitor',
  input: closeSchema,
  run: async (context, { id, version, verdict, reason }) => {
    const { tx, actor, now, audit, emit } = context
    const alert = await standing(context, id)
    const { count } = await tx.treasuryAlert.updateMany({
      where: { id, version, status: { not: 'closed' } },
      data: { status: 'closed', verdict, reason, closedAt: now, closedByName: actor.name, version: { increment: 1 } },
    })
    overtaken(count)
    audit({ ...subject(id, alert.orgId), detail: { verdict } })
    emit('treasury.closed', subject(id, alert.orgId))
    return { verdict }
  },
})
