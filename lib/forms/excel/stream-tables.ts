import type { Row } from 'exceljs'
import { isEmpty } from '@/lib/forms/facts'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormDefinition, FormRow } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { columnsInRow, type ExcelError, isKeyed, missingHeads, readCell } from './read-workbook'
import { columnLetter, isSupplied, rowsLayout, tableSheets } from './sheet-plan'
import { streamSheets } from './stream-sheets'

/** A row of a table's sheet; cells that are wrong are left out and stand in its errors. */
export type StreamedRow = { table: string; sheet: string; row: number; values: FormRow; errors: ExcelError[] }

const headRows = 10

/**
 * Reads the tables of a filled template row by row, sheet after sheet, with memory for one row and the shared texts of the file: for
 * workbooks too large for `importForm`. The file must have passed `checkLargeWorkbook`. A sheet without the columns it needs is one row
 * (`row` 1) with errors. Refuses what is no workbook of this template.
 */
export async function* streamTables(definition: FormDefinition, file: Uint8Array, context: FormContext = {}): AsyncGenerator<StreamedRow> {
  const tables = tableSheets(definition)
  let known = 0
  for await (const { name, rows } of streamSheets(file)) {
    const table = tables.get(name)
    if (!table) continue
    known += 1
    yield* rowsOf(rows, name, table, context)
  }
  if (known === 0) throw new Refusal('invalid', `工作簿中没有“${[...tables.keys()][0]}”等工作表，请使用由本页下载的模板。`)
}

async function* rowsOf(sheet: AsyncIterable<Row>, name: string, table: FieldDefinition, context: FormContext): AsyncGenerator<StreamedRow> {
  let columns: Map<number, ColumnDefinition> | undefined
  let first = rowsLayout.firstRow as number
  for await (const row of sheet) {
    if (!columns) {
      columns = columnsInRow(row, table)
      if (columns && !isKeyed(row, table)) first = row.number + 1
      if (columns) yield* headErrors(table, columns, name)
      else if (row.number > headRows) return yield sheetError(table.key, name, '找不到表头，请使用由本页下载的模板')
      continue
    }
    if (row.number < first) continue
    const read = rowOf(row, name, table, columns, context)
    if (read) yield read
  }
}

function rowOf(row: Row, sheet: string, table: FieldDefinition, columns: ReadonlyMap<number, ColumnDefinition>, context: FormContext) {
  const errors: ExcelError[] = []
  const values: FormRow = {}
  for (const [at, column] of columns) {
    if (isSupplied(column)) continue
    const value = readCell(row, at, column, context, errors, sheet)
    if (!isEmpty(value)) values[column.key] = value ?? null
    else if (value === null && column.required) values[column.key] = null
  }
  if (errors.length === 0 && Object.values(values).every(isEmpty)) return undefined
  const wrong = new Set(errors.map((error) => error.column))
  for (const [at, column] of columns) {
    const letter = columnLetter(at)
    if (column.required && isEmpty(values[column.key]) && !wrong.has(letter))
      errors.push({ sheet, row: row.number, column: letter, message: `请填写${column.label}` })
  }
  return { table: table.key, sheet, row: row.number, values, errors }
}

function* headErrors(table: FieldDefinition, columns: Map<number, ColumnDefinition>, sheet: string): Generator<StreamedRow> {
  for (const label of missingHeads(table, columns)) yield sheetError(table.key, sheet, `缺少“${label}”一列，请使用由本页下载的模板`)
}

const sheetError = (table: string, sheet: string, message: string): StreamedRow => ({
  ...{ table, sheet, row: 1, values: {} },
  errors: [{ sheet, row: 1, column: 'A', message }],
})
