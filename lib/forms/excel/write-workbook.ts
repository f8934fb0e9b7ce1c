import ExcelJS, { type Cell, type Workbook, type Worksheet } from 'exceljs'
import { asRows } from '@/lib/forms/diff'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FieldDefinition, FormDefinition, FormRow, FormValues } from '@/lib/forms/schema'
import { numberFormat, toCell, validationOf } from './cells'
import { ChoiceSheet } from './choices'
import { fieldsLayout, fieldsSheet, fitsCell, headOf, isSupplied, rowsLayout, tableSheets } from './sheet-plan'

const blankRows = 50
const ink = 'FF1F2937'
const grey = 'FFF1F5F9'
const line = { style: 'thin', color: { argb: 'FFE2E8F0' } } as const

/** Empty workbook to be filled in and imported: one sheet for the fields if it has any, one for each table, drop-downs and hints. */
export async function formTemplate(definition: FormDefinition, context: FormContext = {}): Promise<Uint8Array> {
  return formWorkbook(definition, {}, context)
}

/** The same workbook with values; importing it gives these values back (files are not in it). */
export async function formWorkbook(definition: FormDefinition, values: FormValues, context: FormContext = {}): Promise<Uint8Array> {
  const workbook = newWorkbook()
  const tables = tableSheets(definition)
  // A form of tables alone has nothing to fill in beside them.
  const fields = definition.fields.some(fitsCell) ? workbook.addWorksheet(fieldsSheet, { views: [{ state: 'frozen', ySplit: 3 }] }) : null
  const sheets = [...tables].map(([name, field]) => ({ sheet: rowsSheet(workbook, name), field }))
  const choices = new ChoiceSheet(workbook)
  if (fields) writeFields(fields, definition, values, choices, context)
  for (const { sheet, field } of sheets) writeRows(sheet, field, asRows(values[field.key]), choices, context)
  return packed(workbook)
}

/** A ledger: one sheet, one record a row, the form's fields as columns. Empty `records` make the import template. */
export async function recordsWorkbook(
  definition: FormDefinition,
  records: readonly FormValues[],
  context: FormContext = {},
): Promise<Uint8Array> {
  const workbook = newWorkbook()
  const sheet = rowsSheet(workbook, fieldsSheet)
  const choices = new ChoiceSheet(workbook)
  writeRows(sheet, recordsTable(definition), records as FormRow[], choices, context)
  return packed(workbook)
}

/** The form seen as one table whose columns are its fields, for ledgers. */
export function recordsTable(definition: FormDefinition): FieldDefinition {
  const columns = definition.fields.filter(fitsCell).map(({ columns: _columns, minRows: _min, maxRows: _max, ...column }) => column)
  return {
    key: 'records',
    label: definition.title,
    type: 'table',
    unit: null,
    required: false,
    group: definition.groups[0]!,
    sensitivity: 'L2',
    columns: columns as FieldDefinition['columns'],
    maxRows: 5000,
  }
}

function newWorkbook(): Workbook {
  return new ExcelJS.Workbook()
}

async function packed(workbook: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function rowsSheet(workbook: Workbook, name: string): Worksheet {
  return workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: rowsLayout.heads }] })
}

function writeFields(sheet: Worksheet, definition: FormDefinition, values: FormValues, choices: ChoiceSheet, context: FormContext): void {
  sheet.columns = [{ hidden: true, width: 2 }, { width: 14 }, { width: 32 }, { width: 42 }, { width: 10 }, { width: 60 }]
  sheet.getCell(1, fieldsLayout.key).value = `form:${definition.code}`
  sheet.getCell(1, fieldsLayout.group).value = definition.title
  sheet.getCell(1, fieldsLayout.group).font = { bold: true, size: 14, color: { argb: ink } }
  sheet.getCell(2, fieldsLayout.group).value = '只填“填写内容”一列；带 * 的为必填项；灰色为系统取数或计算，无需填写；附件请在页面上传。'
  sheet.getRow(3).values = ['key', '分组', '项目', '填写内容', '单位', '填报说明']
  sheet.getRow(3).font = { bold: true }
  let row: number = fieldsLayout.firstRow
  for (const group of definition.groups) {
    for (const field of definition.fields) {
      if (field.group !== group || !fitsCell(field)) continue
      sheet.getRow(row).values = [field.key, group, `${field.label}${field.required ? '*' : ''}`, null, field.unit, hintOf(field)]
      sheet.getCell(row, fieldsLayout.hint).alignment = { wrapText: true, vertical: 'top' }
      dressCell(sheet.getCell(row, fieldsLayout.value), field, choices, context).value = toCell(field, values[field.key], context)
      row++
    }
  }
}

function hintOf(field: FieldDefinition): string {
  const parts = [field.hint, field.source ? `来源：${field.source.label}` : undefined, field.visibleWhen ? '满足条件时填写' : undefined]
  return parts.filter(Boolean).join('；')
}

function writeRows(sheet: Worksheet, table: FieldDefinition, rows: readonly FormRow[], choices: ChoiceSheet, context: FormContext): void {
  const columns = (table.columns ?? []).filter(fitsCell)
  sheet.getRow(rowsLayout.keys).values = columns.map((column) => `${table.key}.${column.key}`)
  sheet.getRow(rowsLayout.keys).hidden = true
  sheet.getCell(rowsLayout.title, 1).value = `${table.label}（每行一条，最多 ${table.maxRows} 行）`
  sheet.getCell(rowsLayout.title, 1).font = { bold: true, size: 13, color: { argb: ink } }
  for (const [index, column] of columns.entries()) {
    const head = sheet.getCell(rowsLayout.heads, index + 1)
    head.value = headOf(column)
    head.font = { bold: true }
    head.border = { bottom: line }
    if (column.hint) head.note = column.hint
    sheet.getColumn(index + 1).width = Math.min(40, Math.max(12, column.label.length * 2 + 6))
    for (let row = 0; row < rows.length + blankRows; row++) {
      const cell = dressCell(sheet.getCell(rowsLayout.firstRow + row, index + 1), column, choices, context)
      if (row < rows.length) cell.value = toCell(column, rows[row]![column.key], context)
    }
  }
}

function dressCell(cell: Cell, field: Parameters<typeof validationOf>[0], choices: ChoiceSheet, context: FormContext): Cell {
  const format = numberFormat(field)
  if (format) cell.numFmt = format
  cell.border = { top: line, bottom: line, left: line, right: line }
  if (isSupplied(field) || field.source?.mode === 'auto_lock') cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: grey } }
  const validation = validationOf(field, choices.referenceFor(field, context))
  if (validation) cell.dataValidation = validation
  return cell
}
