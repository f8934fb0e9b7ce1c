import ExcelJS, { type Cell, type Worksheet } from 'exceljs'
import { z } from 'zod'
import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { plainCell } from '@/lib/forms/excel/plain-cell'
import { type ExcelError, openWorkbook } from '@/lib/forms/excel/read-workbook'
import type { Actor } from '@/lib/kernel/actor'
import { Decimal, readDecimal } from '@/lib/kernel/decimal'
import { formatPeriod } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { saveStatement } from '../commands/save-statement'
import { fileOf } from '../intake/file-of'
import type { FilePlace } from '../intake/wrote'
import { type FilingUnit, isMonthly, monthOf, NoAmount, readAmount, typedAmount } from './amounts'
import { cellsOf, type StatementForm, type StatementSheet } from './form'
import { lineCodes } from './line-codes'
import { monthAgo } from './month'
import { formVersion, openStatement } from './read'
import { scopes } from './scope'

/** Rows above the first line of a sheet: title, unit, head. */
const firstRow = 4
/** The key of a line stands in the first column, hidden; labels may be read by anybody, keys by the import. */
const keyColumn = 1
const labelColumn = 2

/** A statement as a workbook, a sheet a sheet, to be read or to be filled and brought back. */
export const exportStatement = defineCommand({
  name: 'exportStatement',
  permission: 'finance.read',
  input: z.object({ id: z.string().max(60), number: z.number().int().min(1).max(999).optional() }),
  run: async ({ tx, audit }, { id, number }) => {
    const open = await openStatement(tx, id, number)
    const version = await formVersion(tx, open.shown.formId)
    const { form } = version
    audit({ subjectKind: 'statement', subjectId: open.id, orgId: open.orgId, detail: { number: open.shown.number } })
    const period = formatPeriod({ kind: form.periodKind, code: open.period })
    const name = `${open.orgName}-${period}${form.name}（${scopes[open.scope as keyof typeof scopes]}）`
    return {
      name,
      form: form as StatementForm,
      amounts: open.shown.amounts,
      unit: open.shown.unit,
      codes: await lineCodes(tx, version, open.period),
      ago: await monthAgo(tx, open, form),
    }
  },
})

/** The workbook of a statement. Throws Refusal(not_found). */
export async function statementWorkbook(actor: Actor, id: string, number?: number): Promise<{ file: ArrayBuffer; name: string }> {
  const { name, form, amounts, unit, codes, ago } = await runCommand(exportStatement, actor, { id, ...(number ? { number } : {}) })
  const book = new ExcelJS.Workbook()
  const cells = cellsOf(form)
  for (const sheet of form.sheets) {
    const page = book.addWorksheet(sheet.title.slice(0, 31), { views: [{ state: 'frozen', xSplit: 2, ySplit: firstRow - 1 }] })
    page.getCell(1, labelColumn).value = `${name} ${sheet.title}`
    page.getCell(1, keyColumn).value = `statement:${form.code}:${sheet.key}`
    page.getCell(2, labelColumn).value = `${sheet.code ? `${sheet.code}　` : ''}金额单位：${unit}`
    // The official numbers stand behind the amounts: a workbook is read by its keys and columns, whichever year it was made in.
    const coded = sheet.lines.some((line) => codes[`${sheet.key}.${line.key}`] !== undefined)
    const monthly = isMonthly(sheet, ago)
    const derived = [...(monthly ? [monthHead] : []), ...(coded ? ['官方行次'] : [])]
    page.getRow(firstRow - 1).values = ['', '项目', ...sheet.columns.map(({ label }) => label), ...derived]
    page.getColumn(keyColumn).hidden = true
    page.getColumn(labelColumn).width = 48
    for (const [index] of [...sheet.columns, ...derived].entries()) page.getColumn(labelColumn + 1 + index).width = 22
    const monthColumn = labelColumn + 1 + sheet.columns.length
    // A retired line is there as long as an earlier period has amounts in it.
    const lines = sheet.lines.filter(
      (line) => !line.retired || sheet.columns.some(({ key }) => amounts[cells.get(`${sheet.key}.${line.key}@${key}`)!.position - 1]),
    )
    for (const [index, line] of lines.entries()) {
      const row = page.getRow(firstRow + index)
      row.getCell(keyColumn).value = line.key
      row.getCell(labelColumn).value =
        `${'　'.repeat(line.level)}${line.mark ?? ''}${line.label}${line.unit && line.unit !== '元' ? `（${line.unit}）` : ''}${line.retired ? '（停用）' : ''}`
      if (line.title) continue
      const code = codes[`${sheet.key}.${line.key}`]
      if (code !== undefined) row.getCell(monthColumn + (monthly ? 1 : 0)).value = code
      for (const [at, column] of sheet.columns.entries()) {
        const cell = cells.get(`${sheet.key}.${line.key}@${column.key}`)!
        const text = typedAmount(amounts[cell.position - 1], cell, unit)
        const target = row.getCell(labelColumn + 1 + at)
        target.value = text === '' ? null : new Decimal(text).precision() <= 15 ? Number(text) : text
        target.numFmt = line.unit === '元' || !line.unit ? '#,##0.00' : 'General'
        if (monthly && column.key === 'ytd' && line.nature === '流量') showMonth(row.getCell(monthColumn), target, text, ago[cell.path])
      }
    }
  }
  return { file: await book.xlsx.writeBuffer(), name: `${name}.xlsx` }
}

