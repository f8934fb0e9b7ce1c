import { daySchema } from '@/lib/dashboards/schema'
import { formatPeriod, periodDays, periodOf, shiftMonths } from '@/lib/kernel/period'
import { addDays, addMonths, isDate } from '@/lib/kernel/workday'

export type CountPeriod = { from: string; to: string }
export type NamedPeriod = CountPeriod & { key: string; label: string }

const longest = 1827

/** The periods offered on a day, newest data last: both ends inclusive, none reaches beyond the day itself. */
export function periodPresets(today: string): NamedPeriod[] {
  const year = today.slice(0, 4)
  const back = (months: number) => addDays(addMonths(today, -months), 1)
  const quarter = periodDays(periodOf(today, 'quarter'))
  return [
    { key: 'year', label: '本年', from: `${year}-01-01`, to: today },
    { key: 'quarter', label: '本季度', from: quarter.from, to: today },
    { key: 'month', label: '本月', from: `${today.slice(0, 7)}-01`, to: today },
    { key: 'twelve', label: '近 12 个月', from: back(12), to: today },
    { key: 'twentyFour', label: '近 24 个月', from: back(24), to: today },
    { key: 'last', label: '上年', from: `${Number(year) - 1}-01-01`, to: `${Number(year) - 1}-12-31` },
  ]
}

/** The period an address asks for; anything that is not one (wrong, reversed, longer than five years) is the year so far. */
export function readPeriod(from: unknown, to: unknown, today: string): CountPeriod {
  const [first, last] = [daySchema.safeParse(from), daySchema.safeParse(to)]
  const fallback = { from: `${today.slice(0, 4)}-01-01`, to: today }
  if (!first.success || !last.success || !isDate(first.data) || !isDate(last.data)) return fallback
  if (first.data > last.data || addDays(first.data, longest) < last.data) return fallback
  return { from: first.data, to: last.data }
}

/** The months `YYYYMM` up to that of `to`, oldest first, with their days and names. */
export function monthsUpTo(to: string, count: number): (CountPeriod & { code: number; label: string; name: string })[] {
  const last = Number(to.slice(0, 7).replace('-', ''))
  return Array.from({ length: count }, (_, index) => {
    const code = shiftMonths(last, index - count + 1)
    const period = { kind: 'month' as const, code }
    return {
      ...periodDays(period),
      code,
      label: `${Math.floor(code / 100)}-${String(code % 100).padStart(2, '0')}`,
      name: formatPeriod(period),
    }
  })
}

/** A period in words: `2026-01-01 至 2026-11-23`. */
export function periodText({ from, to }: CountPeriod): string {
  return `${from} 至 ${to}`
}
