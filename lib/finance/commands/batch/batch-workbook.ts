import ExcelJS from 'exceljs'
import { z } from 'zod'
import { poolsOf } from '@/lib/flow/performer'
import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { plainCell } from '@/lib/forms/excel/plain-cell'
import { type ExcelError, openWorkbook } from '@/lib/forms/excel/read-workbook'
import type { Workbook } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { Decimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { fileOf } from '../../intake/file-of'
import { type FilingUnit, typedAmount } from '../../statement/amounts'
import { type Cell, cellsOf } from '../../statement/form'
import { annualForm, flashForm } from '../../statement/forms'
import { amountsOf, formFor } from '../../statement/read'
import { type Scope, scopes, scopesOf } from '../../statement/scope'
import { openStatementSchema, usualUnit } from '../open-statement'
import { pushStatements } from './push-statements'
import { type BatchOutcome, mostStatements, type PushedStatement } from './schema'

/** Where things stand: the keys of the cells in a hidden row, two rows of heads, then a row a statement. */
const [keyRow, headRow, firstRow] = [1, 3, 4]
const heads = ['企业', '期间', '口径', '金额单位'] as const
const firstColumn = heads.length + 1
const mark = (form: string) => `statements:${form}`

type Row = { name: string; scope: Scope; unit: FilingUnit | null; amounts: string | null }

/** What the template of a month or year is made of: enterprises for which the asker fills in, in every scope, with what was filled already. */
export const exportBatchTemplate = defineCommand({
  name: 'exportBatchTemplate',
  permission: 'finance.report',
  input: openStatementSchema.pick({ form: true, period: true }),
  run: async ({ tx, actor, now, audit }, { form: code, period }) => {
    const { form } = await formFor(tx, code, period)
    const mine = (await poolsOf(tx, actor, now)).flatMap(({ pool, via }) => (via ? [] : (/^E-FILL@(.+)$/.exec(pool)?.[1] ?? [])))
    const rows = await tx.$queryRaw<(Omit<Row, 'scope'> & { scope: Scope | null; consolidates: boolean })[]>`
      select o.name, s.scope, v.unit, v.amounts::text as amounts,
        exists (select 1 from org b where b.parent_id = o.id and b.consolidated and b.kind = 'enterprise' and b.status <> '已注销') as consolidates
      from org o left join (statement s join statement_version v on v.id = s.version_id)
        on s.org_id = o.id and s.form_code = ${code} and s.period = ${period}
      where o.id::text = any(${mine}) and o.kind = 'enterprise' and o.status <> '已注销' order by o.level, o.code`
    const wanted = rows.flatMap((row) => scopesOf(row.consolidates).map((scope) => ({ name: row.name, scope })))
    const held = new Map(rows.map((row) => [`${row.name}:${row.scope}`, row]))
    const unique = [...new Map(wanted.map((row) => [`${row.name}:${row.scope}`, row])).values()]
    audit({ subjectKind: 'statement', detail: { template: true, form: code, period, rows: unique.length } })
    return {
      form,
      rows: unique.map((row): Row => {
        const known = held.get(`${row.name}:${row.scope}`)
        return { ...row, unit: known?.unit ?? null, amounts: known?.amounts ?? null }
      }),
    }
  },
})

/** The template of many statements: one row a statement, one column a cell. Throws Refusal(invalid) for a wrong period. */
export async function batchTemplate(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const wish = { form: params.form === 'annual' ? ('annual' as const) : ('flash' as const), period: Number(params.period) }
  const { form, rows } = await runCommand(exportBatchTemplate, actor, wish, { now })
  // What is not asked any more has no column; a new statement takes its earlier periods from what was accepted.
  const retired = new Set(form.sheets.flatMap(({ key, lines }) => lines.filter((line) => line.retired).map((line) => `${key}.${line.key}`)))
  const cells = [...cellsOf(form).values()].filter(({ sheet, line }) => !retired.has(`${sheet}.${line}`))
  const titles = new Map(form.sheets.map(({ key, title }) => [key, title]))
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('成批填报', { views: [{ state: 'frozen', xSplit: heads.length, ySplit: headRow }] })
  page.getRow(keyRow).values = [mark(wish.form), '', '', '', ...cells.map(({ path }) => path)]
  page.getRow(keyRow).hidden = true
  page.getRow(headRow - 1).values = [
    `${form.name}：一行一张报表，整列不填的沿用已有数据`,
    '',
    '',
    '',
    ...cells.map(({ sheet }) => titles.get(sheet)),
  ]
  page.getRow(headRow).values = [...heads, ...cells.map(({ label, columnLabel }) => `${label}（${columnLabel}）`)]
  page.getRow(headRow).font = { bold: true }
  for (const [index, row] of rows.entries()) {
    const unit = row.unit ?? usualUnit(wish.form)
    const amounts = row.amounts === null ? [] : amountsOf(row.amounts)
    page.getRow(firstRow + index).values = [
      row.name,
      wish.period,
      scopes[row.scope],
      unit,
      ...cells.map((cell) => shown(amounts[cell.position - 1], cell, unit)),
    ]
  }
  for (let column = 1; column < firstColumn + cells.length; column++) page.getColumn(column).width = column === 1 ? 36 : 16
  return { file: await book.xlsx.writeBuffer(), name: cleanFileName(`${wish.period}${form.name}成批填报模板.xlsx`) }
}

function shown(stored: bigint | null | undefined, cell: Cell, unit: FilingUnit): number | string | null {
  const text = typedAmount(stored, cell, unit)
  return text === '' ? null : new Decimal(text).precision() <= 15 ? Number(text) : text
}

export type BatchImport = {
  /** How many statements were begun, changed, left as they were. */
  created: number
  changed: number
  unchanged: number
  /** Statements that were taken in although formulas of level 错误 fail, as they are called in the sheet. */
  failing: readonly string[]
  errors: readonly ExcelError[]
}

type Placed = { row: number; statement: PushedStatement }

/** Reads a filled workbook and hands all its statements in as one batch; each wrong row is named by row and column and left out, the others count. */
export async function fillBatch(actor: Actor, request: Request, now: Date): Promise<BatchImport> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请分成几个文件导入。')
  const bytes = new Uint8Array(await request.arrayBuffer())
  const book = await openWorkbook(bytes)
  const page = book.worksheets.find((one) => /^statements:(?:flash|annual)$/.test(String(one.getCell(keyRow, 1).value ?? '')))
  if (!page) throw new Refusal('invalid', '文件里没有成批填报的工作表，请下载本页的模板填写。')
  const form = String(page.getCell(keyRow, 1).value).endsWith('annual') ? annualForm : flashForm
  const { placed, columns, errors } = readRows(page, form.code)
  if (placed.length === 0 && errors.length === 0) throw new Refusal('invalid', '表中没有填写任何报表。')
  if (placed.length > mostStatements) throw new Refusal('invalid', `一个文件至多 ${mostStatements} 张报表，请分成几个文件导入。`)
  const statements = placed.map(({ statement }) => statement)
  const cells = columns.map(({ path }) => path)
  const places = placed.map(({ row }) => `${page.name} 第 ${row} 行`)
  const submission = { cells, statements, source: 'workbook', file: fileOf(request, bytes), places, columns: columns.map(({ at }) => at) }
  const { outcomes } = statements.length === 0 ? { outcomes: [] } : await runCommand(pushStatements, actor, submission, { now })
  for (const outcome of outcomes) errors.push(...errorsOf(outcome, placed[outcome.number - 1]!.row, page, columns))
  const count = (state: BatchOutcome['state']) => outcomes.filter((one) => one.state === state).length
  const failing = outcomes.filter(({ failed }) => failed.some(({ level }) => level === 'error'))
  return {
    ...{ created: count('created'), changed: count('changed'), unchanged: count('unchanged') },
    failing: failing.map(({ number }) => `${statements[number - 1]!.org}（${scopes[statements[number - 1]!.scope]}）`),
    errors: errors.toSorted((a, b) => a.row - b.row).slice(0, 200),
  }
}

