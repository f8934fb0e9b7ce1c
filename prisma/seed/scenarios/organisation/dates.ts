import type { Rng } from '../../rng'

/** The last day on which the scenario lets anything be founded or change hands. */
export const lastDay = '2026-06-30'

const day = 86_400_000
const text = (time: number) => new Date(time).toISOString().slice(0, 10)

/** A day between two days (`YYYY-MM-DD`), both included; the first one when they are out of order. */
export function dayBetween(chance: Rng, from: string, to: string): string {
  const start = Date.parse(from)
  const days = Math.floor((Date.parse(to) - start) / day)
  return days <= 0 ? from : text(start + chance.int(0, days) * day)
}

/** The day before or after. */
export function dayAfter(date: string, days = 1): string {
  return text(Date.parse(date) + days * day)
}
