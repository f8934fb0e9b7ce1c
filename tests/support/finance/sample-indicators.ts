import { readFileSync } from 'node:fs'
import { Decimal } from '@/lib/kernel/decimal'

const cells: Record<string, number> = JSON.parse(readFileSync('tests/support/finance/sample-statement.json', 'utf8'))

const cell = (name: string): Decimal => {
  const value = cells[name]
  if (value === undefined) throw new Error(`样例没有 ${name}`)
  return new Decimal(value)
}
const mean = (key: string) =>
  cell(`BS.${key}@end`)
    .plus(cell(`BS.${key}@begin`))
    .div(2)
const percent = (part: Decimal, whole: Decimal) => part.div(whole).times(100)
const growth = (now: Decimal, before: Decimal) => percent(now.minus(before), before.abs())

const profit = cell('IS.total_profit@ytd')
const interest = cell('IS.interest_expense@ytd')
const revenue = cell('IS.total_revenue@ytd')
const net = cell('IS.net_profit@ytd')
const cash = cell('CF.cfo@ytd')
const currentDebt = cell('BS.current_liab@end')
const equity = cell('BS.total_equity@end')
const state = cell('SUP.state_equity_end@cur').minus(cell('SUP.objective_increase@cur')).plus(cell('SUP.objective_decrease@cur'))
const capital = mean('total_equity')
  .plus(cell('SUP.interest_debt@cur').plus(cell('SUP.interest_debt@prev')).div(2))
  .minus(mean('construction'))
const impaired = cell('SUP.impairment_balance@cur')

/** Values of the sample enterprise by the code of the platform's indicator, unrounded: the goldens were computed from these. */
export const sampleIndicators: Record<string, Decimal> = {
  WL01: percent(cell('BS.total_liab@end'), cell('BS.total_assets@end')),
  WL02: percent(net, mean('total_equity')),
  WL03: percent(cell('SUP.rd_input@cur'), revenue),
  WL04: cell('SUP.value_added@cur').div(cell('SUP.avg_employees@cur')),
  YL02: percent(profit.plus(interest), mean('total_assets')),
  YL03: percent(cell('IS.operating_profit@ytd'), revenue),
  YL04: cash.div(net),
  YL05: percent(profit, cell('IS.total_cost@ytd')),
  YL06: percent(net, mean('paid_in_capital').plus(mean('capital_reserve'))),
  ZC01: revenue.div(mean('total_assets')),
  ZC02: revenue.div(mean('accounts_receivable')),
  ZC03: revenue.div(mean('current_assets')),
  ZC05: percent(cell('BS.accounts_receivable@end').plus(cell('BS.inventory@end')), cell('BS.current_assets@end')),
  ZC06: percent(
    impaired.plus(cell('SUP.latent_loss@cur')).plus(cell('SUP.unhandled_loss@cur')),
    cell('BS.total_assets@end').plus(impaired),
  ),
  ZC07: percent(cash, mean('total_assets')),
  FX01: profit.plus(interest).div(interest),
  FX02: percent(cell('BS.current_assets@end').minus(cell('BS.inventory@end')), currentDebt),
  FX03: percent(cash, currentDebt),
  FX04: percent(cell('SUP.interest_debt@cur'), cell('BS.total_liab@end')),
  FX05: percent(cell('SUP.bills_discounted@cur').plus(cell('SUP.guarantee_outside@cur')).plus(cell('SUP.litigation_amount@cur')), equity),
  CZ01: growth(revenue, cell('IS.total_revenue@ly')),
  CZ03: growth(cell('BS.total_assets@end'), cell('BS.total_assets@begin')),
  CZ04: percent(state, cell('SUP.state_equity_end@prev')),
  CZ05: percent(cell('SUP.sci_expend@cur'), revenue),
  CZ06: percent(net.plus(interest.plus(cell('IS.rd_expense@ytd')).times('0.75')).minus(capital.times('0.055')), capital),
  R20: growth(cell('IS.operating_profit@ytd'), cell('IS.operating_profit@ly')),
}
