import type { CarriedOut } from '@/lib/flow/carry-out'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { CommandContext } from '@/lib/platform/command'
import { updateSql } from '@/lib/platform/db'
import { nextNumber } from './paper/number'
import { runColumns } from './run-columns'
import type { FilingRecord } from './workspace'

type Columns = Record<string, unknown>
type Syncing = Pick<CommandContext, 'tx' | 'now' | 'change'> & { readonly actor: { readonly userId: string; readonly name: string } }

const instant = (iso: string | null) => (iso === null ? null : new Date(iso))

/** Brings the columns of a filing up to its run: status, step, department, clock, counts; gives the number on first arrival. */
export async function syncFiling(
  { tx, actor, now, change }: Syncing,
  filing: FilingRecord,
  { before, run, moved }: Pick<CarriedOut, 'before' | 'run' | 'moved'>,
  extra: Columns,
): Promise<void> {
  const { state, definition } = run
  const columns = runColumns(state, definition)
  const data: Columns = {
    ...extra,
    ...columns,
    dueAt: instant(columns.dueAt),
    concludedAt: instant(columns.concludedAt),
    arrivedAt: instant(state.arrivedAt),
    acceptedAt: instant(state.acceptedAt),
    returns: filing.returns + (state.status === 'returned' && before.status !== 'returned' ? 1 : 0),
    corrections: filing.corrections + (moved.events[0]?.action === 'correct' ? 1 : 0),
    updatedAt: now,
    updatedBy: actor.userId,
    updatedByName: actor.name,
    version: filing.version + 1,
    ...(state.arrivedAt !== null && !filing.number
      ? { number: await nextNumber(tx, 'filing', Number(shanghaiDate(now).slice(0, 4))) }
      : {}),
  }
  change(updateSql('filing', filing.id, data))
}
