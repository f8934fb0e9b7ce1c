import type { Cases } from '../cases'
import type { World } from '../world'

type Amounts = readonly (number | null)[]

/** A statement of May 2026 like the published example, in which these cells (万元, %, persons) are something else. */
const report = (paths: readonly string[], amounts: Amounts, more: object = {}): World => ({
  report: { cells: Object.fromEntries(paths.map((path, index) => [path, amounts[index] ?? null])), ...more },
})

const rule = (code: string, cells: string, hit: Amounts, miss: Amounts, edge: Amounts, edgeHits = false): Cases => {
  const paths = cells.split(' ')
  return { code, hit: report(paths, hit), miss: report(paths, miss), edge: report(paths, edge), edgeHits }
}

const zCells =
  'BS.current_assets@end BS.current_liab@end BS.total_assets@end BS.surplus_reserve@end BS.undistributed_profit@end IS.total_profit@ytd IS.interest_expense@ytd BS.total_equity@end BS.total_liab@end IS.total_revenue@ytd'
/** Working capital, reserves and profits nothing: the score is 1.05 (or 0.42) times equity over debt. */
const z = (equity: number, debt: number): Amounts => [100, 100, 200, 0, 0, 0, 0, equity, debt, 0]

const anomalies: Cases[] = [
  rule('AN01', 'BS.total_assets@end BS.total_assets@begin', [130, 100], [110, 100], [120, 100]),
  rule('AN02', 'IS.total_profit@ytd IS.total_profit@ly', [200, 100], [120, 100], [150, 100]),
  rule(
    'AN03',
    'BS.accounts_receivable@end IS.total_revenue@ytd BS.accounts_receivable@begin IS.total_revenue@ly',
    [50, 100, 30, 100],
    [35, 100, 30, 100],
    [39, 100, 30, 100],
  ),
  rule(
    'AN04',
    'BS.inventory@end IS.operating_cost@ytd BS.inventory@begin IS.operating_cost@ly',
    [50, 100, 30, 100],
    [35, 100, 30, 100],
    [39, 100, 30, 100],
  ),
  rule('AN05', 'BS.other_receivables@end BS.other_receivables@begin', [140, 100], [120, 100], [130, 100]),
  rule('AN06', 'BS.construction@end BS.construction@begin', [160, 100], [120, 100], [150, 100]),
  rule('AN07', 'BS.contract_liab@end BS.contract_liab@begin', [60, 100], [80, 100], [70, 100]),
  rule('AN08', 'CF.cfo@ytd IS.net_profit@ytd', [-1, 1], [1, 1], [0, 1]),
  rule('AN09', 'IS.net_profit@ytd CF.cfo@ytd', [100, 40], [100, 60], [100, 50]),
  rule(
    'AN10',
    'IS.other_income@ytd IS.asset_disposal_gain@ytd IS.fair_value_change@ytd IS.nonop_income@ytd IS.nonop_expense@ytd IS.total_profit@ytd',
    [40, 20, 0, 10, 5, 100],
    [10, 20, 0, 10, 5, 100],
    [30, 20, 0, 5, 5, 100],
  ),
  rule('AN11', 'IS.investment_income@ytd IS.total_profit@ytd', [60, -100], [40, 100], [50, 100]),
  rule('AN12', 'SUP.subsidy_total@cur IS.total_profit@ytd', [60, 100], [40, 100], [50, 100]),
  rule('AN13', 'IS.asset_impairment@ytd IS.credit_impairment@ytd IS.total_profit@ytd', [-80, -30, 100], [-10, -10, 100], [-60, -40, 100]),
  rule('AN14', 'IS.operating_revenue@ytd IS.operating_cost@ytd', [100, 110], [100, 90], [100, 100]),
  rule('AN15', 'BS.total_liab@end BS.total_assets@end', [90, 100], [80, 100], [85, 100]),
  rule('AN16', 'IS.total_profit@ytd IS.interest_expense@ytd', [10, 100], [100, 100], [50, 100]),
  rule('AN17', 'SUP.interest_debt_short@cur SUP.interest_debt@cur', [60, 100], [40, 100], [50, 100]),
  rule('AN18', 'BS.cash@end SUP.restricted_cash@cur SUP.st_debt_bills@cur', [90, 10, 100], [150, 10, 100], [110, 10, 100]),
  rule('AN19', 'CF.cfo@ytd SUP.interest_debt_short@cur', [10, 240], [30, 240], [20, 240]),
  rule(
    'AN20',
    'SUP.interest_debt@cur IS.total_profit@ytd IS.interest_expense@ytd SUP.depr_total@cur SUP.amort_total@cur',
    [1000, 10, 10, 10, 10],
    [500, 10, 10, 10, 10],
    [768, 10, 10, 10, 10],
  ),
  rule('AN21', 'SUP.interest_debt@cur BS.equity_parent@end', [300, 100], [200, 100], [250, 100]),
  rule('AN22', 'BS.current_assets@end BS.current_liab@end', [90, 100], [110, 100], [100, 100]),
  rule(
    'AN23',
    'CF.cfo@ytd BS.cash@end SUP.restricted_cash@cur SUP.st_debt_bills@cur',
    [-1, 30, 10, 100],
    [-1, 60, 10, 100],
    [-1, 40, 10, 100],
  ),
  rule('AN24', 'SUP.restricted_cash@cur BS.cash@end', [40, 100], [20, 100], [30, 100]),
  rule('AN25', 'BS.cash@end BS.total_assets@end CF.cfo@ytd', [30, 100, -1], [10, 100, -1], [20, 100, -1]),
  rule(
    'AN26',
    'BS.cash@end SUP.interest_debt@cur IS.interest_expense@ytd IS.interest_income@ytd',
    [50, 100, 60, 10],
    [30, 100, 60, 10],
    [50, 100, 50, 10],
  ),
  rule('AN27', 'BS.accounts_receivable@end BS.inventory@end BS.current_assets@end', [50, 30, 100], [30, 30, 100], [40, 30, 100]),
  rule('AN28', 'SUP.entrusted_ar_1y@cur BS.accounts_receivable@end', [40, 100], [20, 100], [30, 100]),
  rule('AN29', 'SUP.ar_overdue@cur BS.accounts_receivable@end', [20, 100], [10, 100], [15, 100]),
  rule('AN30', 'IS.finance_expense@ytd SUP.interest_debt@cur', [100, 2400], [50, 2400], [80, 2400]),
  rule('AN31', 'SUP.avg_cost_rate@cur SUP.avg_cost_rate@prev', [4.6, 4], [4.2, 4], [4.5, 4]),
  rule('AN32', 'BS.perpetual_bonds@end BS.total_equity@end', [40, 100], [20, 100], [30, 100]),
  rule(
    'AN33',
    'IS.np_minority@ytd IS.net_profit@ytd BS.minority_equity@end BS.total_equity@end',
    [70, 100, 30, 100],
    [50, 100, 30, 100],
    [70, 100, 40, 100],
  ),
  rule('AN34', 'CF.inv_paid@ytd CF.cfo@ytd', [10, -1], [10, 1], [10, 0]),
  rule('AN35', 'CF.capex@ytd CF.cfo@ytd', [400, 100], [200, 100], [300, 100]),
  rule('AN36', 'IS.total_revenue@ytd IS.total_revenue@ly CF.sales_cash@ytd', [200, 100, 100], [200, 100, 180], [150, 100, 100]),
  rule(
    'AN37',
    'IS.total_revenue@ytd IS.total_revenue@ly IS.total_profit@ytd IS.total_profit@ly',
    [130, 100, 5, 10],
    [130, 100, 20, 10],
    [120, 100, 5, 10],
  ),
  rule(
    'AN38',
    'SUP.payroll_total@cur SUP.avg_staff@cur SUP.payroll_total@prev SUP.avg_staff@prev',
    [130, 10, 100, 10],
    [110, 10, 100, 10],
    [115, 10, 100, 10],
  ),
  rule(
    'AN39',
    'SUP.payroll_total@cur SUP.payroll_total@prev IS.total_profit@ytd IS.total_profit@ly',
    [120, 100, 5, 10],
    [120, 100, 20, 10],
    [110, 100, 5, 10],
  ),
  rule(
    'AN40',
    'SUP.state_equity_end@cur SUP.objective_increase@cur SUP.objective_decrease@cur SUP.state_equity_end@prev',
    [95, 5, 0, 100],
    [100, 5, 5, 100],
    [104, 10, 5, 100],
  ),
  rule('AN41', 'BS.equity_parent@end BS.paid_in_capital@end', [90, 100], [110, 100], [100, 100]),
  rule('AN42', 'SUP.impairment_balance@cur BS.total_assets@end BS.accounts_receivable@end', [0, 100, 20], [1, 100, 20], [0.1, 100, 20]),
  rule('AN43', 'IS.income_tax@ytd IS.total_profit@ytd', [100, 2000], [400, 2000], [50, 1000]),
  rule('AN44', 'IS.income_tax@ytd IS.total_profit@ytd', [1000, 2000], [400, 2000], [500, 1000]),
  rule('AN45', 'SUP.guarantee_outside@cur BS.total_equity@end', [30, 100], [10, 100], [20, 100]),
  rule('AN46', 'SUP.guarantee_total@cur BS.total_equity@end', [60, 100], [40, 100], [50, 100]),
  rule('AN47', 'SUP.payable_overdue_sme@cur', [1], [0], [0.000001], true),
  rule('AN48', zCells, z(50, 100), z(200, 100), z(110, 105)),
]

