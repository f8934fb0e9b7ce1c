import { turnClock } from '@/lib/flow/clock'
import { type FlowEvent, type FlowTask, type RunState, ruleActor } from '@/lib/flow/state'

/** Folds one event into the state; total and free of decisions, so that history and present cannot differ. */
export function evolve(state: RunState | null, event: FlowEvent): RunState {
  const facts = event.facts ?? state
  if (facts === null) throw new Error(`A run begins with an open event, not with ${event.action}`)
  if (event.seq !== (state?.seq ?? 0) + 1) throw new Error(`Event ${event.seq} does not follow ${state?.seq ?? 0}`)
  return {
    runId: facts.runId,
    definitionCode: facts.definitionCode,
    orgId: facts.orgId,
    line: facts.line,
    body: facts.body,
    ...(facts.handInBy === undefined ? {} : { handInBy: facts.handInBy }),
    ...event.head,
    seq: event.seq,
    at: event.at,
    tasks: [...(state?.tasks ?? []).map((task) => touch(task, event)), ...event.opened],
    clock: turnClock(state?.clock ?? [], event.clock, event.at),
  }
}

/** The state that a whole history leads to. */
export function replay(events: readonly FlowEvent[]): RunState {
  const [first, ...rest] = events
  if (first === undefined) throw new Error('A run without events has no state')
  return rest.reduce<RunState>(evolve, evolve(null, first))
}

function touch(task: FlowTask, event: FlowEvent): FlowTask {
  const held = event.held.find((entry) => entry.taskId === task.id)
  const closed = event.closed.find((entry) => entry.taskId === task.id)
  const kept = remember(held ? { ...task, holder: held.holder } : task, event)
  if (closed === undefined) return kept
  if (closed.status === 'cancelled' || event.action === 'open') return { ...kept, status: 'cancelled', closedAt: event.at }
  const by = { id: event.actorId, name: event.actorName }
  return { ...kept, status: 'done', closedAt: event.at, done: { action: event.action, by, onBehalfOf: event.onBehalfOf, at: event.at } }
}

/** An urged task keeps how far up it was urged, by people and by the rule apart. */
function remember(task: FlowTask, event: FlowEvent): FlowTask {
  const level = event.data.level
  if (event.action !== 'urge' || event.taskId !== task.id || level === undefined) return task
  return { ...task, [event.actorId === ruleActor.id ? 'reminded' : 'urged']: { level, at: event.at } }
}
