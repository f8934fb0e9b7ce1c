import { asSystem, type Tx } from '@/lib/platform/db'
import type { WebhookEndpoint } from '@/lib/platform/generated/client'
import { newId } from '@/lib/platform/id'
import { publicUrl } from '../webhooks/message'
import { type OfficeKind, type OfficeMessage, officeMessageSchema } from './messages'
import { type LastSaid, todoMoves } from './todo-moves'

/** The connection to the office app, when there is one. */
export function officeEndpoint(tx: Tx): Promise<WebhookEndpoint | null> {
  return tx.webhookEndpoint.findFirst({ where: { kind: 'office', removedAt: null } })
}

const pushes = (endpoint: WebhookEndpoint | null, kind: OfficeKind): endpoint is WebhookEndpoint => endpoint?.topics.includes(kind) === true

type Content = OfficeMessage extends infer One ? (One extends unknown ? Omit<One, 'messageId' | 'appId' | 'occurredAt'> : never) : never
type Sent = { eventKey: string; subjectId: string | null; subject: string; content: Content }

/** Puts messages in the row of what is delivered; the same event twice makes one message. Throws when one is not as the schema has it. */
export async function pushAll(tx: Tx, endpoint: WebhookEndpoint, sent: readonly Sent[], at: Date): Promise<string[]> {
  const rows = sent.map(({ eventKey, subjectId, subject, content }) => {
    const id = newId()
    const message = officeMessageSchema.parse({ messageId: id, appId: endpoint.appId ?? '', occurredAt: at.toISOString(), ...content })
    const shared = { topic: message.type, subjectId, subject: subject.slice(0, 200), body: JSON.stringify(message), status: 'waiting' }
    return { id, endpointId: endpoint.id, orgId: endpoint.orgId, eventKey, ...shared, nextAt: at, createdAt: at }
  })
  if (rows.length > 0) await tx.webhookDelivery.createMany({ data: rows, skipDuplicates: true })
  return rows.map(({ id }) => id)
}

type Task = {
  id: string
  status: string
  title: string
  step: string
  enterprise: string
  side: string
  kind: string
  arrivedAt: Date
  dueAt: Date | null
}
type Desk = { taskId: string; userId: string; externalId: string; name: string }

/** Brings everybody's todos in the office app to where the tasks of a subject lie now. For the relay, after a move. */
export async function pushTodos(tx: Tx, subjectId: string, eventId: string, at: Date): Promise<void> {
  const endpoint = await officeEndpoint(tx)
  if (!pushes(endpoint, 'todo')) return
  const tasks = await tx.$queryRaw<Task[]>`
    select id::text, status, title, step_name as step, org_name as enterprise, side, subject_kind as kind, arrived_at as "arrivedAt", due_at as "dueAt"
    from task where subject_id = ${subjectId}::uuid`
  const desks = await desksOf(tx, subjectId)
  const said = await lastSaid(tx, endpoint.id, subjectId)
  const moves = todoMoves(
    tasks.map(({ id, status }) => ({ id, status, people: desks.filter((desk) => desk.taskId === id).map(({ userId }) => userId) })),
    said,
  )
  const sent = moves.flatMap(({ taskId, userId, type }): Sent[] => {
    const task = tasks.find(({ id }) => id === taskId)!
    const desk = desks.find((one) => one.taskId === taskId && one.userId === userId)
    const receiver = desk
      ? { externalId: desk.externalId, name: desk.name }
      : said.find((one) => one.taskId === taskId && one.userId === userId)!.receiver
    const path = task.kind === 'filing' ? `/${task.side}/filings/${subjectId}` : `/${task.side}/inbox`
    const todo = { id: `${taskId}.${userId.slice(-12)}`, title: task.title.slice(0, 200), url: publicUrl(path) }
    const due = { arrivedAt: task.arrivedAt.toISOString(), dueAt: task.dueAt?.toISOString() ?? null }
    const content: Content =
      type === 'todo.created'
        ? { type, receiver, todo: { ...todo, step: task.step, enterprise: task.enterprise, ...due } }
        : { type, receiver, todo }
    return [{ eventKey: `todo|${taskId}|${userId}|${eventId}`, subjectId: taskId, subject: `${task.title} → ${receiver.name}`, content }]
  })
  await pushAll(tx, endpoint, sent, at)
}

