import { Decimal as Base } from 'decimal.js'

/** Decimal of 40 significant digits, rounding half away from zero (四舍五入); its `toString` never uses an exponent. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 })
export type Decimal = Base

/** Places to which the evaluator and the SQL compiled from the same formula must agree. */
export const agreedPlaces = 8

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
const groupedNumber = /^[+-]?\d{1,3}(?:[,\uff0c]\d{3})+(?:\.\d*)?$/

/** Reads a number as a person types it (`1234.5`, `1,234.50`, `-3`); undefined when it is not one or is longer than 40 digits. */
export function readDecimal(text: string): Decimal | undefined {
  const trimmed = text.trim().replace(/^[\u2212\uff0d]/, '-')
  if (trimmed.length > 60) return undefined
  if (!plainNumber.test(trimmed) && !groupedNumber.test(trimmed)) return undefined
  const digits = trimmed.replace(/[,\uff0c]/g, '')
  return digits.replace(/\D/g, '').length > 40 ? undefined : new Decimal(digits)
}

/** Rounds half away from zero to `places` decimals. */
export function roundTo(value: Decimal, places: number): Decimal {
  return value.toDecimalPlaces(places, Base.ROUND_HALF_UP)
}

/** Compares after rounding the difference to eight places, as the compiled SQL does: -1, 0 or 1. */
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const difference = roundTo(left.minus(right), agreedPlaces)
  if (difference.isZero()) return 0
  return difference.isNegative() ? -1 : 1
}

/** Thousands separators and a fixed number of decimals: `1,234.50`. */
export function formatDecimal(value: Decimal, places: number): string {
  const fixed = value.toFixed(places, Base.ROUND_HALF_UP)
  const [whole = '0', fraction] = fixed.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  return fixed.startsWith('-') && /[1-9]/.test(text) ? `-${text}` : text
}
