import { addDays, isDate, shanghaiDate } from '@/lib/kernel/workday'

/** The period a profile is of: `2026-01-01~2026-03-31` as an address holds it, each side by itself; left open, the last three years. */
export function lastYears(text: string | undefined, now: Date): { from: string; to: string } {
  const today = shanghaiDate(now)
  const [from = '', to = ''] = (text ?? '').split('~')
  const end = isDate(to) ? to : today
  const begin = isDate(from) ? from : addDays(`${Number(end.slice(0, 4)) - 3}${end.slice(4) === '-02-29' ? '-02-28' : end.slice(4)}`, 1)
  return begin <= end ? { from: begin, to: end } : { from: end, to: begin }
}
