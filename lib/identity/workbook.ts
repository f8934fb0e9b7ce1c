import ExcelJS from 'exceljs'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'

export type SheetColumn<Row> = { title: string; width: number; value: (row: Row) => string | number | null }
export type Workbook = { file: ArrayBuffer; name: string }

/** A decimal text as the number a spreadsheet counts with, six places behind the point; null where there is none. */
export const cellNumber = (text: string | null): number | null => (text === null ? null : Number(Number(text).toFixed(6)))

/**
 * Rows as a workbook of one sheet, with who exported it and when in the last line (SC040). Texts that a spreadsheet would run as a
 * formula are made plain (SC051).
 */
export async function workbookOf<Row>(
  title: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  actor: Actor,
  now: Date,
): Promise<Workbook> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((column) => ({ header: column.title, width: column.width }))
  for (const row of rows) sheet.addRow(columns.map((column) => plain(column.value(row))))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  const at = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(now)
  sheet.addRow([`导出人：${actor.orgName} ${actor.name}(${actor.login}) 导出时间：${at} 共 ${rows.length} 行，仅供工作使用`])
  return { file: await book.xlsx.writeBuffer(), name: `${title}-${shanghaiDate(now)}.xlsx` }
}

function plain(value: string | number | null): string | number {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '')
}
