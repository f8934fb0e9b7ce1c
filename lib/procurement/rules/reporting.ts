import { periodDays, shiftMonths } from '@/lib/kernel/period'
import { addDays } from '@/lib/kernel/workday'

/** How often an enterprise is expected to send its procurement data. */
export const frequencies = { month: '每月', quarter: '每季度', year: '每年', none: '不要求' } as const
export type Frequency = keyof typeof frequencies

/** What is expected, as it stands in the table: of one enterprise, or (no orgId) of every enterprise of the first level. Days as text. */
export type Expectation = { orgId: string | null; every: Frequency; graceDays: number; fromOn: string }

/** What is expected of an enterprise on a day: what was said of itself, else of all of the first level; the newest that has begun. */
export function expectationFor(rows: readonly Expectation[], org: { id: string; level: number }, day: string): Expectation | null {
  const holding = rows.filter(({ fromOn }) => fromOn <= day).toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
  return holding.find(({ orgId }) => orgId === org.id) ?? (org.level === 1 ? (holding.find(({ orgId }) => orgId === null) ?? null) : null)
}

const months: Record<Exclude<Frequency, 'none'>, number> = { month: 1, quarter: 3, year: 12 }

/**
 * The days, both inclusive, whose arrivals count for the period that ends with a month (`YYYYMM`): they follow on one another without a gap, so
 * that an arrival counts for exactly one period. Null when no period ends with the month.
 */
export function reportingWindow(every: Frequency, graceDays: number, month: number): { from: string; to: string } | null {
  if (every === 'none' || (month % 100) % months[every] !== 0) return null
  const endOf = (code: number) => periodDays({ kind: 'month', code }).to
  return { from: addDays(endOf(shiftMonths(month, -months[every])), graceDays + 1), to: addDays(endOf(month), graceDays) }
}

/** `arrived`: in time; `missing`: the last day has passed without; `waiting`: not yet passed; `extra`: came though nothing was expected. */
export type ReportingState = 'arrived' | 'missing' | 'waiting' | 'extra' | 'none'
export type ReportingCell = { month: number; state: ReportingState; arrivals: number; dueOn: string | null }

/** An arrival day with how many imports came on it. */
export type Arrival = { day: string; n: number }

/** How an enterprise stands in a month, from what arrived and what was expected on the last day of it. */
export function reportingCell(
  month: number,
  today: string,
  arrivals: readonly Arrival[],
  expectationOn: (day: string) => Expectation | null,
): ReportingCell {
  const days = periodDays({ kind: 'month', code: month })
  const within = ({ from, to }: { from: string; to: string }) =>
    arrivals.reduce((sum, { day, n }) => (day >= from && day <= to ? sum + n : sum), 0)
  const expected = expectationOn(days.to)
  const window = expected && reportingWindow(expected.every, expected.graceDays, month)
  if (!window) {
    const came = within(days)
    return { month, state: came > 0 && (!expected || expected.every === 'none') ? 'extra' : 'none', arrivals: came, dueOn: null }
  }
  const came = within(window)
  const state = came > 0 ? 'arrived' : window.to < today ? 'missing' : 'waiting'
  return { month, state, arrivals: came, dueOn: window.to }
}
