import { clockOf } from '@/lib/flow/clock'
import { stepOf } from '@/lib/flow/rules/route'
import { statusNames } from '@/lib/flow/words'
import { workCalendar } from '@/lib/kernel/workday'
import { checkCounts } from '@/lib/matters/check-filing'
import { statusLabel } from '@/lib/matters/status'
import type { MadeMove, SimulatedFiling } from './types'

const syncing = ['actOnFiling', 'withdrawFiling']

/** The last move of a filing. */
export function finalMove({ moves }: SimulatedFiling): MadeMove {
  return moves.at(-1)!
}

/** The columns of a filing that repeat its run: as the platform's commands leave them after the last move that touches the filing. */
export function syncedColumns(filing: SimulatedFiling) {
  const synced = filing.moves.filter((move) => syncing.includes(move.command))
  const last = synced.at(-1)
  const statuses = filing.moves.map((move) => move.state.status)
  const counts = checkCounts(filing.submissions.at(-1)?.results ?? [])
  const version = 2 + synced.length + (filing.rating ? 1 : 0)
  if (last === undefined) {
    const draft = { status: 'filling', round: 1, stepName: statusLabel('filling'), departmentCode: null, updatedBy: filing.creator }
    return {
      ...draft,
      ...counts,
      version,
      returns: 0,
      corrections: 0,
      updatedAt: filing.savedAt,
      dueAt: null,
      usedDays: null,
      onTime: null,
      concludedAt: null,
    }
  }
  const { state } = last
  const clock = clockOf(state.clock, state.at, workCalendar, filing.matter.flow.promiseDays)
  const ended = state.endedAt !== null
  return {
    ...{ status: state.status, round: state.round, version },
    stepName: state.stepKey && !ended ? stepOf(filing.matter.flow, state.stepKey).name : statusNames[state.status],
    departmentCode: departmentOf(state.tasks.filter((task) => task.status === 'open').map((task) => task.pool)),
    updatedBy: { id: last.event.actorId, name: last.event.actorName },
    updatedAt: last.event.at,
    returns: statuses.filter((status, index) => status === 'returned' && statuses[index - 1] !== 'returned').length,
    corrections: filing.moves.filter((move) => move.event.action === 'correct').length,
    concludedAt: state.endedAt && state.arrivedAt ? state.endedAt : null,
    dueAt: clock?.dueAt ?? null,
    usedDays: ended && clock ? clock.usedDays : null,
    onTime: ended && clock ? clock.leftDays >= 0 : null,
    ...counts,
  }
}

/** The department on whose desk a filing lies: of the first open task that names one. */
function departmentOf(pools: readonly string[]): string | null {
  const pool = pools.find((candidate) => candidate.startsWith('R-'))
  if (!pool) return null
  return pool.split('@')[1]?.split(':')[0] ?? (pool.startsWith('R-WINDOW') ? 'WINDOW' : null)
}
