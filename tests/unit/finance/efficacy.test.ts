import { describe, expect, test } from 'vitest'
import { evaluateEfficacy } from '@/lib/finance/evaluation/efficacy'
import { combinedScore, gradeOf, qualitativeScore, qualitativeWeights } from '@/lib/finance/evaluation/grades'
import { evaluationParts, indicators2006, partWeight } from '@/lib/finance/evaluation/indicators-2006'
import { type EvaluationFacts, turnOf } from '@/lib/finance/evaluation/special-rules'
import type { Standard } from '@/lib/finance/evaluation/standard'
import { Decimal } from '@/lib/kernel/decimal'
import { sampleIndicators } from '../../support/finance/sample-indicators'
import { goldenEvaluation, reconstructed, standardOf } from '../../support/finance/sample-standards'

const golden = goldenEvaluation.version_2006
const shared = goldenEvaluation.new_4dim_2023.sample_standard_values
const printed = new Map(golden.basic_indicators.map(({ code, std }) => [code, std]))
const values = Object.fromEntries(indicators2006.map(({ code, indicator }) => [code, sampleIndicators[indicator]!]))
const standards: Record<string, Standard> = Object.fromEntries(
  indicators2006.map(({ code, indicator }) => [code, standardOf(printed.get(code) ?? shared[indicator] ?? reconstructed[code]!)]),
)
const sample = evaluateEfficacy({ values, standards })
const four = (value: Decimal | null | undefined) => value?.toDecimalPlaces(4).toNumber()

const scored = (changed: Record<string, number | null>, facts: EvaluationFacts = {}) => {
  const turned = Object.entries(changed).map(([code, value]) => [code, value === null ? null : new Decimal(value)])
  return evaluateEfficacy({ values: { ...values, ...Object.fromEntries(turned) }, standards, facts })
}
const basicOf = (sheet: typeof sample, code: string) => sheet.basic.find((line) => line.code === code)!
const modifyingOf = (sheet: typeof sample, code: string) => sheet.modifying.find((line) => line.code === code)!

describe('the list', () => {
  test('has eight basic and fourteen modifying indicators that weigh a hundred each, part by part alike', () => {
    const weights = (kind: string) => indicators2006.filter((entry) => entry.kind === kind).map(({ weight }) => weight)
    const total = (list: number[]) => list.reduce((sum, weight) => sum + weight, 0)
    expect([weights('basic').length, weights('modifying').length]).toEqual([8, 14])
    expect([total(weights('basic')), total(weights('modifying')), total(Object.values(qualitativeWeights))]).toEqual([100, 100, 100])
    for (const part of evaluationParts) {
      expect(total(indicators2006.filter((entry) => entry.part === part && entry.kind === 'modifying').map(({ weight }) => weight))).toBe(
        partWeight(part),
      )
    }
  })
})

describe('the worked example', () => {
  test.each(golden.basic_indicators)('$name: $score', ({ code, score, eff, level }) => {
    const line = basicOf(sample, code)
    expect([four(line.score), four(line.placed?.efficacy), line.placed?.grade]).toEqual([score, eff, level])
  })

  test.each(golden.modified_indicators)('$name: $single_corr', ({ code, value, single_corr, note }) => {
    const line = modifyingOf(sample, code)
    expect([four(line.value), four(line.correction)]).toEqual([value, single_corr])
    expect(note).toContain(line.placed?.grade)
  })

  test('parts, totals and the grade', () => {
    const byPart = (key: 'analysis' | 'correction' | 'score') =>
      Object.fromEntries(sample.parts.map((part) => [part.part, four(part[key])]))
    expect(byPart('analysis')).toEqual(golden.part_analysis_coeff)
    expect(byPart('correction')).toEqual(golden.part_modify_coeff)
    expect(byPart('score')).toEqual(golden.part_after_modify)
    expect([four(sample.basicTotal), four(sample.total)]).toEqual([golden.basic_total, golden.total_after_modify])
    expect(sample.grade).toBe(golden.final_grade)
    expect(sample.missing).toEqual([])
  })

  test('every step is written out', () => {
    expect(basicOf(sample, 'R01').steps).toEqual([
      '实际值 4.9344，本档“平均”，本档基础分 20 × 0.6 ＝ 12.0000',
      '功效系数 (4.9344 − 4.8) ÷ (7.6 − 4.8) ＝ 0.0480',
      '调整分 0.0480 × (16.0000 − 12.0000) ＝ 0.1920',
      '得分 12.1920',
    ])
    expect(modifyingOf(sample, 'R18').steps.at(-1)).toBe('单项修正系数 1.0 ＋ 0.2 ＋ 0.4520 × 0.2 − 分析系数 0.5572 ＝ 0.7332')
  })
})

