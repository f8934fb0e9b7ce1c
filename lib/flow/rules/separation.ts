import { poolRole } from '@/lib/flow/pools'
import { stepOf } from '@/lib/flow/rules/route'
import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import type { FlowTask, Performer, RunState } from '@/lib/flow/state'

/** Roles that never meet in one person within one submission, whatever the definition says: 填报≠审核≠签发, 收件、初审≠复核. */
export const apartRoles: readonly (readonly [string, string])[] = [
  ['E-FILL', 'E-CHECK'],
  ['E-FILL', 'E-HEAD'],
  ['E-CHECK', 'E-HEAD'],
  ['R-WINDOW', 'R-CHIEF'],
  ['R-OFFICER', 'R-CHIEF'],
]

/** True when the two tasks must be done by different people; works in both directions. */
export function mustBeApart(definition: FlowDefinition, a: FlowTask, b: FlowTask): boolean {
  if (a.stepKey === b.stepKey) return a.branch !== b.branch
  const [stepA, stepB] = [stepOf(definition, a.stepKey), stepOf(definition, b.stepKey)]
  if (stepA.apartFrom.includes(b.stepKey) || stepB.apartFrom.includes(a.stepKey)) return true
  if (isRegistration(stepA) || isRegistration(stepB)) return false
  const [roleA, roleB] = [poolRole(a.pool), poolRole(b.pool)]
  return apartRoles.some(([x, y]) => (x === roleA && y === roleB) || (x === roleB && y === roleA))
}

/**
 * The finished task that bars this person from this one, since the last full submission; null = free. A delegate is barred by what
 * the principal did and the other way round. Added signers give advice only and bar nobody.
 */
export function barringTask(
  definition: FlowDefinition,
  state: RunState,
  task: FlowTask,
  performer: Pick<Performer, 'id' | 'onBehalfOf'>,
): FlowTask | null {
  if (task.parentTaskId !== null) return null
  const base = state.status === 'returned' ? task.round : state.baseRound
  const bars = (other: FlowTask) =>
    other.parentTaskId === null && other.round >= base && peopleOf(other).some((id) => identities(performer).includes(id))
  return state.tasks.find((other) => other.done !== null && bars(other) && mustBeApart(definition, task, other)) ?? null
}

/** Everybody who answers for a finished task: the doer and the principal; nobody for an opinion that lapsed. */
export function peopleOf(task: FlowTask): string[] {
  return task.done && task.done.action !== 'lapse' ? [task.done.by.id, ...(task.done.onBehalfOf ? [task.done.onBehalfOf.id] : [])] : []
}

/** Under which names a performer acts. */
export function identities(performer: Pick<Performer, 'id' | 'onBehalfOf'>): string[] {
  return performer.onBehalfOf ? [performer.id, performer.onBehalfOf.id] : [performer.id]
}

/** Writing down what a meeting or the government decided is no decision of the person who writes. */
function isRegistration(step: StepDefinition): boolean {
  return step.kind === 'collective' || step.kind === 'external'
}
