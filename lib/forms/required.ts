import type { FormConditions } from './conditions'
import { factOf, isEmpty } from './facts'
import type { FormIssue } from './issues'
import type { RowPositions } from './parse/parse-table'
import type { FormContext } from './parse/parsed'
import { reasonKey, takesReason } from './reason-key'
import type { FieldDefinition, FormDefinition, FormRow, FormValues } from './schema'

const chosen = new Set(['enum', 'bool', 'multi', 'org', 'ref', 'dict', 'code', 'adcode', 'date', 'datetime', 'period'])

/** What a submitted form still lacks: required fields and cells, too few rows, an unexplained change of an auto-filled value. */
export function requiredIssues(
  definition: FormDefinition,
  values: FormValues,
  conditions: FormConditions,
  positions: RowPositions,
  context: FormContext,
): FormIssue[] {
  const issues: FormIssue[] = []
  for (const field of definition.fields) {
    if (conditions.hidden.has(field.key)) continue
    const value = values[field.key] ?? null
    if (field.type === 'table') issues.push(...tableIssues(field, value as FormRow[] | null, conditions, positions[field.key] ?? []))
    else if (isEmpty(value) && conditions.required.has(field.key)) issues.push(missing([field.key], field, field.label))
    if (takesReason(field) && differsFromFact(field, values, context) && isEmpty(values[reasonKey(field.key)] ?? null)) {
      issues.push({ path: [reasonKey(field.key)], message: `${field.label}与底座带出的数据不一致，须填写修改说明`, level: '阻断' })
    }
  }
  return issues
}

function tableIssues(
  field: FieldDefinition,
  rows: FormRow[] | null,
  conditions: FormConditions,
  positions: readonly number[],
): FormIssue[] {
  const count = rows?.length ?? 0
  const least = Math.max(field.minRows ?? 0, conditions.required.has(field.key) ? 1 : 0)
  if (count < least) return [{ path: [field.key], message: `${field.label}至少填写 ${least} 行；当前为 ${count} 行`, level: '阻断' }]
  const issues: FormIssue[] = []
  for (const [index, row] of (rows ?? []).entries()) {
    const { required } = conditions.rows[field.key]?.[index] ?? { required: new Set<string>() }
    const typedAt = positions[index] ?? index
    for (const column of field.columns ?? []) {
      if (required.has(column.key) && isEmpty(row[column.key] ?? null)) {
        issues.push(missing([field.key, typedAt, column.key], column, `${field.label}第 ${typedAt + 1} 行：${column.label}`))
      }
    }
  }
  return issues
}

function missing(path: (string | number)[], field: Pick<FieldDefinition, 'type'>, name: string): FormIssue {
  const what = field.type === 'file' ? '须上传附件' : chosen.has(field.type) ? '为必填项，请选择' : '为必填项，请填写'
  return { path, message: `${name}${what}`, level: '阻断' }
}

function differsFromFact(field: FieldDefinition, values: FormValues, context: FormContext): boolean {
  const fact = factOf(field, context)
  return fact !== null && String(values[field.key] ?? '') !== String(fact)
}
