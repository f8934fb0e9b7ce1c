import { z } from 'zod'
import { type PoolRow, poolEntry, poolsSql } from '@/lib/flow/performer'
import { type Answers, Prisma, type Questions } from '@/lib/platform/db'
import { likeOf } from '@/lib/platform/postgres/like'
import { type Asking, defineQuery, inOneTrip } from '@/lib/platform/query'

const cursorSchema = z.object({ at: z.iso.datetime({ offset: true }).nullable(), id: z.uuid() })

/** todo = mine and what lies in my pools; mine = taken by me or my principals; pool = not yet taken; done = what I did. */
export const inboxSchema = z.object({
  box: z.enum(['todo', 'mine', 'pool', 'done']).default('todo'),
  words: z.string().trim().max(50).default(''),
  line: z.string().max(20).optional(),
  stepKey: z.string().max(60).optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  after: cursorSchema.optional(),
  size: z.number().int().min(1).max(100).default(20),
})
export type InboxInput = z.infer<typeof inboxSchema>

/** A line of the inbox; times are ISO instants, `amount` fen as text; `forName` = the principal of a delegated task. */
export type InboxTask = {
  readonly id: string
  readonly runId: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly title: string
  readonly orgName: string
  readonly line: string
  readonly stepName: string
  readonly round: number
  readonly pool: string
  readonly holderName: string | null
  readonly mine: boolean
  readonly forName: string | null
  readonly isSigner: boolean
  readonly arrivedAt: string
  readonly dueAt: string | null
  readonly doneAt: string | null
  readonly action: string | null
  readonly urges: number
  readonly amount: string | null
}

type Row = {
  id: string
  run_id: string
  subject_kind: string
  subject_id: string
  title: string
  org_name: string
  line: string
  step_name: string
  round: number
  pool: string
  holder_id: string | null
  holder_name: string | null
  parent_task_id: string | null
  arrived_at: string
  due_at: string | null
  done_at: string | null
  on_behalf_of: string | null
  action: string | null
  urges: number
  amount: string | null
}
const columns = Prisma.sql`t.id, t.run_id, t.subject_kind, t.subject_id, t.title, t.org_name, t.line, t.step_name, t.round, t.pool,
  t.holder_id, t.holder_name, t.parent_task_id, t.arrived_at, t.due_at, t.done_at, t.on_behalf_of, t.action, t.urges, t.amount::text as amount`

/** Whose desks the asking person sees, as arrays inside a statement: ids that may hold a task, pools that may be taken from. */
export type Desks = { readonly holders: Prisma.Sql; readonly pools: Prisma.Sql }

export function desksOf({ actor, now }: Asking): Desks {
  const held = Prisma.sql`from actor_pool a where a.user_id = ${actor.userId}::uuid
    and (a.from_at is null or a.from_at <= ${now}::timestamptz) and (a.to_at is null or a.to_at > ${now}::timestamptz)`
  return {
    holders: Prisma.sql`array(select ${actor.userId}::uuid union select a.via_user_id ${held} and a.via_user_id is not null)`,
    pools: Prisma.sql`array(select a.pool ${held})`,
  }
}

/** Whether a task `t` lies on a desk of the asking person: taken by them or by somebody they stand in for, or to be taken from their pools. */
export function onDesks(asking: Asking): Prisma.Sql {
  const { holders, pools } = desksOf(asking)
  return Prisma.sql`(t.holder_id = any(${holders}) or (t.holder_id is null and t.pool = any(${pools})))`
}

/** The inbox, one page at a time, most urgent first (done: latest first); `next` is the key of the following page. */
export const inbox = defineQuery({
  name: 'flow.inbox',
  permission: 'inbox.read',
  input: inboxSchema,
  ...inOneTrip({ questions: pageQuestions, read: pageFrom }),
})

/** How many tasks each box holds, counted up to 1000 (1001 = more). */
export const inboxCounts = defineQuery({
  name: 'flow.inboxCounts',
  permission: 'inbox.read',
  input: z.object({}),
  ...inOneTrip({ questions: countQuestions, read: countsFrom }),
})

function pageQuestions(asking: Asking, input: InboxInput): Questions {
  // The pools name the principals of delegated tasks.
  return { tasks: pageSql(asking, input, desksOf(asking)), pools: poolsSql(asking.actor.userId, asking.now) }
}

