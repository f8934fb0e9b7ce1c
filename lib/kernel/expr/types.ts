import { type Dimension, dimensionNames, unitMeaning } from '@/lib/kernel/expr/units'
import type { WorkCalendar } from '@/lib/kernel/workday'

/** Kinds of form field the language knows; any other kind is read as text. */
export type FieldKind =
  | 'number'
  | 'decimal'
  | 'int'
  | 'money'
  | 'money4'
  | 'percent'
  | 'computed'
  | 'bool'
  | 'date'
  | 'datetime'
  | 'text'
  | 'textarea'
  | 'enum'
  | 'multi'
  | 'table'
  | 'org'
  | (string & {})

/** What an identifier stands for: its kind, the unit it is filed in, its label on the form, the choices of an enum. */
export type FieldType = { kind: FieldKind; unit?: string | null; label: string; options?: readonly string[] }

/** A fact of the base or a parameter: `type` is a field kind, `unit` the unit its value is handed over in. */
export type NamedType = { type: FieldKind; unit?: string | null; label: string; options?: readonly string[] }

/** The names an expression may use. `facts` and `params` are keyed with or without their `base.` / `param.` prefix. */
export type Environment = {
  fields: Readonly<Record<string, FieldType>>
  tables: Readonly<Record<string, Readonly<Record<string, FieldType>>>>
  facts: Readonly<Record<string, NamedType>>
  params: Readonly<Record<string, NamedType>>
  materials: ReadonlySet<string> | Readonly<Record<string, string>>
}

/** An environment without names, to be spread over. */
export const emptyEnvironment: Environment = { fields: {}, tables: {}, facts: {}, params: {}, materials: {} }

/** What the names are worth: raw form values as typed, facts (undefined = the base does not know), today as `YYYY-MM-DD`. */
export type Scope = {
  environment: Environment
  fields: Readonly<Record<string, unknown>>
  facts: Readonly<Record<string, unknown>>
  params: Readonly<Record<string, unknown>>
  materials: ReadonlySet<string>
  today: string
  calendar: WorkCalendar
  /** Tolerance of ≈ as a decimal string or number; exact when absent. */
  tolerance?: string | number
}

/** Static type of an expression. `unknown` is what a faulty part has, so that one fault is reported once. */
export type ExprType =
  | { kind: 'number'; dimension: Dimension }
  | { kind: 'text'; options?: readonly string[] }
  | { kind: 'date' }
  | { kind: 'datetime' }
  | { kind: 'bool' }
  | { kind: 'list'; item: ExprType }
  | { kind: 'table'; name: string }
  | { kind: 'null' }
  | { kind: 'unknown' }

export const boolType: ExprType = { kind: 'bool' }
export const textType: ExprType = { kind: 'text' }
export const dateType: ExprType = { kind: 'date' }
export const unknownType: ExprType = { kind: 'unknown' }

/** Type of a number that measures `dimension`. */
export function numberType(dimension: Dimension = 'number'): ExprType {
  return { kind: 'number', dimension }
}

const defaultUnits: Readonly<Record<string, string>> = { money: '元', money4: '元', percent: '%' }

/** The unit a value of this kind is written in when the definition does not say: 元 for money, % for percent. */
export function unitOf(kind: FieldKind, unit: string | null | undefined): string | null {
  return unit ?? defaultUnits[kind] ?? null
}

/** Static type of a form field, column, fact or parameter. */
export function typeOfKind(kind: FieldKind, unit: string | null | undefined, name: string, options?: readonly string[]): ExprType {
  switch (kind) {
    case 'number':
    case 'decimal':
    case 'int':
    case 'money':
    case 'money4':
    case 'percent':
    case 'computed':
    case 'sum':
      return numberType(unitMeaning(unitOf(kind, unit)).dimension)
    case 'bool':
      return boolType
    case 'date':
      return dateType
    case 'datetime':
      return { kind: 'datetime' }
    case 'multi':
      return { kind: 'list', item: options ? { kind: 'text', options } : textType }
    case 'table':
      return { kind: 'table', name }
    default:
      return options && kind === 'enum' ? { kind: 'text', options } : textType
  }
}

/** Chinese name of a type, as used in messages. */
export function typeName(type: ExprType): string {
  switch (type.kind) {
    case 'number':
      return dimensionNames[type.dimension]
    case 'text':
      return '文字'
    case 'date':
      return '日期'
    case 'datetime':
      return '日期时间'
    case 'bool':
      return '是否'
    case 'list':
      return '清单'
    case 'table':
      return '明细表'
    case 'null':
      return '空'
    default:
      return '未知'
  }
}
