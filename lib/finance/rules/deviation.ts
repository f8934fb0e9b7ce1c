import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { lessIsBetter, placeValue, type Standard } from '../evaluation/standard'
import { paceAt } from '../targets/progress'
import type { TargetSubject } from '../targets/subjects'
import { type DeviationLines, suggestedDeviation } from './lines'
import { leastSpread } from './robust'

/** Fewest earlier years of which a spread says anything. */
export const fewestYears = 2

/**
 * How a value stands to one base line. `base` = the base line in the unit of the indicator, `text` = the deviation in words (z, %, percentile,
 * grade), `score` = the same as a decimal for spreadsheets; all null where it cannot be told, and then `reason` says why. `source` names where the base
 * line comes from. `adverse` only where the direction of the indicator tells.
 */
export type Deviation = {
  readonly base: string | null
  readonly score: string | null
  readonly text: string | null
  readonly source: string | null
  readonly notable: boolean
  readonly adverse: boolean
  readonly reason: string | null
}

export const noDeviation = (reason: string): Deviation => ({
  ...{ base: null, score: null, text: null, source: null, notable: false, adverse: false, reason },
})

const shown = (value: Decimal) => formatDecimal(value, 2)
const signed = (value: Decimal, unit: string) => `${value.isNegative() ? '' : '+'}${shown(value)}${unit}`

type Direction = TargetSubject['direction']
const against = (direction: Direction, difference: Decimal) =>
  (direction === 'up' && difference.isNegative() && !difference.isZero()) || (direction === 'down' && difference.gt(0))

/** z = (value − mean) ÷ spread over the same month of earlier years; spread = the larger of the sample standard deviation and 2 % of the mean. */
export function fromHistory(
  now: string,
  earlier: readonly { period: number; value: string }[],
  direction: Direction,
  lines: DeviationLines = suggestedDeviation,
): Deviation {
  if (earlier.length < fewestYears) return noDeviation(`以前年度同月只有 ${earlier.length} 期，不足 ${fewestYears} 期`)
  const values = earlier.map(({ value }) => new Decimal(value))
  const mean = values.reduce((sum, value) => sum.plus(value)).div(values.length)
  const squares = values.reduce((sum, value) => sum.plus(value.minus(mean).pow(2)), new Decimal(0))
  const spread = Decimal.max(squares.div(values.length - 1).sqrt(), mean.abs().times(leastSpread))
  if (spread.isZero()) return noDeviation('以前年度同月都是零，没有离散度')
  const z = new Decimal(now).minus(mean).div(spread)
  const notable = z.abs().gte(lines.z)
  const years = earlier.map(({ period }) => Math.floor(period / 100)).sort()
  return {
    ...{
      base: mean.toString(),
      score: z.toFixed(4),
      text: `z ${signed(z, '')}`,
      notable,
      adverse: notable && against(direction, z),
      reason: null,
    },
    source: `${years.join('、')} 年同月已受理快报的均值（${years.length} 期）`,
  }
}

type Budget = { value: string; number: number; basis: string }

/** Against the budget: what grows with the year against its share of the budget, in %; a rate against the budget, in percentage points. */
export function fromBudget(
  subject: TargetSubject,
  now: string,
  budget: Budget | null,
  period: number,
  lines: DeviationLines = suggestedDeviation,
): Deviation {
  if (!budget) return noDeviation('没有核定的年度预算')
  const whole = new Decimal(budget.value)
  const base = subject.accumulates ? whole.times(paceAt(period)).div(100) : whole
  const difference = new Decimal(now).minus(base)
  const source = `${Math.floor(period / 100)} 年度预算第 ${budget.number} 版（${budget.basis}）${subject.accumulates ? '按序时折算' : ''}`
  if (subject.unit === '%') {
    const notable = difference.abs().gte(lines.points)
    const said = { score: difference.toFixed(4), text: signed(difference, ' 个百分点') }
    return { ...said, base: base.toString(), source, notable, adverse: notable && against(subject.direction, difference), reason: null }
  }
  if (base.isZero()) return noDeviation('预算为零，不计算偏离率')
  const rate = difference.div(base.abs()).times(100)
  const notable = rate.abs().gte(lines.percent)
  const said = { score: rate.toFixed(4), text: signed(rate, '%') }
  return { ...said, base: base.toString(), source, notable, adverse: notable && against(subject.direction, rate), reason: null }
}

/** The place among peers: the share with a smaller value; the base line is the median of those in sight, where there are enough. */
export function fromPeers(
  peers: { n: number; median: string | null } | null,
  percentile: number | null,
  industry: string,
  direction: Direction,
  lines: DeviationLines = suggestedDeviation,
): Deviation {
  if (!peers || percentile === null) return noDeviation('同业不足五家')
  const [low, high] = [percentile <= Number(lines.percentile), percentile >= 100 - Number(lines.percentile)]
  return {
    ...{
      base: peers.median === null ? null : new Decimal(peers.median).toString(),
      score: String(percentile),
      text: `第 ${percentile} 百分位`,
    },
    ...{ notable: low || high, adverse: (direction === 'up' && low) || (direction === 'down' && high), reason: null },
    source: `行业门类 ${industry.slice(0, 1)} 的 ${peers.n} 户企业同期快报${peers.median === null ? '，可见范围内不足五家，不显示中位数' : '，基准为可见企业的中位数'}`,
  }
}

/** The grade among the five standard values, with value ÷ 平均值; what is below 较低 is worth a look. */
export function fromStandard(now: string, standard: Standard | null, set: string | null): Deviation {
  if (!set) return noDeviation('没有适用的标准值')
  if (!standard) return noDeviation('这项指标没有标准值')
  const value = new Decimal(now)
  const placed = placeValue(value, standard)
  const mean = standard[2]
  const ratio = mean.isZero() ? null : value.div(mean)
  const poor = placed.grade === '较差' || placed.grade === '较差以下'
  const side = lessIsBetter(standard) ? '低者为优' : '高者为优'
  return {
    ...{ base: mean.toString(), score: ratio?.toFixed(4) ?? null, notable: poor, adverse: poor, reason: null },
    ...{ text: `${placed.grade}${ratio ? `，为平均值的 ${shown(ratio)} 倍` : ''}`, source: `${set}，平均值，${side}` },
  }
}
