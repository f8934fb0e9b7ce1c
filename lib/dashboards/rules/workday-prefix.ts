import { addDays, dayNumber, type WorkCalendar } from '@/lib/kernel/workday'

/** Working days counted up to each day: `counts[n]` = those from `base` (not counted) up to `base` + n days. */
export type WorkdayPrefix = { readonly base: string; readonly counts: readonly number[] }

/**
 * Lets SQL count working days without a table of holidays: between two days lie `counts[b] - counts[a]` of them, the first not
 * counted (次日起算). Both days inclusive, `from` not after `to`.
 */
export function workdayPrefix(from: string, to: string, calendar: Pick<WorkCalendar, 'isWorkday'>): WorkdayPrefix {
  const days = (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0)
  const counts = [0]
  for (let day = 1; day <= days; day += 1) counts.push(counts[day - 1]! + (calendar.isWorkday(addDays(from, day)) ? 1 : 0))
  return { base: from, counts }
}
