import { Decimal } from '@/lib/kernel/decimal'
import { shiftMonths } from '@/lib/kernel/period'

/** How many months a `YYYYMM` lies after another one; negative when before. */
export const monthsApart = (from: number, to: number): number =>
  (Math.floor(to / 100) - Math.floor(from / 100)) * 12 + ((to % 100) - (from % 100))

/** The month `YYYYMM` of a day. */
export const monthOf = (date: string): number => Number(date.slice(0, 4)) * 100 + Number(date.slice(5, 7))

/** The newest month that has to be there on a day: the one before, once the day of reporting is over, else the one before that. */
export function dueMonth(today: string, reportDay: string): number {
  const back = new Decimal(today.slice(8, 10)).gt(reportDay) ? -1 : -2
  return shiftMonths(monthOf(today), back)
}

/** The newest month a person may report: the present one. */
export const newestMonth = monthOf

/** 序时进度 of a year on a day in per cent: whole months that are over; 100 for a year gone, 0 for one to come. */
export function timeShare(year: number, today: string): string {
  const present = Number(today.slice(0, 4))
  if (year < present) return '100'
  if (year > present) return '0'
  return new Decimal(Number(today.slice(5, 7)) - 1).div(12).times(100).toFixed(4)
}

/** A part of a whole in per cent with four places; null where there is no whole. */
export function shareOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : new Decimal(part.toString()).div(whole.toString()).times(100).toFixed(4)
}
