import { compareDecimals, Decimal } from '@/lib/kernel/decimal'
import type { ArithmeticOperator, CompareOperator } from '@/lib/kernel/expr/ast'
import { meetingOf, productOf, quotientOf } from '@/lib/kernel/expr/units'
import { boolValue, kindName, merge, type NullValue, type NumberValue, nothing, numberValue, type Value } from '@/lib/kernel/expr/values'
import { addDays, addMonths, addYears, daysBetween, type WorkCalendar } from '@/lib/kernel/workday'

/** Arithmetic over known numbers, dates and durations; impossible operations give null with the reason. */
export function arithmetic(op: ArithmeticOperator, left: Value, right: Value, calendar: WorkCalendar, divisor: string): Value {
  if (left.kind === 'null') return right.kind === 'null' ? merge(left, right) : left
  if (right.kind === 'null') return right
  if (left.kind === 'number' && right.kind === 'number') return numbers(op, left, right, divisor)
  if (op === '-' && isDay(left) && isDay(right)) return difference(left, right)
  if (left.kind === 'date' && right.kind === 'number' && (op === '+' || op === '-')) {
    return shiftDate(left.value, op === '+' ? right : { ...right, value: right.value.negated() }, calendar)
  }
  if (right.kind === 'date' && left.kind === 'number' && op === '+') return shiftDate(right.value, left, calendar)
  return nothing(`类型不符：${kindName(left)}与${kindName(right)}不能做“${op}”运算`)
}

function numbers(op: ArithmeticOperator, left: NumberValue, right: NumberValue, divisor: string): Value {
  if (op === '^') return power(left, right)
  if (op === '+' || op === '-') {
    const meeting = meetingOf(left.dimension, right.dimension)
    if (!meeting.ok) return nothing(`类型不符：${meeting.message}`)
    const [a, b] = [left.value.times(meeting.left), right.value.times(meeting.right)]
    return numberValue(op === '+' ? a.plus(b) : a.minus(b), meeting.dimension)
  }
  const product = op === '*' ? productOf(left.dimension, right.dimension) : quotientOf(left.dimension, right.dimension)
  if (!product.ok) return nothing(`类型不符：${product.message}`)
  const [a, b] = [left.value.times(product.left ?? 1), right.value.times(product.right ?? 1)]
  if (op === '*') return numberValue(a.times(b), product.dimension)
  return b.isZero() ? nothing(`除数为零：${divisor}`) : numberValue(a.div(b), product.dimension)
}

function power(left: NumberValue, right: NumberValue): Value {
  if (right.value.abs().gt(1000)) return nothing('乘方的指数超过 1000')
  if (left.value.isZero() && right.value.isNegative() && !right.value.isZero()) return nothing('除数为零：零的负数次方')
  const result = left.value.pow(right.value)
  return result.isNaN() ? nothing('负数不能开方') : numberValue(result)
}

type DayValue = Extract<Value, { kind: 'date' | 'datetime' }>

function isDay(value: Value): value is DayValue {
  return value.kind === 'date' || value.kind === 'datetime'
}

/** date − date counts days; as soon as a time of day is involved, minutes. */
function difference(left: DayValue, right: DayValue): Value {
  const days = daysBetween(right.value.slice(0, 10), left.value.slice(0, 10))
  if (left.kind === 'date' && right.kind === 'date') return numberValue(new Decimal(days), 'days')
  return numberValue(new Decimal(days).times(1440).plus(minuteOf(left)).minus(minuteOf(right)), 'minutes')
}

function minuteOf(value: DayValue): Decimal {
  if (value.kind === 'date') return new Decimal(0)
  const [hours, minutes, seconds] = value.value.slice(11).split(':').map(Number)
  return new Decimal((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)).div(60)
}

