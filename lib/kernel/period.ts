import { z } from 'zod'

/** Kinds of reporting period. A period is the integer `YYYYMM` of its LAST month, so all kinds sort and join by one number. */
export const periodKinds = ['month', 'quarter', 'year', 'term'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** `code` 202609 is 2026年9月 as a month, 2026年三季度 as a quarter; a year or term ends in month 12. `years` is the length of a term. */
export const periodSchema = z
  .object({
    kind: z.enum(periodKinds),
    code: z.number().int().min(190001).max(219912),
    years: z.number().int().min(1).max(10).optional(),
  })
  .refine((period) => isLastMonth(period.kind, period.code), '期间编码与期间类型不符')
export type Period = z.infer<typeof periodSchema>

const monthsIn: Record<Exclude<PeriodKind, 'term'>, number> = { month: 1, quarter: 3, year: 12 }
const quarterNames = ['一季度', '二季度', '三季度', '四季度']

function isLastMonth(kind: PeriodKind, code: number): boolean {
  const month = code % 100
  if (month < 1 || month > 12) return false
  if (kind === 'month') return true
  return kind === 'quarter' ? month % 3 === 0 : month === 12
}

/** Months a period covers: 1, 3, 12 or twelve times the years of the term (three when not said). */
export function monthsOf(period: Period): number {
  return period.kind === 'term' ? (period.years ?? 3) * 12 : monthsIn[period.kind]
}

/** Adds months to a `YYYYMM` code. */
export function shiftMonths(code: number, months: number): number {
  const index = Math.floor(code / 100) * 12 + (code % 100) - 1 + months
  return Math.floor(index / 12) * 100 + (((index % 12) + 12) % 12) + 1
}

/** The month, quarter or year that holds the day `YYYY-MM-DD`. */
export function periodOf(date: string, kind: Exclude<PeriodKind, 'term'>): Period {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const size = monthsIn[kind]
  return { kind, code: year * 100 + Math.ceil(month / size) * size }
}

/** A term of office or assessment: `termPeriod(2025, 2027)` is 2025—2027年任期. */
export function termPeriod(firstYear: number, lastYear: number): Period {
  return { kind: 'term', code: lastYear * 100 + 12, years: lastYear - firstYear + 1 }
}

/** The period of the same kind that follows. */
export function nextPeriod(period: Period): Period {
  return { ...period, code: shiftMonths(period.code, monthsOf(period)) }
}

/** The period of the same kind before. */
export function previousPeriod(period: Period): Period {
  return { ...period, code: shiftMonths(period.code, -monthsOf(period)) }
}

/** The same period one year earlier (同期). */
export function samePeriodLastYear(period: Period): Period {
  return { ...period, code: period.code - 100 }
}

/** Orders by last month, then by length: negative, zero or positive. */
export function comparePeriods(left: Period, right: Period): number {
  return left.code - right.code || monthsOf(left) - monthsOf(right)
}

/** First and last day, both inclusive, as `YYYY-MM-DD`. */
export function periodDays(period: Period): { from: string; to: string } {
  const first = shiftMonths(period.code, 1 - monthsOf(period))
  const year = Math.floor(period.code / 100)
  const month = period.code % 100
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${dashed(first)}-01`, to: `${dashed(period.code)}-${String(lastDay).padStart(2, '0')}` }
}

function dashed(code: number): string {
  return `${Math.floor(code / 100)}-${String(code % 100).padStart(2, '0')}`
}

/** Chinese name: 2026年11月, 2026年三季度, 2026年度, 2025—2027年任期. */
export function formatPeriod(period: Period): string {
  const year = Math.floor(period.code / 100)
  const month = period.code % 100
  if (period.kind === 'month') return `${year}年${month}月`
  if (period.kind === 'quarter') return `${year}年${quarterNames[month / 3 - 1]}`
  if (period.kind === 'year') return `${year}年度`
  return `${year - (period.years ?? 3) + 1}—${year}年任期`
}
