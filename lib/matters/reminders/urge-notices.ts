import { upward } from '@/lib/flow/pools'
import { notifyUsers } from '@/lib/identity/notify'
import type { Tx } from '@/lib/platform/db'

type Urge = { taskId?: string | null; level?: number; byRule?: boolean; opened?: readonly { id: string; holderId: string | null }[] }
type About = { id: string; title: string; line: string }

/**
 * Tells whom an urge reaches: the holder (or the people of the pool) first, then the head of the department, then the leader in charge.
 * Whoever could not open the filing gets it opened. Runs in the relay, in one transaction with the mark “done”: nobody is told twice.
 */
export async function tellUrged(tx: Tx, { taskId, level = 1, byRule }: Urge, filing: About, now: Date): Promise<string[]> {
  const task = taskId ? await tx.task.findUnique({ where: { id: taskId } }) : null
  if (task?.status !== 'open') return []
  const pool = upward(task.pool, filing)[level - 1] ?? task.pool
  const people = level === 1 && task.holderId ? [task.holderId] : await peopleOf(tx, pool)
  const who = task.holderName ? `${task.stepName}（${task.holderName}）` : task.stepName
  const title = `${byRule ? (level > 1 ? '逾期报告' : '逾期提醒') : '催办'}：${filing.title}`
  const body = level > 1 ? `${who}${byRule ? '已逾期未办' : '催办后仍未办'}，请督促办理。` : `${task.stepName}，请尽快办理。`
  return tell(tx, people, { title, body }, filing, now)
}

/** Tells the head to whom the rule of silence gave a task by name. */
export async function tellHead(tx: Tx, { opened }: Urge, filing: About, now: Date): Promise<string[]> {
  const heads = (opened ?? []).flatMap((task) => (task.holderId ? [task.holderId] : []))
  return tell(tx, heads, { title: `逾期转办：${filing.title}`, body: '本处室会签逾期未反馈，按规则转由您办理。' }, filing, now)
}

async function tell(
  tx: Tx,
  people: readonly string[],
  words: { title: string; body: string },
  filing: About,
  now: Date,
): Promise<string[]> {
  const path = `/filings/${filing.id}`
  await tx.$executeRaw`
    insert into actor_grant (user_id, record_id, kind, why, at)
    select u.id, ${filing.id}::uuid, 'filing', '催办、逾期报告', ${now}::timestamptz from user_account u
    where u.id = any (${[...people]}::uuid[]) and u.side = 'gov' and not exists (
      select 1 from filing f join actor_org o on o.org_id = f.org_id and o.user_id = u.id join actor_line l on l.line = f.line and l.user_id = u.id
      where f.id = ${filing.id}::uuid)
    on conflict do nothing`
  return (await notifyUsers(tx, people, { kind: 'filing', path, ...words }, now)).users
}

async function peopleOf(tx: Tx, pool: string): Promise<string[]> {
  const rows = await tx.actorPool.findMany({ where: { pool }, select: { userId: true }, take: 20 })
  return [...new Set(rows.map((row) => row.userId))]
}
