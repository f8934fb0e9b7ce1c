import { checkRules } from './check-rules'
import { type FormConditions, settle, withoutHidden } from './conditions'
import { asRows } from './diff'
import { isEmpty, lockedValue } from './facts'
import { type FormIssue, pathText } from './issues'
import { cleanText, quoted } from './parse/clean-text'
import { parseValue } from './parse/parse-value'
import type { FormContext } from './parse/parsed'
import { parseTable, type RowPositions } from './parse-table'
import { ownerOf, reasonKey, takesReason } from './reason-key'
import { requiredIssues } from './required'
import type { FieldDefinition, FormDefinition, FormValues } from './schema'

export type ParseMode = 'draft' | 'submit'

export type ParsedForm = {
  /** Normalised values. Draft: every key of the form, what could not be read is null. Submit: only what is visible. */
  readonly values: FormValues
  /** What is wrong, in the order of the form; `level` 阻断 keeps it from being submitted. */
  readonly issues: FormIssue[]
}

const longestReason = 500

/**
 * Reads anything into the values of a form; never throws. Draft accepts what is incomplete; submit also asks for what is
 * required, drops fields that are not shown and evaluates the form's rules.
 */
export function parseForm(definition: FormDefinition, input: unknown, mode: ParseMode, context: FormContext = {}): ParsedForm {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { values: {}, issues: [{ path: [], message: `${definition.title}的内容无法识别,请重新填写`, level: '阻断' }] }
  }
  const read = readFields(definition, input as Record<string, unknown>, context)
  const { values, conditions } = settle(definition, read.values, context)
  if (mode === 'draft') return { values: withoutBlankRows(definition, values), issues: read.issues }

  const counted = withoutHidden(values, conditions)
  const visible = Object.fromEntries(Object.entries(counted).filter(([key]) => !conditions.hidden.has(ownerOf(key))))
  const issues = read.issues.filter((issue) => !isHiddenPath(issue.path, conditions, read.positions))
  const wrong = new Set(issues.map((issue) => pathText(issue.path)))
  issues.push(
    ...requiredIssues(definition, visible, conditions, read.positions, context).filter((issue) => !wrong.has(pathText(issue.path))),
  )
  issues.push(...checkRules(definition, visible, context))
  return { values: withoutBlankRows(definition, visible), issues: inFormOrder(definition, issues) }
}

/** A row of which only hidden cells were filled in has nothing left to submit. */
function withoutBlankRows(definition: FormDefinition, values: FormValues): FormValues {
  const kept = { ...values }
  for (const field of definition.fields) {
    if (field.type !== 'table' || !(field.key in kept)) continue
    const typed = (field.columns ?? []).filter((column) => column.compute === undefined)
    kept[field.key] = asRows(kept[field.key]).filter((row) => typed.some((column) => !isEmpty(row[column.key])))
  }
  return kept
}

function readFields(definition: FormDefinition, input: Record<string, unknown>, context: FormContext) {
  const values: FormValues = {}
  const issues: FormIssue[] = []
  const positions: RowPositions = {}
  for (const field of definition.fields) {
    const typed = Object.hasOwn(input, field.key) ? input[field.key] : null
    if (field.type === 'table') {
      const table = parseTable(field, typed, context)
      values[field.key] = table.rows
      positions[field.key] = table.positions
      issues.push(...table.issues)
      continue
    }
    values[field.key] = null
    if (field.compute !== undefined) continue
    const parsed = parseValue(field, lockedValue(field, context) ?? typed, context)
    if (parsed.ok) values[field.key] = parsed.value
    else issues.push({ path: [field.key], message: parsed.message, level: '阻断' })
    if (takesReason(field)) Object.assign(values, readReason(field, input, issues))
  }
  return { values, issues, positions }
}

function readReason(field: FieldDefinition, input: Record<string, unknown>, issues: FormIssue[]): FormValues {
  const key = reasonKey(field.key)
  const raw = Object.hasOwn(input, key) ? input[key] : null
  if (raw === null || raw === undefined) return { [key]: null }
  const text = typeof raw === 'string' && raw.length <= longestReason * 4 ? cleanText(raw) : null
  if (text !== null && text.length <= longestReason) return { [key]: text || null }
  issues.push({ path: [key], message: `${field.label}的修改说明须为不超过 ${longestReason} 字的文字;当前为${quoted(raw)}`, level: '阻断' })
  return { [key]: null }
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
