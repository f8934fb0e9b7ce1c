import { opensInParallel, poolsOfStep } from '@/lib/flow/pools'
import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import type { ClockChange, FlowTask, MoveContext, Person, RunHead, RunState, RunStatus } from '@/lib/flow/state'
import type { Desk } from '@/lib/flow/transitions'

/** The step of this key; a state that names an unknown step is a bug, not a refusal. */
export function stepOf(definition: FlowDefinition, key: string): StepDefinition {
  const step = definition.steps.find((candidate) => candidate.key === key)
  if (step === undefined) throw new Error(`Flow ${definition.code} has no step ${key}`)
  return step
}

/**
 * The applicant's steps before the first one that handles: what a returned run goes through again. The applicant is an enterprise, or
 * for matters inside the commission the department that files them (its steps have the phase `filling`).
 */
export function leadingSteps(definition: FlowDefinition): readonly StepDefinition[] {
  const firstGov = definition.steps.findIndex((step) => step.side === 'gov' && step.phase !== 'filling')
  return definition.steps.slice(0, firstGov < 0 ? definition.steps.length : firstGov)
}

/** The next active step after this one; null = this is the last. */
export function nextStep(definition: FlowDefinition, head: Pick<RunHead, 'active'>, key: string): StepDefinition | null {
  const at = definition.steps.findIndex((step) => step.key === key)
  return definition.steps.slice(at + 1).find((step) => head.active.includes(step.key)) ?? null
}

/** Freezes the conditions: up to and including `keepTo` as before (what was gone through stays), from there on as they are now. */
export function freezeActive(
  definition: FlowDefinition,
  before: readonly string[],
  isActive: (key: string) => boolean,
  keepTo: string | null,
): string[] {
  const kept = keepTo === null ? 0 : definition.steps.findIndex((step) => step.key === keepTo) + 1
  const last = definition.steps.length - 1
  return definition.steps
    .filter((step, index) =>
      index < kept ? before.includes(step.key) : index === 0 || index === last || step.when === undefined || isActive(step.key),
    )
    .map((step) => step.key)
}

/** What kind of desk a task lies on. */
export function deskOf(definition: FlowDefinition, state: RunState, task: FlowTask): Desk {
  if (task.extension) return 'extension'
  if (task.parentTaskId !== null) return 'signing'
  return state.status === 'correcting' ? 'correction' : deskOfStep(definition, stepOf(definition, task.stepKey))
}

/** What kind of desk the tasks of a step lie on. */
export function deskOfStep(definition: FlowDefinition, step: StepDefinition): Desk {
  const leading = leadingSteps(definition)
  if (leading.includes(step)) return step === leading[0] ? 'filling' : 'checking'
  if (step.side === 'ent') return 'follow_up'
  if (step.kind !== 'task') return step.kind
  return step.phase === 'acceptance' ? 'acceptance' : 'handling'
}

/** The status a run has at a step. */
export function statusAt(definition: FlowDefinition, step: StepDefinition, accepted: boolean): RunStatus {
  if (leadingSteps(definition).includes(step)) return 'filling'
  if (step.side === 'gov' && step.phase === 'acceptance' && !accepted) return 'arrived'
  return step.kind === 'external' ? 'paused' : 'running'
}

/** What the clock has to do for a run in this status at this step; null when it already does so. */
export function clockChange(definition: FlowDefinition, state: RunState, status: RunStatus, step: StepDefinition): ClockChange {
  const wanted = wantedClock(definition, status, step)
  const last = state.clock.at(-1)
  if (wanted === null || (last === undefined && wanted.kind !== 'running')) return null
  return last !== undefined && last.kind === wanted.kind && last.reason === wanted.reason ? null : wanted
}

function wantedClock(
  definition: FlowDefinition,
  status: RunStatus,
  step: StepDefinition,
): Exclude<ClockChange, null | { kind: 'ended' }> | null {
  if (status === 'filling' || status === 'returned') return { kind: 'stopped', reason: 'returned' }
  if (status === 'paused') return { kind: 'stopped', reason: 'external' }
  if (status === 'correcting') return definition.correctionStopsClock ? { kind: 'stopped', reason: 'correction' } : null
  return step.counts ? { kind: 'running', reason: 'handling' } : { kind: 'stopped', reason: 'untimed' }
}

/** The tasks a step opens at `at`; `holderOf` names the person who had this pool before, so that work comes back to the same hands. */
export function openTasks(
  step: StepDefinition,
  state: RunState,
  round: number,
  at: string,
  context: MoveContext,
  holderOf: (pool: string) => Person | null,
): FlowTask[] {
  return poolsOfStep(step, state).map(({ pool, branch }) => ({
    id: context.newId(),
    stepKey: step.key,
    round,
    pool,
    branch: opensInParallel(step) ? branch : null,
    parentTaskId: null,
    holder: holderOf(pool),
    status: 'open',
    arrivedAt: at,
    dueAt: step.days > 0 ? context.calendar.dueAt(at, step.days) : step.key === state.active[0] ? (state.handInBy ?? null) : null,
    closedAt: null,
    done: null,
  }))
}

/** The person who last did this step from this pool since the last full submission (the principal, where a delegate acted). */
export function formerHolder(state: RunState, stepKey: string, pool: string, fromRound = state.baseRound): Person | null {
  const done = state.tasks.findLast(
    (task) => task.stepKey === stepKey && task.pool === pool && task.round >= fromRound && task.parentTaskId === null && isPersons(task),
  )?.done
  return done ? (done.onBehalfOf ?? done.by) : null
}

/** Done by somebody, not lapsed by the rule of silence. */
function isPersons(task: FlowTask): boolean {
  return task.done !== null && task.done.action !== 'lapse'
}
