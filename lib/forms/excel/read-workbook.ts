import ExcelJS, { type Row, type Workbook, type Worksheet } from 'exceljs'
import { isEmpty } from '@/lib/forms/facts'
import { halfWidth } from '@/lib/forms/parse/clean-text'
import { parseValue } from '@/lib/forms/parse/parse-value'
import type { FormContext, ParsableField } from '@/lib/forms/parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormDefinition, FormRow, FormValue, FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { fromCell } from './cells'
import { checkWorkbook } from './open-package'
import { choicesSheet, columnLetter, fieldsLayout, fieldsSheet, fitsCell, headOf, isSupplied, rowsLayout, tableSheets } from './sheet-plan'
import { recordsTable } from './write-workbook'

/** One thing wrong in an imported workbook: sheet, row as Excel numbers it, column letter, Chinese sentence. */
export type ExcelError = { readonly sheet: string; readonly row: number; readonly column: string; readonly message: string }

/** What was read; a cell that is wrong is left out of the values and stands in the errors. */
export type ExcelImport<T> = { readonly values: T; readonly errors: ExcelError[] }

const mostErrors = 200
/** The reader expands these range by range; nothing in them is read here. */
const ignored = [
  'dataValidations',
  'mergeCells',
  'conditionalFormatting',
  'hyperlinks',
  'cols',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
  'legacyDrawing',
  'rowBreaks',
]

/** Reads a filled template. Values hold only what the workbook has, to be laid over what is there; files and computed values are never read. Refuses what is no workbook. */
export async function importForm(
  definition: FormDefinition,
  file: Uint8Array,
  context: FormContext = {},
): Promise<ExcelImport<FormValues>> {
  const workbook = await openWorkbook(file)
  const errors: ExcelError[] = []
  const values: FormValues = {}
  const fields = workbook.getWorksheet(fieldsSheet)
  const tables = tableSheets(definition)
  const known = workbook.worksheets.filter((sheet) => sheet.name === fieldsSheet || tables.has(sheet.name))
  if (known.length === 0) throw new Refusal('invalid', `工作簿中没有“${fieldsSheet}”工作表，请使用由本页下载的模板`)
  if (fields) Object.assign(values, readFields(fields, definition, context, errors))
  for (const [name, field] of tables) {
    const sheet = workbook.getWorksheet(name)
    if (sheet) values[field.key] = readRows(sheet, field, context, errors)
  }
  return { values, errors: errors.slice(0, mostErrors) }
}

/** Reads a ledger written by `recordsWorkbook`: one record a row, rows with errors left out. */
export async function importRecords(
  definition: FormDefinition,
  file: Uint8Array,
  context: FormContext = {},
): Promise<ExcelImport<FormValues[]>> {
  const workbook = await openWorkbook(file)
  const sheet = workbook.getWorksheet(fieldsSheet) ?? workbook.worksheets.find((one) => one.name !== choicesSheet)
  if (!sheet) throw new Refusal('invalid', '工作簿中没有工作表，请使用由本页下载的模板')
  const errors: ExcelError[] = []
  const values = readRows(sheet, recordsTable(definition), context, errors)
  return { values, errors: errors.slice(0, mostErrors) }
}

/** Opens a workbook after what should not reach the reader was refused. */
export async function openWorkbook(file: Uint8Array): Promise<Workbook> {
  checkWorkbook(file)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer, { ignoreNodes: ignored })
  } catch {
    throw new Refusal('invalid', '工作簿内容已损坏，请重新下载模板填写')
  }
  return workbook
}

function readFields(sheet: Worksheet, definition: FormDefinition, context: FormContext, errors: ExcelError[]): FormValues {
  const stamp = sheet.getCell(1, fieldsLayout.key).value
  if (typeof stamp === 'string' && stamp.startsWith('form:') && stamp !== `form:${definition.code}`) {
    throw new Refusal('invalid', `这是另一张表的模板，请下载“${definition.title}”的模板填写`)
  }
  const byKey = new Map(definition.fields.filter(fitsCell).map((field) => [field.key, field]))
  const byLabel = new Map(definition.fields.filter(fitsCell).map((field) => [field.label, field]))
  const values: FormValues = {}
  sheet.eachRow((row, number) => {
    if (number < fieldsLayout.firstRow) return
    const field = byKey.get(textOf(row, fieldsLayout.key)) ?? byLabel.get(textOf(row, fieldsLayout.label).replace(/\*$/, ''))
    if (!field || isSupplied(field)) return
    const value = readCell(row, fieldsLayout.value, field, context, errors)
    if (value !== undefined) values[field.key] = value
  })
  return values
}

