import ExcelJS from 'exceljs'
import { z } from 'zod'
import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { plainCell } from '@/lib/forms/excel/plain-cell'
import { type ExcelError, openWorkbook } from '@/lib/forms/excel/read-workbook'
import type { Workbook } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { faultsOf, reportProgress } from './commands/report-progress'
import { type ReportRow, reportRows } from './queries/report'
import { newestMonth } from './rules/months'
import { month as monthSchema, mostMonths, progressSchema, type ReportedMonth } from './schema'

type Key = Exclude<keyof z.input<typeof progressSchema>, 'projectId' | 'month'>
/** The columns to fill, in order; amounts in 万元. */
const columns: readonly { key: Key; title: string; money?: boolean; required?: boolean }[] = [
  { key: 'plannedPct', title: '计划形象进度（%）', required: true },
  { key: 'actualPct', title: '实际形象进度（%）', required: true },
  { key: 'amount', title: '本月完成投资（万元）', money: true, required: true },
  { key: 'ownFunds', title: '到位：自有资金（万元）', money: true },
  { key: 'debtFunds', title: '到位：融资资金（万元）', money: true },
  { key: 'fiscalFunds', title: '到位：财政性资金（万元）', money: true },
  { key: 'otherFunds', title: '到位：其他资金（万元）', money: true },
  { key: 'expectedYield', title: '预计收益率（%）' },
  { key: 'note', title: '说明' },
  { key: 'reason', title: '更正原因（已报送的月份改动时必填）' },
]
const [keyRow, headRow, firstRow] = [1, 3, 4]
const [idColumn, nameColumn, firstColumn] = [1, 2, 4]

/** What the template of a month is made of: projects in sight with what was reported. Taking it out is audited. */
export const exportProgressTemplate = defineCommand({
  name: 'exportProgressTemplate',
  permission: 'invest.report',
  input: z.object({ month: monthSchema }),
  run: async ({ tx, now, audit }, { month }) => {
    const newest = newestMonth(shanghaiDate(now))
    if (month > newest) throw new Refusal('invalid', `${month} 尚未到来，最晚可报 ${newest}。`, { month: `最晚 ${newest}` })
    const rows = await reportRows(tx, month)
    audit({ subjectKind: 'invest_project', detail: { template: true, month, rows: rows.length } })
    return { month, rows }
  },
})

function shown({ held, before }: ReportRow, key: Key, money: boolean | undefined): string | number | null {
  const value = key === 'reason' ? null : (held?.[key] ?? (key === 'expectedYield' ? (before?.expectedYield ?? null) : null))
  if (value === null || value === '') return null
  return money ? Number(fromCents(BigInt(value), '万元')) : key === 'note' ? value : Number(value)
}

/** The template of a month: one row a project under way, with what was reported already in it. */
export async function progressTemplate(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { month, rows } = await runCommand(exportProgressTemplate, actor, { month: params.month }, { now })
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('投资月报', { views: [{ state: 'frozen', xSplit: firstColumn - 1, ySplit: headRow }] })
  page.getCell(keyRow, idColumn).value = `investment:${month}`
  page.getCell(2, nameColumn).value = `${month} 投资项目月报，金额单位万元；整行不填的项目不报送`
  page.getRow(headRow).values = ['编号', '企业', '项目', ...columns.map(({ title, required }) => (required ? `${title}*` : title))]
  page.getRow(headRow).font = { bold: true }
  for (const [index, row] of rows.entries()) {
    const line = page.getRow(firstRow + index)
    line.values = [row.projectId, row.orgName, row.name, ...columns.map(({ key, money }) => shown(row, key, money))]
  }
  for (let column = nameColumn; column < firstColumn + columns.length; column++) page.getColumn(column).width = column === 3 ? 36 : 18
  page.getRow(keyRow).hidden = true
  page.getColumn(idColumn).hidden = true
  return { file: await book.xlsx.writeBuffer(), name: cleanFileName(`${month}投资月报模板.xlsx`) }
}

export type ProgressImport = { added: number; corrected: number; unchanged: number; errors: readonly ExcelError[] }
type Placed = { row: ReportedMonth; line: number }

/** Reads a filled template and reports its months. With any error nothing is kept and each is named by sheet, row and column. */
export async function fillProgress(actor: Actor, request: Request, now: Date): Promise<ProgressImport> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const book = await openWorkbook(new Uint8Array(await request.arrayBuffer()))
  const page = book.worksheets.find((one) => String(one.getCell(keyRow, idColumn).value ?? '').startsWith('investment:'))
  const month = monthSchema.safeParse(String(page?.getCell(keyRow, idColumn).value ?? '').split(':')[1])
  if (!page || !month.success) throw new Refusal('invalid', '文件里没有投资月报的工作表，请下载本页的模板填写。')
  const { placed, errors } = readLines(page, month.data)
  const faults = await asActor(actor, (tx) =>
    faultsOf(
      tx,
      placed.map(({ row }) => row),
      now,
    ),
  )
  for (const { index, field, message } of faults)
    errors.push({ sheet: page.name, row: placed[index]!.line, column: letterOf(field), message })
  if (errors.length > 0) return { added: 0, corrected: 0, unchanged: 0, errors: errors.toSorted((a, b) => a.row - b.row).slice(0, 200) }
  if (placed.length === 0) throw new Refusal('invalid', '表中没有填写任何项目。')
  if (placed.length > mostMonths) throw new Refusal('invalid', `一次不超过 ${mostMonths} 个项目，请分次导入。`)
  const rows = placed.map(({ row }) => asTyped(row))
  const done = await runCommand(reportProgress, actor, { source: 'workbook', rows }, { now })
  return { ...done, errors: [] }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** The column a field stands in; what belongs to the whole row is named by the project. */
function letterOf(field: string): string {
  const at = columns.findIndex(({ key }) => key === field)
  return letters[at < 0 ? 2 : firstColumn - 1 + at]!
}

/** Amounts of a read month back in 万元, as the command takes them. */
function asTyped(row: ReportedMonth) {
  const money = ['amount', 'ownFunds', 'debtFunds', 'fiscalFunds', 'otherFunds'] as const
  return { ...row, ...Object.fromEntries(money.map((key) => [key, fromCents(row[key], '万元')])) }
}

function readLines(page: ExcelJS.Worksheet, month: number): { placed: Placed[]; errors: ExcelError[] } {
  const placed: Placed[] = []
  const errors: ExcelError[] = []
  page.eachRow((line, number) => {
    const projectId = String(line.getCell(idColumn).value ?? '').trim()
    if (number < firstRow || projectId === '') return
    const wrong = (column: string, message: string) => errors.push({ sheet: page.name, row: number, column, message })
    const cells = columns.map((_, at) => plainCell(line.getCell(firstColumn + at).value))
    if (cells.every((text) => text?.trim() === '')) return
    const unread = cells.indexOf(null)
    if (unread >= 0) return void wrong(letters[firstColumn - 1 + unread]!, '单元格是日期、错误值或没有结果的公式，请粘贴为数值')
    const typed = Object.fromEntries(
      columns.flatMap(({ key, money, required }, at) => {
        const text = cells[at]!.trim()
        return text === '' ? (money && !required ? [[key, '0']] : []) : [[key, text]]
      }),
    )
    const read = progressSchema.safeParse({ ...typed, projectId, month })
    if (read.success) return void placed.push({ row: read.data, line: number })
    for (const { path, message } of read.error.issues) {
      const key = String(path[0])
      wrong(letterOf(key), key in typed || key === 'projectId' ? message : '请填写')
    }
  })
  return { placed, errors }
}