function pageFrom(answers: Answers, { actor }: Asking, input: InboxInput) {
  const rows = answers.tasks as readonly Row[]
  const page = rows.slice(0, input.size)
  const last = page.at(-1)
  const key = last && (input.box === 'done' ? last.done_at : last.due_at)
  const next = rows.length > input.size && last ? { at: key ? instant(key) : null, id: last.id } : null
  const entries = (answers.pools as readonly PoolRow[]).map(poolEntry)
  const names = new Map(entries.flatMap(({ via }) => (via ? [[via.id, via.name] as const] : [])))
  return { tasks: page.map((row) => toTask(row, actor.userId, names)), next }
}

function countQuestions(asking: Asking): Questions {
  return { counts: countsSql(asking) }
}

function countsFrom(answers: Answers): BoxCounts {
  return answers.counts![0] as BoxCounts
}

export type BoxCounts = { mine: number; pool: number; overdue: number; soon: number }

/** The statement that counts the boxes: one row of `BoxCounts`, by the walls of tasks as `app.boxes` has them. */
export function countsSql({ now }: Asking): Prisma.Sql {
  return Prisma.sql`select b.* from jsonb_to_record(app.boxes(${now}::timestamptz, 1001)) b(mine int, pool int, overdue int, soon int)`
}

function pageSql(asking: Asking, input: InboxInput, desks: Desks): Prisma.Sql {
  const order = input.box === 'done' ? Prisma.sql`done_at desc, id desc` : Prisma.sql`due_at asc nulls last, id asc`
  const parts = branches(asking, input, desks).map(
    (branch) => Prisma.sql`(select ${columns} from task t where ${branch} and ${keyset(input)} order by ${order} limit ${input.size + 1})`,
  )
  return Prisma.sql`select * from (${Prisma.join(parts, ' union all ')}) b order by ${order} limit ${input.size + 1}`
}

/** One condition an index: taken tasks, tasks to take, done tasks. They never overlap. */
function branches({ actor, now }: Asking, input: InboxInput, desks: Desks): Prisma.Sql[] {
  const narrowed = narrow(input, now)
  const mine = Prisma.sql`t.status = 'open' and t.holder_id = any(${desks.holders}) and ${narrowed}`
  const pool = Prisma.sql`t.status = 'open' and t.holder_id is null and t.pool = any(${desks.pools}) and ${narrowed}`
  const done = Prisma.sql`t.status = 'done' and t.done_by = ${actor.userId}::uuid and ${narrowed}`
  return { todo: [mine, pool], mine: [mine], pool: [pool], done: [done] }[input.box]
}

/** Tasks due within two days count as soon. */
function narrow(input: InboxInput, now: Date): Prisma.Sql {
  const conditions = [Prisma.sql`true`]
  if (input.words) {
    const like = likeOf(input.words)
    conditions.push(Prisma.sql`(t.title like ${like} or t.org_name like ${like})`)
  }
  if (input.line) conditions.push(Prisma.sql`t.line = ${input.line}`)
  if (input.stepKey) conditions.push(Prisma.sql`t.step_key = ${input.stepKey}`)
  if (input.due === 'overdue') conditions.push(Prisma.sql`t.due_at < ${now}::timestamptz`)
  if (input.due === 'soon')
    conditions.push(Prisma.sql`t.due_at >= ${now}::timestamptz and t.due_at < ${now}::timestamptz + interval '2 days'`)
  return Prisma.join(conditions, ' and ')
}

function keyset({ box, after }: InboxInput): Prisma.Sql {
  if (after === undefined) return Prisma.sql`true`
  if (box === 'done') return Prisma.sql`(t.done_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
  if (after.at === null) return Prisma.sql`t.due_at is null and t.id > ${after.id}::uuid`
  return Prisma.sql`((t.due_at, t.id) > (${after.at}::timestamptz, ${after.id}::uuid) or t.due_at is null)`
}

/** For whom the asking person holds or did a task; null = for themselves. */
function principalOf(row: Row, userId: string): string | null {
  return row.done_at === null ? (row.holder_id === userId ? null : row.holder_id) : row.on_behalf_of
}

const instant = (text: string) => new Date(text).toISOString()

function toTask(row: Row, userId: string, names: ReadonlyMap<string, string>): InboxTask {
  const principal = principalOf(row, userId)
  return {
    id: row.id,
    runId: row.run_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    title: row.title,
    orgName: row.org_name,
    line: row.line,
    stepName: row.step_name,
    round: row.round,
    pool: row.pool,
    holderName: row.holder_name,
    mine: row.holder_id === userId,
    forName: principal === null ? null : (names.get(principal) ?? null),
    isSigner: row.parent_task_id !== null,
    arrivedAt: instant(row.arrived_at),
    dueAt: row.due_at && instant(row.due_at),
    doneAt: row.done_at && instant(row.done_at),
    action: row.action,
    urges: row.urges,
    amount: row.amount,
  }
}
