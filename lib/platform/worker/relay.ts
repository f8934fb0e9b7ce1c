import { asSystem, type Tx } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { mostFailures, tellAdministrators } from './given-up'

/** One thing that happened, as the relay hands it on. */
export type OutboxEvent = {
  id: bigint
  at: Date
  topic: string
  subjectKind: string
  subjectId: string
  orgId: string | null
  line: string | null
  actorId: string | null
  data: Record<string, unknown>
}

/** What a handler may add to the live message: the persons it concerns. */
export type Handled = { users?: string[] }
export type Handler = (tx: Tx, event: OutboxEvent, now: Date) => Promise<Handled | undefined>

const handlers = new Map<string, Handler[]>()

/** Registers what happens after a topic; handlers run in the worker, in one transaction with the mark “done”, and may run again after a crash. */
export function onEvent(topic: string, handler: Handler): void {
  handlers.set(topic, [...(handlers.get(topic) ?? []), handler])
}

/**
 * Hands waiting events to their handlers and tells listeners ids only (never content); gives how many. An event whose handler throws is tried
 * again after 4, 16, 64 … seconds (hours in all, so that an outage is survived) and stays with its error after the eighth time, when the system
 * administrators are told.
 */
export async function relayOutbox(now: Date, most = 100): Promise<number> {
  const rows = await asSystem(
    '领取待发事件',
    (tx) =>
      tx.$queryRaw<{ id: bigint }[]>`select id from outbox where done_at is null and failures < ${mostFailures}
      and (retry_at is null or retry_at <= ${now}::timestamptz) order by id limit ${most}`,
  )
  for (const row of rows) await relayOne(row.id, now)
  return rows.length
}

async function relayOne(id: bigint, now: Date): Promise<void> {
  try {
    await asSystem('处理事件', async (tx) => {
      const [row] = await tx.$queryRaw<(Record<string, unknown> & { id: bigint })[]>`
        select id, at, topic, subject_kind as "subjectKind", subject_id as "subjectId", org_id::text as "orgId", line, actor_id::text as "actorId", data
        from outbox where id = ${id} and done_at is null for update skip locked`
      if (!row) return
      const event = row as unknown as OutboxEvent
      const users = new Set<string>()
      for (const handler of handlers.get(event.topic) ?? []) {
        for (const user of (await handler(tx, event, now))?.users ?? []) users.add(user)
      }
      await tx.$executeRaw`update outbox set done_at = ${now} where id = ${id}`
      const message = {
        topic: event.topic,
        kind: event.subjectKind,
        id: event.subjectId,
        orgId: event.orgId,
        line: event.line,
        users: [...users].slice(0, 100),
      }
      await tx.$executeRaw`select pg_notify('live', ${JSON.stringify(message)})`
    })
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 500) : String(error)
    log.error({ event: id.toString(), words }, '事件处理失败')
    await asSystem('记录事件失败', async (tx) => {
      const [row] = await tx.$queryRaw<{ failures: number; topic: string }[]>`
        update outbox set failures = failures + 1, last_error = ${words}, retry_at = ${now}::timestamptz + make_interval(secs => power(4, failures + 1))
        where id = ${id} returning failures, topic`
      if (row?.failures === mostFailures) await tellAdministrators(tx, { id, topic: row.topic }, now)
    })
  }
}
