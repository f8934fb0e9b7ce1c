import { checkCounts } from '@/lib/matters/check-filing'
import { runColumns } from '@/lib/matters/run-columns'
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
  return {
    ...runColumns(last.state, filing.matter.flow),
    version,
    updatedBy: { id: last.event.actorId, name: last.event.actorName },
    updatedAt: last.event.at,
    returns: statuses.filter((status, index) => status === 'returned' && statuses[index - 1] !== 'returned').length,
    corrections: filing.moves.filter((move) => move.event.action === 'correct').length,
    ...counts,
  }
}
