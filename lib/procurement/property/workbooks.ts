import { largestWorkbook } from '@/lib/forms/excel/open-package'
import { formTemplate, formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormRow } from '@/lib/forms/schema'
import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import { type Actor, may } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { isId } from '@/lib/platform/id'
import { tradeForm } from './form'
import { type TradeListRow, tradeList } from './list'
import { readTradeBook } from './read-book'
import { tradeFilterSchema } from './schema'
import { takeTrades } from './take-in'

/** Most lines of one export, and projects of a template with what is there. */
const cap = 5000
const wan = (cents: string | bigint | null | undefined) =>
  cents === null || cents === undefined ? null : Number(fromCents(BigInt(cents), '万元'))

/** The ledger under a filter for a workbook. The export itself is audited. */
export const exportTrades = defineCommand({
  name: 'exportTrades',
  permission: 'procurement.read',
  input: tradeFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await tradeList.run({ tx, actor, now }, { ...filter, size: cap, cursor: undefined })
    audit({ subjectKind: 'property-trade', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The projects of one's own enterprises as the import template, to be changed and taken in again. Taking them out is audited. */
export const exportTradeBook = defineCommand({
  name: 'exportTradeBook',
  permission: 'procurement.report',
  input: tradeFilterSchema.pick({ orgId: true }),
  run: async ({ tx, audit }) => {
    const trades = await tx.propertyTrade.findMany({ orderBy: [{ at: 'desc' }, { id: 'asc' }], take: 2000 })
    const of = { tradeId: { in: trades.map(({ id }) => id) } }
    const orgs = await tx.org.findMany({ where: { id: { in: trades.map(({ orgId }) => orgId) } }, select: { id: true, code: true } })
    const bidders = await tx.propertyBidder.findMany({ where: of, orderBy: { id: 'asc' } })
    const parties = await tx.party.findMany({
      where: { partyId: { in: bidders.map(({ partyId }) => partyId) } },
      select: { partyId: true, name: true, uscc: true },
    })
    const payments = await tx.propertyPayment.findMany({ where: of, orderBy: [{ paidOn: 'asc' }, { id: 'asc' }] })
    audit({ subjectKind: 'property-trade', detail: { book: true, projects: trades.length } })
    return { trades, orgs, bidders, parties, payments }
  },
})

/** The empty template (`?empty=1`), or the template with what one's own enterprises have entered. */
export async function tradeBook(actor: Actor, { empty }: Record<string, string>, now: Date): Promise<Workbook> {
  if (!may(actor, 'procurement.report')) throw new Refusal('forbidden', '您的岗位没有报送采购与产权交易数据的权限。')
  const file =
    empty === '1'
      ? await formTemplate(tradeForm)
      : await formWorkbook(tradeForm, bookRows(await runCommand(exportTradeBook, actor, {}, { now })))
  return { file: file.buffer as ArrayBuffer, name: `${tradeForm.title}.xlsx` }
}

function bookRows({
  trades,
  orgs,
  bidders,
  parties,
  payments,
}: Awaited<ReturnType<typeof exportTradeBook.run>>): Record<string, FormRow[]> {
  const amount = (cents: bigint | null) => (cents === null ? null : fromCents(cents, '万元'))
  const code = new Map(orgs.map((org) => [org.id, org.code ?? '']))
  const party = new Map(parties.map((one) => [one.partyId, one]))
  const number = new Map(trades.map((trade) => [trade.id, trade.projectNo]))
  return {
    trade: trades.map((trade) => ({
      ...{ project_no: trade.projectNo, kind: trade.kind, title: trade.title, org: code.get(trade.orgId) ?? '', target: trade.targetName },
      ...{ pct: trade.pct?.toString() ?? null, control_lost: trade.controlLost, exchange: trade.exchange, method: trade.method },
      ...{ status: trade.status, pre_from: trade.preFrom, pre_to: trade.preTo, listed_from: trade.listedFrom, listed_to: trade.listedTo },
      ...{ relisted_from: trade.relistedFrom, relisted_to: trade.relistedTo, appraisal: amount(trade.appraisal) },
      ...{ appraised_on: trade.appraisedOn, appraisal_no: trade.appraisalNo, floor_price: amount(trade.floorPrice) },
      ...{ relist_price: amount(trade.relistPrice), decision_no: trade.decisionNo, lower_consent_no: trade.lowerConsentNo },
      ...{ deal_on: trade.dealOn, deal_price: amount(trade.dealPrice), contract_on: trade.contractOn, pay_mode: trade.payMode },
      ...{ result_from: trade.resultFrom, result_to: trade.resultTo, note: trade.note },
    })),
    bidder: bidders.map(({ tradeId, partyId, won, offer, pct }) => ({
      ...{ project_no: number.get(tradeId) ?? '', name: party.get(partyId)?.name ?? '', uscc: party.get(partyId)?.uscc ?? '', won },
      ...{ offer: amount(offer), pct: pct?.toString() ?? null },
    })),
    payment: payments.map(({ tradeId, paidOn, amount: paid, note }) => ({
      ...{ project_no: number.get(tradeId) ?? '', paid_on: paidOn, amount: amount(paid), note },
    })),
  }
}

/** Reads a filled template and takes it in; with any error nothing is kept and each is told by sheet, row and column. */
export async function fillTrades(actor: Actor, request: Request, now: Date) {
  if (!may(actor, 'procurement.report')) throw new Refusal('forbidden', '您的岗位没有报送采购与产权交易数据的权限。')
  if (Number(request.headers.get('content-length') ?? 0) > largestWorkbook)
    throw new Refusal('too_large', '表格文件不得超过 2 MB，请删去无关的工作表后再导入。')
  const { book, errors } = await readTradeBook(new Uint8Array(await request.arrayBuffer()))
  return errors.length > 0 ? { added: 0, changed: 0, errors } : runCommand(takeTrades, actor, book, { now })
}

const tradeColumns: readonly SheetColumn<TradeListRow>[] = [
  { title: '项目编号', width: 22, value: (row) => row.projectNo ?? null },
  { title: '交易类型', width: 12, value: (row) => row.kind ?? null },
  { title: '标的', width: 40, value: (row) => row.title ?? null },
  { title: '转让方', width: 24, value: (row) => row.orgName ?? null },
  { title: '标的企业', width: 30, value: (row) => row.targetName ?? null },
  { title: '交易机构', width: 24, value: (row) => row.exchange ?? null },
  { title: '方式', width: 12, value: (row) => row.method ?? null },
  { title: '状态', width: 10, value: (row) => row.status ?? null },
  { title: '正式披露起', width: 14, value: (row) => row.listedFrom ?? null },
  { title: '正式披露止', width: 14, value: (row) => row.listedTo ?? null },
  { title: '评估值（万元）', width: 16, value: (row) => wan(row.appraisal) },
  { title: '首次底价（万元）', width: 16, value: (row) => wan(row.floorPrice) },
  { title: '成交日期', width: 14, value: (row) => row.dealOn ?? null },
  { title: '成交价格（万元）', width: 16, value: (row) => wan(row.dealPrice) },
  { title: '受让方', width: 36, value: (row) => row.transferee ?? null },
  { title: '竞买方数', width: 10, value: (row) => row.bidders ?? null },
  { title: '已付（万元）', width: 16, value: (row) => wan(row.paid) },
  { title: '灯', width: 6, value: (row) => row.light ?? null },
  { title: '不符项数', width: 10, value: (row) => row.breaches ?? null },
]

const bothColumns: readonly SheetColumn<TradeListRow>[] = [
  { title: '主体', width: 36, value: (row) => row.partyName ?? null },
  { title: '企业', width: 24, value: (row) => row.orgName ?? null },
  { title: '产权交易项目', width: 40, value: (row) => row.tradeTitle ?? null },
  { title: '项目编号', width: 22, value: (row) => row.projectNo ?? null },
  { title: '身份', width: 10, value: (row) => (row.won ? '受让方' : '竞买方') },
  { title: '交易日期', width: 14, value: (row) => row.tradeOn ?? null },
  { title: '中标标段', width: 40, value: (row) => row.tenderTitle ?? null },
  { title: '中标日期', width: 14, value: (row) => row.tenderOn ?? null },
  { title: '中标金额（万元）', width: 16, value: (row) => wan(row.tenderAmount) },
  { title: '说明', width: 12, value: () => '需核查' },
]

/** The ledger under the filter of the address. */
export async function tradesWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const { tab, kind, status, method, light, day = '', q, org, party, sort = '' } = params
  const [from, to] = day.split('~')
  const given = {
    kind,
    status,
    method,
    light,
    from,
    to,
    words: q,
    orgId: isId(org ?? '') ? org : undefined,
    partyId: isId(party ?? '') ? party : undefined,
  }
  const filter = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
    ...(tab === 'both' ? { tab } : {}),
    ...(sort ? { sort: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : {}),
  }
  const rows = await runCommand(exportTrades, actor, filter, { now })
  return tab === 'both'
    ? workbookOf('两头往来线索', bothColumns, rows, actor, now)
    : workbookOf('产权交易台账', tradeColumns, rows, actor, now)
}
