import ExcelJS from 'exceljs'
import { z } from 'zod'
import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { plainCell } from '@/lib/forms/excel/plain-cell'
import { type ExcelError, openWorkbook } from '@/lib/forms/excel/read-workbook'
import type { Workbook } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { cleanFileName } from '@/lib/platform/files/file-name'
import { proposeInvestPlan, reportedOrg } from './commands/plans'
import { coreKinds, planItemSchema, planSchema, projectKinds, year as yearSchema } from './schema'

type HeadKey = 'basis' | 'ownFunds' | 'debtFunds' | 'fiscalFunds' | 'overseas'
type ItemKey = keyof z.input<typeof planItemSchema>
/** What stands above the projects, a line each; money in 万元. */
const heads: readonly { key: HeadKey; title: string }[] = [
  { key: 'basis', title: '依据（文件名称和文号）*' },
  { key: 'ownFunds', title: '自有资金（万元）' },
  { key: 'debtFunds', title: '融资资金（万元）' },
  { key: 'fiscalFunds', title: '财政性资金（万元）' },
  { key: 'overseas', title: '其中：境外投资（万元）' },
]
const columns: readonly { key: ItemKey; title: string; required?: boolean; list?: readonly string[] }[] = [
  { key: 'name', title: '项目名称', required: true },
  { key: 'kind', title: '类型', required: true, list: projectKinds },
  { key: 'core', title: '主业属性', required: true, list: coreKinds },
  { key: 'total', title: '总投资（万元）', required: true },
  { key: 'year', title: '本年投资（万元）', required: true },
  { key: 'startOn', title: '开工日期' },
  { key: 'endOn', title: '完工日期' },
  { key: 'yield', title: '收益率（%）' },
  { key: 'decision', title: '决策状态' },
]
const [keyRow, titleRow, firstHead] = [1, 2, 3]
const headRow = firstHead + heads.length + 1
const firstRow = headRow + 1
/** Empty rows with drop-downs below what is filled. */
const spareRows = 200

/** What the template of a year is made of: the newest plan of the asker's enterprise, if there is one. Taking it out is audited. */
export const exportInvestPlanTemplate = defineCommand({
  name: 'exportInvestPlanTemplate',
  permission: 'invest.report',
  input: z.object({ year: yearSchema }),
  run: async ({ tx, actor, audit }, { year }) => {
    const org = await reportedOrg(tx, actor.orgId)
    const plan = await tx.investPlan.findFirst({ where: { orgId: actor.orgId, year }, orderBy: { number: 'desc' } })
    const items = plan ? await tx.investPlanItem.findMany({ where: { planId: plan.id }, orderBy: { position: 'asc' } }) : []
    audit({ subjectKind: 'invest_plan', orgId: actor.orgId, detail: { template: true, year, items: items.length } })
    return { org: org.shortName, year, plan, items }
  },
})

type Content = Awaited<ReturnType<typeof exportInvestPlanTemplate.run>>
const wan = (cents: bigint) => Number(fromCents(cents, '万元'))

function shownItem(item: Content['items'][number], key: ItemKey): string | number | null {
  if (key === 'total' || key === 'year') return wan(item[key])
  if (key === 'yield') return item.yield === null ? null : Number(item.yield)
  return item[key]
}

/** The template of a year with the newest plan in it, to be changed and brought back. Throws Refusal(invalid) for a wrong year. */
export async function planTemplate(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { org, year, plan, items } = await runCommand(exportInvestPlanTemplate, actor, { year: params.year }, { now })
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('年度投资计划')
  page.getCell(keyRow, 1).value = `invest-plan:${year}`
  page.getRow(keyRow).hidden = true
  page.getCell(titleRow, 1).value = `${org} ${year} 年投资计划，金额单位万元；三项资金之和应等于各项目本年投资合计`
  for (const [index, { key, title }] of heads.entries()) {
    page.getCell(firstHead + index, 1).value = title
    page.getCell(firstHead + index, 2).value = key === 'basis' ? null : plan ? wan(plan[key]) : 0
  }
  page.getRow(headRow).values = columns.map(({ title, required }) => (required ? `${title}*` : title))
  page.getRow(headRow).font = { bold: true }
  for (const [index, item] of items.entries()) page.getRow(firstRow + index).values = columns.map(({ key }) => shownItem(item, key))
  for (const [at, { list }] of columns.entries()) {
    page.getColumn(at + 1).width = at === 0 ? 40 : 16
    if (!list) continue
    for (let row = firstRow; row < firstRow + items.length + spareRows; row++)
      page.getCell(row, at + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list.join(',')}"`] }
  }
  return { file: await book.xlsx.writeBuffer(), name: cleanFileName(`${org}${year}年投资计划模板.xlsx`) }
}