describe('the ends of the scale', () => {
  test('at 优秀 the whole weight is earned, below 较差 nothing, also where less is better', () => {
    expect(four(basicOf(scored({ R01: 11.2 }), 'R01').score)).toBe(20)
    expect(four(basicOf(scored({ R01: -8 }), 'R01').score)).toBe(4)
    expect(four(basicOf(scored({ R01: -8.01 }), 'R01').score)).toBe(0)
    expect(four(basicOf(scored({ R05: 40 }), 'R05').score)).toBe(12)
    expect(four(basicOf(scored({ R05: 85.01 }), 'R05').score)).toBe(0)
  })

  test('single corrections stay within 0.7 and 1.3', () => {
    const poor = modifyingOf(scored({ R18: 90 }), 'R18')
    expect([four(poor.free), four(poor.correction)]).toEqual([0.4428, 0.7])
    const best = modifyingOf(scored({ R19: 0 }), 'R19')
    expect([four(best.free), four(best.correction)]).toEqual([1.6428, 1.3])
    expect(best.steps.at(-1)).toBe('限定在 0.7–1.3，取 1.3000')
  })
})

describe('special rules', () => {
  const of = (value: number) => new Decimal(value)
  test.each<[string, string, number | null, EvaluationFacts, number]>([
    ['liabilities of all assets', 'R05', 100, {}, 0],
    ['no equity: return', 'R01', 9, { equity: of(0) }, 0],
    ['no equity: preservation', 'R08', 120, { equity: of(-5) }, 0],
    ['no interest, a profit', 'R06', null, { interest: of(0), profit: of(1) }, 10],
    ['no interest, no profit', 'R06', null, { interest: of(0), profit: of(0) }, 0],
  ])('%s', (_, code, value, facts, score) => {
    const line = basicOf(scored({ [code]: value }, facts), code)
    expect([four(line.score), line.missing, line.rule === null]).toEqual([score, null, false])
  })

  test.each<[string, string, number | null, EvaluationFacts, number]>([
    ['cash but a loss', 'R10', -2, { operatingCash: of(2), netProfit: of(-1) }, 1.1],
    ['a profit without cash', 'R10', -2, { operatingCash: of(-2), netProfit: of(1) }, 0.9],
    ['neither', 'R10', 2, { operatingCash: of(-2), netProfit: of(-1) }, 0.8],
    ['bad assets beyond all', 'R13', 100, {}, 0.8],
    ['nothing to divide by', 'R13', null, { badAssetBase: of(0) }, 0.8],
    ['no standard of the industry', 'R22', 3, { withoutStandard: ['R22'] }, 1],
    ['out of the loss', 'R20', null, { turns: { R20: '扭亏' } }, 1.1],
    ['a smaller loss', 'R20', null, { turns: { R20: '减亏' } }, 1],
  ])('%s', (_, code, value, facts, correction) => {
    const line = modifyingOf(scored({ [code]: value }, facts), code)
    expect([four(line.correction), line.missing, line.rule === null]).toEqual([correction, null, false])
  })

  test('growth over a base that is not positive is told in words', () => {
    const told = (now: number, before: number) => turnOf(of(now), of(before))
    expect([told(5, -3), told(-1, -3), told(-9, -3), told(-2, 4), told(3, 4), told(0, 0)]).toEqual([
      '扭亏',
      '减亏',
      '增亏',
      '由盈转亏',
      null,
      '增亏',
    ])
  })
})

test('what is missing is named and leaves no total, never a zero', () => {
  const sheet = scored({ R03: null, R14: null })
  expect(sheet.missing).toEqual(['总资产周转率：缺指标值'])
  expect([sheet.total, sheet.grade, sheet.basicTotal]).toEqual([null, null, null])
  const { R22: _, ...rest } = standards
  expect(evaluateEfficacy({ values, standards: rest }).missing).toEqual(['技术投入比率：缺标准值'])
})

test('grades begin at their bounds, and the two parts join seven to three', () => {
  const bounds: [number, string][] = [
    [100, '优(A++)'],
    [95, '优(A++)'],
    [94.9999, '优(A+)'],
    [85, '优(A)'],
    [60, '中(C)'],
    [59.9999, '中(C-)'],
    [0, '差(E)'],
  ]
  for (const [total, name] of bounds) expect(gradeOf(new Decimal(total))).toBe(name)
  expect(four(combinedScore(new Decimal(80), new Decimal(90)))).toBe(83)
  const all = Object.fromEntries(Object.keys(qualitativeWeights).map((item) => [item, ['优', '良'] as ('优' | '良')[]]))
  expect(four(qualitativeScore(all))).toBe(90)
  expect(qualitativeScore({ ...all, 风险控制: [] })).toBeNull()
})
