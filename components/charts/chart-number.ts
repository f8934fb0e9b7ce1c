import { formatDecimal, readDecimal } from '@/lib/kernel/decimal'

/** A value as it comes over the wire: a decimal string, or null when it is missing. */
export type ChartValue = string | null

/** For drawing only: the height of a mark; null leaves a gap. Text is made by `valueText` from the decimal itself. */
export function drawn(value: ChartValue): number | null {
  const number = value === null ? undefined : readDecimal(value)
  return number === undefined ? null : number.toNumber()
}

/** `1,234.50` with the given places; — for a missing value. */
export function valueText(value: ChartValue, places: number): string {
  const number = value === null ? undefined : readDecimal(value)
  return number === undefined ? '—' : formatDecimal(number, places)
}
