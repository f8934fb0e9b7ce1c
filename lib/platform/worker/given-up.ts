import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/** Tries after which an event is not tried any more by itself. */
export const mostFailures = 8

/** An event that was given up: what and when, and the error of its last try. */
export type GivenUp = { id: string; at: Date; topic: string; subjectKind: string; subjectId: string; error: string }

/** The events that were given up, oldest first, at most a hundred. */
export function givenUpEvents(): Promise<GivenUp[]> {
  return asSystem(
    '查看放弃的事件',
    (tx) =>
      tx.$queryRaw<GivenUp[]>`
      select id::text, at, topic, subject_kind as "subjectKind", subject_id as "subjectId", coalesce(last_error, '') as error
      from outbox where done_at is null and failures >= ${mostFailures} order by id limit 100`,
  )
}

/** Lets the worker try all of them again, after their cause was mended; gives how many. */
export function retryGivenUp(now: Date): Promise<number> {
  return asSystem('重试放弃的事件', async (tx) => {
    const count =
      await tx.$executeRaw`update outbox set failures = 0, retry_at = null where done_at is null and failures >= ${mostFailures}`
    await writeAudit(tx, [auditLine('retryEvents', null, { detail: { count, by: '命令行' } }, now)])
    return count
  })
}

/** Tells every system administrator that an event was given up: its topic and number, nothing of what it is about. */
export async function tellAdministrators(tx: Tx, event: { id: bigint; topic: string }, now: Date): Promise<void> {
  const people = await tx.$queryRaw<{ id: string }[]>`
    select distinct u.id::text from user_account u join post p on p.user_id = u.id join role r on r.code = p.role_code
    where u.status = 'active' and 'system.read' = any (r.permissions) and p.from_date <= to_char(${now}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(${now}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))`
  const title = `后台事件处理失败：第 ${event.id} 号（${event.topic}）`
  const body = `已重试 ${mostFailures} 次，不再自动重试，相应的通知、文书或者搜索可能缺失。请在服务器上用 guozi events 查看原因，排除后用 guozi events retry 重试。`
  await tx.notice.createMany({
    data: people.map(({ id }) => ({ id: newId(), at: now, userId: id, kind: 'system', title, body, href: '/gov/notices' })),
  })
}
