import { asSystem } from '@/lib/platform/db'

/** How long what is only needed for a while is kept, in days: remembered results, handed-on events, counts of tries. */
export const keptDays = { results: 7, events: 30, tries: 1, guards: 30 } as const

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** Removes rows that have served their time, for the worker, hourly; gives how many. Events that were never handed on stay. */
export async function tidyRows(now: Date): Promise<number> {
  return asSystem('清理过期记录', async (tx) => {
    const results = await tx.commandResult.deleteMany({ where: { at: { lt: daysBefore(now, keptDays.results) } } })
    const events = await tx.outbox.deleteMany({ where: { doneAt: { lt: daysBefore(now, keptDays.events) } } })
    const tries = await tx.rateWindow.deleteMany({ where: { startAt: { lt: daysBefore(now, keptDays.tries) } } })
    const guards = await tx.loginGuard.deleteMany({
      where: { lastAt: { lt: daysBefore(now, keptDays.guards) }, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] },
    })
    return results.count + events.count + tries.count + guards.count
  })
}
