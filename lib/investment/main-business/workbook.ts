import ExcelJS from 'exceljs'
import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { type ExcelError, openWorkbook } from '@/lib/forms/excel/read-workbook'
import { cellNumber, type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { runQuery } from '@/lib/platform/query'
import { type MainBusinessRow, mainBusinessFilter, mainBusinessList, segmentForm } from './queries'
import { readLine, saveSegments, type TypedLine } from './segments'
import { measures } from './shares'

const heads = { name: '业务板块', industry: '行业代码（GB/T 4754，抵销等不分行业的留空）', ...measures } as const
const columns = Object.keys(heads) as (keyof TypedLine)[]
const [headRow, firstRow] = [2, 3]

/** The template of a year with what is in hand already in it. */
export async function segmentTemplate(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const form = await runQuery(segmentForm, actor, { year: params.year || now.getFullYear() - 1 }, now)
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('分板块经营情况', { views: [{ state: 'frozen', ySplit: headRow }] })
  page.getCell(1, 1).value = `${form.year} 年分板块经营情况，金额单位万元`
  for (const [index, key] of columns.entries()) {
    page.getCell(headRow, index + 1).value = heads[key]
    page.getColumn(index + 1).width = index < 2 ? 34 : 20
  }
  for (const [index, line] of form.lines.entries())
    for (const [at, key] of columns.entries()) {
      const text = line[key]
      page.getCell(firstRow + index, at + 1).value = at < 2 ? text : cellNumber(text)
    }
  return { file: await book.xlsx.writeBuffer(), name: cleanFileName(`${form.year}年分板块经营情况.xlsx`) }
}

export type SegmentImport = { saved: number; errors: readonly ExcelError[] }

/** Reads a filled template and saves its lines as the draft of the year. With any error nothing is kept and each is named by sheet, row and column. */
export async function fillSegments(
  actor: Actor,
  params: { year: number; version: number | null },
  request: Request,
): Promise<SegmentImport> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const book = await openWorkbook(new Uint8Array(await request.arrayBuffer()))
  const page = book.worksheets.find((one) => String(one.getCell(headRow, 1).value ?? '').trim() === heads.name)
  if (!page) throw new Refusal('invalid', '文件里没有“分板块经营情况”工作表（第 2 行第 1 列应为“业务板块”），请下载本页的模板填写。')
  const lines: TypedLine[] = []
  const errors: ExcelError[] = []
  const names = new Map<string, number>()
  page.eachRow((row, number) => {
    const texts = columns.map((_, index) => plain(row.getCell(index + 1).value))
    if (number < firstRow || texts.every((text) => text === '')) return
    const fault = (key: keyof TypedLine, message: string) =>
      errors.push({ sheet: page.name, row: number, column: 'ABCDE'[columns.indexOf(key)]!, message })
    columns.forEach((key, index) => {
      if (texts[index] === null) fault(key, '单元格是日期、错误值或没有结果的公式，请粘贴为数值')
    })
    const line = Object.fromEntries(columns.map((key, index) => [key, texts[index] ?? '0'])) as TypedLine
    const read = readLine(line)
    if ('faults' in read) for (const [key, message] of Object.entries(read.faults)) fault(key as keyof TypedLine, message)
    const held = names.get(line.name)
    if (held !== undefined) fault('name', `与第 ${held} 行重名`)
    names.set(line.name, number)
    lines.push(line)
  })
  if (errors.length > 0) return { saved: 0, errors: errors.slice(0, 200) }
  if (lines.length === 0) throw new Refusal('invalid', '表中没有填写任何板块。')
  await runCommand(saveSegments, actor, { ...params, lines })
  return { saved: lines.length, errors: [] }
}

/** A cell as text; null for a date, an error or a formula without a result. */
function plain(value: ExcelJS.CellValue): string | null {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toFixed(6))) : null
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'object' && 'richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if (typeof value === 'object' && 'result' in value) return plain((value.result ?? null) as ExcelJS.CellValue) || null
  return null
}

/** The list under the filter of a page for a spreadsheet, under the person's own rights. Taking it out is audited. */
export const exportMainBusiness = defineCommand({
  name: 'exportMainBusiness',
  permission: 'business.read',
  input: mainBusinessFilter,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await mainBusinessList.run({ tx, actor, now }, filter)
    audit({ subjectKind: 'main_business', detail: { rows: rows.length } })
    return rows
  },
})

export async function mainBusinessWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const filter = {
    words: params.q?.slice(0, 50) || undefined,
    light: params.light || undefined,
    sort: params.sort?.replace(/^-/, '') || undefined,
    descending: params.sort?.startsWith('-'),
  }
  const rows = await runCommand(exportMainBusiness, actor, filter, { now })
  const share = (measure: keyof typeof measures): SheetColumn<MainBusinessRow> => ({
    title: `${measures[measure]}主业占比三年平均（%）`,
    width: 18,
    value: ({ averages }) => cellNumber(averages[measure].value) ?? averages[measure].reason ?? null,
  })
  const sheet: SheetColumn<MainBusinessRow>[] = [
    { title: '企业', width: 28, value: ({ name }) => name },
    { title: '目录版次', width: 10, value: ({ version }) => version },
    { title: '生效日期', width: 12, value: ({ effectiveFrom }) => effectiveFrom },
    { title: '核定文号', width: 26, value: ({ document }) => document },
    { title: '主业', width: 40, value: ({ main }) => main.join('、') },
    { title: '拟培育', width: 30, value: ({ cultivated }) => cultivated.join('、') },
    ...(['revenue', 'assets', 'profit'] as const).map(share),
    { title: '收入占比灯', width: 10, value: ({ averages }) => averages.revenue.light ?? '无' },
    { title: '已报年度', width: 18, value: ({ years }) => years.join('、') },
  ]
  return workbookOf('主业目录与占比', sheet, rows, actor, now)
}
