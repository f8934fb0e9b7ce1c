import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents, readMoney } from '@/lib/kernel/money'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type TenderRow, tenderList } from './queries/tenders'
import { tenderFilterSchema, tenderStatuses } from './schema'

/** Most lines of one export. */
export const tenderExportCap = 5000

const wan = (cents: string | null) => (cents === null ? null : Number(fromCents(BigInt(cents), '万元')))
const columns: readonly SheetColumn<TenderRow>[] = [
  { title: '风险等级', width: 10, value: (row) => row.level },
  { title: '标段编号', width: 24, value: (row) => row.code },
  { title: '标段名称', width: 48, value: (row) => row.title },
  { title: '采购企业', width: 24, value: (row) => row.orgName },
  { title: '类别', width: 14, value: (row) => row.category },
  { title: '采购方式', width: 12, value: (row) => row.method },
  { title: '评标办法', width: 14, value: (row) => row.awardRule },
  { title: '公告日期', width: 14, value: (row) => row.noticeOn },
  { title: '有效投标家数', width: 12, value: (row) => row.bidCount },
  { title: '估算价（万元）', width: 16, value: (row) => wan(row.estimate) },
  { title: '中标金额（万元）', width: 16, value: (row) => wan(row.awardAmount) },
  { title: '中标人', width: 30, value: (row) => row.winner },
  { title: '状态', width: 10, value: (row) => (row.status ? tenderStatuses[row.status] : null) },
]

/** The tenders of a filter for a workbook, as the ledger orders them. The export itself is audited. */
export const exportTenders = defineCommand({
  name: 'exportTenders',
  permission: 'procurement.read',
  input: tenderFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await tenderList.run({ tx, actor, now }, { ...filter, size: tenderExportCap, cursor: undefined })
    audit({ subjectKind: 'tender', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The filter that the address of the ledger says. */
export function filterOfAddress(address: Record<string, string>): Record<string, string | boolean> {
  const { category, method, rule, status, notice, least, org, own, party, agency, q, sort } = address
  const [from, to] = (notice ?? '').split('~')
  const amount = least ? readMoney(least, '万元') : null
  const given = {
    category,
    method,
    awardRule: rule,
    status,
    from,
    to,
    orgId: org,
    partyId: party,
    agencyId: agency,
    words: q,
    sort: sort?.replace('-', ''),
    least: amount?.ok ? amount.cents.toString() : '',
  }
  return { ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)), own: own === '1' }
}

/** The ledger under the filter of its address. */
export async function tenderWorkbook(actor: Actor, address: Record<string, string>, now: Date): Promise<Workbook> {
  const rows = await runCommand(exportTenders, actor, filterOfAddress(address), { now })
  return workbookOf('采购台账', columns, rows, actor, now)
}
