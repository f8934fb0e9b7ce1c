import { Decimal } from '@/lib/kernel/decimal'

/** How a quantity developed when its base is not positive or it turned into a loss. */
export type Turn = '扭亏' | '减亏' | '增亏' | '由盈转亏'

/** Facts that the special rules ask for, beside the values of the indicators. */
export type EvaluationFacts = {
  equity?: Decimal
  interest?: Decimal
  profit?: Decimal
  operatingCash?: Decimal
  netProfit?: Decimal
  /** 资产总额 + 减值准备余额: what 不良资产比率 is divided by. */
  badAssetBase?: Decimal
  /** Indicators for which the industry has no standard value. */
  withoutStandard?: string[]
  /** Growth of the indicator is told in words because its base is not positive. */
  turns?: Record<string, Turn>
}

/** What a special rule puts in the place of the computation; `rule` is shown on the score sheet. */
export type SpecialScore = { share: Decimal; rule: string }
export type SpecialCorrection = { correction: Decimal; rule: string }

const [none, full] = [new Decimal(0), new Decimal(1)]

/** The word for a growth whose base is not positive, or for a profit that became a loss; null when a rate says it all. */
export function turnOf(current: Decimal, previous: Decimal): Turn | null {
  if (previous.gt(0)) return current.lt(0) ? '由盈转亏' : null
  if (current.gt(0)) return '扭亏'
  return current.gt(previous) ? '减亏' : '增亏'
}

/**
 * Special cases of basic indicators: the share of the weight that is earned (from memory of the 2006 rules, 待校核). Undefined when none holds.
 */
export function specialScore(code: string, value: Decimal | null, facts: EvaluationFacts): SpecialScore | undefined {
  if (code === 'R05' && value?.gte(100)) return { share: none, rule: '资产负债率达到或超过 100 %，该指标记 0 分' }
  if ((code === 'R01' || code === 'R08') && facts.equity?.lte(0)) return { share: none, rule: '净资产不为正，该指标记 0 分' }
  if (code === 'R06' && facts.interest?.isZero() && facts.profit) {
    return facts.profit.gt(0)
      ? { share: full, rule: '利息支出为零且利润总额为正，该指标记满分' }
      : { share: none, rule: '利息支出为零且利润总额不为正，该指标记 0 分' }
  }
  return undefined
}

function cashCover({ operatingCash, netProfit }: EvaluationFacts): SpecialCorrection | undefined {
  if (!operatingCash || !netProfit) return undefined
  if (operatingCash.gt(0) && netProfit.lt(0)) return { correction: new Decimal('1.1'), rule: '分子为正、分母为负，修正系数定为 1.1' }
  if (operatingCash.lt(0) && netProfit.gt(0)) return { correction: new Decimal('0.9'), rule: '分子为负、分母为正，修正系数定为 0.9' }
  if (operatingCash.lt(0) && netProfit.lt(0)) return { correction: new Decimal('0.8'), rule: '分子、分母均为负，修正系数定为 0.8' }
  return undefined
}

/** Special cases of modifying indicators: the single correction coefficient (from memory, 待校核). Undefined when none holds. */
export function specialCorrection(code: string, value: Decimal | null, facts: EvaluationFacts): SpecialCorrection | undefined {
  if (facts.withoutStandard?.includes(code)) return { correction: full, rule: '本行业无标准值，修正系数定为 1.0' }
  const turn = facts.turns?.[code]
  if (turn && turn !== '由盈转亏') {
    const correction = turn === '扭亏' ? new Decimal('1.1') : full
    return { correction, rule: `上年基数不为正，不算增长率（${turn}），修正系数定为 ${correction.toFixed(1)}` }
  }
  if (code === 'R10') return cashCover(facts)
  if (code === 'R13' && (value?.gte(100) || facts.badAssetBase?.lte(0))) {
    return { correction: new Decimal('0.8'), rule: '不良资产比率达到或超过 100 % 或分母不为正，修正系数定为 0.8' }
  }
  return undefined
}
