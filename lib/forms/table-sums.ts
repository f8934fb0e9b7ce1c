import { Decimal, readDecimal } from '@/lib/kernel/decimal'
import { isNumeric } from './display'
import type { ColumnDefinition, FieldDefinition, FormRow } from './schema'

/** Whether the total of a column means something: money always unless told otherwise, other numbers when the definition says so. */
export function hasSum(column: ColumnDefinition): boolean {
  return column.sum ?? (column.type === 'money' || (column.type === 'computed' && column.unit?.endsWith('元') === true))
}

/** Totals of a table's columns as decimal strings in their unit; cells without a number count nothing, a column without any has none. */
export function tableSums(table: Pick<FieldDefinition, 'columns'>, rows: readonly FormRow[]): Record<string, string | null> {
  const sums: Record<string, string | null> = {}
  for (const column of table.columns ?? []) {
    if (!hasSum(column) || !isNumeric(column)) continue
    const numbers = rows.map((row) => readDecimal(String(row[column.key] ?? ''))).filter((value) => value !== undefined)
    sums[column.key] = numbers.length === 0 ? null : numbers.reduce((sum, value) => sum.plus(value), new Decimal(0)).toFixed()
  }
  return sums
}
