import type { FormRow } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { type PersonalMark, personalMark } from '@/lib/platform/personal/marks'
import type { LedgerKey } from './form'
import { accountsOf, debtsOf, type Holder, holdersOf, holdersOfNumbers, type KnownAccount, registered, relatedOf } from './ground'
import { type LedgerRecord, type RowFault, recordOf } from './rows'

/** A row of the workbook whose cells are in order. */
export type ReadRow = { ledger: LedgerKey; row: number; values: FormRow }
/** The same as a row of its table, or what is wrong with what it names. `name` = how the row is told to people. */
export type Resolved = ReadRow & { holder: Holder | undefined; record: LedgerRecord; name: string; faults: RowFault[] }

const text = (values: FormRow, key: string) => String(values[key] ?? '')

/**
 * Finds what rows name: the enterprise, the account behind a full or masked number, the debt behind a contract, who is guaranteed. An account or a
 * debt may come with the same workbook. Gives the rows by ledger order and the marks of account numbers that are new.
 */
export async function resolve(tx: Tx, actor: Actor, rows: readonly ReadRow[]): Promise<{ resolved: Resolved[]; marks: PersonalMark[] }> {
  const code = ({ values }: ReadRow) => text(values, 'org').toUpperCase()
  const holders = await holdersOf(tx, actor, [...new Set(rows.map(code))])
  const orgIds = [...holders.values()].map(({ id }) => id).toSorted()
  // One report of an enterprise at a time, payments included: what is compared here is what is written.
  for (const id of orgIds) await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`treasury:${id}`}))`
  const of = (ledger: LedgerKey) => rows.filter((row) => row.ledger === ledger)
  const accounts = new Accounts(await accountsOf(tx, orgIds))
  await accounts.ask(tx, of('account'))
  const related = new Related(of('related').length > 0 ? await relatedOf(tx, orgIds) : [])
  const debts = await debtsOf(tx, orgIds)
  const obligors = await registered(tx, [...new Set(of('guarantee').map(({ values }) => text(values, 'obligor')))])
  const finders: Partial<Record<LedgerKey, Finder>> = {
    account: (holder, values) => accounts.enter(holder, values),
    balance: (holder, values) => accounts.find(holder, values),
    debt: (holder, values) => {
      const key = `${holder.id} ${text(values, 'contract_no')}`
      const known = debts.get(key)
      const id = known?.id ?? newId()
      debts.set(key, { id, drawnOn: text(values, 'drawn_on') })
      return { more: { id, overdue: false } }
    },
    repayment: (holder, values) => {
      const contract = text(values, 'contract_no')
      const debt = debts.get(`${holder.id} ${contract}`)
      if (!debt) return { fault: ['contract_no', `${holder.name}没有合同 ${contract} 的债务，请先在“债务”表中填写`] }
      if (text(values, 'due_on') < debt.drawnOn) return { fault: ['due_on', `还款日早于债务的发放日 ${debt.drawnOn}`] }
      const secured = values.status === '已还' || values.secured === true
      return { more: { debt_id: debt.id, secured }, less: ['contract_no'] }
    },
    guarantee: (holder, values) => {
      const given = text(values, 'obligor')
      const obligor = obligors.get(given) ?? obligors.get(given.toUpperCase())
      if (obligor?.id === holder.id) return { fault: ['obligor', '被担保人不能是担保企业自己'] }
      const outside = !obligor || obligor.top !== holder.top
      return { more: { id: newId(), obligor_id: obligor?.id ?? null, obligor: obligor?.name ?? given, outside } }
    },
    restricted: (holder, values) => {
      const { account, fault } = values.account ? accounts.locate(holder, text(values, 'account')) : {}
      return fault ? { fault: ['account', fault] } : { more: { id: newId(), account_id: account?.id ?? null }, less: ['account'] }
    },
    related: (holder, values) => related.enter(holder, values),
    payable: () => ({ more: { id: newId() } }),
    derivative: () => ({ more: { id: newId() } }),
    credit: () => ({ more: { id: newId() } }),
    bill: (_, values) => ({ more: { id: newId(), overdue: values.status === '逾期' } }),
  }
  const resolved = rows.map((row): Resolved => {
    const holder = holders.get(code(row))
    const record = { org_id: holder?.id ?? null, ...recordOf(row.ledger, row.values) }
    const plain = { ...row, holder, record, name: nameOf(row) }
    if (!holder) return { ...plain, faults: [['org', `没有代码为 ${text(row.values, 'org')} 的企业，或者您无权为它填报`]] }
    const { more = {}, less = [], name, fault } = finders[row.ledger]?.(holder, row.values) ?? {}
    const kept = Object.fromEntries(Object.entries(record).filter(([key]) => !less.includes(key)))
    return { ...plain, record: { ...kept, ...more }, name: `${holder.name} ${name ?? plain.name}`.trim(), faults: fault ? [fault] : [] }
  })
  return { resolved, marks: [...accounts.fresh, ...related.fresh] }
}

type Found = { more?: LedgerRecord; less?: readonly string[]; name?: string; fault?: RowFault }
type Finder = (holder: Holder, values: FormRow) => Found

/** Related parties by name within an enterprise; a masked name stands for the one that looks so. */
class Related {
  readonly fresh: PersonalMark[] = []

  constructor(private readonly known: readonly { orgId: string; token: string; masked: string }[]) {}

  enter(holder: Holder, values: FormRow): Found {
    const given = text(values, 'name')
    const alike = this.known.filter(({ orgId, masked }) => orgId === holder.id && masked === given)
    if (given.includes('*') && alike.length !== 1)
      return {
        fault: ['name', `${holder.name}${alike.length === 0 ? '没有' : `有 ${alike.length} 个`}显示为 ${given} 的关联方，请填写全称`],
      }
    const mark = given.includes('*') ? null : personalMark('户名', given)
    if (mark) this.fresh.push(mark)
    const { token, masked } = mark ?? alike[0]!
    return { more: { token, masked }, less: ['name'], name: masked }
  }
}

function nameOf({ ledger, values }: ReadRow): string {
  if (ledger === 'repayment') return `${text(values, 'contract_no')} 第 ${text(values, 'term')} 期`
  if (ledger === 'concentration' || ledger === 'budget') return text(values, 'month').replace(/^(\d{4})(\d{2})$/, '$1-$2')
  return text(values, 'contract_no') || text(values, 'number')
}

/** Accounts by number within an enterprise: those that are there and those that come with the workbook. */
export class Accounts {
  readonly fresh: PersonalMark[] = []
  private readonly known: Map<string, KnownAccount>
  private readonly made = new Map<string, PersonalMark>()
  private others = new Map<string, string[]>()

  constructor(accounts: readonly KnownAccount[]) {
    this.known = new Map(accounts.map((account) => [`${account.orgId} ${account.token}`, account]))
  }

  /** Asks who else has the numbers that are written in full. */
  async ask(tx: Tx, rows: readonly ReadRow[]): Promise<void> {
    const full = rows.map(({ values }) => text(values, 'number')).filter((number) => !number.includes('*'))
    this.others = await holdersOfNumbers(tx, [...new Set(full.map((number) => this.mark(number).token))])
  }

  enter(holder: Holder, values: FormRow): Found {
    const number = text(values, 'number')
    const { account, fault } = number.includes('*') ? this.masked(holder, number) : {}
    if (fault) return { fault: ['number', fault] }
    const mark = account ? null : this.mark(number)
    const { token, masked } = account ?? mark!
    const before = this.known.get(`${holder.id} ${token}`)
    if (mark && (mark.value.length < 6 || mark.value.length > 34))
      return { fault: ['number', `账号应为 6 至 34 位；当前为 ${mark.value.length} 位`] }
    if (!before && (this.others.get(token) ?? []).some((orgId) => orgId !== holder.id))
      return { fault: ['number', `账号 ${masked} 已由其他企业登记，不能登记为${holder.name}的账户，请核对账号和企业`] }
    if (mark && !before) this.fresh.push(mark)
    const [openedOn, closedOn, linked] = [text(values, 'opened_on'), text(values, 'closed_on') || null, values.linked === true]
    const id = before?.id ?? newId()
    this.known.set(`${holder.id} ${token}`, { id, orgId: holder.id, token, masked, openedOn, closedOn, linked })
    return { more: { id, number_token: token, number_masked: masked }, less: ['number'], name: masked }
  }

  find(holder: Holder, values: FormRow): Found {
    const { account, fault } = this.locate(holder, text(values, 'number'))
    if (!account) return { fault: ['number', fault!] }
    const on = text(values, 'on_date')
    if (on < account.openedOn) return { fault: ['on_date', `余额日期早于开户日期 ${account.openedOn}`] }
    if (account.closedOn !== null && on >= account.closedOn)
      return { fault: ['on_date', `账户已于 ${account.closedOn} 销户，不再填报余额`] }
    const available = (
      BigInt(recordOf('balance', values).balance as string) - BigInt(recordOf('balance', values).frozen as string)
    ).toString()
    const more = { account_id: account.id, available, by_hand: !account.linked, batch: null }
    return { more, less: ['number'], name: `${account.masked} ${on}` }
  }

  /** The account of the enterprise that a number stands for, in full or masked; else why there is none. */
  locate(holder: Holder, number: string): { account?: KnownAccount; fault?: string } {
    if (number.includes('*')) return this.masked(holder, number)
    const account = this.known.get(`${holder.id} ${this.mark(number).token}`)
    return account ? { account } : { fault: `${holder.name}没有账号 ${this.mark(number).masked}，请先在“账户”表中填写` }
  }

  /** The one account of the enterprise that looks so. */
  private masked(holder: Holder, number: string): { account?: KnownAccount; fault?: string } {
    const alike = [...this.known.values()].filter(({ orgId, masked }) => orgId === holder.id && masked === number)
    if (alike.length === 1) return { account: alike[0]! }
    const what =
      alike.length === 0 ? `${holder.name}没有账号为 ${number} 的账户` : `${holder.name}有 ${alike.length} 个账户的账号都显示为 ${number}`
    return { fault: `${what}，请填写完整账号` }
  }

  private mark(number: string): PersonalMark {
    const made = this.made.get(number) ?? personalMark('账户', number)
    this.made.set(number, made)
    return made
  }
}