const bands: Cases[] = [
  rule('ZB01', 'SUP.interest_debt_short@cur SUP.interest_debt@cur', [60, 100], [45, 100], [50, 100]),
  rule('ZB02', 'SUP.interest_debt_short@cur SUP.interest_debt@cur', [45, 100], [30, 100], [50, 100], true),
  rule(
    'ZB03',
    'BS.cash@end SUP.restricted_cash@cur BS.trading_assets@end SUP.st_debt_bills@cur',
    [40, 10, 5, 100],
    [80, 10, 5, 100],
    [55, 10, 5, 100],
  ),
  rule(
    'ZB04',
    'BS.cash@end SUP.restricted_cash@cur BS.trading_assets@end SUP.st_debt_bills@cur',
    [65, 10, 5, 100],
    [150, 10, 5, 100],
    [55, 10, 5, 100],
    true,
  ),
  rule(
    'ZB05',
    'IS.total_profit@ytd IS.interest_expense@ytd SUP.depr_total@cur SUP.amort_total@cur SUP.interest_capitalized@cur',
    [20, 100, 0, 0, 0],
    [200, 100, 0, 0, 0],
    [50, 100, 0, 0, 0],
  ),
  rule(
    'ZB06',
    'IS.total_profit@ytd IS.interest_expense@ytd SUP.depr_total@cur SUP.amort_total@cur SUP.interest_capitalized@cur',
    [100, 100, 0, 0, 0],
    [200, 100, 0, 0, 0],
    [50, 100, 0, 0, 0],
    true,
  ),
  rule(
    'ZB07',
    'SUP.interest_debt@cur IS.total_profit@ytd IS.interest_expense@ytd SUP.depr_total@cur SUP.amort_total@cur',
    [1200, 10, 10, 10, 10],
    [500, 10, 10, 10, 10],
    [1152, 10, 10, 10, 10],
  ),
  rule(
    'ZB08',
    'SUP.interest_debt@cur IS.total_profit@ytd IS.interest_expense@ytd SUP.depr_total@cur SUP.amort_total@cur',
    [1000, 10, 10, 10, 10],
    [500, 10, 10, 10, 10],
    [768, 10, 10, 10, 10],
  ),
  rule('ZB09', 'SUP.guarantee_outside@cur BS.total_equity@end', [30, 100], [10, 100], [20, 100]),
  rule('ZB10', 'SUP.guarantee_total@cur BS.total_equity@end', [60, 100], [40, 100], [50, 100]),
  rule('ZB11', 'BS.accounts_receivable@end BS.inventory@end BS.current_assets@end', [50, 30, 100], [30, 30, 100], [40, 30, 100]),
  rule('ZB12', zCells, z(200, 100), z(300, 100), z(110, 105), true),
  {
    code: 'ZB13',
    hit: report(zCells.split(' '), z(100, 100), { industry: 'C33' }),
    miss: report(zCells.split(' '), z(1000, 100), { industry: 'C33' }),
    edge: report(zCells.split(' '), z(100, 100), { industry: 'E47' }),
    edgeHits: false,
  },
  rule('ZB14', 'BS.total_liab@end BS.total_assets@end BS.perpetual_bonds@end', [50, 100, 10], [50, 100, 1], [50, 100, 5]),
]

/** Months up to May 2026 in which receivables stand still, and what they are in the last one; 万元. */
const years = (months: number, last: number): World => ({
  report: Array.from({ length: months }, (_, index) => {
    const month = 2026 * 12 + 4 - (months - 1 - index)
    const period = Math.floor(month / 12) * 100 + (month % 12) + 1
    return { period, cells: { 'BS.accounts_receivable@end': index === months - 1 ? last : 30_000 } }
  }),
})

/** Three times the receivables; a step below half a percent of all assets; three times with one month too few before it. */
const unusual: Cases = { code: 'YC01', hit: years(25, 90_000), miss: years(25, 35_000), edge: years(24, 90_000), edgeHits: false }

export const financeCases: Cases[] = [...anomalies, ...bands, unusual]
