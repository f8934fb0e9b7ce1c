import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { formatPeriod } from '@/lib/kernel/period'
import { adcodeName } from './parse/adcodes'
import { periodKindOf } from './parse/date'
import type { FormContext, ParsableField } from './parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormDefinition, FormValue } from './schema'

/** What stands where there is no value. */
export const noValue = '—'

type Shown = Pick<ColumnDefinition, 'label' | 'unit'> &
  Partial<Pick<ColumnDefinition, 'key' | 'scale' | 'list' | 'sensitivity'>> & {
    readonly type: ParsableField['type']
  }

const numeric = new Set<string>(['int', 'decimal', 'percent', 'money', 'money4', 'computed'])

const leastPlaces: Record<string, number> = { int: 0, percent: 2, money: 2, money4: 4 }

/** True where values are amounts: right-aligned, tabular figures, minus in red. */
export function isNumeric(field: Pick<Shown, 'type'>): boolean {
  return numeric.has(field.type)
}

/** Value as text without its unit: `1,234.50`, `12.50`, `是`, `2026-01-02 09:30`, `市南区`; empty is `—`, a table its row count. */
export function formatValue(field: Shown, value: FormValue | undefined, context: Pick<FormContext, 'lists' | 'names'> = {}): string {
  if (value === null || value === undefined || value === '') return noValue
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) {
    if (value.length === 0) return noValue
    if (value.some((item) => typeof item === 'object')) return `${value.length} 行`
    return value.map((item) => nameOf(field, String(item), context)).join('、')
  }
  return isNumeric(field) ? formatNumber(field, String(value)) : formatText(field, String(value), context)
}

/** The same with its unit: `1,234.50 万元`, `12.50%`. */
export function formatWithUnit(field: Shown, value: FormValue | undefined, context: Pick<FormContext, 'lists' | 'names'> = {}): string {
  const text = formatValue(field, value, context)
  if (text === noValue || !isNumeric(field)) return text
  const unit = field.unit ?? (field.type === 'percent' ? '%' : '')
  return unit === '%' || unit === '' ? `${text}${unit}` : `${text} ${unit}`
}

function formatNumber(field: Shown, digits: string): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(digits)) return digits
  const value = new Decimal(digits)
  // `scale` is how many decimals may be filed, not how many have to be read: 10.00 年, not 10.0000 年.
  const least = leastPlaces[field.type] ?? Math.min(field.scale ?? 0, 2)
  // Two decimals are the reading habit; digits filed beyond them are shown, except in ratios, which everywhere have two.
  return formatDecimal(value, field.type === 'percent' ? 2 : Math.max(least, value.decimalPlaces()))
}

function formatText(field: Shown, text: string, context: Pick<FormContext, 'lists' | 'names'>): string {
  if (field.type === 'datetime') return text.replace('T', ' ')
  if (field.type === 'adcode') return adcodeName(text)
  if (field.type === 'period' && /^\d{6}$/.test(text)) return formatPeriod({ kind: periodKindOf(field), code: Number(text) })
  return nameOf(field, text, context)
}

function nameOf(field: Shown, code: string, context: Pick<FormContext, 'lists' | 'names'>): string {
  const listed = field.list ? context.lists?.[field.list]?.find((item) => item.code === code)?.name : undefined
  return listed ?? (context.names && Object.hasOwn(context.names, code) ? context.names[code]! : code)
}

/** Personal data with its middle masked: 138****0000, 李*, 91**************0X; for lists and for readers without the right. */
export function maskValue(field: Pick<Shown, 'type'>, text: string): string {
  if (text === noValue) return text
  if (field.type === 'person') return `${[...text][0]}${'*'.repeat(Math.max(1, [...text].length - 1))}`
  const shown = text.length >= 11 ? [3, 4] : [1, 1]
  return `${text.slice(0, shown[0])}${'*'.repeat(Math.max(1, text.length - shown[0]! - shown[1]!))}${text.slice(-shown[1]!)}`
}

export type ListColumn = {
  readonly key: string
  readonly label: string
  readonly unit: string | null
  readonly align: 'start' | 'end'
  readonly field: FieldDefinition
}

/** Columns of a list of such forms: every field that fits a cell, its unit in the head, required ones first within the form's order. */
export function listColumns(definition: FormDefinition, most = 8): ListColumn[] {
  const fitting = definition.fields.filter((field) => !['table', 'textarea', 'file'].includes(field.type))
  const chosen = new Set([...fitting.filter((field) => field.required), ...fitting.filter((field) => !field.required)].slice(0, most))
  return fitting
    .filter((field) => chosen.has(field))
    .map((field) => ({ key: field.key, label: field.label, unit: field.unit, align: isNumeric(field) ? 'end' : 'start', field }))
}
