import type { FormIssue } from '@/lib/forms/issues'
import type { FieldDefinition, FormRow } from '@/lib/forms/schema'
import { quoted } from './clean-text'
import { parseValue } from './parse-value'
import type { FormContext } from './parsed'

const hardLimit = 5000

/** By table: where each kept row stood as typed, from 0. */
export type RowPositions = Record<string, readonly number[]>

export type ParsedTable = { readonly rows: FormRow[]; readonly positions: number[]; readonly issues: FormIssue[] }

/** Rows of a detail table; rows without any entry are left out, a cell that is wrong is left empty and reported with its row as typed. */
export function parseTable(field: FieldDefinition, raw: unknown, context: FormContext): ParsedTable {
  if (raw === undefined || raw === null || raw === '') return { rows: [], positions: [], issues: [] }
  if (!Array.isArray(raw)) return { rows: [], positions: [], issues: [tableIssue(field, `${field.label}须为明细行；当前为${quoted(raw)}`)] }
  const most = Math.min(field.maxRows ?? hardLimit, hardLimit)
  const issues: FormIssue[] = []
  const rows: FormRow[] = []
  const positions: number[] = []
  if (raw.length > most) issues.push(tableIssue(field, `${field.label}最多 ${most} 行；当前为 ${raw.length} 行`))
  for (const [index, line] of raw.slice(0, most).entries()) {
    const row = parseRow(field, line, index, context)
    issues.push(...row.issues)
    if (!row.value) continue
    rows.push(row.value)
    positions.push(index)
  }
  return { rows, positions, issues }
}

function parseRow(
  field: FieldDefinition,
  line: unknown,
  index: number,
  context: FormContext,
): { value: FormRow | null; issues: FormIssue[] } {
  const place = `${field.label}第 ${index + 1} 行`
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    return { value: null, issues: [{ path: [field.key, index], message: `${place}无法识别`, level: '阻断' }] }
  }
  const value: FormRow = {}
  const issues: FormIssue[] = []
  let filled = false
  for (const column of field.columns ?? []) {
    value[column.key] = null
    if (column.compute !== undefined) continue
    const cell = parseValue(column, Object.hasOwn(line, column.key) ? (line as Record<string, unknown>)[column.key] : null, context)
    if (!cell.ok) issues.push({ path: [field.key, index, column.key], message: `${place}：${cell.message}`, level: '阻断' })
    else value[column.key] = cell.value
    filled ||= !cell.ok || cell.value !== null
  }
  return { value: filled ? value : null, issues }
}

function tableIssue(field: FieldDefinition, message: string): FormIssue {
  return { path: [field.key], message, level: '阻断' }
}
