import { z } from 'zod'
import { poolsOf } from '@/lib/flow/performer'
import { Prisma } from '@/lib/platform/db'
import { defineQuery, type QueryContext } from '@/lib/platform/query'

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
  arrived_at: Date
  due_at: Date | null
  done_at: Date | null
  on_behalf_of: string | null
  action: string | null
  urges: number
  amount: bigint | null
}
const columns = Prisma.sql`t.id, t.run_id, t.subject_kind, t.subject_id, t.title, t.org_name, t.line, t.step_name, t.round, t.pool,
  t.holder_id, t.holder_name, t.parent_task_id, t.arrived_at, t.due_at, t.done_at, t.on_behalf_of, t.action, t.urges, t.amount`

/** Whose desks the asking person sees, as arrays inside a statement: ids that may hold a task, pools that may be taken from. */
type Desks = { readonly holders: Prisma.Sql; readonly pools: Prisma.Sql }

function desksOf({ actor, now }: QueryContext): Desks {
  const held = Prisma.sql`from actor_pool a where a.user_id = ${actor.userId}::uuid
    and (a.from_at is null or a.from_at <= ${now}::timestamptz) and (a.to_at is null or a.to_at > ${now}::timestamptz)`
  return {
    holders: Prisma.sql`array(select ${actor.userId}::uuid union select a.via_user_id ${held} and a.via_user_id is not null)`,
    pools: Prisma.sql`array(select a.pool ${held})`,
  }
}

/** The inbox, one page at a time, most urgent first (done: latest first); `next` is the key of the following page. */
export const inbox = defineQuery({
  name: 'flow.inbox',
  permission: 'inbox.read',
  input: inboxSchema,
  async run(context, input) {
    const { tx, actor, now } = context
    const rows = await tx.$queryRaw<Row[]>(pageSql(context, input, desksOf(context)))
    const page = rows.slice(0, input.size)
    const last = page.at(-1)
    const key = last && (input.box === 'done' ? last.done_at : last.due_at)
    const next = rows.length > input.size && last ? { at: key?.toISOString() ?? null, id: last.id } : null
    // The names of principals are asked for only where a task is theirs.
    const forOthers = page.some((row) => principalOf(row, actor.userId) !== null)
    const entries = forOthers ? await poolsOf(tx, actor, now) : []
    const names = new Map(entries.flatMap((entry) => (entry.via ? [[entry.via.id, entry.via.name] as const] : [])))
    return { tasks: page.map((row) => toTask(row, actor.userId, names)), next }
  },
})

/** How many tasks each box holds, counted up to 1000 (1001 = more). */
export const inboxCounts = defineQuery({
  name: 'flow.inboxCounts',
  permission: 'inbox.read',
  input: z.object({}),
  async run(context) {
    const rows = await context.tx.$queryRaw<BoxCounts[]>(countsSql(context))
    return rows[0]!
  },
})

export type BoxCounts = { mine: number; pool: number; overdue: number; soon: number }

/** The statement that counts the boxes: one row of `BoxCounts`. */
export function countsSql(context: QueryContext): Prisma.Sql {
  const desks = desksOf(context)
  const capped = (box: InboxInput['box'], due?: InboxInput['due']) => {
    const filter = inboxSchema.parse({ box, ...(due ? { due } : {}) })
    const parts = branches(context, filter, desks).map((branch) => Prisma.sql`(select 1 from task t where ${branch} limit 1001)`)
    return Prisma.sql`(select count(*)::int from (select 1 from (${Prisma.join(parts, ' union all ')}) b limit 1001) c)`
  }
  return Prisma.sql`select ${capped('mine')} as mine, ${capped('pool')} as pool, ${capped('todo', 'overdue')} as overdue, ${capped('todo', 'soon')} as soon`
}

function pageSql(context: QueryContext, input: InboxInput, desks: Desks): Prisma.Sql {
  const order = input.box === 'done' ? Prisma.sql`done_at desc, id desc` : Prisma.sql`due_at asc nulls last, id asc`
  const parts = branches(context, input, desks).map(
    (branch) => Prisma.sql`(select ${columns} from task t where ${branch} and ${keyset(input)} order by ${order} limit ${input.size + 1})`,
  )
  return Prisma.sql`select * from (${Prisma.join(parts, ' union all ')}) b order by ${order} limit ${input.size + 1}`
}

/** One condition an index: taken tasks, tasks to take, done tasks. They never overlap. */
function branches({ actor, now }: QueryContext, input: InboxInput, desks: Desks): Prisma.Sql[] {
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
    const like = `%${input.words.replace(/[\\%_]/g, '\\$&')}%`
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
    arrivedAt: row.arrived_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
    action: row.action,
    urges: row.urges,
    amount: row.amount === null ? null : String(row.amount),
  }
}
