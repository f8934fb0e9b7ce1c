import { formatWithUnit } from './display'
import { isEmpty } from './facts'
import type { FormContext } from './parse/parsed'
import { reasonKey, takesReason } from './reason-key'
import type { ColumnDefinition, FieldDefinition, FormDefinition, FormRow, FormValue, FormValues } from './schema'

/** One changed field or cell: the label a person knows it by and both values as they are read, unit included (`—` = empty). */
export type ValueChange = {
  readonly path: string
  readonly label: string
  readonly group: string
  readonly before: string
  readonly after: string
  readonly kind: 'added' | 'removed' | 'changed'
}

type Names = Pick<FormContext, 'lists' | 'names'>

/** What changed between two sets of values, in the order of the form; rows of a table are compared by position. */
export function diffValues(definition: FormDefinition, before: FormValues, after: FormValues, names: Names = {}): ValueChange[] {
  const changes: ValueChange[] = []
  for (const field of definition.fields) {
    const [old, now] = [before[field.key] ?? null, after[field.key] ?? null]
    if (field.type === 'table') changes.push(...diffRows(field, asRows(old), asRows(now), names))
    else push(changes, field.key, field.label, field, old, now, names)
    if (takesReason(field)) {
      const key = reasonKey(field.key)
      push(changes, key, `${field.label}的修改说明`, { ...field, type: 'text' }, before[key] ?? null, after[key] ?? null, names)
    }
  }
  return changes
}

/** True when both are the same to a reader: empty is empty however it is written, lists compare by content. */
export function sameValue(left: FormValue | undefined, right: FormValue | undefined): boolean {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right)
  return stable(left) === stable(right)
}

/** JSON with the keys of rows in order and empty cells left out, so that equal rows are equal text. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item)
            .filter(([, cell]) => !isEmpty(cell))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : item,
  )
}

function push(
  changes: ValueChange[],
  path: string,
  label: string,
  field: ColumnDefinition | FieldDefinition,
  old: FormValue,
  now: FormValue,
  names: Names,
): void {
  if (sameValue(old, now)) return
  changes.push({
    path,
    label,
    group: field.group,
    before: formatWithUnit(field, old, names),
    after: formatWithUnit(field, now, names),
    kind: isEmpty(old) ? 'added' : isEmpty(now) ? 'removed' : 'changed',
  })
}

function diffRows(field: FieldDefinition, old: FormRow[], now: FormRow[], names: Names): ValueChange[] {
  const changes: ValueChange[] = []
  for (let index = 0; index < Math.max(old.length, now.length); index++) {
    const [left, right] = [old[index], now[index]]
    const label = `${field.label}第 ${index + 1} 行`
    if (left && right) {
      for (const column of field.columns ?? []) {
        const path = `${field.key}.${index}.${column.key}`
        push(
          changes,
          path,
          `${label}·${column.label}`,
          { ...column, group: field.group },
          left[column.key] ?? null,
          right[column.key] ?? null,
          names,
        )
      }
    } else {
      const [before, after] = [rowText(field, left, names), rowText(field, right, names)]
      changes.push({ path: `${field.key}.${index}`, label, group: field.group, before, after, kind: left ? 'removed' : 'added' })
    }
  }
  return changes
}

function rowText(field: FieldDefinition, row: FormRow | undefined, names: Names): string {
  if (!row) return '—'
  const cells = (field.columns ?? [])
    .filter((column) => !isEmpty(row[column.key]))
    .map((column) => `${column.label}：${formatWithUnit(column, row[column.key], names)}`)
  return cells.join('；') || '—'
}

/** The rows of a table value; anything else has none. */
export function asRows(value: FormValue | undefined): FormRow[] {
  return Array.isArray(value) ? value.filter((item): item is FormRow => typeof item === 'object' && item !== null) : []
}
