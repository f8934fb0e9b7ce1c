import { dateOfDay, dayNumber, shanghaiDate, workCalendar } from '@/lib/kernel/workday'

/** Days as numbers since 1970, with their texts and working days worked out once. */
export type Days = {
  today: number
  text: (day: number) => string
  /** The text, or nothing when the day has not come yet. */
  past: (day: number) => string | null
  /** An instant of a day by its second, Shanghai time. */
  at: (day: number, second: number) => string
  /** The day itself or the next working day. */
  work: (day: number) => number
  workdays: (from: number, to: number) => number
}

const before = 2900
const after = 1500
const two = (value: number) => (value < 10 ? `0${value}` : String(value))

/** The calendar around the day of the facts. */
export function daysAround(now: Date): Days {
  const today = dayNumber(shanghaiDate(now))!
  const first = today - before
  const texts = Array.from({ length: before + after }, (_, index) => dateOfDay(first + index))
  const isWork = texts.map((text) => workCalendar.isWorkday(text))
  const counted = [0]
  for (const work of isWork) counted.push(counted.at(-1)! + (work ? 1 : 0))
  const text = (day: number) => texts[day - first] ?? dateOfDay(day)
  return {
    today,
    text,
    past: (day) => (day > today ? null : text(day)),
    at: (day, second) => {
      const days = Math.floor(second / 86_400)
      const rest = Math.floor(second - days * 86_400)
      return `${text(day + days)} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}+08`
    },
    work: (day) => {
      let found = day
      while (isWork[found - first] === false) found += 1
      return found
    },
    workdays: (from, to) => counted[to - first + 1]! - counted[from - first + 1]!,
  }
}
