import { describe, expect, test } from 'vitest'
import { monthsUpTo, periodPresets, readPeriod } from '@/lib/dashboards/rules/count-period'
import { addMeasures, compression, mean, noMeasure, percent, ratesOf } from '@/lib/dashboards/rules/rates'
import { dateTime } from '@/lib/dashboards/rules/shanghai-time'
import { workdayPrefix } from '@/lib/dashboards/rules/workday-prefix'
import { addDays, daysBetween, workCalendar } from '@/lib/kernel/workday'

describe('rates', () => {
  test('have two decimals, rounded half up, and are missing without a whole', () => {
    expect([percent(2, 3), percent(0, 5), percent(1, 0), mean(17, 8), mean(0, 0)]).toEqual(['66.67', '0.00', null, '2.13', null])
  })

  test('compression is what was saved of the limit, negative when more was used', () => {
    expect([compression(4, 10), compression(13, 10), compression(0, 0)]).toEqual(['60.00', '-30.00', null])
  })

  test('the statutory rate counts only filings that have a statutory limit', () => {
    const measure = { ...noMeasure, measured: 2, usedSum: 17, promiseSum: 20, statutoryMeasured: 1, statutoryUsedSum: 4, statutorySum: 20 }
    expect(ratesOf(measure)).toMatchObject({
      averageUsed: '8.50',
      compression: '15.00',
      averageStatutory: '20.00',
      statutoryCompression: '80.00',
    })
    expect(ratesOf(noMeasure)).toEqual({
      averageUsed: null,
      averagePromise: null,
      averageStatutory: null,
      onTimeRate: null,
      compression: null,
      statutoryCompression: null,
    })
  })

  test('measures of sets without a common filing add up', () => {
    expect(addMeasures({ ...noMeasure, filings: 2, usedSum: 5 }, { ...noMeasure, filings: 3, late: 1 })).toMatchObject({
      filings: 5,
      usedSum: 5,
      late: 1,
    })
  })
})

describe('working days for SQL', () => {
  test('differences of the prefix are what the calendar counts, over weekends, holidays and make-up days', () => {
    const { base, counts } = workdayPrefix('2025-09-01', '2026-03-31', workCalendar)
    expect(counts).toHaveLength(daysBetween('2025-09-01', '2026-03-31') + 1)
    for (let from = 0; from < counts.length; from += 7) {
      for (let to = from; to < counts.length; to += 11) {
        const days = [addDays(base, from), addDays(base, to)] as const
        expect([...days, counts[to]! - counts[from]!]).toEqual([...days, workCalendar.workdaysBetween(...days)])
      }
    }
  })

  test('one day is a prefix too', () => {
    expect(workdayPrefix('2026-11-23', '2026-11-23', workCalendar)).toEqual({ base: '2026-11-23', counts: [0] })
  })
})

describe('periods', () => {
  test('offered on a day end on that day and begin where their name says', () => {
    const offered = Object.fromEntries(periodPresets('2026-11-23').map(({ key, from, to }) => [key, [from, to]]))
    expect(offered).toEqual({
      year: ['2026-01-01', '2026-11-23'],
      quarter: ['2026-10-01', '2026-11-23'],
      month: ['2026-11-01', '2026-11-23'],
      twelve: ['2025-11-24', '2026-11-23'],
      twentyFour: ['2024-11-24', '2026-11-23'],
      last: ['2025-01-01', '2025-12-31'],
    })
  })

  test('an address with a wrong, reversed, half or endless period means the year so far', () => {
    const year = { from: '2026-01-01', to: '2026-11-23' }
    const wrong = [
      ['2026-02-30', '2026-03-01'],
      ['2026-03-02', '2026-03-01'],
      ['2026-01-01', undefined],
      ['2001-01-01', '2026-01-01'],
      [['2026-01-01'], 'x'],
    ]
    for (const [from, to] of wrong) expect(readPeriod(from, to, '2026-11-23')).toEqual(year)
    expect(readPeriod('2025-03-01', '2025-03-01', '2026-11-23')).toEqual({ from: '2025-03-01', to: '2025-03-01' })
  })

  test('months go back over the turn of the year and end where February does', () => {
    const months = monthsUpTo('2026-02-10', 3)
    expect(months.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['2025-12', '2025-12-01', '2025-12-31'],
      ['2026-01', '2026-01-01', '2026-01-31'],
      ['2026-02', '2026-02-01', '2026-02-28'],
    ])
  })

  test('a moment is told in Shanghai time wherever the machine stands', () => {
    expect(dateTime(new Date('2026-11-22T16:05:00Z'))).toBe('2026-11-23 00:05')
  })
})