export type PlanImport = { id: string | null; number: number | null; items: number; errors: readonly ExcelError[] }

/** Reads a filled template and proposes the plan. With any error nothing is kept and each is named by sheet, row and column. */
export async function fillPlan(actor: Actor, request: Request, now: Date): Promise<PlanImport> {
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const book = await openWorkbook(new Uint8Array(await request.arrayBuffer()))
  const page = book.worksheets.find((one) => String(one.getCell(keyRow, 1).value ?? '').startsWith('invest-plan:'))
  const year = yearSchema.safeParse(String(page?.getCell(keyRow, 1).value ?? '').split(':')[1])
  if (!page || !year.success) throw new Refusal('invalid', '文件里没有年度投资计划的工作表，请下载本页的模板填写。')
  const errors: ExcelError[] = []
  const wrong = (row: number, column: number, message: string) =>
    errors.push({ sheet: page.name, row, column: page.getColumn(column).letter, message })
  const head = readHead(page, wrong)
  const { items, rows } = readItems(page, wrong)
  if (errors.length === 0 && items.length === 0) throw new Refusal('invalid', '表中没有填写任何项目。')
  const none = { id: null, number: null, items: 0 }
  if (errors.length > 0) return { ...none, errors: errors.toSorted((a, b) => a.row - b.row).slice(0, 200) }
  try {
    const done = await runCommand(proposeInvestPlan, actor, { ...head, year: year.data, origin: 'workbook', items }, { now })
    return { ...done, items: items.length, errors: [] }
  } catch (error) {
    // What the plan as a whole does not hold is told at the cell it is about.
    if (!isRefusal(error) || error.code !== 'invalid' || !error.fields) throw error
    for (const [field, message] of Object.entries(error.fields)) {
      const at = heads.findIndex(({ key }) => key === field)
      const item = /^items\.(\d+)/.exec(field)?.[1]
      if (at >= 0) wrong(firstHead + at, 2, message)
      else wrong(item ? rows[Number(item)]! : headRow, 1, message)
    }
    return { ...none, errors }
  }
}

type Wrong = (row: number, column: number, message: string) => void
const unread = '单元格是日期、错误值或没有结果的公式，请粘贴为数值'

function readHead(page: ExcelJS.Worksheet, wrong: Wrong): Record<string, string> {
  const given = heads.map(({ key }, index): [HeadKey, string | null] => {
    const text = plainCell(page.getCell(firstHead + index, 2).value)?.trim() ?? null
    return [key, text === '' && key !== 'basis' ? '0' : text]
  })
  const head = Object.fromEntries(given.map(([key, text]) => [key, text ?? '']))
  const checked = planSchema.pick({ basis: true, ownFunds: true, debtFunds: true, fiscalFunds: true, overseas: true }).safeParse(head)
  for (const [index, [, text]] of given.entries()) if (text === null) wrong(firstHead + index, 2, unread)
  for (const { path, message } of checked.error?.issues ?? []) {
    const index = heads.findIndex(({ key }) => key === path[0])
    if (given[index]?.[1] !== null) wrong(firstHead + index, 2, message)
  }
  return head
}

/** A cell as text; dates as they are written in this form. */
function textOf(value: ExcelJS.CellValue): string | null {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : (plainCell(value)?.trim() ?? null)
}

function readItems(page: ExcelJS.Worksheet, wrong: Wrong): { items: Record<string, string>[]; rows: number[] } {
  const items: Record<string, string>[] = []
  const rows: number[] = []
  page.eachRow((line, row) => {
    const texts = columns.map((_, at) => textOf(line.getCell(at + 1).value))
    if (row < firstRow || texts.every((text) => text === '')) return
    const bad = texts.indexOf(null)
    if (bad >= 0) return wrong(row, bad + 1, unread)
    const item = Object.fromEntries(columns.flatMap(({ key }, at) => (texts[at] ? [[key, texts[at]]] : [])))
    for (const { path, message } of planItemSchema.safeParse(item).error?.issues ?? []) {
      const at = columns.findIndex(({ key }) => key === path[0])
      wrong(row, at + 1, item[String(path[0])] === undefined ? '请填写' : message)
    }
    items.push(item)
    rows.push(row)
  })
  return { items, rows }
}