/** On whose desks the open tasks lie, of people the office app knows: the holder, else everybody of the pool who may see the subject. */
function desksOf(tx: Tx, subjectId: string): Promise<Desk[]> {
  return tx.$queryRaw<Desk[]>`
    select distinct t.id::text as "taskId", x.user_id::text as "userId", x.external_id as "externalId", u.name
    from task t join external_identity x on true join user_account u on u.id = x.user_id and u.status = 'active'
    where t.subject_id = ${subjectId}::uuid and t.status = 'open' and case when t.holder_id is not null then t.holder_id = x.user_id else
      exists (select 1 from actor_pool p where p.user_id = x.user_id and p.pool = t.pool and p.via_user_id is null)
      and ((exists (select 1 from actor_org o where o.user_id = x.user_id and o.org_id = t.org_id)
          and exists (select 1 from actor_line l where l.user_id = x.user_id and l.line = t.line))
        or exists (select 1 from actor_grant g where g.user_id = x.user_id and g.record_id = t.subject_id)) end`
}

type Said = LastSaid & { receiver: { externalId: string; name: string } }

/** What was last said of each task of a subject to each person, with the name it was said to. */
async function lastSaid(tx: Tx, endpointId: string, subjectId: string): Promise<Said[]> {
  const rows = await tx.$queryRaw<{ taskId: string; userId: string; type: string; body: string }[]>`
    select distinct on (d.subject_id, split_part(d.event_key, '|', 3)) d.subject_id::text as "taskId", split_part(d.event_key, '|', 3) as "userId",
      d.topic as type, d.body
    from task t join webhook_delivery d on d.subject_id = t.id and d.topic like 'todo.%'
    where t.subject_id = ${subjectId}::uuid and d.endpoint_id = ${endpointId}::uuid and d.status <> 'cancelled'
    order by d.subject_id, split_part(d.event_key, '|', 3), d.created_at desc, d.id desc`
  return rows.map(({ body, ...row }) => ({ ...row, receiver: (JSON.parse(body) as { receiver: Said['receiver'] }).receiver }))
}

const mostNotices = 200
type FreshNotice = { id: string; title: string; body: string; href: string; externalId: string; name: string }

/** Pushes the notices of the last day that have not been pushed; gives how many. For a loop of the worker. */
export async function pushNotices(now: Date): Promise<number> {
  return asSystem('推送消息到移动办公平台', async (tx) => {
    const endpoint = await officeEndpoint(tx)
    if (!pushes(endpoint, 'notice')) return 0
    const since = new Date(Math.max(endpoint.createdAt.getTime(), now.getTime() - 86_400_000))
    const fresh = await tx.$queryRaw<FreshNotice[]>`
      select n.id::text, n.title, n.body, n.href, x.external_id as "externalId", u.name
      from external_identity x join user_account u on u.id = x.user_id and u.status = 'active' join notice n on n.user_id = x.user_id
      where n.at > greatest(${since}::timestamptz, x.at) and n.at <= ${now}::timestamptz
        and not exists (select 1 from webhook_delivery d where d.endpoint_id = ${endpoint.id}::uuid and d.event_key = 'notice|' || n.id)
      order by n.at, n.id limit ${mostNotices}`
    const sent = fresh.map(({ id, title, body, href, externalId, name }): Sent => {
      const notice = { id, title: title.slice(0, 200), body, url: publicUrl(href) }
      return {
        eventKey: `notice|${id}`,
        subjectId: null,
        subject: `${title} → ${name}`,
        content: { type: 'notice', receiver: { externalId, name }, notice },
      }
    })
    return (await pushAll(tx, endpoint, sent, now)).length
  })
}
