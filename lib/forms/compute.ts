import { asRows, sameValue } from './diff'
import { environmentOf, rowEnvironmentOf } from './environment'
import { computedValue, scopeOf } from './expression'
import type { FormContext } from './parse/parsed'
import type { FieldDefinition, FormDefinition, FormRow, FormValues } from './schema'

/**
 * Fills every computed field and column; computed ones may build on one another in any order. A value that cannot be computed
 * yet is null. Changes nothing in place.
 */
export function computeValues(definition: FormDefinition, values: FormValues, context: FormContext = {}): FormValues {
  const fields = definition.fields.filter((field) => field.compute !== undefined)
  const tables = definition.fields.filter((field) => field.columns?.some((column) => column.compute !== undefined))
  if (fields.length + tables.length === 0) return values
  const environment = environmentOf(definition, context.surroundings)
  const result: FormValues = { ...values }
  // One pass per link of the longest chain is enough; formulas that feed on themselves stop after all passes.
  for (let pass = 0; pass <= fields.length + tables.length; pass++) {
    let changed = false
    for (const table of tables) changed = computeRows(definition, table, result, context) || changed
    for (const field of fields) {
      const value = computedValue(field.compute!, field, scopeOf(environment, result, context))
      if (sameValue(result[field.key], value)) continue
      result[field.key] = value
      changed = true
    }
    if (!changed) break
  }
  for (const field of fields) result[field.key] ??= null
  return result
}

function computeRows(definition: FormDefinition, table: FieldDefinition, values: FormValues, context: FormContext): boolean {
  const environment = rowEnvironmentOf(definition, table, context.surroundings)
  const columns = (table.columns ?? []).filter((column) => column.compute !== undefined)
  let changed = false
  const rows = asRows(values[table.key]).map((row) => {
    const filled: FormRow = { ...row }
    for (const column of columns) {
      filled[column.key] = computedValue(column.compute!, column, scopeOf(environment, { ...values, ...filled }, context))
      changed ||= !sameValue(row[column.key], filled[column.key])
    }
    return filled
  })
  if (changed) values[table.key] = rows
  return changed
}