type Column = { at: number; path: string }

function errorsOf(outcome: BatchOutcome, row: number, page: ExcelJS.Worksheet, columns: readonly Column[]): ExcelError[] {
  if (outcome.state !== 'refused') return []
  const place = (column: number) => ({ sheet: page.name, row, column: page.getColumn(column).letter })
  if (outcome.faults.length === 0) return [{ ...place(1), message: outcome.message }]
  return outcome.faults.map(({ cell, message }) => ({ ...place(columns[cell]!.at), message }))
}

const byScope = new Map(Object.entries(scopes).map(([key, label]) => [label as string, key]))
const rowSchema = z.object({
  org: z.string().min(1, '请填写企业名称或统一社会信用代码'),
  period: z
    .string()
    .regex(/^\d{6}$/, '期间写作六位数字，如 202611')
    .transform(Number),
  scope: z.string().refine((label) => byScope.has(label), `口径应为${Object.values(scopes).join('、')}之一`),
  unit: z.enum(['元', '万元'], '金额单位应为元或万元'),
})

/** The rows of a sheet as statements. Columns in which no row has anything are left out, so that what is there stays. */
function readRows(page: ExcelJS.Worksheet, form: 'flash' | 'annual'): { placed: Placed[]; columns: Column[]; errors: ExcelError[] } {
  const errors: ExcelError[] = []
  const all: Column[] = []
  page.getRow(keyRow).eachCell((cell, at) => {
    if (at >= firstColumn && typeof cell.value === 'string') all.push({ at, path: cell.value.trim() })
  })
  const read: { row: number; head: Omit<PushedStatement, 'values'>; texts: string[] }[] = []
  page.eachRow((line, row) => {
    const texts = all.map(({ at }) => plainCell(line.getCell(at).value))
    const names = heads.map((_, index) => plainCell(line.getCell(index + 1).value)?.trim() ?? '')
    if (row < firstRow || texts.every((text) => text?.trim() === '')) return
    const wrong = (at: number, message: string) => errors.push({ sheet: page.name, row, column: page.getColumn(at).letter, message })
    const unread = texts.indexOf(null)
    if (unread >= 0) return void wrong(all[unread]!.at, '单元格是日期、错误值或没有结果的公式，请粘贴为数值')
    const keys = ['org', 'period', 'scope', 'unit'] as const
    const head = rowSchema.safeParse(Object.fromEntries(keys.map((key, index) => [key, names[index]])))
    if (!head.success) {
      for (const { path, message } of head.error.issues) wrong(keys.indexOf(path[0] as 'org') + 1, message)
      return
    }
    const scope = byScope.get(head.data.scope) as Scope
    read.push({ row, head: { ...head.data, form, scope }, texts: texts as string[] })
  })
  const used = all.map((_, index) => read.some(({ texts }) => texts[index]!.trim() !== ''))
  const kept = <T>(list: readonly T[]) => list.filter((_, index) => used[index])
  const placed = read.map(({ row, head, texts }) => ({ row, statement: { ...head, values: kept(texts) } }))
  return { placed, columns: kept(all), errors }
}
