import { addDays, isDate, shanghaiDate } from '@/lib/kernel/workday'

/** The period a profile is of: `2026-01-01~2026-03-31` as an address holds it, each side by itself; left open, the last three years. */
export function lastYears(text: string | undefined, now: Date): { from: string; to: string } {
  const today = shanghaiDate(now)
  const [from = '', to = ''] = (text ?? '').split('~')
  const end = isDate(to) ? to : today
  const begin = isDate(from) ? from : firstOfYears(end, 3)
  return begin <= end ? { from: begin, to: end } : { from: end, to: begin }
}

/** The first day of so many whole years that end with a day: the day after the same day so many years before (of 29 February the 28th). */
export function firstOfYears(end: string, years: number): string {
  return addDays(`${Number(end.slice(0, 4)) - years}${end.slice(4) === '-02-29' ? '-02-28' : end.slice(4)}`, 1)
}
