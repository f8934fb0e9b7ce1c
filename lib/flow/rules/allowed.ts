import { offers } from '@/lib/flow/rules/apply'
import { mayAskExtension } from '@/lib/flow/rules/extension'
import { guardAuthority, guardFresh, guardSeparation, guardSigners } from '@/lib/flow/rules/guards'
import { deskOf, leadingSteps, nextStep, stepOf } from '@/lib/flow/rules/route'
import type { FlowDefinition } from '@/lib/flow/schema'
import type { FlowTask, Performer, RunState } from '@/lib/flow/state'
import { type Desk, type Transition, transitions } from '@/lib/flow/transitions'

/** A button of the approval panel: what it asks for, and why it is grey (`blocked`), where only the moment forbids it. */
export type AllowedMove = Pick<Transition, 'action' | 'requires' | 'effect'> & { readonly blocked: string | null }

/** The moves this person may make with this task now; exactly those that `apply` would not refuse for authority. */
export function allowedMoves(definition: FlowDefinition, state: RunState, task: FlowTask, performer: Performer): AllowedMove[] {
  if (guardFresh(state, task, state.at) !== null) return []
  const step = stepOf(definition, task.stepKey)
  const desk = deskOf(definition, state, task)
  return transitions
    .filter((row) => covers(row, desk) && row.statuses.includes(state.status) && offers(step, row, performer))
    .filter((row) => guardAuthority(definition, state, task, row, performer) === null && makesSense(definition, state, task, row))
    .map(({ action, requires, effect, ...row }) => {
      const guard =
        guardSeparation(definition, state, task, effect, performer) ?? guardSigners(state, task, { action, requires, effect, ...row })
      return { action, requires, effect, blocked: guard?.message ?? null }
    })
}

/** The steps this task may be returned to: earlier ones gone through since the last submission, and the enterprise. */
export function returnTargets(definition: FlowDefinition, state: RunState, task: FlowTask): { to: string; name: string }[] {
  const leading = leadingSteps(definition)
  const at = definition.steps.findIndex((step) => step.key === task.stepKey)
  const inside = leading.some((step) => step.key === task.stepKey)
  const visited = definition.steps
    .slice(0, at)
    .filter((step) => leading.includes(step) === inside && step.kind !== 'external')
    .filter((step) => state.tasks.some((other) => other.stepKey === step.key && other.round >= state.baseRound && other.done !== null))
    .map((step) => ({ to: step.key, name: step.name }))
  return inside ? visited : [...visited, { to: 'enterprise', name: '申报企业' }]
}

function covers(row: Transition, desk: Desk): boolean {
  return row.desks !== 'run' && row.desks.includes(desk)
}

function makesSense(definition: FlowDefinition, state: RunState, task: FlowTask, row: Transition): boolean {
  if (row.effect === 'end_concluded') return nextStep(definition, state, task.stepKey) === null
  if (row.effect === 'ask_extension') return mayAskExtension(state, task)
  if (row.effect === 'ask_correction') return state.correctedIn !== state.baseRound
  return true
}
