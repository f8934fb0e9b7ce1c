import { type Rng, rng } from '../../rng'
import { Sheet, type Values } from './lines'
import type { Profile } from './profile'
import { supplement } from './supplement'

const whole = Math.round

/** What deposits bear a year. */
const depositRate = 0.018
/** The part of the cash that is restricted, and of the debt that falls due within a year: loans, and instalments of longer ones. */
const restricted = 0.05
const dueSoon = { ordinary: [0.14, 0.1], indebted: [0.45, 0.2] } as const

/** What an enterprise carries from month to month beside the sheet itself. */
type Carried = { debt: number; cash: number; cumulative: Record<string, number> }

/**
 * The books of one enterprise month by month from a January on. Every statement balances: what is not driven by a habit follows from the
 * double entry, cash being what is aimed at and loans what makes up for it, so that all audit formulas hold to the 元.
 */
export class Books {
  readonly months: Values[] = []
  readonly #chance: Rng
  readonly #carried: Carried = { debt: 0, cash: 0, cumulative: {} }
  #begin: Sheet
  /** Cash aimed at as a share of a year's revenue. */
  #kept?: number

  constructor(
    readonly profile: Profile,
    readonly count: number,
  ) {
    this.#chance = rng(`books:${profile.orgId}`)
    this.#begin = this.#opening()
    for (let month = 0; month < count; month++) this.#step(month)
  }

  /** The December before the first month. */
  get opening(): Values {
    return this.#first
  }
  #first!: Values

