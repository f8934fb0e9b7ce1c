import ExcelJS from 'exceljs'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { shanghaiDate } from '@/lib/kernel/workday'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asActor } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { filingList } from './queries/filing-list'
import type { FilingRow } from './queries/filing-rows'
import { statusLabel } from './status'

/** At most this many rows leave in one file. */
const mostRows = 5000

/** The filtered ledger as xlsx, at most 5,000 rows; leaving data is audited. The filter is that of the list's address. */
export async function exportFilings(actor: Actor, params: Record<string, string>, now: Date): Promise<{ file: ArrayBuffer; name: string }> {
  const [from, to] = (params.arrived ?? '').split('~')
  const sort = params.sort ?? '-arrived'
  const filter = {
    ...Object.fromEntries(
      ['tab', 'status', 'matter', 'kind', 'line', 'group', 'org', 'target', 'adcode', 'amountFrom', 'onTime'].flatMap((key) =>
        params[key] ? [[key, params[key]]] : [],
      ),
    ),
    ...(params.q ? { words: params.q } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    sort: sort.replace('-', ''),
    direction: sort.startsWith('-') ? 'desc' : 'asc',
    size: mostRows,
  }
  const { rows } = await runQuery(filingList, actor, filter, now)
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('办件', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width }))
  for (const row of rows) sheet.addRow(columns.map(({ value }) => value(row)))
  sheet.getRow(1).font = { bold: true }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  await asActor(actor, (tx) =>
    writeAudit(tx, [auditLine('exportFilings', actor, { subjectKind: 'filing', detail: { filter, rows: rows.length } }, now)]),
  )
  return { file: await book.xlsx.writeBuffer(), name: `办件台账-${shanghaiDate(now)}.xlsx` }
}

const time = (iso: string | null) => (iso ? `${shanghaiDate(Date.parse(iso))}` : '')
// A leading =, +, - or @ would be run as a formula by the spreadsheet that opens the file.
const plain = (text: string | null) => (text && /^[=+\-@]/.test(text) ? `'${text}` : (text ?? ''))

const columns: { title: string; width: number; value: (row: FilingRow) => string | number }[] = [
  { title: '办件编号', width: 22, value: (row) => row.number ?? '' },
  { title: '标题', width: 48, value: (row) => plain(row.title) },
  { title: '事项编码', width: 12, value: (row) => row.matterCode },
  { title: '事项', width: 28, value: (row) => row.matterName },
  { title: '类型', width: 8, value: (row) => row.kind },
  { title: '企业', width: 20, value: (row) => plain(row.orgName) },
  { title: '金额（万元）', width: 16, value: (row) => (row.amount === null ? '' : fromCents(BigInt(row.amount), '万元')) },
  { title: '状态', width: 10, value: (row) => statusLabel(row.status) },
  { title: '当前环节', width: 16, value: (row) => row.stepName },
  { title: '承诺（工作日）', width: 12, value: (row) => row.promiseDays },
  { title: '用时（工作日）', width: 12, value: (row) => row.usedDays ?? '' },
  { title: '是否按时', width: 10, value: (row) => (row.onTime === null ? '' : row.onTime ? '按时' : '超时') },
  { title: '到达', width: 12, value: (row) => time(row.arrivedAt) },
  { title: '应办结', width: 12, value: (row) => time(row.dueAt) },
  { title: '办结', width: 12, value: (row) => time(row.concludedAt) },
]
