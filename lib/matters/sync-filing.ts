import type { CarriedOut } from '@/lib/flow/carry-out'
import { flowCalendar } from '@/lib/flow/carry-out'
import { clockOf } from '@/lib/flow/clock'
import { stepOf } from '@/lib/flow/rules/route'
import { statusNames } from '@/lib/flow/words'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { CommandContext } from '@/lib/platform/command'
import { nextNumber } from './paper/number'
import type { FilingRecord } from './workspace'

type Columns = Record<string, unknown>

/** Brings the columns of a filing up to its run: status, step, department, clock, counts; gives the number on first arrival. */
export async function syncFiling(
  { tx, actor, now }: CommandContext,
  filing: FilingRecord,
  { before, run, moved }: CarriedOut,
  extra: Columns,
): Promise<void> {
  const { state, definition } = run
  const clock = clockOf(state.clock, state.at, flowCalendar, definition.promiseDays)
  const action = moved.events[0]?.action
  const ended = state.endedAt !== null
  const arrivedNow = state.arrivedAt !== null && filing.arrivedAt === null
  const data: Columns = {
    ...extra,
    status: state.status,
    round: state.round,
    stepName: state.stepKey && !ended ? stepOf(definition, state.stepKey).name : statusNames[state.status],
    departmentCode: departmentOf(state.tasks.filter((task) => task.status === 'open').map((task) => task.pool)),
    arrivedAt: state.arrivedAt ? new Date(state.arrivedAt) : null,
    acceptedAt: state.acceptedAt ? new Date(state.acceptedAt) : null,
    concludedAt: state.endedAt && state.arrivedAt ? new Date(state.endedAt) : null,
    dueAt: clock ? new Date(clock.dueAt) : filing.dueAt,
    returns: filing.returns + (state.status === 'returned' && before.status !== 'returned' ? 1 : 0),
    corrections: filing.corrections + (action === 'correct' ? 1 : 0),
    updatedAt: now,
    updatedBy: actor.userId,
    updatedByName: actor.name,
    version: filing.version + 1,
    ...(ended && clock ? { usedDays: clock.usedDays, onTime: clock.leftDays >= 0 } : {}),
    ...(arrivedNow && !filing.number ? { number: await nextNumber(tx, 'filing', Number(shanghaiDate(now).slice(0, 4))) } : {}),
  }
  await tx.filing.update({ where: { id: filing.id }, data })
}

/** The department on whose desk a filing lies: of the first open task that names one. */
function departmentOf(pools: readonly string[]): string | null {
  const pool = pools.find((candidate) => candidate.startsWith('R-'))
  if (!pool) return null
  return pool.split('@')[1]?.split(':')[0] ?? (pool.startsWith('R-WINDOW') ? 'WINDOW' : null)
}
