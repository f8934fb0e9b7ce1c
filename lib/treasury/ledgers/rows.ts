import { isSupplied } from '@/lib/forms/excel/sheet-plan'
import { isEmpty } from '@/lib/forms/facts'
import { parseValue } from '@/lib/forms/parse/parse-value'
import type { ColumnDefinition, FormRow } from '@/lib/forms/schema'
import { formatMoney, fromCents, toCents } from '@/lib/kernel/money'
import { type LedgerKey, sheetOf } from './form'

/** A value as JSON for PostgreSQL: amounts in fen as text, days as text. */
export type Stored = string | number | boolean | null
/** A row of a ledger by the columns of its table. */
export type LedgerRecord = Record<string, Stored>
/** What is wrong with a row: the column it stands in, and what would be right. */
export type RowFault = readonly [column: string, message: string]

/** What an empty cell means, where it means something. */
const defaults: Readonly<Record<string, Stored>> = {
  ...{ currency: '人民币', frozen: '0', prepaid: '0', beyond: '0', paid_out: '0', secured: false },
}
/** Columns that name something else: who it is, which account, which debt. */
const references = new Set(['org', 'org_name'])

/** The columns of a sheet that a person fills. */
export const typedColumns = (ledger: LedgerKey): ColumnDefinition[] => sheetOf(ledger).columns!.filter((column) => !isSupplied(column))

/** Reads the cells of a row once more, as whoever sends them need not be the reader of workbooks. Empty is null. */
export function readRow(ledger: LedgerKey, given: FormRow): { values: FormRow; faults: RowFault[] } {
  const values: FormRow = {}
  const faults: RowFault[] = []
  for (const column of typedColumns(ledger)) {
    const read = parseValue(column, given[column.key])
    if (!read.ok) faults.push([column.key, read.message])
    else if (isEmpty(read.value) && column.required) faults.push([column.key, `请填写${column.label}`])
    else values[column.key] = read.value
  }
  return { values, faults }
}

/** The typed values of a row by the columns of its table, without what has to be looked up. */
export function recordOf(ledger: LedgerKey, values: FormRow): LedgerRecord {
  return Object.fromEntries(
    typedColumns(ledger)
      .filter(({ key }) => !references.has(key))
      .map((column) => [column.key, stored(column, values[column.key] ?? null)]),
  )
}

function stored({ key, type }: ColumnDefinition, value: FormRow[string]): Stored {
  if (value === null || value === undefined || value === '') return defaults[key] ?? null
  if (typeof value === 'boolean') return value
  const text = String(value)
  if (type === 'money') return toCents(text, '元').toString()
  if (type === 'int') return Number(text)
  return type === 'period' ? `${text.slice(0, 4)}-${text.slice(4)}` : text
}

/** A row of a table as the cells of its sheet; amounts come as JSON numbers, exact up to the largest amount that is kept. */
export function cellsOf(ledger: LedgerKey, row: LedgerRecord): FormRow {
  return Object.fromEntries(
    sheetOf(ledger).columns!.map(({ key, type }) => {
      const value = row[key] ?? null
      if (value === null || typeof value === 'boolean') return [key, value]
      if (type === 'money') return [key, fromCents(BigInt(value), '元')]
      return [key, type === 'period' ? String(value).replace('-', '') : String(value)]
    }),
  )
}

/** A value of a ledger in words. */
export function shown({ type, unit }: ColumnDefinition, value: Stored): string {
  if (value === null) return '空'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return type === 'money' ? `${formatMoney(BigInt(value))} 元` : `${value}${unit ?? ''}`
}

const money = (value: Stored | undefined) => BigInt(value as string)
const over = (row: LedgerRecord, key: string, limit: string) => money(row[key]) > money(row[limit])

/** What does not hold within a row, or against the day on which it is taken in. `today` = `YYYY-MM-DD`. */
export function faultsWithin(ledger: LedgerKey, row: LedgerRecord, today: string): RowFault[] {
  const found: (RowFault | false)[] = (checks[ledger] ?? (() => []))(row, today)
  return found.filter((fault) => fault !== false)
}

const text = (row: LedgerRecord, key: string) => String(row[key] ?? '')
const ordered = (row: LedgerRecord, from: string, to: string, what: string): RowFault | false =>
  text(row, to) < text(row, from) && [to, `${what} ${text(row, to)} 不应早于 ${text(row, from)}`]
const past = (row: LedgerRecord, key: string, today: string, what: string): RowFault | false =>
  text(row, key) > today && [key, `${what} ${text(row, key)} 晚于今天，请核对`]

/** A state that the day has overtaken, or that the day has not reached. */
function timely(row: LedgerRecord, today: string, done: string): RowFault | false {
  const [due, status] = [text(row, 'due_on'), text(row, 'status')]
  if (status === '未到期' && due < today) return ['status', `${due} 已过，状态应为“${done}”或“逾期”`]
  return status === '逾期' && due >= today && ['status', `${due} 尚未到，状态应为“未到期”或“${done}”`]
}

type Check = (row: LedgerRecord, today: string) => (RowFault | false)[]
const checks: Partial<Record<LedgerKey, Check>> = {
  account: (row, today) => [
    past(row, 'opened_on', today, '开户日期'),
    row.status === '销户' && row.closed_on === null && ['closed_on', '状态为“销户”的须填写销户日期'],
    row.status !== '销户' && row.closed_on !== null && ['status', `填写了销户日期，状态应为“销户”，当前为“${row.status}”`],
    row.closed_on !== null && ordered(row, 'opened_on', 'closed_on', '销户日期'),
    row.closed_on !== null && past(row, 'closed_on', today, '销户日期'),
  ],
  balance: (row, today) => [past(row, 'on_date', today, '余额日期'), over(row, 'frozen', 'balance') && ['frozen', '冻结金额不应大于余额']],
  debt: (row, today) => [
    past(row, 'drawn_on', today, '发放日'),
    ordered(row, 'drawn_on', 'due_on', '到期日'),
    over(row, 'balance', 'principal') && ['balance', '债务余额不应大于金额'],
    over(row, 'prepaid', 'principal') && ['prepaid', '提前还款不应大于金额'],
    row.rate_kind === '固定' && row.spread !== null && ['spread', '固定利率不填加点'],
  ],
  repayment: (row, today) => [timely(row, today, '已还')],
  credit: (row) => [over(row, 'used', 'total') && ['used', '已用额度不应大于授信总额']],
  guarantee: (row) => [
    ordered(row, 'from_on', 'to_on', '终止日'),
    over(row, 'balance', 'amount') && ['balance', '担保余额不应大于担保金额'],
    over(row, 'beyond', 'balance') && ['beyond', '超股比额不应大于担保余额'],
  ],
  bill: (row, today) => [
    past(row, 'drawn_on', today, '出票日'),
    ordered(row, 'drawn_on', 'due_on', '到期日'),
    timely(row, today, '已兑付'),
  ],
  restricted: (row) => [row.to_on !== null && ordered(row, 'from_on', 'to_on', '终止日')],
  payable: (row, today) => [past(row, 'arose_on', today, '形成日'), ordered(row, 'arose_on', 'due_on', '到期日')],
  concentration: (row) => [over(row, 'actual', 'target') && ['actual', '已归集余额不应大于应归集余额']],
  budget: (row, today) => [
    row.actual_close !== null &&
      text(row, 'month') >= today.slice(0, 7) && ['actual_close', `${text(row, 'month')} 尚未结束，不填实际期末可用`],
  ],
}
