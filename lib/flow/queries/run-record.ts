import { flowCalendar } from '@/lib/flow/carry-out'
import { type ClockFace, clockOf, limitOf, type MeasuredInterval, measure } from '@/lib/flow/clock'
import { type PoolRow, performerFor, poolEntry, poolsSql } from '@/lib/flow/performer'
import { type AllowedMove, allowedMoves, returnTargets } from '@/lib/flow/rules/allowed'
import { progressOf, type StepProgress } from '@/lib/flow/rules/progress'
import { deskOf, stepOf } from '@/lib/flow/rules/route'
import { urgingOf } from '@/lib/flow/rules/urging'
import { type FlowDefinition, subjectSchema } from '@/lib/flow/schema'
import { silenceWords } from '@/lib/flow/silence-words'
import type { FlowTask, MoveAction, MoveData, Person, RunState, RunStatus } from '@/lib/flow/state'
import { flowOf } from '@/lib/flow/store'
import type { Desk } from '@/lib/flow/transitions'
import type { Side } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { type Answers, askTogether, Prisma, type Questions, type Tx } from '@/lib/platform/db'
import { defineQuery, type QueryContext } from '@/lib/platform/query'

/** A task of the run that the asking person can act on, with the buttons of the approval panel. */
export type DeskTask = {
  readonly id: string
  readonly stepKey: string
  readonly stepName: string
  readonly duty: string
  readonly passLabel: string
  readonly desk: Desk
  readonly holder: Person | null
  readonly onBehalfOf: Person | null
  readonly dueAt: string | null
  readonly moves: readonly AllowedMove[]
  /** What happens if the opinion does not come; null = no rule, as for added signers and requests. */
  readonly silence: string | null
  readonly returnTargets: readonly { to: string; name: string }[]
}

/** Everything a record page says about the course of a run. */
export type RunRecord = {
  readonly runId: string
  readonly status: RunStatus
  readonly round: number
  readonly version: number
  readonly progress: readonly StepProgress[]
  readonly desks: readonly DeskTask[]
  readonly clock: ClockFace | null
  readonly intervals: readonly MeasuredInterval[]
  readonly promiseDays: number
  /** Working days added with approval. */
  readonly extendedDays: number
  readonly correctionItems: readonly string[]
  /** Whom an urge would reach now, and since when none may be sent for the day; null = free. */
  readonly urging: { readonly taken: string | null; readonly tasks: readonly { id: string; level: number }[] }
}

type Subject = { subjectKind: string; subjectId: string }
type RunRow = { definition_id: string; state: RunState; version: number }

/** What is asked for the course of a run, as questions that may stand beside others. */
export function runQuestions({ actor, now }: Pick<QueryContext, 'actor' | 'now'>, { subjectKind, subjectId }: Subject): Questions {
  return {
    run: Prisma.sql`
      select definition_id, state, version from flow_run where subject_kind = ${subjectKind} and subject_id = ${subjectId}::uuid`,
    pools: poolsSql(actor.userId, now),
  }
}

/** The course of a run: progress, clock, and what the asking person may do now. Refuses what the person cannot see. */
export const runRecord = defineQuery({
  name: 'flow.runRecord',
  permission: 'matter.read',
  input: subjectSchema,
  async run(context, subject): Promise<RunRecord> {
    return runFrom(context, await askTogether(context.tx, runQuestions(context, subject)))
  },
})

/** The course of a run by the answers to `runQuestions`. Refuses what the person cannot see. */
export async function runFrom(context: QueryContext, answers: Answers): Promise<RunRecord> {
  const { tx, now } = context
  const row = answers.run?.[0] as RunRow | undefined
  if (row === undefined) throw new Refusal('not_found', '办件不存在，或者不在您的权限范围内')
  const { state } = row
  const definition = await flowOf(tx, row.definition_id)
  const at = now.toISOString()
  const correction = state.status === 'correcting' ? await itemsAsked(context, state.runId) : []
  return {
    runId: state.runId,
    status: state.status,
    round: state.round,
    version: row.version,
    progress: progressOf(definition, state),
    desks: await desksOf(context, state, definition, answers.pools as PoolRow[]),
    clock: clockOf(state.clock, at, flowCalendar, limitOf(definition, state)),
    intervals: state.clock.map((interval) => measure(interval, at, flowCalendar)),
    promiseDays: definition.promiseDays,
    extendedDays: state.extendedDays ?? 0,
    correctionItems: correction,
    urging: urgingOf(state, at, flowCalendar),
  }
}