/** Derived, so that nobody fills it; what stands behind the columns of the form is not read. */
const monthHead = '本月（累计减上月累计，只读）'

/** The month itself, which follows the cumulative amount as it is filled: shaded, closed to typing, empty where the month before is not known. */
function showMonth(cell: Cell, cumulative: Cell, text: string, before: string | undefined): void {
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFF2F6' } }
  cell.numFmt = '#,##0.00'
  cell.dataValidation = {
    type: 'custom',
    formulae: ['FALSE'],
    showErrorMessage: true,
    errorTitle: '只读',
    error: '本月由本年累计减上月累计得出，不用填写。',
  }
  if (before === undefined) return
  const formula = `IF(${cumulative.address}="","",ROUND(${cumulative.address}-(${before}),6))`
  cell.value = { formula, result: monthOf(text, before)?.toNumber() ?? '' }
}

export type StatementWorkbookOutcome = { saved: number; errors: readonly ExcelError[] }

/** Reads a filled workbook into the draft. With any error nothing is saved and each is named by sheet, row and column. Throws Refusal for a wrong file. */
export async function fillStatement(actor: Actor, id: string, request: Request): Promise<StatementWorkbookOutcome> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const bytes = new Uint8Array(await request.arrayBuffer())
  const open = await asActor(actor, async (tx) => {
    const statement = await openStatement(tx, id)
    return { statement, form: (await formVersion(tx, statement.shown.formId)).form }
  })
  const book = await openWorkbook(bytes)
  const errors: ExcelError[] = []
  const typed: Record<string, string> = {}
  const places: Record<string, FilePlace> = {}
  for (const sheet of open.form.sheets) {
    const page =
      book.worksheets.find((one) => one.getCell(1, keyColumn).value === `statement:${open.form.code}:${sheet.key}`) ??
      book.getWorksheet(sheet.title.slice(0, 31))
    if (page) readSheet(page, sheet, open.form, open.statement.shown.unit, { typed, places, errors })
  }
  if (Object.keys(typed).length === 0 && errors.length === 0)
    throw new Refusal('invalid', `文件里没有${open.form.name}的工作表，请下载本表的模板填写。`)
  if (errors.length > 0) return { saved: 0, errors: errors.slice(0, 200) }
  const sheets = open.form.sheets.filter(({ key }) => Object.keys(typed).some((path) => path.startsWith(`${key}.`)))
  const place = `工作表 ${sheets.map(({ title }) => title).join('、')}`.slice(0, 200)
  const submission = { source: 'workbook', file: fileOf(request, bytes), place, places }
  await runCommand(saveStatement, actor, { id: open.statement.id, version: open.statement.shown.version, cells: typed, ...submission })
  return { saved: Object.keys(typed).length, errors: [] }
}

/** What was read: texts of the cells, where each stood, and what was wrong. */
type Read = { typed: Record<string, string>; places: Record<string, FilePlace>; errors: ExcelError[] }

const isAmount = (cell: Cell) => {
  const text = plainCell(cell.value)
  return text === null || readDecimal(text) !== undefined
}

function readSheet(page: Worksheet, sheet: StatementSheet, form: StatementForm, unit: FilingUnit, { typed, places, errors }: Read): void {
  const cells = cellsOf(form)
  const byKey = new Map(sheet.lines.filter((line) => !line.title).map((line) => [line.key, line]))
  const titles = new Set(sheet.lines.filter((line) => line.title).map((line) => line.key))
  const seen = new Set<string>()
  page.eachRow((row, number) => {
    if (number < firstRow) return
    const key = String(row.getCell(keyColumn).value ?? '').trim()
    const line = byKey.get(key)
    const reject = (message: string) => errors.push({ sheet: page.name, row: number, column: 'A', message })
    if (!line) {
      // Amounts that belong to no line would be lost without a word; a note under the table may stay.
      if (!titles.has(key) && sheet.columns.some((_, index) => isAmount(row.getCell(labelColumn + 1 + index))))
        reject('这一行填了数，但 A 列（隐藏）的项目编码不是本表的项目，请用模板原有的行填写，或删去这一行')
      return
    }
    if (seen.has(key)) return void reject(`${line.label}：本表已有这一项目的另一行，请只留一行`)
    seen.add(key)
    for (const [index, column] of sheet.columns.entries()) {
      const cell = cells.get(`${sheet.key}.${line.key}@${column.key}`)!
      const at = row.getCell(labelColumn + 1 + index)
      const wrong = (message: string) =>
        errors.push({
          sheet: page.name,
          row: number,
          column: at.address.replace(/\d+$/, ''),
          message: `${line.label}（${column.label}）：${message}`,
        })
      const text = plainCell(at.value)
      if (text === null) wrong('单元格含公式、日期或错误值，请复制后“选择性粘贴”为数值')
      else
        try {
          readAmount(text, cell, unit)
          typed[cell.path] = text
          places[cell.path] = { sheet: page.name.slice(0, 40), row: number, column: labelColumn + 1 + index }
        } catch (error) {
          if (!(error instanceof NoAmount)) throw error
          wrong(error.message)
        }
    }
  })
}
