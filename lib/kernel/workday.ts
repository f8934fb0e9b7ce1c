import { type AnnouncedYear, announcedYears, lunarFestivals } from '@/lib/kernel/workday-table'

const dayMs = 86_400_000
const firstYear = 1900
const lastYear = 2199

/** True for an existing day `YYYY-MM-DD` between 1900 and 2199. */
export function isDate(text: string): boolean {
  return dayNumber(text) !== undefined
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`; undefined when there is no such day. Independent of any time zone. */
export function dayNumber(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < firstYear || year > lastYear) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / dayMs : undefined
}

/** The `YYYY-MM-DD` of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

function requireDay(text: string): number {
  const day = dayNumber(text)
  if (day === undefined) throw new RangeError(`日期无效：${text.slice(0, 20)}`)
  return day
}

/** The calendar day in Asia/Shanghai (UTC+8) of an instant. */
export function shanghaiDate(instant: number | Date): string {
  const ms = typeof instant === 'number' ? instant : instant.getTime()
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Adds calendar days. */
export function addDays(date: string, days: number): string {
  return dateOfDay(requireDay(date) + days)
}

/** Adds months; a day the month lacks becomes its last day (01-31 + 1 = 02-28). */
export function addMonths(date: string, months: number): string {
  requireDay(date)
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(index / 12), ((index % 12) + 12) % 12]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dateOfDay(Date.UTC(year, month, Math.min(Number(date.slice(8)), last)) / dayMs)
}

/** Adds years; 02-29 becomes 02-28 in a common year. */
export function addYears(date: string, years: number): string {
  return addMonths(date, years * 12)
}

/** Calendar days from the first to the second date, negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return requireDay(to) - requireDay(from)
}

/** Whole months passed from the first to the second date, negative when it is earlier. */
export function monthsBetween(from: string, to: string): number {
  if (requireDay(to) < requireDay(from)) return -monthsBetween(to, from)
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return addMonths(from, months) > to ? months - 1 : months
}

export type DayInfo = { workday: boolean; holiday?: string; makeup: boolean; expected: boolean }

/** Working days of mainland China. Throws RangeError on a date that does not exist. */
export type WorkCalendar = {
  isWorkday(date: string): boolean
  /** Weekend, holiday name or make-up day, and whether the year is only expected (预计). */
  describeDay(date: string): DayInfo
  /** Day 1 is the next working day after `date` (次日起算); negative counts back; 0 is `date` itself. */
  addWorkdays(date: string, days: number): string
  /** Working days in (from, to]; 0 when `to` is not later. */
  workdaysBetween(from: string, to: string): number
  isAnnounced(year: number): boolean
  /** True when a day after `from` up to `to` lies in a year that is not announced, so the count may change. */
  isExpected(from: string, to: string): boolean
  /** End of the last day, `YYYY-MM-DDT23:59:59+08:00`. `start` is a date or an ISO instant (read in Asia/Shanghai). */
  dueAt(start: string, workdays: number): string
}

type YearDays = { first: number; kinds: DayInfo[]; before: number[] }

/** A calendar over the given announced years; all other years are weekends plus statutory holidays, marked expected. */
export function createWorkCalendar(announced: Readonly<Record<number, AnnouncedYear>> = announcedYears): WorkCalendar {
  const years = new Map<number, YearDays>()
  const yearOf = (year: number): YearDays => {
    const known = years.get(year)
    if (known) return known
    const made = layOutYear(year, announced[year])
    years.set(year, made)
    return made
  }
  const at = (day: number): { year: YearDays; index: number } => {
    const number = new Date(day * dayMs).getUTCFullYear()
    if (number < firstYear || number > lastYear) throw new RangeError('日期超出 1900 年至 2199 年')
    const year = yearOf(number)
    return { year, index: day - year.first }
  }
  const infoOf = (day: number): DayInfo => {
    const { year, index } = at(day)
    return year.kinds[index]!
  }
  /** Working days from 1 January of the year of the lower day up to and including `day`. */
  const countUpTo = (from: number, day: number): number => {
    const start = new Date(from * dayMs).getUTCFullYear()
    const end = new Date(day * dayMs).getUTCFullYear()
    let total = 0
    for (let year = start; year < end; year += 1) total += yearOf(year).before.at(-1)!
    const { year, index } = at(day)
    return total + year.before[index + 1]!
  }

  const calendar: WorkCalendar = {
    isWorkday: (date) => infoOf(requireDay(date)).workday,
    describeDay: (date) => infoOf(requireDay(date)),
    addWorkdays(date, days) {
      if (!Number.isInteger(days) || Math.abs(days) > 20_000) throw new RangeError('工作日数应为绝对值不超过 20000 的整数')
      let day = requireDay(date)
      const step = days < 0 ? -1 : 1
      for (let left = Math.abs(days); left > 0; ) {
        day += step
        if (infoOf(day).workday) left -= 1
      }
      return dateOfDay(day)
    },
    workdaysBetween(from, to) {
      const [start, end] = [requireDay(from), requireDay(to)]
      return end <= start ? 0 : countUpTo(start, end) - countUpTo(start, start)
    },
    isAnnounced: (year) => announced[year] !== undefined,
    isExpected(from, to) {
      const [start, end] = [requireDay(from) + 1, requireDay(to)]
      for (let year = new Date(start * dayMs).getUTCFullYear(); year <= new Date(end * dayMs).getUTCFullYear(); year += 1) {
        if (announced[year] === undefined) return true
      }
      return false
    },
    dueAt(start, workdays) {
      const date = start.length === 10 ? start : shanghaiDate(Date.parse(start))
      return `${calendar.addWorkdays(date, workdays)}T23:59:59+08:00`
    },
  }
  return calendar
}

function layOutYear(year: number, announced: AnnouncedYear | undefined): YearDays {
  const first = Date.UTC(year, 0, 1) / dayMs
  const length = Date.UTC(year + 1, 0, 1) / dayMs - first
  const holidays = announced ? announcedHolidays(year, announced) : expectedHolidays(year)
  const makeup = new Set(announced?.makeup.map((day) => requireDay(`${year}-${day}`)))
  const kinds: DayInfo[] = []
  const before = [0]
  for (let day = first; day < first + length; day += 1) {
    const holiday = holidays.get(day)
    const workday = makeup.has(day) || (holiday === undefined && !isWeekend(day))
    kinds.push({ workday, ...(holiday === undefined ? {} : { holiday }), makeup: makeup.has(day), expected: announced === undefined })
    before.push(before.at(-1)! + (workday ? 1 : 0))
  }
  return { first, kinds, before }
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day * dayMs).getUTCDay()
  return weekday === 0 || weekday === 6
}

function announcedHolidays(year: number, announced: AnnouncedYear): Map<number, string> {
  const days = new Map<number, string>()
  for (const [name, from, to] of announced.holidays) {
    for (let day = requireDay(`${year}-${from}`); day <= requireDay(`${year}-${to}`); day += 1) days.set(day, name)
  }
  return days
}

/** 《全国年节及纪念日放假办法》: statutory days; those on a weekend are made up on the next working day (补假). */
function expectedHolidays(year: number): Map<number, string> {
  const lunar = lunarFestivals[year]
  const statutory: [string, string, number][] = [
    ['元旦', '01-01', 1],
    ['劳动节', '05-01', year >= 2025 ? 2 : 1],
    ['国庆节', '10-01', 3],
  ]
  if (lunar) statutory.push(['春节', lunar[0], 4], ['清明节', lunar[1], 1], ['端午节', lunar[2], 1], ['中秋节', lunar[3], 1])
  const days = new Map<number, string>()
  const owed: [string, number][] = []
  for (const [name, from, length] of statutory) {
    const first = requireDay(`${year}-${from}`)
    for (let day = first; day < first + length; day += 1) {
      if (isWeekend(day) || days.has(day)) owed.push([name, first + length])
      days.set(day, days.get(day) ?? name)
    }
  }
  for (const [name, after] of owed) {
    let day = after
    while (isWeekend(day) || days.has(day)) day += 1
    days.set(day, name)
  }
  return days
}

/** The calendar of the announced table. */
export const workCalendar: WorkCalendar = createWorkCalendar()

/** The same functions over the announced table, for callers that need no other calendar. */
export const { isWorkday, describeDay, addWorkdays, workdaysBetween, isAnnounced, isExpected, dueAt } = workCalendar
