import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import { finalStatuses, type RunState } from '@/lib/flow/state'

/** One bead of the progress line. */
export type StepProgress = Pick<StepDefinition, 'key' | 'name' | 'side' | 'phase'> & {
  readonly state: 'done' | 'current' | 'coming' | 'skipped'
  readonly holders: readonly string[]
}

/** Where a run stands, step by step; before the first submission nothing is skipped yet, because conditions are not frozen. */
export function progressOf(definition: FlowDefinition, state: RunState): StepProgress[] {
  const ended = finalStatuses.includes(state.status)
  const undecided = state.active.length <= 1
  const lastDone = state.tasks.findLast((task) => task.done !== null)?.stepKey ?? null
  const at = definition.steps.findIndex((step) => step.key === (state.stepKey ?? lastDone))
  return definition.steps.map((step, index) => {
    const holders = state.tasks.flatMap((task) =>
      task.status === 'open' && task.stepKey === step.key && task.holder ? [task.holder.name] : [],
    )
    const phase = { key: step.key, name: step.name, side: step.side, phase: step.phase, holders }
    if (!undecided && !state.active.includes(step.key)) return { ...phase, state: 'skipped' }
    if (step.key === state.stepKey) return { ...phase, state: 'current' }
    const reached = index < at || (ended && index === at)
    return { ...phase, state: reached ? 'done' : ended ? 'skipped' : 'coming' }
  })
}
