import type ExcelJS from 'exceljs'
import { Decimal } from '@/lib/kernel/decimal'

/** A cell as a person would have typed it; null for what is no plain value. Fifteen digits are what a spreadsheet shows. */
export function plainCell(value: ExcelJS.CellValue): string | null {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? new Decimal(value).toSignificantDigits(15).toFixed() : null
  if (typeof value === 'string') return value
  if (typeof value === 'object' && 'richText' in value) return value.richText.map((run) => run.text).join('')
  // A formula carries the value it had when the workbook was saved.
  if (typeof value === 'object' && 'result' in value && typeof value.result === 'number')
    return new Decimal(value.result).toSignificantDigits(15).toFixed()
  return null
}
