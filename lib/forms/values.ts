import { type FormConditions, settle } from './conditions'
import { asRows, sameValue } from './diff'
import { factOf, fillFacts, isEmpty } from './facts'
import type { FormIssue } from './issues'
import type { FormContext } from './parse/parsed'
import { parseForm } from './parse-form'
import { ownerOf, reasonKey } from './reason-key'
import type { FieldDefinition, FormDefinition, FormRow, FormValues } from './schema'

/** Values of a new form: everything empty but what the base supplies and what follows from it. */
export function initialValues(definition: FormDefinition, context: FormContext = {}): FormValues {
  const empty: FormValues = {}
  for (const field of definition.fields) empty[field.key] = field.type === 'table' ? [] : null
  return settle(definition, fillFacts(definition, empty, context), context).values
}

/**
 * Values after the base's facts changed (another target was chosen): what came from the base follows it, what a person typed stays.
 * Changes nothing in place; the same object when nothing follows.
 */
export function followFacts(
  definition: Pick<FormDefinition, 'fields'>,
  values: FormValues,
  before: FormContext,
  now: FormContext,
): FormValues {
  const next: FormValues = { ...values }
  for (const field of definition.fields) {
    if (field.source && isEmpty(values[reasonKey(field.key)]) && sameValue(values[field.key], factOf(field, before)))
      next[field.key] = factOf(field, now)
  }
  const filled = fillFacts(definition, next, now)
  return definition.fields.every((field) => sameValue(values[field.key], filled[field.key])) ? values : filled
}

/** Where the value of an auto-filled field stands: taken from the base, changed by hand, or typed because the base has none. */
export type SourceState = {
  readonly label: string
  readonly state: 'from_base' | 'changed' | 'absent'
  readonly locked: boolean
  /** The record the base has it from; `href` where the reader may look it up. */
  readonly origin?: { readonly label: string; readonly href?: string }
}

/** The source badge of a field; null for fields that nothing fills. */
export function sourceState(
  field: Pick<FieldDefinition, 'key' | 'source'> & Partial<Pick<FieldDefinition, 'unit'>>,
  values: FormValues,
  context: FormContext,
): SourceState | null {
  if (!field.source) return null
  const { label, mode } = field.source
  const fact = factOf(field, context)
  if (fact === null) return { label, state: 'absent', locked: false }
  const origin = context.origins?.[field.source.fact]
  const from = origin ? { origin: { label: origin.label, ...(context.face ? { href: `/${context.face}${origin.path}` } : {}) } } : {}
  if (mode === 'auto_lock') return { label, state: 'from_base', locked: true, ...from }
  const same = String(values[field.key] ?? '') === String(fact) && isEmpty(values[reasonKey(field.key)])
  return { label, state: same ? 'from_base' : 'changed', locked: false, ...from }
}

/** How far a section is: shown fields that must be filled in, how many are, and how many are wrong. */
export type GroupCompleteness = {
  readonly group: string
  readonly required: number
  readonly filled: number
  readonly wrong: number
  readonly state: 'complete' | 'partial' | 'untouched' | 'wrong'
}

/** Completeness of every section that shows anything, in the order of the form; for the outline beside it. */
export function completeness(definition: FormDefinition, input: FormValues, context: FormContext = {}): GroupCompleteness[] {
  const { values, issues } = parseForm(definition, input, 'draft', context)
  return completenessOf(definition, values, settle(definition, values, context).conditions, issues)
}

/** The same from values, conditions and issues that are at hand already. */
export function completenessOf(
  definition: FormDefinition,
  values: FormValues,
  conditions: FormConditions,
  issues: readonly FormIssue[],
): GroupCompleteness[] {
  return definition.groups.flatMap((group) => {
    const fields = definition.fields.filter((field) => field.group === group && !conditions.hidden.has(field.key))
    if (fields.length === 0) return []
    const keys = new Set(fields.map((field) => field.key))
    const wrong = issues.filter((issue) => issue.level === '阻断' && keys.has(ownerOf(String(issue.path[0])))).length
    const required = fields.filter((field) => conditions.required.has(field.key))
    const filled = required.filter((field) => isFilled(field, values, conditions)).length
    const touched = fields.some((field) => !isEmpty(values[field.key]))
    const complete = filled === required.length && fields.every((field) => field.type !== 'table' || isFilled(field, values, conditions))
    const state = wrong > 0 ? 'wrong' : complete && (required.length > 0 || touched) ? 'complete' : touched ? 'partial' : 'untouched'
    return [{ group, required: required.length, filled, wrong, state }]
  })
}

function isFilled(field: FieldDefinition, values: FormValues, conditions: FormConditions): boolean {
  if (field.type !== 'table') return !isEmpty(values[field.key])
  const rows = asRows(values[field.key])
  const least = Math.max(field.minRows ?? 0, conditions.required.has(field.key) ? 1 : 0)
  return rows.length >= least && rows.every((row, index) => rowIsFilled(row, conditions.rows[field.key]?.[index]?.required))
}

function rowIsFilled(row: FormRow, required: ReadonlySet<string> | undefined): boolean {
  return [...(required ?? [])].every((key) => !isEmpty(row[key]))
}
