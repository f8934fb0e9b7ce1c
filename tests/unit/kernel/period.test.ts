import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparePeriods,
  formatPeriod,
  monthsOf,
  nextPeriod,
  type Period,
  periodDays,
  periodOf,
  periodSchema,
  previousPeriod,
  samePeriodLastYear,
  termPeriod,
} from '@/lib/kernel/period'
import { addDays } from '@/lib/kernel/workday'

const day = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1950-01-01', days))
const kind = fc.constantFrom('month', 'quarter', 'year' as const)

describe('periods', () => {
  it('are the last month they cover', () => {
    expect(periodOf('2026-11-23', 'month')).toEqual({ kind: 'month', code: 202611 })
    expect(periodOf('2026-11-23', 'quarter')).toEqual({ kind: 'quarter', code: 202612 })
    expect(periodOf('2026-01-01', 'year')).toEqual({ kind: 'year', code: 202612 })
    expect(termPeriod(2025, 2027)).toEqual({ kind: 'term', code: 202712, years: 3 })
  })

  it('have Chinese names', () => {
    const names = [
      periodOf('2026-11-23', 'month'),
      periodOf('2026-07-01', 'quarter'),
      periodOf('2026-07-01', 'year'),
      termPeriod(2025, 2027),
    ]
    expect(names.map(formatPeriod)).toEqual(['2026年11月', '2026年三季度', '2026年度', '2025—2027年任期'])
  })

  it('cross the year', () => {
    expect(nextPeriod({ kind: 'month', code: 202612 }).code).toBe(202701)
    expect(previousPeriod({ kind: 'quarter', code: 202603 }).code).toBe(202512)
    expect(nextPeriod(termPeriod(2025, 2027))).toEqual(termPeriod(2028, 2030))
    expect(samePeriodLastYear({ kind: 'month', code: 202602 }).code).toBe(202502)
  })

  it('follow one another without a gap and hold the day they were made from', () => {
    fc.assert(
      fc.property(day, kind, (date, of) => {
        const period = periodOf(date, of)
        const { from, to } = periodDays(period)
        expect(from <= date && date <= to).toBe(true)
        expect(periodDays(nextPeriod(period)).from).toBe(addDays(to, 1))
        expect(previousPeriod(nextPeriod(period))).toEqual(period)
        expect(comparePeriods(period, nextPeriod(period))).toBeLessThan(0)
        expect(periodSchema.safeParse(period).success).toBe(true)
      }),
    )
  })

  it('refuse a code that does not end a period of its kind', () => {
    const faulty: Period[] = [
      { kind: 'month', code: 202613 },
      { kind: 'quarter', code: 202611 },
      { kind: 'year', code: 202601 },
    ]
    for (const period of faulty) expect(periodSchema.safeParse(period).success).toBe(false)
  })

  it('know their length', () => {
    expect(monthsOf(termPeriod(2022, 2024))).toBe(36)
    expect(monthsOf({ kind: 'quarter', code: 202603 })).toBe(3)
  })
})
