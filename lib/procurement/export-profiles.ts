import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type BuyerRow, buyerList } from './queries/buyers'
import { type ExpertRow, expertList } from './queries/experts'
import { lastYears } from './rules/profile-period'
import { buyerFilterSchema, expertFilterSchema } from './schema'

/** Most lines of one export. */
const cap = 5000

const ratio = (value: number | null) => (value === null ? null : Number(value.toFixed(2)))
const percent = (value: number | null) => (value === null ? null : Number((value * 100).toFixed(2)))
const wan = (cents: string | null) => (cents === null ? null : Number(fromCents(BigInt(cents), '万元')))

const expertColumns: readonly SheetColumn<ExpertRow>[] = [
  { title: '专家编号', width: 18, value: (row) => row.no },
  { title: '专业', width: 18, value: (row) => row.speciality },
  { title: '任职单位', width: 36, value: (row) => row.employer },
  { title: '参评次数', width: 10, value: (row) => row.seats },
  { title: '采购人数', width: 10, value: (row) => row.buyers },
  { title: '最近参评', width: 14, value: (row) => row.lastOn },
  { title: '主观分偏离（占满分，%）', width: 22, value: (row) => percent(row.lean) },
  { title: '现有发现', width: 10, value: (row) => row.findings },
  { title: '其中红橙', width: 10, value: (row) => row.serious },
  { title: '聘期至', width: 14, value: (row) => row.termUntil },
  { title: '暂停参评', width: 10, value: (row) => (row.suspended ? '是' : '') },
]

const buyerColumns: readonly SheetColumn<BuyerRow>[] = [
  { title: '采购人', width: 28, value: (row) => row.name },
  { title: '所属集团', width: 20, value: (row) => row.groupName },
  { title: '行业', width: 24, value: (row) => row.industry },
  { title: '标段数', width: 10, value: (row) => row.tenders },
  { title: '中标金额（万元）', width: 18, value: (row) => wan(row.awarded) },
  { title: '公开招标金额占比（%）', width: 20, value: (row) => ratio(row.open) },
  { title: '单一投标占比（%）', width: 16, value: (row) => ratio(row.single) },
  { title: '节资率（%）', width: 12, value: (row) => ratio(row.saved) },
  { title: '采购周期中位（天）', width: 18, value: (row) => ratio(row.cycle) },
  { title: '每百标段异议投诉', width: 16, value: (row) => ratio(row.complaints) },
  { title: '红橙线索', width: 10, value: (row) => row.serious },
]

/** The experts of a filter for a workbook, as the list orders them. The export itself is audited. */
export const exportExperts = defineCommand({
  name: 'exportExperts',
  permission: 'procurement.read',
  input: expertFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await expertList.run({ tx, actor, now }, { ...filter, size: cap, cursor: undefined })
    audit({ subjectKind: 'expert', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The buyers of a filter for a workbook, as the list orders them. The export itself is audited. */
export const exportBuyers = defineCommand({
  name: 'exportBuyers',
  permission: 'procurement.read',
  input: buyerFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await buyerList.run({ tx, actor, now }, { ...filter, size: cap, cursor: undefined })
    audit({ subjectKind: 'buyer', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The experts under the filter of the address. */
export async function expertWorkbook(actor: Actor, { speciality, state, q, sort }: Record<string, string>, now: Date): Promise<Workbook> {
  const filter = { ...given({ speciality, state, words: q }), ...sorting(sort) }
  return workbookOf('评标专家', expertColumns, await runCommand(exportExperts, actor, filter, { now }), actor, now)
}

/** The buyers under the filter of the address. */
export async function buyerWorkbook(actor: Actor, { industry, notice, q, sort }: Record<string, string>, now: Date): Promise<Workbook> {
  const filter = { ...lastYears(notice, now), ...given({ industry, words: q }), ...sorting(sort) }
  return workbookOf('采购人', buyerColumns, await runCommand(exportBuyers, actor, filter, { now }), actor, now)
}

const given = (values: Record<string, string | undefined>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value))
const sorting = (sort: string | undefined) => (sort ? { sort: sort.replace('-', ''), descending: sort.startsWith('-') } : {})
