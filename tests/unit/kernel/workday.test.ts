import { isHoliday } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkdays,
  addYears,
  createWorkCalendar,
  daysBetween,
  describeDay,
  dueAt,
  isAnnounced,
  isDate,
  isExpected,
  isWorkday,
  monthsBetween,
  shanghaiDate,
  workdaysBetween,
} from '@/lib/kernel/workday'
import { announcedYears } from '@/lib/kernel/workday-table'

const dates = fc.integer({ min: 0, max: 366 * 12 }).map((days) => addDays('2020-01-01', days))

describe('the announced table', () => {
  it.each(Object.keys(announcedYears).map(Number))('%i agrees day by day with the published arrangement', (year) => {
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      expect(`${date} ${isWorkday(date)}`).toBe(`${date} ${!isHoliday(date)}`)
    }
  })

  it('works on a make-up Saturday and rests on a holiday Monday', () => {
    expect(describeDay('2026-02-14')).toEqual({ workday: true, makeup: true, expected: false })
    expect(describeDay('2026-02-23')).toEqual({ workday: false, holiday: '春节', makeup: false, expected: false })
  })

  it('knows the number of working days of a year', () => {
    expect([2023, 2024, 2025, 2026].map((year) => workdaysBetween(`${year - 1}-12-31`, `${year}-12-31`))).toEqual([249, 251, 248, 248])
  })
})

describe('years that are not announced', () => {
  it('marks 2027 expected and rests over the Spring Festival with its days in lieu', () => {
    expect(isAnnounced(2026)).toBe(true)
    expect(isAnnounced(2027)).toBe(false)
    expect(describeDay('2027-02-08')).toEqual({ workday: false, holiday: '春节', makeup: false, expected: true })
    expect(['2027-02-09', '2027-02-10', '2027-02-11'].map(isWorkday)).toEqual([false, false, true])
  })

  it('says that a deadline crossing into 2027 is only expected', () => {
    expect(isExpected('2026-12-20', '2026-12-31')).toBe(false)
    expect(isExpected('2026-12-31', '2027-01-04')).toBe(true)
  })

  it('changes as soon as the year is announced', () => {
    const announced = createWorkCalendar({ 2027: { source: '测试', holidays: [['元旦', '01-01', '01-04']], makeup: ['01-09'] } })
    expect(announced.addWorkdays('2026-12-31', 1)).toBe('2027-01-05')
    expect(announced.isWorkday('2027-01-09')).toBe(true)
    expect(announced.describeDay('2027-01-05').expected).toBe(false)
  })
})

describe('counting', () => {
  it('counts from the next day: three working days before National Day end after it', () => {
    expect(addWorkdays('2026-09-29', 1)).toBe('2026-09-30')
    expect(addWorkdays('2026-09-29', 3)).toBe('2026-10-09')
    expect(addWorkdays('2026-10-01', 1)).toBe('2026-10-08')
    expect(addWorkdays('2026-10-08', -1)).toBe('2026-09-30')
  })

  it('gives the end of the last day in Shanghai, from a date or an instant', () => {
    expect(dueAt('2026-11-23', 5)).toBe('2026-11-30T23:59:59+08:00')
    expect(dueAt('2026-11-23T17:00:00Z', 5)).toBe('2026-12-01T23:59:59+08:00')
  })

  it('adding n working days passes exactly n working days and ends on one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 300 }), (date, days) => {
        const end = addWorkdays(date, days)
        expect(isWorkday(end)).toBe(true)
        expect(workdaysBetween(date, end)).toBe(days)
      }),
    )
  })

  it('is never negative, and adds up over a day in between', () => {
    fc.assert(
      fc.property(dates, dates, dates, (a, b, c) => {
        const [first = a, middle = b, last = c] = [a, b, c].sort()
        expect(workdaysBetween(last, first)).toBe(0)
        expect(workdaysBetween(first, middle) + workdaysBetween(middle, last)).toBe(workdaysBetween(first, last))
      }),
    )
  })
})

describe('plain dates', () => {
  it('knows which days exist', () => {
    expect(['2024-02-29', '2026-02-29', '2026-13-01', '2026-1-01', '1899-12-31', ''].map(isDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('keeps to the end of shorter months', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  })

  it('counts days and full months both ways', () => {
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
    expect(monthsBetween('2026-01-15', '2026-03-14')).toBe(1)
    expect(monthsBetween('2026-03-15', '2026-01-15')).toBe(-2)
  })

  it('takes the day in Shanghai whatever the zone of the machine', () => {
    expect(shanghaiDate(Date.UTC(2026, 10, 23, 15, 59, 59))).toBe('2026-11-23')
    expect(shanghaiDate(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
  })

  it('refuses a date that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('日期无效')
    expect(() => addWorkdays('2026-01-01', 1e9)).toThrow('工作日数')
  })
})
