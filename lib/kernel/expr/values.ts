import { Decimal } from '@/lib/kernel/decimal'
import type { FieldType } from '@/lib/kernel/expr/types'
import type { Dimension } from '@/lib/kernel/expr/units'

/** Why a value is unknown, and the names (as written in the source) that would have to be known. */
export type Missing = { reason: string; refs: string[] }

export type Row = Readonly<Record<string, unknown>>
export type NullValue = { kind: 'null'; missing: Missing }
export type NumberValue = { kind: 'number'; value: Decimal; dimension: Dimension }
export type TableValue = { kind: 'table'; name: string; label: string; rows: readonly Row[]; columns: Readonly<Record<string, FieldType>> }

/** A value while it is being computed. A null always says why it is null. */
export type Value =
  | NullValue
  | NumberValue
  | TableValue
  | { kind: 'text'; value: string }
  | { kind: 'bool'; value: boolean }
  | { kind: 'date'; value: string }
  | { kind: 'datetime'; value: string }
  | { kind: 'list'; items: Value[] }

/** An unknown value with its reason. */
export function nothing(reason: string, refs: readonly string[] = []): NullValue {
  return { kind: 'null', missing: { reason, refs: [...refs] } }
}

const largest = new Decimal('1e60')

/** A number; not finite or beyond 1e60 becomes null with a reason. */
export function numberValue(value: Decimal, dimension: Dimension = 'number'): NumberValue | NullValue {
  return value.isFinite() && value.abs().lt(largest) ? { kind: 'number', value, dimension } : nothing('数值超出可计算的范围')
}

export function boolValue(value: boolean): Value {
  return { kind: 'bool', value }
}

export function textValue(value: string): Value {
  return { kind: 'text', value }
}

/** One unknown out of several: reasons joined by “;”, at most five, each once. */
export function merge(...unknowns: NullValue[]): NullValue {
  if (unknowns.length === 1) return unknowns[0]!
  const reasons = [...new Set(unknowns.flatMap((unknown) => unknown.missing.reason.split('；')))]
  const shown = reasons.length > 5 ? [...reasons.slice(0, 5), `等 ${reasons.length} 项`] : reasons
  return nothing(shown.join('；'), [...new Set(unknowns.flatMap((unknown) => unknown.missing.refs))])
}

/** The merged unknown of all nulls among the values; undefined when every value is known. */
export function unknownOf(values: readonly Value[]): NullValue | undefined {
  const unknowns = values.filter((value) => value.kind === 'null')
  return unknowns.length === 0 ? undefined : merge(...unknowns)
}

/** The same text for equal values, for sets: numbers without trailing zeros, texts by their kind. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case 'number':
      return `number:${value.value.toString()}`
    case 'null':
    case 'table':
      return value.kind
    case 'list':
      return `list:${value.items.map(keyOf).join('\u0000')}`
    default:
      return `${value.kind}:${value.value}`
  }
}

const kindNames: Readonly<Record<Value['kind'], string>> = {
  null: '空',
  number: '数',
  text: '文字',
  bool: '是否',
  date: '日期',
  datetime: '日期时间',
  list: '清单',
  table: '明细表',
}

/** Chinese name of a value's kind, as used in reasons. */
export function kindName(value: Value): string {
  return kindNames[value.kind]
}

/** The unknown that a value of the wrong kind turns into; the checker reports the same fault beforehand. */
export function mismatch(expected: string, value: Value): NullValue {
  return value.kind === 'null' ? value : nothing(`类型不符：应为${expected}，实为${kindName(value)}`)
}
