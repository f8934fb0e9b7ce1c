import { defineJob } from '@/lib/platform/worker/jobs'
import { defineLoop } from '@/lib/platform/worker/loops'
import { onEvent } from '@/lib/platform/worker/relay'
import { pushNotices, pushTodos } from './office/push'
import { topicOfMove } from './rules/event-topic'
import { deliverDue, tidyDeliveries } from './webhooks/deliver'
import { enqueue } from './webhooks/enqueue'

onEvent('flow.moved', async (tx, event) => {
  if (event.subjectKind !== 'filing') return undefined
  const filing = await tx.filing.findUnique({ where: { id: event.subjectId }, select: { acceptedAt: true } })
  const by = event.actorId && (await tx.userAccount.findUnique({ where: { id: event.actorId }, select: { side: true } }))
  const { action, status } = event.data as { action?: string; status?: string }
  const moved = {
    action: action ?? '',
    status: status ?? '',
    byEnterprise: by ? by.side === 'ent' : false,
    acceptedAt: filing?.acceptedAt?.toISOString() ?? null,
    at: event.at.toISOString(),
  }
  const topic = topicOfMove(moved)
  if (topic) await enqueue(tx, { filingId: event.subjectId, topic, eventKey: event.id.toString(), at: event.at })
  return undefined
})

// The paper is told of when its PDF is there to be fetched.
onEvent('paper.rendered', async (tx, event) => {
  const paper = await tx.paper.findUnique({ where: { id: event.subjectId }, select: { filingId: true } })
  if (paper) await enqueue(tx, { filingId: paper.filingId, topic: 'paper.issued', eventKey: paper.filingId, at: event.at })
  return undefined
})

onEvent('paper.revoked', async (tx, event) => {
  const paper = await tx.paper.findUnique({ where: { id: event.subjectId }, select: { filingId: true } })
  if (paper) await enqueue(tx, { filingId: paper.filingId, topic: 'paper.revoked', eventKey: event.id.toString(), at: event.at })
  return undefined
})

defineLoop({ name: 'deliver-webhooks', pauseMs: 500, work: deliverDue })
defineJob({ name: 'tidy-webhooks', cron: '40 3 * * *', work: async (_, now) => tidyDeliveries(now) })

// 山东通: everybody's todos there follow the desks here, and notices are told.
onEvent('flow.moved', async (tx, event) => {
  await pushTodos(tx, event.subjectId, event.id.toString(), event.at)
  return undefined
})
defineLoop({ name: 'push-notices', pauseMs: 5000, work: pushNotices })