  #opening(): Sheet {
    const { revenue, assetsPerRevenue, debtRatio } = this.profile
    const sheet = new Sheet()
    const assets = revenue * assetsPerRevenue
    const equity = assets * (1 - debtRatio)
    const paid = whole(equity * 0.55)
    const capital = whole(equity * 0.2)
    const surplus = whole(equity * 0.06)
    sheet.fill({ paid_in_capital: paid, state_capital: paid, capital_reserve: capital, surplus_reserve: surplus }, 'BS')
    sheet.set('BS.undistributed_profit', whole(equity) - paid - capital - surplus)
    const fixed = assets * 0.42
    sheet.fill({ fa_cost: whole(fixed * 1.5), fa_depr: whole(fixed * 0.5), construction: whole(assets * 0.1) }, 'BS')
    sheet.fill({ intangibles: whole(assets * 0.06), lt_equity_investment: whole(assets * 0.05), lt_prepaid: whole(assets * 0.005) }, 'BS')
    this.#position(sheet, -1, 1)
    supplement(this.profile, sheet, new Sheet(), -1, {})
    this.#first = sheet.values
    return sheet
  }

  #step(month: number): void {
    const { profile } = this
    const inYear = month % 12
    if (inYear === 0) this.#carried.cumulative = {}
    const sheet = new Sheet()
    const stress = this.#stress(month)
    const growth = (1 + profile.growth) ** (month / 12)
    const revenue = whole(((profile.revenue / 12) * growth * profile.season[inYear]! * (0.95 + 0.1 * this.#chance.next())) / stress.sales)
    this.#income(sheet, revenue * stress.boost, stress)
    this.#equity(sheet, inYear)
    this.#assets(sheet, month)
    this.#position(sheet, month, stress.receivables)
    this.#cash(sheet)
    supplement(this.profile, sheet, this.#begin, month, stress)
    this.months.push(sheet.values)
    if (inYear === 11) this.#begin = sheet
  }

  /** How the story tells on a month: factors on sales, receivables, pay, guarantees. */
  #stress(month: number) {
    const { story, since } = this.profile
    const on = month >= this.count - since
    return {
      sales: story === 'crunch' && on ? 1.5 : 1,
      boost: story === 'stuffing' && on ? 1.75 : 1,
      receivables: story === 'stuffing' && on ? 3.2 : story === 'crunch' && on ? 1.9 : 1,
      cash: story === 'crunch' && on ? 0.12 : 1,
      guarantee: story === 'guarantee' && on ? 1 : 0,
      subsidy: story === 'subsidised' && on ? 1 : 0,
      pay: story === 'padded_pay' && on ? 1.32 : 1,
    }
  }

  /** Adds to the year so far and gives the sum, in whole 元. */
  #add(key: string, amount: number): number {
    const sum = (this.#carried.cumulative[key] ?? 0) + whole(amount)
    this.#carried.cumulative[key] = sum
    return sum
  }

  #income(sheet: Sheet, revenue: number, stress: Partial<Record<string, number>>): void {
    const { grossMargin, admin, research, interest } = this.profile
    const noise = () => 0.97 + 0.06 * this.#chance.next()
    const add = (name: string, amount: number) => sheet.set(`IS.${name}`, this.#add(name, amount))
    add('operating_revenue', revenue)
    sheet.set('IS.total_revenue', sheet.get('IS.operating_revenue'))
    add('operating_cost', revenue * (1 - grossMargin) * noise())
    add('taxes_surcharges', revenue * 0.011)
    add('selling_expense', revenue * grossMargin * 0.08 * noise())
    add('admin_expense', revenue * admin * noise())
    add('rd_expense', revenue * research * 0.7)
    add('interest_expense', (this.#carried.debt * interest) / 12)
    add('interest_income', (this.#carried.cash * depositRate) / 12)
    add('finance_other', revenue * 0.0004)
    sheet.set('IS.finance_expense', sheet.sum('IS', 'interest_expense', 'finance_other') - sheet.get('IS.interest_income'))
    const costs = ['operating_cost', 'taxes_surcharges', 'selling_expense', 'admin_expense', 'rd_expense', 'finance_expense']
    sheet.set('IS.total_cost', sheet.sum('IS', ...costs))
    add('other_income', revenue * (stress.subsidy ? 0.09 : 0.006))
    add('investment_income', revenue * 0.008)
    sheet.set('IS.inv_income_assoc', whole(sheet.get('IS.investment_income') * 0.7))
    add('credit_impairment', -revenue * 0.003)
    add('asset_impairment', -revenue * 0.0015)
    add('asset_disposal_gain', revenue * 0.0008)
    const beside = ['other_income', 'investment_income', 'credit_impairment', 'asset_impairment', 'asset_disposal_gain']
    const operating = sheet.set(
      'IS.operating_profit',
      sheet.get('IS.total_revenue') - sheet.get('IS.total_cost') + sheet.sum('IS', ...beside),
    )
    add('nonop_income', revenue * 0.0025)
    sheet.set('IS.gov_subsidy_nonop', whole(sheet.get('IS.nonop_income') * 0.3))
    add('nonop_expense', revenue * 0.0018)
    const profit = sheet.set('IS.total_profit', operating + sheet.get('IS.nonop_income') - sheet.get('IS.nonop_expense'))
    const tax = sheet.set('IS.income_tax', profit > 0 ? whole(profit * 0.235) : 0)
    const net = profit - tax
    for (const name of ['net_profit', 'np_parent', 'np_continuing', 'total_comprehensive', 'tci_parent']) sheet.set(`IS.${name}`, net)
  }

  /** Profit of the year into equity; reserves and dividends once a year, in December, out of a profit. */
  #equity(sheet: Sheet, inYear: number): void {
    const begin = this.#begin
    const net = sheet.get('IS.np_parent')
    const december = inYear === 11 && net > 0
    const withdrawal = sheet.set('SUP.surplus_withdrawal', december ? whole(net * 0.1) : 0)
    const dividend = sheet.set('SUP.dividend_declared', december ? whole(net * 0.25) : 0)
    for (const name of ['paid_in_capital', 'state_capital', 'capital_reserve']) sheet.set(`BS.${name}`, begin.get(`BS.${name}`))
    sheet.set('BS.surplus_reserve', begin.get('BS.surplus_reserve') + withdrawal)
    sheet.set('BS.undistributed_profit', begin.get('BS.undistributed_profit') + net - withdrawal - dividend)
  }

  #assets(sheet: Sheet, month: number): void {
    const last = new Sheet(this.months[month - 1] ?? this.#first)
    const { revenue, assetsPerRevenue } = this.profile
    const depreciation = whole((last.get('BS.fa_cost') * 0.05) / 12)
    const spend = whole(((revenue * assetsPerRevenue * 0.055) / 12) * (0.6 + 0.8 * this.#chance.next()))
    const done = whole(last.get('BS.construction') * 0.03)
    sheet.set('BS.fa_cost', last.get('BS.fa_cost') + done)
    sheet.set('BS.fa_depr', last.get('BS.fa_depr') + depreciation)
    sheet.set('BS.construction', last.get('BS.construction') + spend - done)
    const amortised = whole((last.get('BS.intangibles') * 0.04) / 12)
    sheet.set('BS.intangibles', last.get('BS.intangibles') - amortised + whole(spend * 0.05))
    sheet.set('BS.lt_prepaid', last.get('BS.lt_prepaid'))
    sheet.set('BS.lt_equity_investment', last.get('BS.lt_equity_investment') + whole(spend * 0.08))
    sheet.set('SUP.depr_total', this.#add('depreciation', depreciation))
    sheet.set('SUP.amort_total', this.#add('amortisation', amortised))
  }

  /** What is owed and owned in the course of business, cash aimed at, and the loans that make the two sides equal. */
  #position(sheet: Sheet, month: number, receivables: number): void {
    const { revenue, growth, grossMargin, receivableDays, stockDays, payableDays } = this.profile
    const yearly = revenue * (1 + growth) ** (Math.max(0, month) / 12)
    const noise = () => 0.96 + 0.08 * this.#chance.next()
    const set = (name: string, amount: number) => sheet.set(`BS.${name}`, whole(amount))
    set('accounts_receivable', (yearly * receivableDays * receivables * noise()) / 365)
    set('notes_receivable', yearly * 0.008)
    set('prepayments', yearly * 0.02 * noise())
    set('other_receivables', yearly * 0.045 * noise())
    set('inventory', (yearly * (1 - grossMargin) * stockDays * noise()) / 365)
    set('inv_raw', sheet.get('BS.inventory') * 0.3)
    set('inv_goods', sheet.get('BS.inventory') * 0.45)
    set('contract_assets', yearly * 0.02)
    set('other_current_assets', yearly * 0.012)
    sheet.set('BS.fixed_assets', sheet.get('BS.fa_cost') - sheet.get('BS.fa_depr'))
    set('deferred_tax_assets', yearly * 0.004)
    set('accounts_payable', (yearly * (1 - grossMargin) * payableDays * noise()) / 365)
    set('notes_payable', yearly * 0.012)
    set('contract_liab', yearly * 0.05 * noise())
    set('payroll_payable', yearly * 0.009)
    set('wages_payable', sheet.get('BS.payroll_payable') * 0.8)
    set('taxes_payable', yearly * 0.008)
    set('other_payables', yearly * 0.05)
    set('deferred_income', yearly * 0.01)
    const stress = this.#stress(month)
    this.#balance(sheet, yearly, noise() * stress.cash)
  }

  #balance(sheet: Sheet, yearly: number, habit: number): void {
    const current = [
      'accounts_receivable',
      'notes_receivable',
      'prepayments',
      'other_receivables',
      'inventory',
      'contract_assets',
      'other_current_assets',
    ]
    const lasting = ['fixed_assets', 'construction', 'intangibles', 'lt_prepaid', 'lt_equity_investment', 'deferred_tax_assets']
    const owed = ['accounts_payable', 'notes_payable', 'contract_liab', 'payroll_payable', 'taxes_payable', 'other_payables']
    const equity = sheet.sum('BS', 'paid_in_capital', 'capital_reserve', 'surplus_reserve', 'undistributed_profit')
    const others = sheet.sum('BS', ...owed) + sheet.get('BS.deferred_income')
    const assets = sheet.sum('BS', ...current, ...lasting)
    const [shortly, instalments] = dueSoon[this.profile.story === 'indebted' ? 'indebted' : 'ordinary']
    const needed = assets - others - equity
    // Who borrows keeps so much at hand that what falls due is covered, itself borrowed in part; how much, the opening decides.
    const { cover } = this.profile
    const soon = shortly + instalments
    this.#kept ??= Math.max(
      0.16,
      (cover * (soon * Math.max(0, needed) + sheet.get('BS.notes_payable'))) / (1 - restricted - cover * soon) / yearly,
    )
    const debt = Math.max(0, needed + whole(yearly * this.#kept * habit))
    const cash = others + equity + debt - assets
    sheet.set('BS.cash', cash)
    sheet.set('BS.cash_restricted', whole(cash * restricted))
    sheet.set('BS.st_loans', whole(debt * shortly))
    sheet.set('BS.noncurrent_liab_due_1y', whole(debt * instalments))
    sheet.set('BS.bonds_payable', this.profile.revenue > 5e8 ? whole(debt * 0.2) : 0)
    sheet.set('BS.lt_loans', debt - sheet.sum('BS', 'st_loans', 'noncurrent_liab_due_1y', 'bonds_payable'))
    this.#carried.debt = debt
    this.#carried.cash = cash
    sheet.set('BS.current_assets', cash + sheet.sum('BS', ...current))
    sheet.set('BS.noncurrent_assets', sheet.sum('BS', ...lasting))
    sheet.set('BS.total_assets', sheet.sum('BS', 'current_assets', 'noncurrent_assets'))
    sheet.set('BS.current_liab', sheet.sum('BS', ...owed, 'st_loans', 'noncurrent_liab_due_1y'))
    sheet.set('BS.noncurrent_liab', sheet.sum('BS', 'lt_loans', 'bonds_payable', 'deferred_income'))
    sheet.set('BS.total_liab', sheet.sum('BS', 'current_liab', 'noncurrent_liab'))
    sheet.set('BS.equity_parent', equity)
    sheet.set('BS.total_equity', equity)
    sheet.set('BS.total_liab_equity', sheet.get('BS.total_liab') + equity)
  }

  /** Cash flows of the year so far: what the change of both sides leaves no choice about. */
  #cash(sheet: Sheet): void {
    const begin = this.#begin
    const change = (...names: string[]) => sheet.sum('BS', ...names) - begin.sum('BS', ...names)
    const set = (name: string, value: number) => sheet.set(`CF.${name}`, value)
    const debt = change('st_loans', 'noncurrent_liab_due_1y', 'lt_loans', 'bonds_payable')
    const repaid = Math.max(0, -debt) + whole(begin.sum('BS', 'st_loans', 'noncurrent_liab_due_1y') * 0.5)
    set('borrow_in', repaid + debt)
    set('cff_in', repaid + debt)
    set('repay_debt', repaid)
    set('dividend_interest', sheet.get('IS.interest_expense') + sheet.get('SUP.dividend_declared'))
    set('cff_out', sheet.sum('CF', 'repay_debt', 'dividend_interest'))
    set('cff', sheet.get('CF.cff_in') - sheet.get('CF.cff_out'))
    const built = change('fixed_assets', 'construction', 'intangibles', 'lt_prepaid') + sheet.sum('SUP', 'depr_total', 'amort_total')
    set('capex', Math.max(0, built))
    set('inv_paid', Math.max(0, change('lt_equity_investment')))
    set('cfi_out', sheet.sum('CF', 'capex', 'inv_paid'))
    set('inv_income_cash', sheet.get('IS.investment_income') - sheet.get('IS.inv_income_assoc'))
    set('asset_disposal_cash', Math.max(0, -built) + sheet.get('IS.asset_disposal_gain'))
    set('cfi_in', sheet.sum('CF', 'inv_income_cash', 'asset_disposal_cash'))
    set('cfi', sheet.get('CF.cfi_in') - sheet.get('CF.cfi_out'))
    set('cash_begin', begin.get('BS.cash') - begin.get('BS.cash_restricted'))
    set('cash_end', sheet.get('BS.cash') - sheet.get('BS.cash_restricted'))
    set('net_increase', sheet.get('CF.cash_end') - sheet.get('CF.cash_begin'))
    this.#operating(sheet, set('cfo', sheet.get('CF.net_increase') - sheet.sum('CF', 'cfi', 'cff')))
  }

  #operating(sheet: Sheet, cfo: number): void {
    const set = (name: string, value: number) => sheet.set(`CF.${name}`, value)
    const revenue = sheet.get('IS.total_revenue')
    set(
      'sales_cash',
      Math.max(0, whole(revenue * 1.04) - (sheet.get('BS.accounts_receivable') - this.#begin.get('BS.accounts_receivable'))),
    )
    set('tax_refund', whole(revenue * 0.002))
    set('other_op_in', whole(revenue * 0.03))
    set('employee_cash', whole(revenue * 0.09 * this.#payFactor()))
    set('tax_cash', whole(revenue * 0.03) + sheet.get('IS.income_tax'))
    set('other_op_out', whole(revenue * 0.035))
    const left =
      sheet.sum('CF', 'sales_cash', 'tax_refund', 'other_op_in') - cfo - sheet.sum('CF', 'employee_cash', 'tax_cash', 'other_op_out')
    set('purchase_cash', Math.max(0, left))
    if (left < 0) set('sales_cash', sheet.get('CF.sales_cash') - left)
    set('cfo_in', sheet.sum('CF', 'sales_cash', 'tax_refund', 'other_op_in'))
    set('cfo_out', sheet.sum('CF', 'purchase_cash', 'employee_cash', 'tax_cash', 'other_op_out'))
  }

  #payFactor(): number {
    return this.#stress(this.months.length).pay
  }
}
