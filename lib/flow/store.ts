import { clockOf, limitOf, measure } from '@/lib/flow/clock'
import { type PoolEntry, type PoolRow, poolEntry, poolsSql } from '@/lib/flow/performer'
import { replay } from '@/lib/flow/rules/evolve'
import { stepOf } from '@/lib/flow/rules/route'
import { type FlowDefinition, flowDefinitionSchema } from '@/lib/flow/schema'
import type { FlowCalendar, FlowEvent, Moved, RunState } from '@/lib/flow/state'
import { type EventRow, eventOfRow, eventRow, intervalRow, type Subject, taskRow, taskTouch } from '@/lib/flow/store-rows'
import { Refusal } from '@/lib/kernel/refusal'
import type { CommandContext } from '@/lib/platform/command'
import { Prisma, rowsIn, type Tx, together } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/** A run held under lock by this transaction; `desks` = the pools the actor works from now. */
export type LockedRun = {
  readonly desks: readonly PoolEntry[]
  readonly definitionId: string
  readonly definition: FlowDefinition
  readonly state: RunState
  readonly subject: Subject
  readonly version: number
}

type RunRow = {
  definition_id: string
  subject_kind: string
  subject_id: string
  state: RunState
  version: number
  title: string | null
  org_name: string | null
  amount: bigint | null
  desks: PoolRow[]
}

/** Definitions never change once published, so each is parsed once a process. */
const parsed = new Map<string, FlowDefinition>()

/** The flow of a definition version: the row's own body, or the `flow` part of a matter. */
export async function flowOf(tx: Tx, definitionId: string): Promise<FlowDefinition> {
  const known = parsed.get(definitionId)
  if (known) return known
  const rows = await tx.$queryRaw<
    { flow: unknown }[]
  >`select coalesce(body->'flow', body) as flow from definition where id = ${definitionId}::uuid`
  if (rows[0] === undefined) throw new Refusal('not_found', '流程定义不存在')
  const definition = flowDefinitionSchema.parse(rows[0].flow)
  parsed.set(definitionId, definition)
  return definition
}

/** Which run: the one of a subject (`subjectKind` absent = a filing), or the one a task belongs to. */
export type RunKey = { readonly subjectId: string; readonly subjectKind?: string } | { readonly taskId: string }

/** Who locks a run: a person in a command, or the platform by rule. */
type Locking = Pick<CommandContext, 'tx' | 'now'> & { readonly actor: { readonly userId: string } }
/** Where a move goes: into the changes of a command, under the department of who made it. */
type Saving = Pick<CommandContext, 'change'> & { readonly actor: { readonly departmentName: string | null } }

/** Locks one run until the transaction ends, and reads what the actor works from; refuses what the person cannot see. */
export async function lockRun({ tx, actor, now }: Locking, by: RunKey): Promise<LockedRun> {
  const which =
    'taskId' in by
      ? Prisma.sql`r.id = (select run_id from task where id = ${by.taskId}::uuid)`
      : Prisma.sql`r.subject_kind = ${by.subjectKind ?? 'filing'} and r.subject_id = ${by.subjectId}::uuid`
  const rows = await tx.$queryRaw<RunRow[]>`
    select r.definition_id, r.subject_kind, r.subject_id, r.state, r.version, t.title, t.org_name, t.amount,
      (select coalesce(jsonb_agg(d), '[]') from (${poolsSql(actor.userId, now)}) d) as desks
    from flow_run r
    left join lateral (select title, org_name, amount from task where run_id = r.id order by id desc limit 1) t on true
    where ${which} for update of r`
  const row = rows[0]
  if (row === undefined) throw await noRun(tx, by)
  const subject = { kind: row.subject_kind, id: row.subject_id, title: row.title ?? '', orgName: row.org_name ?? '', amount: row.amount }
  return {
    definitionId: row.definition_id,
    definition: await flowOf(tx, row.definition_id),
    state: row.state,
    subject,
    version: row.version,
    desks: row.desks.map(poolEntry),
  }
}

/** Why there is no run to lock: tasks that ask for something outside a flow (a statement that is due, a risk) have none. */
async function noRun(tx: Tx, by: RunKey): Promise<Refusal> {
  const plain = 'taskId' in by && (await tx.task.findUnique({ where: { id: by.taskId }, select: { id: true } }))
  return plain
    ? new Refusal('blocked', '这项待办不需要签收，请直接打开办理')
    : new Refusal('not_found', '任务不存在，或者不在您的权限范围内')
}

/** Stores a run that `openRun` began, with its first event and task. */
export async function insertRun(tx: Tx, run: NewRun, opened: Moved): Promise<LockedRun> {
  return (await insertRuns(tx, [{ run, opened }]))[0]!
}

type NewRun = Omit<LockedRun, 'version' | 'state' | 'desks'>

/** Stores runs that `openRun` began, each with its first event and task, in two statements however many they are. */
export async function insertRuns(tx: Tx, begun: readonly { run: NewRun; opened: Moved }[]): Promise<LockedRun[]> {
  if (begun.length === 0) return []
  const heads = begun.map(({ run, opened: { state } }) => ({
    ...{
      id: state.runId,
      definition_id: run.definitionId,
      subject_kind: run.subject.kind,
      subject_id: run.subject.id,
      org_id: state.orgId,
    },
    ...{ line: state.line, status: state.status, round: state.round, state, event_seq: state.seq, started_at: state.at },
  }))
  const headsSql = Prisma.sql`
    insert into flow_run (id, definition_id, subject_kind, subject_id, org_id, line, status, round, state, event_seq, started_at, version)
    select n.id, n.definition_id, n.subject_kind, n.subject_id, n.org_id, n.line, n.status, n.round, n.state, n.event_seq, n.started_at, 1
    from jsonb_populate_recordset(null::flow_run, ${JSON.stringify(heads)}::jsonb) n`
  await rowsIn(tx, headsSql)
  await rowsIn(tx, together(rowsOf(begun.map(({ run, opened }) => writtenOf(run, opened, null)))))
  return begun.map(({ run, opened }) => ({ ...run, state: opened.state, version: 1, desks: [] }))
}

