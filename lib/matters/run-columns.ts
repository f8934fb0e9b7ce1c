import { clockOf, limitOf } from '@/lib/flow/clock'
import { stepOf } from '@/lib/flow/rules/route'
import type { FlowDefinition } from '@/lib/flow/schema'
import type { RunState } from '@/lib/flow/state'
import { statusNames } from '@/lib/flow/words'
import { workCalendar } from '@/lib/kernel/workday'

/**
 * The columns of a filing that repeat its run, so that lists need not open it: status, step, department, times as ISO text, clock.
 * `dueAt` is null before acceptance and while the filing lies at a step that is not timed.
 */
export function runColumns(state: RunState, definition: FlowDefinition) {
  const clock = clockOf(state.clock, state.at, workCalendar, limitOf(definition, state))
  const ended = state.endedAt !== null
  const untimed = state.status === 'running' && clock?.light === 'stopped'
  return {
    status: state.status,
    round: state.round,
    stepName: state.stepKey && !ended ? stepOf(definition, state.stepKey).name : statusNames[state.status],
    departmentCode: departmentOf(state.tasks.filter((task) => task.status === 'open').map((task) => task.pool)),
    concludedAt: state.endedAt && state.arrivedAt ? state.endedAt : null,
    dueAt: clock && !untimed ? clock.dueAt : null,
    usedDays: ended && clock ? clock.usedDays : null,
    extendedDays: state.extendedDays ?? 0,
    onTime: ended && clock ? clock.leftDays >= 0 : null,
  }
}

/** The department on whose desk a filing lies: of the first open task that names one. */
function departmentOf(pools: readonly string[]): string | null {
  const pool = pools.find((candidate) => candidate.startsWith('R-'))
  if (!pool) return null
  return pool.split('@')[1]?.split(':')[0] ?? (pool.startsWith('R-WINDOW') ? 'WINDOW' : null)
}
