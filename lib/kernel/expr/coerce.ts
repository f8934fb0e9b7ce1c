import { Decimal, readDecimal } from '@/lib/kernel/decimal'
import { type FieldKind, typeOfKind, unitOf } from '@/lib/kernel/expr/types'
import { unitMeaning } from '@/lib/kernel/expr/units'
import { boolValue, nothing, numberValue, textValue, type Value } from '@/lib/kernel/expr/values'
import { isDate, shanghaiDate } from '@/lib/kernel/workday'

/** What is read: its kind and unit, and what to say when it is absent (`底座缺少`) or unreadable, and under which name. */
export type Reading = { kind: FieldKind; unit?: string | null; label: string; absent: string; ref: string }

/** Turns a raw value (as typed on a form or handed over as a fact) into a value in 元, ratio, date …; absent or unreadable becomes null. */
export function coerce(raw: unknown, reading: Reading): Value {
  if (raw === undefined || raw === null || raw === '') return nothing(`${reading.absent}：${reading.label}`, [reading.ref])
  const value = read(raw, reading)
  return value ?? nothing(`填写有误：${reading.label}`, [reading.ref])
}

function read(raw: unknown, reading: Reading): Value | undefined {
  const type = typeOfKind(reading.kind, reading.unit, reading.ref)
  switch (type.kind) {
    case 'number':
      return readNumber(raw, reading)
    case 'bool':
      return readBool(raw)
    case 'date':
      return readDate(raw)
    case 'datetime':
      return readDateTime(raw)
    case 'list':
      return Array.isArray(raw) ? { kind: 'list', items: raw.map((item) => textValue(String(item))) } : undefined
    case 'table':
      return undefined
    default:
      return readText(raw)
  }
}

function readNumber(raw: unknown, reading: Reading): Value | undefined {
  const amount = Decimal.isDecimal(raw) ? raw : readDecimal(typeof raw === 'string' ? raw : primitive(raw))
  if (!amount) return undefined
  const { dimension, factor } = unitMeaning(unitOf(reading.kind, reading.unit))
  return numberValue(amount.times(factor), dimension)
}

function primitive(raw: unknown): string {
  if (typeof raw === 'bigint') return raw.toString()
  return typeof raw === 'number' && Number.isFinite(raw) ? new Decimal(raw).toString() : ''
}

function readBool(raw: unknown): Value | undefined {
  if (raw === true || raw === 'true' || raw === '是') return boolValue(true)
  return raw === false || raw === 'false' || raw === '否' ? boolValue(false) : undefined
}

function readDate(raw: unknown): Value | undefined {
  const text = typeof raw === 'string' ? raw.slice(0, 10) : ''
  return isDate(text) ? { kind: 'date', value: text } : undefined
}

/** Local date-times are Asia/Shanghai; those with a zone are brought there. Result `YYYY-MM-DDTHH:mm:ss`. */
function readDateTime(raw: unknown): Value | undefined {
  if (typeof raw !== 'string') return undefined
  const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?$/.exec(raw)
  if (local) {
    const [, date = '', time = '', seconds = '00'] = local
    return isDate(date) && time < '24:00' ? { kind: 'datetime', value: `${date}T${time}:${seconds}` } : undefined
  }
  if (isDate(raw)) return { kind: 'datetime', value: `${raw}T00:00:00` }
  const instant = /(?:Z|[+-]\d{2}:\d{2})$/.test(raw) ? Date.parse(raw) : Number.NaN
  if (Number.isNaN(instant)) return undefined
  return { kind: 'datetime', value: `${shanghaiDate(instant)}T${new Date(instant + 8 * 3_600_000).toISOString().slice(11, 19)}` }
}

function readText(raw: unknown): Value | undefined {
  if (typeof raw === 'string') return textValue(raw)
  if (typeof raw === 'number' || typeof raw === 'bigint' || typeof raw === 'boolean') return textValue(String(raw))
  if (Array.isArray(raw)) return { kind: 'list', items: raw.map((item) => textValue(String(item))) }
  if (typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string') return textValue(raw.id)
  return undefined
}
