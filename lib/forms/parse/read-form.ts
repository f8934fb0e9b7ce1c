import { lockedValue } from '@/lib/forms/facts'
import type { FormIssue } from '@/lib/forms/issues'
import { reasonKey, takesReason } from '@/lib/forms/reason-key'
import type { FieldDefinition, FormDefinition, FormValues } from '@/lib/forms/schema'
import { cleanText, quoted } from './clean-text'
import { parseTable, type RowPositions } from './parse-table'
import { parseValue } from './parse-value'
import type { FormContext } from './parsed'

const longestReason = 500

/** What was read field by field: normalised values, what is malformed, where each kept table row stood as typed. */
export type ReadForm = { readonly values: FormValues; readonly issues: FormIssue[]; readonly positions: RowPositions }

/** Reads every field by itself; conditions and formulas are not looked at. */
export function readForm(definition: FormDefinition, input: Readonly<Record<string, unknown>>, context: FormContext): ReadForm {
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

function readReason(field: FieldDefinition, input: Readonly<Record<string, unknown>>, issues: FormIssue[]): FormValues {
  const key = reasonKey(field.key)
  const raw = Object.hasOwn(input, key) ? input[key] : null
  if (raw === null || raw === undefined) return { [key]: null }
  const text = typeof raw === 'string' && raw.length <= longestReason * 4 ? cleanText(raw) : null
  if (text !== null && text.length <= longestReason) return { [key]: text || null }
  issues.push({ path: [key], message: `${field.label}的修改说明须为不超过 ${longestReason} 字的文字；当前为${quoted(raw)}`, level: '阻断' })
  return { [key]: null }
}
