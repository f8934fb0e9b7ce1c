import { Decimal } from '@/lib/kernel/decimal'
import { evaluateTree, type Ground, numberOf } from '../formula/evaluate-formula'
import { annualised, compileFormula } from '../formula/formula'
import { cellsOf } from '../statement/form'

type Factor = 'X1' | 'X2' | 'X3' | 'X4' | 'X5'

/** The parts of the scores; flows are taken × 12 ÷ month. */
export const creditFactors: Readonly<Record<Factor, { label: string; formula: string }>> = {
  X1: { label: '营运资本 ÷ 总资产', formula: '(BS.current_assets@end-BS.current_liab@end)/BS.total_assets@end' },
  X2: { label: '留存收益 ÷ 总资产', formula: '(BS.surplus_reserve@end+BS.undistributed_profit@end)/BS.total_assets@end' },
  X3: { label: '息税前利润 ÷ 总资产', formula: '(IS.total_profit@ytd+IS.interest_expense@ytd)/BS.total_assets@end' },
  X4: { label: '账面权益 ÷ 账面负债', formula: 'BS.total_equity@end/BS.total_liab@end' },
  X5: { label: '营业总收入 ÷ 总资产', formula: 'IS.total_revenue@ytd/BS.total_assets@end' },
}

export type CreditModel = {
  key: 'z2' | 'z2em' | 'z1'
  name: string
  fits: string
  constant: string
  weights: Readonly<Partial<Record<Factor, string>>>
  /** Below `danger` the model says high risk, above `safe` safe, between them nothing. */
  danger: string
  safe: string
  /** The indicator by which peers are compared. */
  indicator: 'FX20' | 'FX21'
}

const z2 = { X1: '6.56', X2: '3.26', X3: '6.72', X4: '1.05' } as const
/** Altman 1983 (Z′) and 1995 (Z″, with 3.25 for emerging markets); coefficients as generally cited, to be checked against the originals. */
export const creditModels: readonly CreditModel[] = [
  { key: 'z2', name: 'Z″', fits: '非制造业、非上市企业', constant: '0', weights: z2, danger: '1.1', safe: '2.6', indicator: 'FX20' },
  {
    key: 'z2em',
    name: 'Z″ 新兴市场版',
    fits: '新兴市场企业（加常数 3.25，界限随之上移）',
    constant: '3.25',
    weights: z2,
    danger: '4.35',
    safe: '5.85',
    indicator: 'FX20',
  },
  {
    ...{ key: 'z1', name: 'Z′', fits: '非上市制造业', constant: '0', danger: '1.23', safe: '2.9', indicator: 'FX21' },
    weights: { X1: '0.717', X2: '0.847', X3: '3.107', X4: '0.42', X5: '0.998' },
  },
]

/** What the method cannot say; stands beside every score. */
export const creditLimits: readonly string[] = [
  '分数由公开的 Altman 模型按已受理快报计算，不构成信用评级，也不是违约概率，不代替对企业的判断。',
  '模型用境外样本估计；重资产公用事业、城投类因收入和营运资本占比低而天然偏低，只宜看同业分位和自身趋势。',
  'Z′ 只适用于非上市制造业；期中息税前利润和收入按 12÷月份 年化，季节性强的行业会偏离。',
  '不含表外担保、股东支持、融资渠道和现金受限情况，须与偿债能力、担保一并看。',
]

export type CreditScore = {
  model: CreditModel
  value: Decimal | null
  yearAgo: Decimal | null
  zone: '高风险区' | '灰区' | '安全区' | null
  zoneBefore: '高风险区' | '灰区' | '安全区' | null
  /** What each factor adds to the score, and to its change since the same month of the year before; they add up. */
  parts: { factor: Factor; ratio: Decimal; adds: Decimal; change: Decimal | null }[]
  missing: string | null
}

/** The scores of a statement beside those of a year ago. A score whose cells are not all there is not given. */
export function creditScores(now: Ground, yearAgo: Ground | null): CreditScore[] {
  const [ratios, before] = [ratiosOf(now), yearAgo ? ratiosOf(yearAgo) : null]
  return creditModels.map((model) => {
    const [value, earlier] = [scoreOf(model, ratios), before && scoreOf(model, before)]
    const parts = (Object.entries(model.weights) as [Factor, string][]).flatMap(([factor, weight]) => {
      const ratio = ratios[factor].value
      if (!ratio) return []
      const past = before?.[factor].value
      return [{ factor, ratio, adds: ratio.times(weight), change: past ? ratio.minus(past).times(weight) : null }]
    })
    const missing = (Object.keys(model.weights) as Factor[]).flatMap((factor) => ratios[factor].missing?.reason ?? [])[0] ?? null
    return { model, value, yearAgo: earlier, zone: zoneOf(model, value), zoneBefore: zoneOf(model, earlier), parts, missing }
  })
}

type Ratios = Readonly<Record<Factor, ReturnType<typeof numberOf>>>

function ratiosOf(ground: Ground): Ratios {
  const cells = cellsOf(ground.form)
  const of = (formula: string) => numberOf(evaluateTree(annualised(compileFormula(formula, ground.form).tree, cells), ground))
  const entries = (Object.keys(creditFactors) as Factor[]).map((factor) => [factor, of(creditFactors[factor].formula)] as const)
  return Object.fromEntries(entries) as Ratios
}

function scoreOf({ constant, weights }: CreditModel, ratios: Ratios): Decimal | null {
  let sum = new Decimal(constant)
  for (const [factor, weight] of Object.entries(weights) as [Factor, string][]) {
    const ratio = ratios[factor].value
    if (!ratio) return null
    sum = sum.plus(ratio.times(weight))
  }
  return sum
}

function zoneOf({ danger, safe }: CreditModel, value: Decimal | null): CreditScore['zone'] {
  if (!value) return null
  return value.lt(danger) ? '高风险区' : value.gt(safe) ? '安全区' : '灰区'
}
