import { z } from 'zod'
import { isEmpty } from '@/lib/forms/facts'
import { parseValue } from '@/lib/forms/parse/parse-value'
import type { FormRow } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { personalMark } from '@/lib/platform/personal/marks'
import { dateOf, reportedMonths } from '../ledgers/closed-months'
import { keyColumns, type LedgerKey, ledgerKeys, sheetOf } from '../ledgers/form'
import { accountsOf, debtsOf, type Holder, holdersOf, relatedOf } from '../ledgers/ground'
import { Accounts } from '../ledgers/resolve'
import { type LedgerRecord, recordOf } from '../ledgers/rows'
import { markOverdue, takeOut } from '../ledgers/store'

export const removalSchema = z.strictObject({
  ledger: z.enum(ledgerKeys, '请选择台账').describe('哪一本台账'),
  org: z.string().trim().min(1, '请填写企业统一社会信用代码').max(40).describe('企业统一社会信用代码'),
  key: z
    .record(z.string().max(30), z.string().trim().max(100, '至多 100 个字符'))
    .default({})
    .describe('认出这一行的列：账户 number，余额 number、on_date，债务 contract_no，还本付息计划 contract_no、term，其余见台账说明'),
  reason: z.string().trim().min(5, '请写明错在哪里（至少 5 字）').max(500, '至多 500 字').describe('错在哪里'),
})

/**
 * Takes back a row that was reported wrongly: it leaves its ledger and is kept, with the reason, in the record of corrections. What hangs on it goes along
 * (a debt's instalments, an account's balances). Refused: an account with payments or restricted money on it, which is closed instead; a day or month
 * whose 快报 is accepted, until a correction of that statement is begun.
 */
