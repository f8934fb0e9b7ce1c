import type { Scope } from '@/lib/kernel/expr/types'
import { computeValues } from './compute'
import { asRows } from './diff'
import { environmentOf, rowEnvironmentOf } from './environment'
import { holds, scopeOf } from './expression'
import type { FormContext } from './parse/parsed'
import { reasonKey } from './reason-key'
import type { ColumnDefinition, FieldDefinition, FormDefinition, FormRow, FormValues } from './schema'

/** Keys that are not shown and keys that must be filled in; of a row: column keys. */
export type RowConditions = { readonly hidden: ReadonlySet<string>; readonly required: ReadonlySet<string> }

/** The same for the whole form, with every row of every table. */
export type FormConditions = RowConditions & { readonly rows: Readonly<Record<string, readonly RowConditions[]>> }

/** Values with everything computed, and the conditions that follow from them. */
export type Settled = { readonly values: FormValues; readonly conditions: FormConditions }

// A request settles the same form many times over (rules, situations, materials, what is missing): the last answer stands by its values.
const held = new WeakMap<FormValues, { definition: FormDefinition; context: FormContext; settled: Settled }>()
const lookedAt = ['today', 'facts', 'params', 'materials', 'calendar', 'surroundings'] as const

/**
 * Computes and decides until nothing changes: a hidden field or cell counts as empty for everything that depends on it, as it will
 * not be submitted. What is hidden stays in `values`. Conditions that contradict each other end after as many rounds as there are fields.
 * Values are never changed in place, neither those given nor those returned.
 */
export function settle(definition: FormDefinition, values: FormValues, context: FormContext = {}): Settled {
  const known = held.get(values)
  if (known?.definition === definition && lookedAt.every((key) => known.context[key] === context[key])) return known.settled
  const settled = settleAnew(definition, values, context)
  held.set(values, { definition, context, settled })
  held.set(settled.values, { definition, context, settled })
  return settled
}

function settleAnew(definition: FormDefinition, values: FormValues, context: FormContext): Settled {
  let conditions: FormConditions = { hidden: new Set(), required: new Set(), rows: {} }
  let computed = values
  for (let round = 0; round <= definition.fields.length + 1; round++) {
    computed = computeValues(definition, withoutHidden(values, conditions), context)
    const next = decide(definition, computed, context)
    const settled = sameHidden(next, conditions)
    conditions = next
    if (settled) break
  }
  return { values: { ...values, ...pickComputed(definition, values, computed) }, conditions }
}

/** Which fields are shown and which must be filled in, for the values as they are now. */
export function formConditions(definition: FormDefinition, values: FormValues, context: FormContext = {}): FormConditions {
  return settle(definition, values, context).conditions
}

/** The values as they count: hidden fields and hidden cells empty. */
export function withoutHidden(values: FormValues, conditions: FormConditions): FormValues {
  const kept: FormValues = { ...values }
  for (const key of conditions.hidden) {
    kept[key] = null
    if (reasonKey(key) in kept) kept[reasonKey(key)] = null
  }
  for (const [key, rows] of Object.entries(conditions.rows)) {
    if (conditions.hidden.has(key) || !rows.some((row) => row.hidden.size > 0)) continue
    kept[key] = asRows(values[key]).map((row, index) => emptied(row, rows[index]?.hidden))
  }
  return kept
}

function emptied(row: FormRow, hidden: ReadonlySet<string> | undefined): FormRow {
  return Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, hidden?.has(key) ? null : cell]))
}

function decide(definition: FormDefinition, values: FormValues, context: FormContext): FormConditions {
  const scope = scopeOf(environmentOf(definition, context.surroundings), values, context)
  const hidden = new Set(definition.fields.filter((field) => !isShown(field, scope)).map((field) => field.key))
  return { hidden, required: requiredKeys(definition.fields, hidden, scope), rows: rowConditions(definition, values, hidden, context) }
}

function sameHidden(left: FormConditions, right: FormConditions): boolean {
  const sign = ({ hidden, rows }: FormConditions) =>
    JSON.stringify([[...hidden], Object.entries(rows).map(([key, row]) => [key, row.map((one) => [...one.hidden])])])
  return sign(left) === sign(right)
}

/** Computed fields and computed cells from `computed`, everything typed as it was. */
function pickComputed(definition: FormDefinition, values: FormValues, computed: FormValues): FormValues {
  const picked: FormValues = {}
  for (const field of definition.fields) {
    if (field.compute !== undefined) picked[field.key] = computed[field.key] ?? null
    const columns = (field.columns ?? []).filter((column) => column.compute !== undefined)
    if (columns.length === 0) continue
    const rows = asRows(computed[field.key])
    picked[field.key] = asRows(values[field.key]).map((row, index) => ({
      ...row,
      ...Object.fromEntries(columns.map((column) => [column.key, rows[index]?.[column.key] ?? null])),
    }))
  }
  return picked
}

function isShown(field: Pick<FieldDefinition, 'visibleWhen'>, scope: Scope): boolean {
  return field.visibleWhen === undefined || holds(field.visibleWhen, scope)
}

function requiredKeys(fields: readonly (FieldDefinition | ColumnDefinition)[], hidden: ReadonlySet<string>, scope: Scope): Set<string> {
  const required = new Set<string>()
  for (const field of fields) {
    if (hidden.has(field.key) || field.compute !== undefined || field.type === 'computed') continue
    if (field.required || (field.requiredWhen !== undefined && holds(field.requiredWhen, scope))) required.add(field.key)
  }
  return required
}

function rowConditions(
  definition: FormDefinition,
  values: FormValues,
  hidden: ReadonlySet<string>,
  context: FormContext,
): Record<string, RowConditions[]> {
  const rows: Record<string, RowConditions[]> = {}
  for (const table of definition.fields) {
    if (table.type !== 'table' || hidden.has(table.key)) continue
    rows[table.key] = conditionsOfRows(definition, table, values, context)
  }
  return rows
}

function conditionsOfRows(definition: FormDefinition, table: FieldDefinition, values: FormValues, context: FormContext): RowConditions[] {
  const [columns, rows] = [table.columns ?? [], asRows(values[table.key])]
  const environment = rowEnvironmentOf(definition, table, context.surroundings)
  const decideRow = (row: FormRow): RowConditions => {
    const scope = scopeOf(environment, { ...values, ...row }, context)
    const hidden = new Set(columns.filter((column) => !isShown(column, scope)).map((column) => column.key))
    return { hidden, required: requiredKeys(columns, hidden, scope) }
  }
  if (columns.some((column) => column.visibleWhen !== undefined || column.requiredWhen !== undefined)) return rows.map(decideRow)
  const same = decideRow({})
  return rows.map(() => same)
}
