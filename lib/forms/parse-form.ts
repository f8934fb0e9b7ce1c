import { checkRules } from './check-rules'
import { type FormConditions, settle, withoutHidden } from './conditions'
import { asRows } from './diff'
import { isEmpty } from './facts'
import { type FormIssue, pathText } from './issues'
import type { RowPositions } from './parse/parse-table'
import type { FormContext } from './parse/parsed'
import { readForm } from './parse/read-form'
import { ownerOf } from './reason-key'
import { requiredIssues } from './required'
import type { FormDefinition, FormValues } from './schema'

export type ParseMode = 'draft' | 'submit'

export type ParsedForm = {
  /** Normalised values. Draft: every key of the form, what could not be read is null. Submit: only what is visible. */
  readonly values: FormValues
  /** What is wrong, in the order of the form; `level` 阻断 keeps it from being submitted. */
  readonly issues: FormIssue[]
}

/** A form in the middle of being filled in, seen from every side at once. */
export type InspectedForm = {
  /** Normalised values with everything computed; hidden ones kept, rows as in `positions`. */
  readonly values: FormValues
  readonly conditions: FormConditions
  /** By table: where each row of `values` stood as typed. */
  readonly positions: RowPositions
  /** What cannot be read, hidden fields included. */
  readonly malformed: FormIssue[]
  /** What a submission would still lack, and the rules it breaks. */
  readonly missing: FormIssue[]
  readonly broken: FormIssue[]
}

/**
 * Reads anything into the values of a form; never throws. Draft accepts what is incomplete; submit also asks for what is
 * required, drops fields that are not shown and evaluates the form's rules.
 */
export function parseForm(definition: FormDefinition, input: unknown, mode: ParseMode, context: FormContext = {}): ParsedForm {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { values: {}, issues: [{ path: [], message: `${definition.title}的内容无法识别，请重新填写`, level: '阻断' }] }
  }
  if (mode === 'submit') return submission(definition, inspectForm(definition, input as Record<string, unknown>, context))
  const read = readForm(definition, input as Record<string, unknown>, context)
  return { values: withoutBlankRows(definition, settle(definition, read.values, context).values), issues: read.issues }
}

/** Everything a page needs to know of a form while it is being filled in. */
export function inspectForm(
  definition: FormDefinition,
  input: Readonly<Record<string, unknown>>,
  context: FormContext = {},
): InspectedForm {
  const read = readForm(definition, input, context)
  const { values, conditions } = settle(definition, read.values, context)
  const shown = shownValues(values, conditions)
  const wrong = new Set(read.issues.map((issue) => pathText(issue.path)))
  return {
    values,
    conditions,
    positions: read.positions,
    malformed: read.issues,
    missing: requiredIssues(definition, shown, conditions, read.positions, context).filter((issue) => !wrong.has(pathText(issue.path))),
    broken: checkRules(definition, shown, context),
  }
}

/** What would be submitted, and all that is wrong with it. */
export function submission(
  definition: FormDefinition,
  { values, conditions, positions, malformed, missing, broken }: InspectedForm,
): ParsedForm {
  const seen = malformed.filter((issue) => !isHiddenPath(issue.path, conditions, positions))
  return {
    values: withoutBlankRows(definition, shownValues(values, conditions)),
    issues: inFormOrder(definition, [...seen, ...missing, ...broken]),
  }
}

function shownValues(values: FormValues, conditions: FormConditions): FormValues {
  const counted = withoutHidden(values, conditions)
  return Object.fromEntries(Object.entries(counted).filter(([key]) => !conditions.hidden.has(ownerOf(key))))
}

/** A row of which only hidden or unreadable cells were filled in has nothing left to keep. */
export function withoutBlankRows(definition: FormDefinition, values: FormValues): FormValues {
  const kept = { ...values }
  for (const field of definition.fields) {
    if (field.type !== 'table' || !(field.key in kept)) continue
    const typed = (field.columns ?? []).filter((column) => column.compute === undefined)
    kept[field.key] = asRows(kept[field.key]).filter((row) => typed.some((column) => !isEmpty(row[column.key])))
  }
  return kept
}

function isHiddenPath(path: FormIssue['path'], conditions: FormConditions, positions: RowPositions): boolean {
  const [key, row, column] = path
  if (conditions.hidden.has(ownerOf(String(key)))) return true
  const kept = positions[String(key)]?.indexOf(Number(row)) ?? -1
  return kept >= 0 && (conditions.rows[String(key)]?.[kept]?.hidden.has(String(column)) ?? false)
}

function inFormOrder(definition: FormDefinition, issues: FormIssue[]): FormIssue[] {
  const position = new Map(definition.fields.map((field, index) => [field.key, index]))
  const place = (issue: FormIssue) => position.get(ownerOf(String(issue.path[0]))) ?? definition.fields.length
  return issues.toSorted((left, right) => place(left) - place(right))
}
