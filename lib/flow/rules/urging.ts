import { dayOf, later } from '@/lib/flow/clock'
import { upward } from '@/lib/flow/pools'
import type { FlowCalendar, RunState } from '@/lib/flow/state'

/** When people last urged anything of this run; null = never. */
export function lastUrged(state: RunState): string | null {
  return state.tasks.reduce<string | null>((last, { urged }) => (urged ? (last ? later(last, urged.at) : urged.at) : last), null)
}

/** True when people have urged this run on a working day that is not over yet: 每个工作日限催办一次. */
export function urgedToday(state: RunState, at: string, calendar: Pick<FlowCalendar, 'workdaysBetween'>): boolean {
  const last = lastUrged(state)
  return last !== null && calendar.workdaysBetween(dayOf(last), dayOf(at)) === 0
}

/** Whom the next urge reaches, task by task (1 = the person, 2 = the head, 3 = the leader), and the day of the last one if it bars another now. */
export function urgingOf(state: RunState, at: string, calendar: Pick<FlowCalendar, 'workdaysBetween'>) {
  const tasks = state.tasks
    .filter((task) => task.status === 'open')
    .map((task) => ({ id: task.id, level: Math.min((task.urged?.level ?? 0) + 1, upward(task.pool, state).length) }))
  const last = urgedToday(state, at, calendar) ? lastUrged(state) : null
  return { taken: last && dayOf(last), tasks }
}
