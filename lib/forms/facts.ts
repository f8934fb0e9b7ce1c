import { readDecimal } from '@/lib/kernel/decimal'
import { unitMeaning } from '@/lib/kernel/expr/units'
import type { FormContext } from './parse/parsed'
import { reasonKey } from './reason-key'
import type { FieldDefinition, FormValue } from './schema'

type Sourced = Pick<FieldDefinition, 'source'> & Partial<Pick<FieldDefinition, 'unit'>>

/** True for what counts as not filled in: null, absent, empty text, no choice, no rows. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/**
 * The base's value of an auto-filled field, in the field's own unit (a fact in 元 fills a field in 万元), or null when there is none.
 * Facts may be named with or without `base.`.
 */
export function factOf(field: Sourced, context: FormContext): FormValue {
  if (!field.source) return null
  const named = find(context.facts, field.source.fact)
  if (named === undefined || isEmpty(named)) return null
  if (typeof named !== 'string' && typeof named !== 'number') return named as FormValue
  const from = find(context.surroundings?.facts, field.source.fact)?.unit
  const amount = readDecimal(String(named))
  if (!from || from === field.unit || !field.unit || !amount) return String(named)
  const [given, wanted] = [unitMeaning(from), unitMeaning(field.unit)]
  return given.dimension === wanted.dimension ? amount.times(given.factor).div(wanted.factor).toFixed() : String(named)
}

function find<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  const other = name.startsWith('base.') ? name.slice(5) : `base.${name}`
  return [name, other].map((key) => (record && Object.hasOwn(record, key) ? record[key] : undefined)).find((value) => value !== undefined)
}

/** The value of a field that cannot be typed over; null when the base has none, then it is typed by hand. */
export function lockedValue(field: Sourced, context: FormContext): FormValue {
  return field.source?.mode === 'auto_lock' ? factOf(field, context) : null
}

/** Typed values with the base's facts put in: locked fields always, editable ones only while empty and unexplained. Changes nothing in place. */
export function fillFacts<T extends Readonly<Record<string, FormValue>>>(
  definition: { readonly fields: readonly Pick<FieldDefinition, 'key' | 'source' | 'unit'>[] },
  values: T,
  context: FormContext,
): T & Record<string, FormValue> {
  const filled: Record<string, FormValue> = { ...values }
  for (const field of definition.fields) {
    const fact = factOf(field, context)
    if (fact === null) continue
    const untouched = isEmpty(filled[field.key]) && isEmpty(filled[reasonKey(field.key)])
    if (field.source?.mode === 'auto_lock' || untouched) filled[field.key] = fact
  }
  return filled as T & Record<string, FormValue>
}
