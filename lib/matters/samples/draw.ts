import type { FormValues } from '@/lib/forms/schema'
import { addDays } from '@/lib/kernel/workday'

/** A stream of chance as the samples use it; the seed's own generator fits. */
export type Draw = {
  int(from: number, to: number): number
  pick<T>(items: readonly T[]): T
  chance(probability: number): boolean
}

/** An organisation a sample may name. `state` and `held` are its state share and the applicant's share in percent. */
export type SampleOrg = { id: string; name: string; uscc?: string; state?: string; held?: string; regCapital?: string; orgForm?: string }

/** Who files, about whom, on which day. `others` supplies partners, buyers, receivers; at least two. */
export type SampleContext = {
  today: string
  applicant: SampleOrg
  target: SampleOrg
  others: readonly SampleOrg[]
  contact: string
  people: readonly string[]
}

/** The fields of one matter that must fit together; everything else is filled by type. */
export type Recipe = (draw: Draw, context: SampleContext) => FormValues

/** A whole amount in 万元, rounded to the step. */
export function amount(draw: Draw, low: number, high: number, step = 10): number {
  return Math.round(draw.int(low, high) / step) * step
}

/** A day some days away from today, as `YYYY-MM-DD`. */
export function dayNear(draw: Draw, today: string, from: number, to: number): string {
  return addDays(today, draw.int(from, to))
}

/** Numbers as the form keeps them: decimal text. Texts, dates and booleans stay. */
export function typed(values: Record<string, number | string | boolean | string[] | Record<string, number | string>[]>): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (typeof value === 'number') return [key, decimalText(value)]
      if (!Array.isArray(value)) return [key, value]
      return [key, value.map((item) => (typeof item === 'string' ? item : rowOf(item))) as FormValues[string]]
    }),
  )
}

function rowOf(row: Record<string, number | string>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typeof cell === 'number' ? decimalText(cell) : cell]))
}

/** At most four decimals, no exponent, no trailing zeros. */
function decimalText(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
