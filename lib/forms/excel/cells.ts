import type { Cell, CellValue, DataValidation } from 'exceljs'
import { isNumeric } from '@/lib/forms/display'
import { adcodeName } from '@/lib/forms/parse/adcodes'
import { grouped, scaleOf } from '@/lib/forms/parse/number'
import type { FormContext, ParsableField } from '@/lib/forms/parse/parsed'
import type { FormValue } from '@/lib/forms/schema'
import { Decimal } from '@/lib/kernel/decimal'
import { codeInBrackets, namedCode } from './choices'

/** From here on a number has more digits than a spreadsheet keeps. */
const mostExact = 1e15
/** 2199-12-31 as Excel counts days. */
const lastSerial = 109_575
const named = new Set(['org', 'ref', 'code', 'dict', 'adcode', 'person'])

/** Writes a value so that reading it back gives the same: numbers as numbers while a double holds them exactly, all else as text. */
export function toCell(field: ParsableField, value: FormValue | undefined, context: FormContext): CellValue {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、')
  if (isNumeric(field)) return exactNumber(value) ?? grouped(value)
  if (field.type === 'datetime') return value.replace('T', ' ')
  if (!named.has(field.type)) return value
  const listed = field.list ? context.lists?.[field.list]?.find((item) => item.code === value)?.name : undefined
  return namedCode(value, listed ?? (field.type === 'adcode' ? adcodeName(value) : context.names?.[value]))
}

function exactNumber(digits: string): number | null {
  return digits.replace(/\D/g, '').length <= 15 && /^-?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null
}

/** What stands in a cell as a person would have typed it, or why it cannot be taken. */
export function fromCell(cell: Cell, field: ParsableField, context: FormContext): { raw: unknown } | { message: string } {
  const value = cell.value
  if (value === null || value === undefined) return { raw: null }
  if (typeof value === 'number') {
    // A long account or contract number kept as a number has lost its last digits; nobody would see it in the platform.
    if (field.type === 'text' && Math.abs(value) >= mostExact)
      return { message: `${field.label}以数字存放，超过 15 位的末几位已不准确，请把单元格设为文本后重新填写` }
    return { raw: fromNumber(value, cell, field) }
  }
  if (typeof value === 'string') return { raw: fromText(value, field, context) }
  if (typeof value === 'boolean') return { raw: value }
  if (value instanceof Date) return { raw: fromDate(value, field) }
  if ('formula' in value || 'sharedFormula' in value) {
    return { message: `${field.label}的单元格含公式，平台不计算公式，请复制后“选择性粘贴”为数值` }
  }
  if ('richText' in value) return { raw: fromText(value.richText.map((run) => run.text).join(''), field, context) }
  if ('text' in value && typeof value.text === 'string') return { raw: fromText(value.text, field, context) }
  return { message: `${field.label}的单元格是错误值或无法识别的内容，请改为直接填写` }
}

function fromNumber(value: number, cell: Cell, field: ParsableField): unknown {
  if (!Number.isFinite(value)) return String(value)
  if ((field.type === 'date' || field.type === 'datetime') && value > 60 && value < lastSerial) return fromDate(serialDate(value), field)
  // 15 digits are what Excel shows; what a double adds beyond (0.30000000000000004) nobody typed.
  const exact = new Decimal(value).toSignificantDigits(15)
  const shownAsPercent = field.unit === '%' && typeof cell.numFmt === 'string' && cell.numFmt.includes('%')
  return (shownAsPercent ? exact.times(100) : exact).toFixed()
}

/** A date Excel holds as days since 1899-12-30 when its cell is not formatted as one. */
function serialDate(serial: number): Date {
  return new Date(Math.round((serial - 25_569) * 86_400) * 1000)
}

function fromText(text: string, field: ParsableField, context: FormContext): string {
  if (!named.has(field.type)) return text
  const code = codeInBrackets(text)
  if (code !== text || !context.names) return code
  const matches = Object.entries(context.names).filter(([, name]) => name === text.trim())
  return matches.length === 1 ? matches[0]![0] : text
}

/** exceljs hands over wall-clock time as UTC. */
function fromDate(date: Date, field: ParsableField): string {
  if (Number.isNaN(date.getTime())) return '无效日期'
  const text = date.toISOString()
  if (field.type === 'datetime') return text.slice(0, 16)
  return field.type === 'period' ? text.slice(0, 7) : text.slice(0, 10)
}

/** Number format of a cell: thousands separators and as many decimals as the field keeps. */
export function numberFormat(field: ParsableField): string | undefined {
  if (!isNumeric(field))
    return ['date', 'datetime', 'period', 'phone', 'uscc', 'adcode', 'code', 'text'].includes(field.type) ? '@' : undefined
  const scale = scaleOf(field)
  if (scale === 0) return '#,##0'
  const always = Math.min(2, scale)
  return `#,##0.${'0'.repeat(always)}${'#'.repeat(scale - always)}`
}

/** Drop-down for a choice, and for everything the hint as the message Excel shows at the cell. */
export function validationOf(field: ParsableField & { hint?: string }, choices: string | null): DataValidation | undefined {
  const prompt = field.hint ? { showInputMessage: true, promptTitle: field.label.slice(0, 30), prompt: field.hint.slice(0, 250) } : {}
  if (choices) {
    return {
      type: 'list',
      allowBlank: true,
      formulae: [choices],
      showErrorMessage: true,
      errorTitle: '选项不符',
      error: `${field.label}须从下拉列表中选择`.slice(0, 200),
      ...prompt,
    }
  }
  return field.hint ? { type: 'custom', allowBlank: true, formulae: ['TRUE'], ...prompt } : undefined
}