/** A date moved by days, months, years or working days; the number must be whole and the result between 1900 and 2199. */
export function shiftDate(date: string, by: NumberValue, calendar: WorkCalendar): Value {
  if (!by.value.isInteger() || by.value.abs().gt(20_000)) return nothing('日期加减的数应为绝对值不超过 20000 的整数')
  const amount = by.value.toNumber()
  try {
    const moved = moves[by.dimension]?.(date, amount, calendar)
    if (moved === undefined) return nothing('日期加减请写明单位，如 30天、20工作日、3月')
    return moved >= '1900-01-01' && moved <= '2199-12-31' && moved.length === 10
      ? { kind: 'date', value: moved }
      : nothing('日期超出 1900 年至 2199 年')
  } catch (error) {
    if (error instanceof RangeError) return nothing('日期超出 1900 年至 2199 年')
    throw error
  }
}

const moves: Partial<Record<NumberValue['dimension'], (date: string, amount: number, calendar: WorkCalendar) => string>> = {
  days: (date, amount) => addDays(date, amount),
  months: (date, amount) => addMonths(date, amount),
  years: (date, amount) => addYears(date, amount),
  workdays: (date, amount, calendar) => calendar.addWorkdays(date, amount),
  zero: (date) => date,
}

/** −1, 0 or 1 for two known values that have an order; null with the reason otherwise. Numbers are compared to eight decimals. */
export function order(left: Value, right: Value): -1 | 0 | 1 | NullValue {
  if (left.kind === 'null') return right.kind === 'null' ? merge(left, right) : left
  if (right.kind === 'null') return right
  if (left.kind === 'number' && right.kind === 'number') {
    const meeting = meetingOf(left.dimension, right.dimension)
    if (!meeting.ok) return nothing(`类型不符：${meeting.message}`)
    return compareDecimals(left.value.times(meeting.left), right.value.times(meeting.right))
  }
  if (isDay(left) && isDay(right)) {
    const length = left.kind === right.kind ? 19 : 10
    const [a, b] = [left.value.slice(0, length), right.value.slice(0, length)]
    return a === b ? 0 : a < b ? -1 : 1
  }
  return nothing(`类型不符：${kindName(left)}与${kindName(right)}不能比较`)
}

/** Equality of two values: numbers and dates by their order, texts and 是/否 exactly; true, false or null with the reason. */
export function equal(left: Value, right: Value): boolean | NullValue {
  if ((left.kind === 'text' && right.kind === 'text') || (left.kind === 'bool' && right.kind === 'bool')) return left.value === right.value
  const ordered = order(left, right)
  return typeof ordered === 'number' ? ordered === 0 : ordered
}

/** A comparison; `tolerance` serves ≈ only: |left − right| ≤ tolerance · max(|left|, |right|). */
export function compare(op: CompareOperator, left: Value, right: Value, tolerance: Decimal): Value {
  if (op === '=' || op === '!=') {
    const same = equal(left, right)
    return typeof same === 'boolean' ? boolValue(op === '=' ? same : !same) : same
  }
  if (op === '≈') return approximately(left, right, tolerance)
  const ordered = order(left, right)
  if (typeof ordered !== 'number') return ordered
  return boolValue(op === '<' ? ordered < 0 : op === '<=' ? ordered <= 0 : op === '>' ? ordered > 0 : ordered >= 0)
}

/** |left − right| ≤ tolerance · max(|left|, |right|), over numbers. */
export function approximately(left: Value, right: Value, tolerance: Decimal): Value {
  if (left.kind !== 'number' || right.kind !== 'number') {
    const ordered = order(left, right)
    return typeof ordered === 'number' ? nothing('类型不符：“≈”只用于数') : ordered
  }
  const meeting = meetingOf(left.dimension, right.dimension)
  if (!meeting.ok) return nothing(`类型不符：${meeting.message}`)
  const [a, b] = [left.value.times(meeting.left), right.value.times(meeting.right)]
  return boolValue(compareDecimals(a.minus(b).abs(), Decimal.max(a.abs(), b.abs()).times(tolerance)) <= 0)
}
