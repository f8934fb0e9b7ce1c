import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { evaluateTree, type Ground, numberOf } from '../formula/evaluate-formula'
import { compileFormula } from '../formula/formula'

type Item = {
  key: string
  label: string
  formula: string
  unit: '%' | '倍'
  limit: string
  over: 'above' | 'below'
  words: (value: string) => string
}

const profit = 'IS.total_profit@ytd'
const share = (key: string, label: string, part: string, limit: string): Item => ({
  ...{ key, label, formula: `(${part})/${profit}*100`, unit: '%', limit, over: 'above' },
  words: (value) => `利润总额的 ${value}% 来自${label.replace('占利润总额', '')}`,
})

/** What the quality of earnings is judged by, with the limits beyond which it is a concern; the limits of the anomaly rules AN09 to AN13. */
const items: readonly Item[] = [
  {
    ...{ key: 'cash', label: '经营现金净流量 ÷ 净利润', formula: 'CF.cfo@ytd/IS.net_profit@ytd', unit: '倍', limit: '0.5', over: 'below' },
    words: (value) => `每一元净利润只有 ${value} 元经营现金净流量`,
  },
  {
    ...{
      key: 'received',
      label: '销售收现 ÷ 营业总收入',
      formula: 'CF.sales_cash@ytd/IS.total_revenue@ytd*100',
      unit: '%',
      limit: '80',
      over: 'below',
    },
    words: (value) => `营业总收入只收到现金 ${value}%`,
  },
  share(
    'nonrecurring',
    '非经常性损益占利润总额',
    'IS.other_income@ytd+IS.asset_disposal_gain@ytd+IS.fair_value_change@ytd+IS.nonop_income@ytd-IS.nonop_expense@ytd',
    '50',
  ),
  share('disposal', '资产处置收益占利润总额', 'IS.asset_disposal_gain@ytd', '50'),
  share('investment', '投资收益占利润总额', 'IS.investment_income@ytd', '50'),
  share('subsidy', '政府补助占利润总额', 'SUP.subsidy_total@cur', '50'),
  {
    ...share('impairment', '减值损失占利润总额', '-(IS.asset_impairment@ytd+IS.credit_impairment@ytd)', '100'),
    words: (value) => `减值损失相当于利润总额的 ${value}%`,
  },
]

export type EarningsRow = {
  key: string
  label: string
  value: string | null
  unit: string
  limit: string
  over: 'above' | 'below'
  concern: boolean
  missing: string | null
}
export type EarningsQuality = { rows: EarningsRow[]; grade: '好' | '一般' | '弱' | null; reasons: string[] }

/** The quality of earnings of a statement: how much is cash, how much comes from what does not recur. Shares of a profit that is not positive say nothing and are left out. */
export function earningsQuality(ground: Ground): EarningsQuality {
  const of = (formula: string) => numberOf(evaluateTree(compileFormula(formula, ground.form).tree, ground))
  const [whole, net] = [of(profit).value, of('IS.net_profit@ytd').value]
  const rows = items.map(({ words: _, formula, ...item }): EarningsRow => {
    const base = item.key === 'cash' ? net : item.key === 'received' ? new Decimal(1) : whole
    const result = base?.lte(0) ? null : of(formula)
    const missing = base?.lte(0)
      ? `${item.key === 'cash' ? '净利润' : '利润总额'}不大于零，比例没有意义`
      : (result?.missing?.reason ?? null)
    const value = result?.value ?? null
    const concern = value !== null && (item.over === 'above' ? value.gt(item.limit) : value.lt(item.limit))
    return { ...item, value: value?.toString() ?? null, concern, missing: value === null ? (missing ?? '缺数据') : null }
  })
  const concerns = rows.filter(({ concern }) => concern)
  const reasons = concerns.map(({ key, value }) => items.find((item) => item.key === key)!.words(formatDecimal(new Decimal(value!), 2)))
  if (whole?.lte(0)) reasons.unshift('利润总额不大于零')
  // Disposal is a part of what does not recur and is not counted beside it.
  const count = concerns.filter(({ key }) => key !== 'disposal').length + (whole?.lte(0) ? 2 : 0)
  const known = rows.some(({ value }) => value !== null)
  return { rows, reasons, grade: !known || whole === null ? null : count === 0 ? '好' : count === 1 ? '一般' : '弱' }
}
