import type { EvaluationIndicator } from '@/lib/finance/evaluation/indicators-2006'
import { type EvaluationFacts, specialCorrection, specialScore } from '@/lib/finance/evaluation/special-rules'
import { type Placed, placeValue, type Standard } from '@/lib/finance/evaluation/standard'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

/** What both kinds of line carry; `steps` is the computation written out for the score sheet. */
export type EvaluationLine = EvaluationIndicator & {
  value: Decimal | null
  standard: Standard | undefined
  placed: Placed | null
  rule: string | null
  missing: string | null
  steps: string[]
}

/** A basic indicator: 本档基础分, 上档基础分, 调整分 and the score. */
export type ScoreLine = EvaluationLine & {
  bandScore: Decimal | null
  upperScore: Decimal | null
  adjustment: Decimal | null
  score: Decimal | null
}

/** A modifying indicator: its single correction, before and after the bounds. */
export type CorrectionLine = EvaluationLine & { free: Decimal | null; correction: Decimal | null }

/** Bounds of a single correction coefficient (from memory, 待校核). */
export const correctionBounds = { least: new Decimal('0.7'), most: new Decimal('1.3') }

const show = (value: Decimal) => formatDecimal(value, 4)
const lack = (value: Decimal | null, standard: Standard | undefined) => (value ? (standard ? null : '缺标准值') : '缺指标值')

/**
 * 单项得分 = 本档基础分 + 功效系数 × (上档基础分 − 本档基础分); at or above 优秀 the whole weight, below 较差 nothing.
 */
export function scoreLine(
  entry: EvaluationIndicator,
  value: Decimal | null,
  standard: Standard | undefined,
  facts: EvaluationFacts,
): ScoreLine {
  const nothing = { placed: null, rule: null, missing: null, bandScore: null, upperScore: null, adjustment: null }
  const special = specialScore(entry.code, value, facts)
  if (special) {
    const score = special.share.times(entry.weight)
    return { ...entry, ...nothing, value, standard, rule: special.rule, score, steps: [special.rule, `得分 ${show(score)}`] }
  }
  if (!value || !standard) return { ...entry, ...nothing, value, standard, missing: lack(value, standard), score: null, steps: [] }
  const placed = placeValue(value, standard)
  const bandScore = placed.coefficient.times(entry.weight)
  const upperScore = placed.upperCoefficient?.times(entry.weight) ?? null
  const adjustment = placed.efficacy && upperScore ? placed.efficacy.times(upperScore.minus(bandScore)) : new Decimal(0)
  const score = bandScore.plus(adjustment)
  const steps = [
    `实际值 ${show(value)}，本档“${placed.grade}”，本档基础分 ${entry.weight} × ${placed.coefficient} ＝ ${show(bandScore)}`,
    ...(placed.efficacy && upperScore
      ? [
          `功效系数 (${show(value)} − ${placed.lower}) ÷ (${placed.upper} − ${placed.lower}) ＝ ${show(placed.efficacy)}`,
          `调整分 ${show(placed.efficacy)} × (${show(upperScore)} − ${show(bandScore)}) ＝ ${show(adjustment)}`,
        ]
      : []),
    `得分 ${show(score)}`,
  ]
  return { ...entry, value, standard, placed, rule: null, missing: null, bandScore, upperScore, adjustment, score, steps }
}

/**
 * 单项修正系数 = 1.0 + (本档标准系数 + 功效系数 × 0.2 − 分析系数), kept within 0.7–1.3. At or above 优秀 it is 1.2 + 1.0 − 分析系数, below 较差
 * 1.0 − 分析系数 (form from memory, agreeing with textbooks).
 */
export function correctionLine(
  entry: EvaluationIndicator,
  value: Decimal | null,
  standard: Standard | undefined,
  facts: EvaluationFacts,
  analysis: Decimal,
): CorrectionLine {
  const nothing = { placed: null, rule: null, missing: null, free: null }
  const special = specialCorrection(entry.code, value, facts)
  if (special) return { ...entry, ...nothing, value, standard, rule: special.rule, correction: special.correction, steps: [special.rule] }
  if (!value || !standard) return { ...entry, ...nothing, value, standard, missing: lack(value, standard), correction: null, steps: [] }
  const placed = placeValue(value, standard)
  const best = placed.grade === '优秀'
  const base = best ? new Decimal('1.2') : placed.coefficient
  const efficacy = placed.efficacy ?? new Decimal(0)
  const free = new Decimal(1).plus(base).plus(efficacy.times('0.2')).minus(analysis)
  const correction = Decimal.min(correctionBounds.most, Decimal.max(correctionBounds.least, free))
  const bound = correction.eq(free) ? [] : [`限定在 0.7–1.3，取 ${show(correction)}`]
  const steps = [
    `实际值 ${show(value)}，本档“${placed.grade}”，${placed.efficacy ? `功效系数 ${show(efficacy)}` : '无功效系数'}`,
    `单项修正系数 1.0 ＋ ${base} ＋ ${show(efficacy)} × 0.2 − 分析系数 ${show(analysis)} ＝ ${show(free)}`,
    ...bound,
  ]
  return { ...entry, value, standard, placed, rule: null, missing: null, free, correction, steps }
}
