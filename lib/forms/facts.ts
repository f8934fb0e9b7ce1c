import type { FormContext } from './parse/parsed'
import { reasonKey } from './reason-key'
import type { FieldDefinition, FormValue } from './schema'

type Sourced = Pick<FieldDefinition, 'source'>

/** True for what counts as not filled in: null, absent, empty text, no choice, no rows. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The base's value of an auto-filled field, or null when there is none. */
export function factOf(field: Sourced, context: FormContext): FormValue {
  const fact = field.source?.fact
  if (fact === undefined || !context.facts || !Object.hasOwn(context.facts, fact)) return null
  const value = context.facts[fact] ?? null
  return isEmpty(value) ? null : value
}

/** The value of a field that cannot be typed over; null when the base has none, then it is typed by hand. */
export function lockedValue(field: Sourced, context: FormContext): FormValue {
  return field.source?.mode === 'auto_lock' ? factOf(field, context) : null
}

/** Typed values with the base's facts put in: locked fields always, editable ones only while empty and unexplained. Changes nothing in place. */
export function fillFacts<T extends Readonly<Record<string, FormValue>>>(
  definition: { readonly fields: readonly Pick<FieldDefinition, 'key' | 'source'>[] },
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
