import type { StepDefinition } from '@/lib/flow/schema'
import type { ClockInterval, FlowEvent, FlowTask, MoveAction, Moved, Person, RunState } from '@/lib/flow/state'

/** What the run is about, repeated on its tasks so that the inbox reads one table. `amount` in fen. */
export type Subject = {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly orgName: string
  readonly amount: bigint | null
}

/** A row of flow_event with the words of its opinion, where the asking person may read them. */
export type EventRow = {
  id: string
  run_id: string
  seq: number
  at: Date
  actor_id: string
  actor_name: string
  on_behalf_of: string | null
  on_behalf_name: string | null
  action: string
  task_id: string | null
  step_key: string | null
  round: number
  data: Pick<FlowEvent, 'audience' | 'data' | 'facts' | 'head' | 'opened' | 'closed' | 'held' | 'clock'>
  opinion: string | null
}

/** The row of an event; the words of its opinion go to flow_opinion, never here. */
export function eventRow(event: FlowEvent, state: RunState, stepName: string | null, departmentName: string | null) {
  const { audience, data, facts, head, opened, closed, held, clock } = event
  return {
    id: event.id,
    run_id: event.runId,
    org_id: state.orgId,
    line: state.line,
    seq: event.seq,
    at: event.at,
    actor_id: event.actorId,
    actor_name: event.actorName,
    on_behalf_of: event.onBehalfOf?.id ?? null,
    on_behalf_name: event.onBehalfOf?.name ?? null,
    department_name: departmentName,
    action: event.action,
    step_key: event.stepKey,
    step_name: stepName,
    task_id: event.taskId,
    round: event.round,
    data: { audience, data, facts, head, opened, closed, held, clock },
  }
}

/** The event of a row. */
export function eventOfRow(row: EventRow): FlowEvent {
  const onBehalfOf: Person | null = row.on_behalf_of === null ? null : { id: row.on_behalf_of, name: row.on_behalf_name ?? '' }
  return {
    ...row.data,
    id: row.id,
    runId: row.run_id,
    seq: row.seq,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    onBehalfOf,
    action: row.action as MoveAction | 'open',
    taskId: row.task_id,
    stepKey: row.step_key,
    round: row.round,
    opinion: row.opinion,
  }
}

/** The row of a task that a move opened. */
export function taskRow(task: FlowTask, state: RunState, subject: Subject, step: StepDefinition) {
  return {
    id: task.id,
    run_id: state.runId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    org_id: state.orgId,
    line: state.line,
    side: step.side,
    step_key: task.stepKey,
    step_name: task.extension ? '延期审批' : state.status === 'correcting' && task.parentTaskId === null ? '补正' : step.name,
    round: task.round,
    pool: task.pool,
    branch: task.branch,
    holder_id: task.holder?.id ?? null,
    holder_name: task.holder?.name ?? null,
    // A request for extension is nobody's added signature.
    parent_task_id: task.extension ? null : task.parentTaskId,
    status: task.status,
    title: subject.title,
    org_name: subject.orgName,
    amount: subject.amount === null ? null : String(subject.amount),
    arrived_at: task.arrivedAt,
    due_at: task.dueAt,
    urges: 0,
  }
}

/** What changes on the tasks a move closed, handed over or urged; columns named as in the table. */
export function taskTouch(moved: Moved) {
  const event = moved.events[0]!
  const urged = event.action === 'urge' ? event.taskId : null
  const ids = new Set([...event.closed.map((entry) => entry.taskId), ...event.held.map((entry) => entry.taskId), ...(urged ? [urged] : [])])
  return moved.state.tasks
    .filter((task) => ids.has(task.id))
    .map((task) => ({
      id: task.id,
      status: task.status,
      holder_id: task.holder?.id ?? null,
      holder_name: task.holder?.name ?? null,
      done_at: task.done?.at ?? task.closedAt,
      done_by: task.done?.by.id ?? null,
      on_behalf_of: task.done?.onBehalfOf?.id ?? null,
      action: task.done?.action ?? null,
      urges: task.id === urged ? 1 : 0,
      urged_at: task.id === urged ? event.at : null,
    }))
}

/** The row of an interval that has just begun. */
export function intervalRow(id: string, state: RunState, interval: ClockInterval) {
  return {
    id,
    run_id: state.runId,
    org_id: state.orgId,
    line: state.line,
    kind: interval.kind,
    reason: interval.reason,
    from_at: interval.from,
  }
}
