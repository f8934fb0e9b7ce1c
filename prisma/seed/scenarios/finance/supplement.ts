import type { Sheet } from './lines'
import type { Profile } from './profile'

const whole = Math.round

/** What the supplement says beside the main sheets, and the indirect reconciliation of cash flow. */
export function supplement(profile: Profile, sheet: Sheet, begin: Sheet, month: number, stress: Partial<Record<string, number>>): void {
  const set = (name: string, value: number) => sheet.set(`SUP.${name}`, whole(value))
  const revenue = sheet.get('IS.total_revenue')
  // People are hired as business grows: pay a head does not rise with it.
  const years = Math.max(0, month) / 12
  const staff = Math.max(3, whole((profile.revenue / 1e6) * profile.staffPerMillion * (1 + Math.max(0, profile.growth)) ** years))
  for (const name of ['avg_staff', 'end_staff']) set(name, staff)
  set('avg_employees', staff * 1.03)
  set('rd_staff', staff * Math.min(0.4, profile.research * 4))
  set('labor_reward', revenue * 0.11)
  set('value_depr', sheet.get('SUP.depr_total'))
  set('production_tax_net', revenue * 0.025)
  set('operating_surplus', Math.max(0, sheet.get('IS.operating_profit')))
  sheet.set('SUP.value_added', sheet.sum('SUP', 'labor_reward', 'value_depr', 'production_tax_net', 'operating_surplus'))
  set('rd_input', revenue * profile.research)
  set('sci_expend', revenue * profile.research * 1.1)
  const debt = sheet.sum('BS', 'st_loans', 'noncurrent_liab_due_1y', 'lt_loans', 'bonds_payable')
  set('interest_debt', debt)
  set('interest_debt_short', sheet.sum('BS', 'st_loans', 'noncurrent_liab_due_1y'))
  set('st_debt_bills', sheet.sum('SUP', 'interest_debt_short') + sheet.get('BS.notes_payable'))
  set('interest_capitalized', sheet.get('IS.interest_expense') * 0.15)
  sheet.set('SUP.avg_cost_rate', Math.round(profile.interest * 10_000) / 100)
  set('restricted_cash', sheet.get('BS.cash_restricted'))
  set('credit_line_total', debt * 1.6 + profile.revenue * 0.2)
  set('credit_line_unused', sheet.get('SUP.credit_line_total') - debt)
  const outside = sheet.get('BS.total_equity') * (stress.guarantee ? 0.36 : 0.02)
  set('guarantee_outside', Math.max(0, outside))
  set('guarantee_total', Math.max(0, outside + sheet.get('BS.total_equity') * (stress.guarantee ? 0.25 : 0.08)))
  set('litigation_amount', revenue * 0.002)
  set('impairment_balance', sheet.get('BS.total_assets') * 0.011)
  set('latent_loss', sheet.get('BS.total_assets') * 0.001)
  set('unhandled_loss', sheet.get('BS.total_assets') * 0.0004)
  set('state_equity_end', sheet.get('BS.equity_parent'))
  set('objective_decrease', sheet.get('SUP.dividend_declared'))
  set('tax_paid', sheet.get('CF.tax_cash'))
  set('state_dividend', sheet.get('SUP.dividend_declared'))
  set('payroll_total', revenue * 0.08 * (stress.pay ?? 1))
  set('subsidy_total', sheet.get('IS.other_income') * 0.8 + sheet.get('IS.gov_subsidy_nonop'))
  set('units', 1)
  set('loss_units', sheet.get('IS.total_profit') < 0 ? 1 : 0)
  set('loss_amount', Math.max(0, -sheet.get('IS.total_profit')))
  set('entrusted_ar_1y', sheet.get('BS.accounts_receivable') * 0.16)
  set('ar_overdue', sheet.get('BS.accounts_receivable') * (profile.story === 'stuffing' ? 0.22 : 0.07))
  set('payable_overdue_sme', profile.story === 'crunch' && month >= 0 ? sheet.get('BS.accounts_payable') * 0.02 : 0)
  reconcile(sheet, begin)
}

function reconcile(sheet: Sheet, begin: Sheet): void {
  const change = (...names: string[]) => sheet.sum('BS', ...names) - begin.sum('BS', ...names)
  const set = (name: string, value: number) => sheet.set(`CS.${name}`, value)
  set('s_net_profit', sheet.get('IS.net_profit'))
  set('s_asset_impair', -sheet.get('IS.asset_impairment'))
  set('s_credit_impair', -sheet.get('IS.credit_impairment'))
  set('s_depr', sheet.get('SUP.depr_total'))
  set('s_amort', sheet.get('SUP.amort_total'))
  set('s_disposal', -sheet.get('IS.asset_disposal_gain'))
  set('s_finance', sheet.get('IS.interest_expense'))
  set('s_inv_loss', -sheet.get('IS.investment_income'))
  set('s_dta', -change('deferred_tax_assets'))
  set('s_inventory', -change('inventory'))
  set(
    's_op_recv',
    -change('accounts_receivable', 'notes_receivable', 'prepayments', 'other_receivables', 'contract_assets', 'other_current_assets'),
  )
  set(
    's_op_pay',
    change('accounts_payable', 'notes_payable', 'contract_liab', 'payroll_payable', 'taxes_payable', 'other_payables', 'deferred_income'),
  )
  const parts = ['s_net_profit', 's_asset_impair', 's_credit_impair', 's_depr', 's_amort', 's_disposal', 's_finance', 's_inv_loss']
  const total = sheet.sum('CS', ...parts, 's_dta', 's_inventory', 's_op_recv', 's_op_pay')
  const cfo = sheet.get('CF.cfo')
  set('s_other', cfo - total)
  set('s_cfo', cfo)
}