function textOf(row: Row, column: number): string {
  const value = row.getCell(column).value
  return typeof value === 'string' ? value.trim() : ''
}

/** The normalised value; undefined when it is wrong, and then the error is noted. */
export function readCell(
  row: Row,
  column: number,
  field: ParsableField,
  context: FormContext,
  errors: ExcelError[],
  sheet: string = row.worksheet.name,
): Exclude<FormValue, FormRow[]> | undefined {
  const cell = row.getCell(column)
  const taken = fromCell(cell, field, context)
  const parsed = 'message' in taken ? ({ ok: false, message: taken.message } as const) : parseValue(field, taken.raw, context)
  if (parsed.ok) return parsed.value
  errors.push({ sheet, row: row.number, column: columnLetter(column), message: parsed.message })
  return undefined
}

function readRows(sheet: Worksheet, table: FieldDefinition, context: FormContext, errors: ExcelError[]): FormRow[] {
  const { columns, firstRow } = findColumns(sheet, table)
  for (const label of missingHeads(table, columns)) {
    errors.push({ sheet: sheet.name, row: firstRow - 1, column: 'A', message: `缺少“${label}”一列，请使用由本页下载的模板` })
  }
  const rows: FormRow[] = []
  sheet.eachRow((row, number) => {
    if (number < firstRow) return
    const before = errors.length
    const value: FormRow = {}
    for (const [at, column] of columns) if (!isSupplied(column)) value[column.key] = readCell(row, at, column, context, errors) ?? null
    if (errors.length > before || Object.values(value).every(isEmpty)) return
    if (rows.length >= table.maxRows) {
      if (rows.length === table.maxRows)
        errors.push({ sheet: sheet.name, row: number, column: 'A', message: `${table.label}最多 ${table.maxRows} 行` })
      return
    }
    rows.push(value)
  })
  return rows
}

/** Columns by the hidden keys, or by their heads where the key row was taken out. */
function findColumns(sheet: Worksheet, table: FieldDefinition): { columns: Map<number, ColumnDefinition>; firstRow: number } {
  for (let number = 1; number <= 10; number++) {
    const columns = columnsInRow(sheet.getRow(number), table)
    if (columns) return { columns, firstRow: isKeyed(sheet.getRow(number), table) ? rowsLayout.firstRow : number + 1 }
  }
  return { columns: new Map(), firstRow: rowsLayout.firstRow }
}

/** True for the row of hidden keys that a template has on top. */
export const isKeyed = (row: Row, table: FieldDefinition) => row.number === rowsLayout.keys && keyColumns(row, table).size > 0
const keyColumns = (row: Row, table: FieldDefinition) =>
  matchRow(row, (text) => table.columns?.find((column) => fitsCell(column) && text === `${table.key}.${column.key}`))

/** The columns that a row names, by hidden keys or by heads; undefined when it names none. */
export function columnsInRow(row: Row, table: FieldDefinition): Map<number, ColumnDefinition> | undefined {
  const byKey = row.number === rowsLayout.keys ? keyColumns(row, table) : new Map<number, ColumnDefinition>()
  if (byKey.size > 0) return byKey
  const all = (table.columns ?? []).filter(fitsCell)
  const byHead = matchRow(row, (text) =>
    all.find((column) => plainHead(text) === plainHead(headOf(column)) || plainHead(text) === column.label),
  )
  return byHead.size > 0 ? byHead : undefined
}

function matchRow(row: Row, find: (text: string) => ColumnDefinition | undefined): Map<number, ColumnDefinition> {
  const columns = new Map<number, ColumnDefinition>()
  row.eachCell((cell, at) => {
    const column = typeof cell.value === 'string' ? find(cell.value.trim()) : undefined
    if (column) columns.set(at, column)
  })
  return columns
}

function plainHead(text: string): string {
  return halfWidth(text).replace(/[*\s]/g, '')
}

/** Labels of the columns that a table must have and a sheet has not. */
export function missingHeads(table: FieldDefinition, columns: Map<number, ColumnDefinition>): string[] {
  const found = new Set([...columns.values()].map((column) => column.key))
  return (table.columns ?? [])
    .filter((column) => fitsCell(column) && column.required && !found.has(column.key))
    .map((column) => column.label)
}
