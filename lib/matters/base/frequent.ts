import { addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'

const most = 10
let held: { day: string; codes: readonly string[] } | null = null

/**
 * 高频事项: the codes of the ten matters that reached the commission most often in the last twelve months, all enterprises together, the
 * most frequent first. Only the order is told, never a number of anybody's. Counted once a day.
 */
export async function frequentMatters(tx: Tx, now: Date): Promise<readonly string[]> {
  const day = shanghaiDate(now)
  if (held?.day === day) return held.codes
  const rows = await withBaseRights(
    tx,
    () => tx.$queryRaw<{ code: string }[]>`
      select matter_code as code from filing where arrived_at >= ${new Date(`${addMonths(day, -12)}T00:00:00+08:00`)} and arrived_at <= ${now}
      group by matter_code order by count(*) desc, matter_code limit ${most}`,
  )
  const codes = rows.map((row) => row.code)
  // Before anything was filed there is nothing to keep for a whole day.
  if (codes.length > 0) held = { day, codes }
  return codes
}