async function desksOf(
  { tx, actor }: QueryContext,
  state: RunState,
  definition: FlowDefinition,
  pools: readonly PoolRow[],
): Promise<DeskTask[]> {
  const open = state.tasks.filter((task) => task.status === 'open')
  if (open.length === 0) return []
  const entries = pools.map(poolEntry)
  const why = open.some((task) => task.extension) ? await reasonAsked(tx, state.runId) : null
  const describe = (task: FlowTask): DeskTask => {
    const performer = performerFor(actor, entries, task)
    const step = stepOf(definition, task.stepKey)
    const moves = allowedMoves(definition, state, task, performer).filter((move) => move.action !== 'urge')
    return {
      id: task.id,
      stepKey: step.key,
      stepName: task.extension ? '延期审批' : step.name,
      duty: task.extension ? requestWords(definition, state, task, why) : dutyIn(state, step.duty),
      passLabel: task.extension ? '批准延期' : step.passLabel,
      desk: deskOf(definition, state, task),
      holder: task.holder,
      onBehalfOf: performer.onBehalfOf,
      dueAt: task.dueAt,
      silence: task.parentTaskId === null ? silenceWords(step) : null,
      moves,
      returnTargets: moves.some((move) => move.action === 'return') ? returnTargets(definition, state, task) : [],
    }
  }
  return open.map(describe).filter((desk) => desk.moves.length > 0)
}

function requestWords(definition: FlowDefinition, state: RunState, { extension }: FlowTask, why: string | null): string {
  const { days, by } = extension!
  const total = (state.extendedDays ?? 0) + days
  return `${by[0]!.name}申请延长 ${days} 个工作日（承诺 ${definition.promiseDays} 个，批准后累计延长 ${total} 个）。理由：${why ?? '见办理过程'}`
}

/** Papers of a district bear its head and no seal: what a step asks for is said without it. */
const dutyIn = ({ body }: RunState, duty: string): string => (body ? duty.replace('，加盖电子印章', '') : duty)

/** The reason given with the newest request for an extension, as the asking person may read it. */
export async function reasonAsked(tx: Tx, runId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    select o.text from flow_event e join flow_opinion o on o.event_id = e.id
    where e.run_id = ${runId}::uuid and e.action = 'ask_extension' order by e.seq desc limit 1`
  return rows[0]?.text ?? null
}

async function itemsAsked({ tx }: QueryContext, runId: string): Promise<readonly string[]> {
  const row = await tx.flowEvent.findFirst({ where: { runId, action: 'correct' }, orderBy: { seq: 'desc' }, select: { data: true } })
  const data = row?.data as { data?: MoveData } | undefined
  return data?.data?.items ?? []
}

/** One line of the history; `opinion` null = none, or not for this side. */
export type HistoryLine = {
  readonly id: string
  readonly at: string
  readonly actorName: string
  readonly onBehalfName: string | null
  readonly departmentName: string | null
  readonly action: MoveAction | 'open'
  readonly stepName: string | null
  readonly taskId: string | null
  readonly round: number
  readonly opinion: string | null
  readonly data: MoveData
}

/** What stays on the desks of the commission: the enterprise does not see it even without its words. */
const inward: readonly string[] = [
  'ask_extension',
  'deny_extension',
  'claim',
  'unclaim',
  'transfer',
  'add_signer',
  'recall_signer',
  'comment',
  'return',
  'defer',
]

/** The history of a run, oldest first, as this side may read it. */
export const runHistory = defineQuery({
  name: 'flow.runHistory',
  permission: 'matter.read',
  input: subjectSchema,
  async run({ tx, actor }, subject): Promise<HistoryLine[]> {
    const { history } = await askTogether(tx, { history: historySql(subject) })
    return historyFrom(history ?? [], actor.side)
  },
})

/** The events of a run in order, as a question that may stand beside others. */
export function historySql({ subjectKind, subjectId }: Subject): Prisma.Sql {
  return Prisma.sql`
    select e.id, e.at, e.actor_name, e.on_behalf_name, e.department_name, e.action, e.step_name, e.task_id, e.round,
      e.data->'data' as data, e.data->>'audience' as audience, o.text as opinion
    from flow_event e join flow_run r on r.id = e.run_id left join flow_opinion o on o.event_id = e.id
    where r.subject_kind = ${subjectKind} and r.subject_id = ${subjectId}::uuid order by e.seq`
}

/** The lines of the answer to `historySql` that a side may read. */
export function historyFrom(answer: readonly unknown[], side: Side): HistoryLine[] {
  const rows = answer as readonly HistoryRow[]
  return rows.filter((row) => row.audience === 'all' || row.audience === side || !inward.includes(row.action)).map(toLine)
}

type HistoryRow = {
  id: string
  at: string
  actor_name: string
  on_behalf_name: string | null
  department_name: string | null
  action: MoveAction | 'open'
  step_name: string | null
  task_id: string | null
  round: number
  data: MoveData
  audience: string
  opinion: string | null
}

function toLine(row: HistoryRow): HistoryLine {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    actorName: row.actor_name,
    onBehalfName: row.on_behalf_name,
    departmentName: row.department_name,
    action: row.action,
    stepName: row.step_name,
    taskId: row.task_id,
    round: row.round,
    opinion: row.opinion,
    data: row.data,
  }
}
