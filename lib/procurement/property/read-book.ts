import { checkLargeWorkbook } from '@/lib/forms/excel/open-package'
import type { ExcelError } from '@/lib/forms/excel/read-workbook'
import { columnLetter } from '@/lib/forms/excel/sheet-plan'
import { type StreamedRow, streamTables } from '@/lib/forms/excel/stream-tables'
import type { FormRow } from '@/lib/forms/schema'
import { toCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'
import { tradeForm } from './form'
import type { TradeBook, TradeRow } from './schema'

const text = (values: FormRow, key: string) => (typeof values[key] === 'string' ? String(values[key]).trim() : '')
const orNull = (values: FormRow, key: string) => text(values, key) || null
const fen = (values: FormRow, key: string) => (text(values, key) ? toCents(text(values, key), '万元') : null)

const sheets = Object.fromEntries(tradeForm.fields.map((field) => [field.key, field]))
const most = 200

/** An error at a column of a sheet of the template. */
export function faultAt(table: 'trade' | 'bidder' | 'payment', row: number, key: string, message: string): ExcelError {
  const field = sheets[table]!
  const at = field.columns!.findIndex((column) => column.key === key)
  return { sheet: field.label, row, column: columnLetter(at + 1), message }
}

/**
 * Reads a filled template. Everything that is wrong is told by sheet, row and column, at most 200 errors; what is read may be taken in only if
 * there is none. Refuses (whole) what is no workbook of this template.
 */
export async function readTradeBook(file: Uint8Array): Promise<{ book: TradeBook; errors: ExcelError[] }> {
  await checkLargeWorkbook(file)
  const book: TradeBook = { trades: [], bidders: [], payments: [] }
  const errors: ExcelError[] = []
  for await (const row of streamTables(tradeForm, file)) {
    if (errors.length >= most) break
    errors.push(...row.errors)
    if (row.errors.length === 0) take(book, row)
    if (book.bidders.length > 10_000 || book.payments.length > 20_000 || book.trades.length > 2000)
      throw new Refusal('too_large', '一次不超过 2000 个项目、10000 个竞买方、20000 笔价款，请分开导入。')
  }
  if (errors.length === 0 && book.trades.length === 0)
    throw new Refusal('invalid', '文件里没有填写任何项目：请在“项目”表中每行填一个项目。')
  return { book, errors: errors.slice(0, most) }
}

function take(book: TradeBook, { table, row, values }: StreamedRow): void {
  if (table === 'trade') book.trades.push(tradeOf(values, row))
  else if (table === 'bidder') book.bidders.push(bidderOf(values, row))
  else book.payments.push(paymentOf(values, row))
}

/** A row of “竞买方” as the platform takes it. */
export function bidderOf(values: FormRow, row: number): TradeBook['bidders'][number] {
  return {
    ...{ row, projectNo: text(values, 'project_no'), name: text(values, 'name'), uscc: text(values, 'uscc'), won: values.won === true },
    ...{ offer: fen(values, 'offer'), pct: orNull(values, 'pct') },
  }
}

/** A row of “价款支付” as the platform takes it. */
export function paymentOf(values: FormRow, row: number): TradeBook['payments'][number] {
  const [paidOn, amount] = [text(values, 'paid_on'), fen(values, 'amount') ?? 0n]
  return { row, projectNo: text(values, 'project_no'), paidOn, amount, note: text(values, 'note') }
}

/** A row of “项目” as the platform takes it. */
export function tradeOf(values: FormRow, row: number): TradeRow {
  const day = (key: string) => orNull(values, key)
  return {
    ...{ row, projectNo: text(values, 'project_no'), kind: text(values, 'kind') as TradeRow['kind'], title: text(values, 'title') },
    ...{ uscc: text(values, 'org'), target: text(values, 'target'), pct: orNull(values, 'pct'), controlLost: values.control_lost === true },
    ...{ exchange: text(values, 'exchange'), method: text(values, 'method') as TradeRow['method'] },
    status: text(values, 'status') as TradeRow['status'],
    ...{ preFrom: day('pre_from'), preTo: day('pre_to'), listedFrom: day('listed_from'), listedTo: day('listed_to') },
    ...{ relistedFrom: day('relisted_from'), relistedTo: day('relisted_to'), appraisal: fen(values, 'appraisal') },
    ...{ appraisedOn: day('appraised_on'), appraisalNo: text(values, 'appraisal_no'), floorPrice: fen(values, 'floor_price') },
    ...{ relistPrice: fen(values, 'relist_price'), decisionNo: text(values, 'decision_no') },
    ...{ lowerConsentNo: text(values, 'lower_consent_no'), dealOn: day('deal_on'), dealPrice: fen(values, 'deal_price') },
    ...{ contractOn: day('contract_on'), payMode: orNull(values, 'pay_mode') as TradeRow['payMode'] },
    ...{ resultFrom: day('result_from'), resultTo: day('result_to'), note: text(values, 'note') },
  }
}

/** What does not fit together within a workbook, or with the day on which it is taken in. */
export function bookFaults({ trades, bidders, payments }: TradeBook, today: string): ExcelError[] {
  const errors: ExcelError[] = []
  const known = new Map<string, number>()
  for (const trade of trades) {
    const earlier = known.get(trade.projectNo)
    if (earlier) errors.push(faultAt('trade', trade.row, 'project_no', `项目编号 ${trade.projectNo} 与第 ${earlier} 行重复`))
    else known.set(trade.projectNo, trade.row)
    errors.push(...tradeFaults(trade, today))
  }
  const seen = new Set<string>()
  for (const { row, projectNo, uscc } of bidders) {
    if (!known.has(projectNo)) errors.push(faultAt('bidder', row, 'project_no', `“项目”表中没有项目编号 ${projectNo}`))
    if (seen.has(`${projectNo} ${uscc}`)) errors.push(faultAt('bidder', row, 'uscc', `项目 ${projectNo} 的竞买方 ${uscc} 重复`))
    seen.add(`${projectNo} ${uscc}`)
  }
  for (const { row, projectNo, paidOn } of payments) {
    if (!known.has(projectNo)) errors.push(faultAt('payment', row, 'project_no', `“项目”表中没有项目编号 ${projectNo}`))
    if (paidOn > today) errors.push(faultAt('payment', row, 'paid_on', `支付日期 ${paidOn} 晚于今天，未支付的不填`))
  }
  for (const trade of trades.filter(({ status, kind }) => status === '已成交' && kind !== '增资')) {
    const winners = bidders.filter(({ projectNo, won }) => won && projectNo === trade.projectNo).length
    if (winners === 0) errors.push(faultAt('trade', trade.row, 'status', `已成交，但“竞买方”表中没有项目 ${trade.projectNo} 的受让方`))
  }
  return errors
}

const stretches = [
  ['preFrom', 'preTo', 'pre_to', '预披露'],
  ['listedFrom', 'listedTo', 'listed_to', '正式披露'],
  ['relistedFrom', 'relistedTo', 'relisted_to', '重新披露'],
  ['resultFrom', 'resultTo', 'result_to', '结果公告'],
] as const

const days = [
  ...([
    ['preFrom', 'pre_from'],
    ['preTo', 'pre_to'],
    ['listedFrom', 'listed_from'],
    ['listedTo', 'listed_to'],
  ] as const),
  ...([
    ['relistedFrom', 'relisted_from'],
    ['relistedTo', 'relisted_to'],
    ['appraisedOn', 'appraised_on'],
    ['dealOn', 'deal_on'],
  ] as const),
  ...([
    ['contractOn', 'contract_on'],
    ['resultFrom', 'result_from'],
    ['resultTo', 'result_to'],
  ] as const),
] as const
const [firstDay, lastDay] = ['1990-01-01', '2100-12-31']

function tradeFaults(trade: TradeRow, today: string): ExcelError[] {
  const fault = (key: string, message: string) => faultAt('trade', trade.row, key, message)
  const { kind, pct, target, status, dealOn, dealPrice } = trade
  return [
    ...stretches.flatMap(([from, to, key, what]) => {
      const [first, last] = [trade[from], trade[to]]
      return first && last && last < first ? [fault(key, `${what}止期 ${last} 早于起期 ${first}`)] : []
    }),
    ...days.flatMap(([day, key]) =>
      trade[day] && (trade[day] < firstDay || trade[day] > lastDay)
        ? [fault(key, `${trade[day]} 不在 ${firstDay} 至 ${lastDay} 之间，请核对`)]
        : [],
    ),
    ...(kind !== '资产转让' && !target ? [fault('target', `${kind}须填写标的企业`)] : []),
    ...(kind === '股权转让' && !pct ? [fault('pct', '股权转让须填写转让比例')] : []),
    ...(status === '已成交' && !dealOn ? [fault('deal_on', '已成交的须填写成交日期')] : []),
    ...(status === '已成交' && dealPrice === null ? [fault('deal_price', '已成交的须填写成交价格')] : []),
    ...(status !== '已成交' && dealOn ? [fault('status', `填写了成交日期，状态应为“已成交”，当前为“${status}”`)] : []),
    ...(dealOn && dealOn > today ? [fault('deal_on', `成交日期 ${dealOn} 晚于今天，请核对`)] : []),
    ...(dealOn && trade.listedFrom && dealOn < trade.listedFrom
      ? [fault('deal_on', `成交日期 ${dealOn} 早于正式披露起期 ${trade.listedFrom}`)]
      : []),
  ]
}
