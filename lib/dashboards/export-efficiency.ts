import ExcelJS from 'exceljs'
import { efficiencyReport } from '@/lib/dashboards/queries/efficiency'
import { periodText } from '@/lib/dashboards/rules/count-period'
import { efficiencyTables, type ReportTable } from '@/lib/dashboards/rules/efficiency-tables'
import { dateTime } from '@/lib/dashboards/rules/shanghai-time'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'

/** The tables of the statistics under a scope; that they were taken along stands in the audit trail. Throws Refusal. */
async function exported(actor: Actor, scope: Record<string, string>, part: string, now: Date) {
  const report = await runQuery(efficiencyReport, actor, scope, now)
  await asActor(actor, (tx) =>
    writeAudit(tx, [auditLine('exportEfficiency', actor, { detail: { scope, part, filings: report.total.filings } }, now)]),
  )
  return report
}

/** One table of the statistics; `not_found` when there is none of that key. */
export async function exportEfficiencyTable(actor: Actor, scope: Record<string, string>, part: string, now: Date): Promise<ReportTable> {
  const table = efficiencyTables(await exported(actor, scope, part, now)).find(({ key }) => key === part)
  if (!table) throw new Refusal('not_found', '没有这张统计表。')
  return table
}

/** All tables of the statistics as xlsx, a sheet each, with their period and calibre. */
export async function exportEfficiencyBook(actor: Actor, scope: Record<string, string>, now: Date): Promise<ArrayBuffer> {
  const report = await exported(actor, scope, 'all', now)
  const book = new ExcelJS.Workbook()
  const note = `上报日期 ${periodText(report.scope)}；用时按工作日，扣除停表；办结含不同意、不予受理、撤回；统计时间 ${dateTime(now)}；统计人 ${actor.name}`
  for (const table of efficiencyTables(report)) addSheet(book, table, note)
  return book.xlsx.writeBuffer()
}

function addSheet(book: ExcelJS.Workbook, { title, columns, rows }: ReportTable, note: string): void {
  const sheet = book.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 2, xSplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, fitToPage: true },
  })
  sheet.addRow([note])
  sheet.addRow([...columns]).font = { bold: true }
  for (const row of rows) {
    const added = sheet.addRow(row.map(cellOf))
    row.forEach((value, index) => {
      if (isDecimal(value)) added.getCell(index + 1).numFmt = '0.00'
    })
  }
  columns.forEach((name, index) => {
    sheet.getColumn(index + 1).width = index === 0 ? 28 : Math.max(10, name.length * 2)
  })
}

const isDecimal = (value: string | number | null) => typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value)

// A spreadsheet counts with binary numbers anyway; text that begins like a formula stays text.
function cellOf(value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value
  if (isDecimal(value)) return Number(value)
  return /^[=+\-@]/.test(value) ? `'${value}` : value
}
