import type { WebhookTopic } from '@/lib/openapi/schema'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { messageBody } from './message'

type Happened = { filingId: string; topic: WebhookTopic; eventKey: string; at: Date }

/**
 * Writes one message for every endpoint that wants the topic and whose person may see the filing (the organisation and the line are
 * theirs, the account is open). What happens while an endpoint is switched off waits for it. Asked twice with the same key it writes nothing more; gives how many were written.
 */
export async function enqueue(tx: Tx, { filingId, topic, eventKey, at }: Happened): Promise<number> {
  const filing = await tx.filing.findUnique({ where: { id: filingId } })
  if (!filing) return 0
  const endpoints = await tx.$queryRaw<{ id: string; org_id: string }[]>`
    select e.id::text, e.org_id::text from webhook_endpoint e join user_account u on u.id = e.user_id and u.status = 'active'
    where e.removed_at is null and ${topic} = any (e.topics)
      and exists (select 1 from actor_org o where o.user_id = e.user_id and o.org_id = ${filing.orgId}::uuid)
      and exists (select 1 from actor_line l where l.user_id = e.user_id and l.line = ${filing.line})`
  if (endpoints.length === 0) return 0
  const paper = topic.startsWith('paper.') ? await tx.paper.findUnique({ where: { filingId } }) : null
  const rows = endpoints.map((endpoint) => {
    const id = newId()
    const subject = filing.number ?? filing.matterName
    const body = messageBody(id, topic, at, filing, paper)
    const shared = { topic, subjectId: filing.id, subject, body, status: 'waiting', nextAt: at, createdAt: at }
    return { id, endpointId: endpoint.id, orgId: endpoint.org_id, eventKey: `${eventKey}:${topic}`, ...shared }
  })
  const { count } = await tx.webhookDelivery.createMany({ data: rows, skipDuplicates: true })
  return count
}
