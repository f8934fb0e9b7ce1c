import { describe, expect, test } from 'vitest'
import { type Expectation, expectationFor, reportingCell, reportingWindow } from '@/lib/procurement/rules/reporting'

const monthly: Expectation = { orgId: null, every: 'month', graceDays: 10, fromOn: '2026-01-01' }
const group = { id: 'a', level: 1 }

describe('what is expected', () => {
  test('holds from its day on, the enterprise’s own before that of all of the first level, and of nobody below it', () => {
    const own: Expectation = { orgId: 'a', every: 'quarter', graceDays: 5, fromOn: '2026-07-01' }
    expect(expectationFor([monthly, own], group, '2025-12-31')).toBeNull()
    expect(expectationFor([monthly, own], group, '2026-06-30')?.every).toBe('month')
    expect(expectationFor([monthly, own], group, '2026-07-01')?.every).toBe('quarter')
    expect(expectationFor([monthly, own], { id: 'b', level: 2 }, '2026-07-01')).toBeNull()
  })
})

describe('the days of a period', () => {
  test('follow on one another, so that an arrival counts once', () => {
    expect(reportingWindow('month', 10, 202603)).toEqual({ from: '2026-03-11', to: '2026-04-10' })
    expect(reportingWindow('month', 10, 202604)).toEqual({ from: '2026-04-11', to: '2026-05-10' })
    expect(reportingWindow('quarter', 0, 202603)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(reportingWindow('year', 31, 202512)).toEqual({ from: '2025-02-01', to: '2026-01-31' })
  })

  test('are none where no period ends', () => {
    expect(reportingWindow('quarter', 0, 202602)).toBeNull()
    expect(reportingWindow('none', 0, 202603)).toBeNull()
  })
})

describe('a month', () => {
  const on = () => monthly
  const cell = (today: string, ...days: string[]) =>
    reportingCell(
      202603,
      today,
      days.map((day) => ({ day, n: 1 })),
      on,
    )

  test('is in time up to the last day, and missing from the day after', () => {
    expect(cell('2026-04-30', '2026-04-10')).toMatchObject({ state: 'arrived', arrivals: 1 })
    expect(cell('2026-04-10')).toMatchObject({ state: 'waiting', dueOn: '2026-04-10' })
    expect(cell('2026-04-11')).toMatchObject({ state: 'missing' })
    expect(cell('2026-04-30', '2026-04-11').state).toBe('missing')
  })

  test('in which nothing was asked says so, also when something came', () => {
    expect(reportingCell(202603, '2026-05-01', [], () => null).state).toBe('none')
    expect(reportingCell(202603, '2026-05-01', [{ day: '2026-03-15', n: 2 }], () => null)).toMatchObject({ state: 'extra', arrivals: 2 })
  })
})
