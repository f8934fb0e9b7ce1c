import { Decimal } from '@/lib/kernel/decimal'
import { centsPerUnit, isMoneyUnit, largestCents, type MoneyUnit } from '@/lib/kernel/money'
import { halfWidth, quoted } from './clean-text'
import { bad, good, type ParsableField, type Parsed } from './parsed'

type NumberType = 'int' | 'decimal' | 'percent' | 'money' | 'money4'

/** Decimals that still are whole cents; 亿元 would need ten, a field keeps at most eight. */
const moneyScale: Record<MoneyUnit, number> = { 元: 2, 千元: 5, 万元: 6, 亿元: 8, 万美元: 6 }
const largestNumber = new Decimal('1e15')
const examples: Record<NumberType, string> = { int: '12', decimal: '1,234.56', percent: '12.50', money: '1,234.56', money4: '12.3456' }

/** Decimal places a number field keeps; more are refused, never rounded away. */
export function scaleOf(field: ParsableField): number {
  if (field.scale !== undefined) return field.scale
  if (field.type === 'int') return 0
  if (field.type === 'money') return isMoneyUnit(field.unit) ? moneyScale[field.unit] : 2
  if (field.type === 'decimal') return 6
  return 4
}

/** Bounds in the typed unit. Without an own `min` nothing is negative; percent ends at 100; amounts end where stored money does (90 万亿元). */
export function boundsOf(field: ParsableField): { min: string; max: string; exclusiveMin: boolean } {
  const cap = capOf(field)
  const max = field.max ?? (field.type === 'percent' ? '100' : cap.toFixed())
  return {
    min: Decimal.max(field.min ?? '0', cap.neg()).toFixed(),
    max: Decimal.min(max, cap).toFixed(),
    exclusiveMin: field.exclusiveMin ?? false,
  }
}

function capOf(field: ParsableField): Decimal {
  if (field.type !== 'money') return largestNumber
  const unit = isMoneyUnit(field.unit) ? field.unit : '元'
  return new Decimal(largestCents.toString()).div(centsPerUnit[unit].toString())
}

/** The digits of what was typed (thousands separators, full-width signs, own unit, accounting brackets taken off), or null when it is no number. */
export function readNumber(raw: unknown, unit: string | null): string | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? new Decimal(raw).toFixed() : null
  if (typeof raw !== 'string' || raw.length > 80) return null
  let text = halfWidth(raw)
    .replace(/\s+/g, '')
    .replace(/^[¥\u00a5]/, '')
  if (unit && text.endsWith(halfWidth(unit))) text = text.slice(0, -halfWidth(unit).length)
  const bracketed = /^\(([^()-]+)\)$/.exec(text)
  if (bracketed) text = `-${bracketed[1]}`
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?$/.test(text) || !/\d/.test(text)) return null
  const digits = text.replace(/,/g, '')
  const value = new Decimal(digits.replace(/\.$/, ''))
  return value.isZero() ? '0' : value.toFixed()
}

/** A number as a decimal string in the typed unit, without separators or trailing zeros. */
export function parseNumber(field: ParsableField, raw: unknown): Parsed<string | null> {
  if (typeof raw === 'string' && raw.trim() === '') return good(null)
  const type = field.type as NumberType
  const digits = readNumber(raw, field.unit)
  if (digits === null) return bad(`${field.label}须为${type === 'int' ? '整数' : '数字'}，如 ${examples[type]}；当前为${quoted(raw)}`)
  const value = new Decimal(digits)
  const scale = scaleOf(field)
  if (value.decimalPlaces() > scale) {
    const right = scale === 0 ? '整数' : `最多 ${scale} 位小数的数字`
    return bad(`${field.label}须为${right}；当前为${quoted(raw)}`)
  }
  const problem = outOfBounds(field, value)
  return problem ? bad(problem) : good(value.isZero() ? '0' : value.toFixed())
}

function outOfBounds(field: ParsableField, value: Decimal): string | null {
  const { min, max, exclusiveMin } = boundsOf(field)
  const unit = field.unit ? ` ${field.unit}` : ''
  const now = `；当前为 ${grouped(value.toFixed())}${unit}`
  if (exclusiveMin ? value.lte(min) : value.lt(min)) {
    return `${field.label}须${exclusiveMin ? '大于' : '不小于'} ${grouped(min)}${unit}${now}`
  }
  if (value.gt(max)) return `${field.label}须不大于 ${grouped(max)}${unit}${now}`
  return null
}

/** Thousands separators into a plain decimal string; the rest is left as it is. */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.')
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`
}