export const removeLedgerRow = defineCommand({
  name: 'removeLedgerRow',
  permission: 'treasury.report',
  input: removalSchema,
  run: async ({ tx, actor, now, audit, emit }, { ledger, org, key: given, reason }) => {
    const code = org.toUpperCase()
    const holder = (await holdersOf(tx, actor, [code])).get(code)
    if (!holder) throw wrong('org', `没有代码为 ${org} 的企业，或者您无权为它填报`)
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`treasury:${holder.id}`}))`
    const values = read(ledger, given)
    const key = await keyOf(tx, ledger, holder, values)
    const { label } = sheetOf(ledger)
    const name = [holder.name, ...Object.values(key.shown)].join(' ')
    const along = await hanging(tx, ledger, key.record)
    const gone = await takeOut(tx, ledger, key.record)
    if (!gone) throw new Refusal('not_found', `“${label}”台账中没有这一行：${name}。`, firstOf(ledger, `没有这一行：${name}`))
    const rows = [{ ledger, row: gone }, ...along]
    await refuseClosed(tx, holder, rows)
    if (ledger === 'repayment') await markOverdue(tx, [String(gone.debt_id)], shanghaiDate(now))
    const id = newId()
    await tx.treasuryRemoval.createMany({
      data: [{ id, orgId: holder.id, ledger, name, rows, reason, byId: actor.userId, byName: actor.name, at: now }],
    })
    audit({ subjectKind: 'treasury-ledger', subjectId: id, orgId: holder.id, detail: { removed: label, name, rows: rows.length, reason } })
    emit('treasury.corrected', { subjectKind: 'org', subjectId: holder.id, orgId: holder.id, data: { label, name } })
    return { id, name: `${label} ${name}`, along: along.length }
  },
})

const wrong = (field: string, message: string) => new Refusal('invalid', `${message}。`, { [field]: message })
const firstOf = (ledger: LedgerKey, message: string) => ({ [keyColumns[ledger][0] ?? 'org']: message })

/** The columns that name the row, read like those of a workbook. */
function read(ledger: LedgerKey, given: Record<string, string>): FormRow {
  return Object.fromEntries(
    keyColumns[ledger].map((name) => {
      const column = sheetOf(ledger).columns!.find(({ key }) => key === name)!
      const value = parseValue(column, given[name])
      if (!value.ok) throw wrong(name, `${column.label}：${value.message}`)
      if (isEmpty(value.value)) throw wrong(name, `请填写${column.label}`)
      return [name, value.value]
    }),
  )
}

/** The key of the row in its table, and how it is told to people: numbers and names masked. */
async function keyOf(tx: Tx, ledger: LedgerKey, holder: Holder, values: FormRow): Promise<{ record: LedgerRecord; shown: FormRow }> {
  const record = { org_id: holder.id, ...Object.fromEntries(Object.entries(recordOf(ledger, values)).filter(([name]) => name in values)) }
  if (ledger === 'account' || ledger === 'balance') {
    const { account, fault } = new Accounts(await accountsOf(tx, [holder.id])).locate(holder, String(values.number))
    if (!account) throw wrong('number', fault!)
    const { number: _, ...rest } = record as LedgerRecord
    const which: LedgerRecord = ledger === 'account' ? { number_token: account.token, id: account.id } : { account_id: account.id }
    return { record: { ...rest, ...which }, shown: { ...values, number: account.masked } }
  }
  if (ledger === 'repayment' || ledger === 'debt') {
    const debt = (await debtsOf(tx, [holder.id])).get(`${holder.id} ${values.contract_no}`)
    if (!debt) throw wrong('contract_no', `${holder.name}没有合同 ${values.contract_no} 的债务`)
    if (ledger === 'debt') return { record: { ...record, id: debt.id }, shown: values }
    return {
      record: { org_id: holder.id, debt_id: debt.id, term: Number(values.term) },
      shown: { ...values, term: `第 ${values.term} 期` },
    }
  }
  if (ledger === 'related') {
    const name = String(values.name)
    const mark = name.includes('*') ? null : personalMark('户名', name)
    const alike = (await relatedOf(tx, [holder.id])).filter(({ token, masked }) => (mark ? token === mark.token : masked === name))
    if (alike.length !== 1)
      throw wrong('name', `${holder.name}${alike.length === 0 ? '没有' : `有 ${alike.length} 个`}显示为 ${mark?.masked ?? name} 的关联方`)
    return { record: { org_id: holder.id, token: alike[0]!.token }, shown: { name: alike[0]!.masked } }
  }
  return { record, shown: ledger === 'reserve' ? {} : { ...values, ...('month' in record ? { month: String(record.month) } : {}) } }
}

type Kept = { ledger: LedgerKey; row: LedgerRecord }

/** Rows that hang on the one taken back are taken along; an account that payments or restricted money stand on is not taken back. */
async function hanging(tx: Tx, ledger: LedgerKey, { id }: LedgerRecord): Promise<Kept[]> {
  if (ledger === 'debt') {
    const terms = await tx.$queryRaw<
      { row: LedgerRecord }[]
    >`delete from treasury_repayment t where t.debt_id = ${id}::uuid returning to_jsonb(t) as row`
    return terms.map(({ row }) => ({ ledger: 'repayment', row }))
  }
  if (ledger !== 'account') return []
  const [used] = await tx.$queryRaw<{ payments: number; held: number }[]>`
    select (select count(*)::int from treasury_payment p where p.account_id = ${id}::uuid) as payments,
      (select count(*)::int from treasury_restricted r where r.account_id = ${id}::uuid) as held`
  if (used!.payments > 0) throw wrong('number', `账户已有 ${used!.payments} 笔流水，不能撤销；不再使用的账户请在“账户”表中把状态改为“销户”`)
  if (used!.held > 0) throw wrong('number', `账户上登记有 ${used!.held} 笔受限资金，请先撤销或更正这些受限资金`)
  const balances = await tx.$queryRaw<
    { row: LedgerRecord }[]
  >`delete from treasury_balance t where t.account_id = ${id}::uuid returning to_jsonb(t) as row`
  return balances.map(({ row }) => ({ ledger: 'balance', row }))
}

/** Days and months whose 快报 is accepted are closed: the statement was checked against the ledgers as they stood. A begun correction opens them. */
async function refuseClosed(tx: Tx, holder: Holder, rows: readonly Kept[]): Promise<void> {
  const months = rows.flatMap(({ ledger, row }) => row[dateOf[ledger] ?? ''] ?? []).map((day) => String(day).slice(0, 7))
  const asked = [...new Set(months)].map((month) => ({ orgId: holder.id, month }))
  const closed = (await reportedMonths(tx, asked)).filter(({ shut }) => shut)
  if (closed.length === 0) return
  const told = closed.slice(0, 3).map(({ month }) => month)
  throw new Refusal(
    'blocked',
    `${holder.name} ${told.join('、')}${closed.length > 3 ? ` 等 ${closed.length} 个月` : ''}的快报已受理，当月台账不能撤销；请先对快报发起更正，更正受理前可以撤销。`,
  )
}