/** Hands over one move: the head of the run, and everything that hangs on it. Refused as stale when the version has moved on. */
export function saveMove({ change, actor }: Saving, run: LockedRun, moved: Moved, calendar: FlowCalendar): LockedRun {
  const { state } = moved
  const dueAt = clockOf(state.clock, state.at, calendar, limitOf(run.definition, state))?.dueAt ?? null
  const head = Prisma.sql`
    update flow_run set status = ${state.status}, round = ${state.round}, state = ${JSON.stringify(state)}::jsonb, event_seq = ${state.seq},
      arrived_at = ${state.arrivedAt}::timestamptz, accepted_at = ${state.acceptedAt}::timestamptz, ended_at = ${state.endedAt}::timestamptz,
      due_at = ${dueAt}::timestamptz, version = version + 1
    where id = ${state.runId}::uuid and version = ${run.version} returning 1`
  change(head, '该办件刚刚被他人更新，请刷新')
  const ended = run.state.clock.filter((interval, index) => interval.to === null && state.clock[index]?.to !== null)
  const shut = ended.map((interval) => measure({ ...interval, to: state.at }, state.at, calendar))
  for (const part of trailOf(run, moved, shut, actor.departmentName)) change(part)
  return { ...run, state, version: run.version + 1 }
}

/** All events of a run in order, as the asking person may read them (opinions of the other side stay null). */
export async function eventsOf(tx: Tx, runId: string): Promise<FlowEvent[]> {
  const rows = await tx.$queryRaw<EventRow[]>`
    select e.id, e.run_id, e.seq, e.at, e.actor_id, e.actor_name, e.on_behalf_of, e.on_behalf_name, e.action, e.task_id, e.step_key,
      e.round, e.data, o.text as opinion
    from flow_event e left join flow_opinion o on o.event_id = e.id
    where e.run_id = ${runId}::uuid order by e.seq`
  return rows.map(eventOfRow)
}

/** True when replaying the stored history gives the stored state; for the self-check and the seeds. */
export async function historyHolds(tx: Tx, runId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ same: boolean }[]>`
    select state = ${JSON.stringify(replay(await eventsOf(tx, runId)))}::jsonb as same from flow_run where id = ${runId}::uuid`
  return rows[0]?.same ?? false
}

type Written = { events: object[]; opinions: object[]; opened: object[]; begun: object[] }

/** The rows that a move adds: events, opinions, tasks, intervals. */
function writtenOf(run: Pick<LockedRun, 'definition' | 'subject'>, moved: Moved, departmentName: string | null): Written {
  const { state, events } = moved
  const nameOf = (key: string | null) => (key === null ? null : stepOf(run.definition, key).name)
  const opinions = events.flatMap((event) =>
    event.opinion === null
      ? []
      : [{ event_id: event.id, run_id: state.runId, org_id: state.orgId, line: state.line, audience: event.audience, text: event.opinion }],
  )
  const last = state.clock.at(-1)
  const begun = last !== undefined && last.to === null && moved.clock !== null ? [intervalRow(newId(), state, last)] : []
  const opened = moved.opened.map((task) => taskRow(task, state, run.subject, stepOf(run.definition, task.stepKey)))
  return { events: events.map((event) => eventRow(event, state, nameOf(event.stepKey), departmentName)), opinions, opened, begun }
}

/** The inserts of rows, one a table that has any. */
function rowsOf(written: readonly Written[]): Prisma.Sql[] {
  const tables = { flow_event: 'events', flow_opinion: 'opinions', task: 'opened', clock_interval: 'begun' } as const
  return Object.entries(tables).flatMap(([table, part]) => {
    const rows = written.flatMap((one) => one[part])
    const name = Prisma.raw(table)
    return rows.length === 0
      ? []
      : [Prisma.sql`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`]
  })
}

/** What hangs on a move: rows added, tasks touched, an interval shut; a part with nothing to write is left out. */
function trailOf(
  run: Pick<LockedRun, 'definition' | 'subject'>,
  moved: Moved,
  shut: ReturnType<typeof measure>[],
  departmentName: string | null,
): Prisma.Sql[] {
  const touched = taskTouch(moved)
  return [
    ...rowsOf([writtenOf(run, moved, departmentName)]),
    touched.length > 0 &&
      Prisma.sql`update task t set status = n.status, holder_id = n.holder_id, holder_name = n.holder_name, done_at = n.done_at, done_by = n.done_by,
        on_behalf_of = n.on_behalf_of, action = n.action, urges = t.urges + n.urges, urged_at = coalesce(n.urged_at, t.urged_at)
      from jsonb_populate_recordset(null::task, ${JSON.stringify(touched)}::jsonb) n where t.id = n.id`,
    shut[0] &&
      Prisma.sql`update clock_interval c set to_at = ${shut[0].to}::timestamptz, wall_seconds = ${shut[0].wallSeconds}::bigint,
        workdays = ${shut[0].workdays}::int where c.run_id = ${moved.state.runId}::uuid and c.to_at is null`,
  ].filter((part) => part !== false && part !== undefined)
}
