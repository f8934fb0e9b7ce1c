import { addWorkdays, isWorkday, shanghaiDate } from '@/lib/kernel/workday'
import type { Rng } from '../../rng'

const minuteMs = 60_000
const [morning, noon, afternoon, evening] = [8 * 60 + 35, 11 * 60 + 55, 13 * 60 + 32, 17 * 60 + 55] as const

/** The instant of a minute of a Shanghai day, with seconds that vary. */
function instant(day: string, minute: number, chance: Rng): string {
  const start = Date.parse(`${day}T00:00:00+08:00`)
  return new Date(start + minute * minuteMs + chance.int(0, 59) * 1000 + chance.int(0, 999)).toISOString()
}

/** A moment in the working hours of a day, or of its morning or afternoon. */
export function momentOn(day: string, chance: Rng, part?: 'morning' | 'afternoon'): string {
  const early = part === undefined ? chance.chance(0.52) : part === 'morning'
  const minute = early ? chance.int(morning + 5, noon) : chance.int(afternoon, evening)
  return instant(day, minute, chance)
}

/** A moment some working days after another; 0 = later the same day, or the next working morning when the day is over. */
export function momentAfter(at: string, workdays: number, chance: Rng): string {
  const day = shanghaiDate(Date.parse(at))
  if (workdays > 0) return momentOn(addWorkdays(day, workdays), chance)
  const since = Math.floor((Date.parse(at) - Date.parse(`${day}T00:00:00+08:00`)) / minuteMs)
  const minute = outsideNoon(Math.max(since, morning) + chance.int(18, 170))
  return isWorkday(day) && minute <= evening
    ? instant(day, minute, chance)
    : instant(addWorkdays(day, 1), chance.int(morning, morning + 70), chance)
}

/** A moment between two others, in working hours where there are any; never before the first or after the second. */
export function momentBetween(from: string, to: string, chance: Rng): string {
  const wanted = Date.parse(from) + (Date.parse(to) - Date.parse(from)) * (0.15 + 0.7 * chance.next())
  const at = momentOn(shanghaiDate(wanted), chance)
  if (isWorkday(shanghaiDate(wanted)) && at > from && at < to) return at
  return new Date(Math.min(Date.parse(to) - 1000, Date.parse(from) + chance.int(60, 900) * 1000)).toISOString()
}

const outsideNoon = (minute: number) => (minute > noon && minute < afternoon ? afternoon + ((minute - noon) % 40) : minute)

/** The last working day that is not after the given one. */
export function workdayUpTo(day: string): string {
  return isWorkday(day) ? day : addWorkdays(day, -1)
}
