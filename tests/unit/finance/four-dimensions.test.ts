import { describe, expect, test } from 'vitest'
import { dimensions2023, evaluateFourDimensions, gradeScore, supplementary2023 } from '@/lib/finance/evaluation/four-dimensions'
import { standardFault } from '@/lib/finance/evaluation/standard'
import { usageScores } from '@/lib/finance/evaluation/usage-score'
import { Decimal } from '@/lib/kernel/decimal'
import { sampleIndicators } from '../../support/finance/sample-indicators'
import { goldenEvaluation, standardOf } from '../../support/finance/sample-standards'

const golden = goldenEvaluation.new_4dim_2023
const standards = Object.fromEntries(Object.entries(golden.sample_standard_values).map(([code, values]) => [code, standardOf(values)]))
const sample = evaluateFourDimensions({ values: sampleIndicators, standards })
const four = (value: Decimal | null | undefined) => value?.toDecimalPlaces(4).toNumber()

describe('four dimensions', () => {
  test.each(golden.golden)('$dimension of the worked example', ({ dimension, indicator_scores, dimension_score }) => {
    const ours = sample.dimensions.find(({ name }) => name === dimension)!
    expect(Object.fromEntries(ours.lines.map(({ code, score }) => [code, four(score)]))).toEqual(indicator_scores)
    // The example averaged scores that were already rounded, so that 风险防控 stands one unit higher in the last place.
    expect(four(ours.score)).toBe(dimension === '风险防控' ? 51.4607 : dimension_score)
  })

  test('the total of the worked example', () => expect(four(sample.total)).toBe(golden.golden_total))

  test('sixteen indicators and eight beside them that do not count', () => {
    expect([dimensions2023.flatMap(({ indicators }) => indicators).length, supplementary2023.length]).toEqual([16, 8])
    expect(sample.supplementary.find(({ code }) => code === 'FX02')).toMatchObject({ missing: '缺标准值', score: null })
    const more = evaluateFourDimensions({ values: sampleIndicators, standards: { ...standards, FX02: standardOf([150, 112, 86, 60, 40]) } })
    expect(four(more.total)).toBe(golden.golden_total)
  })

  test('weights of the year take the place of the unconfirmed ones', () => {
    const even = Object.fromEntries(dimensions2023.map(({ name }) => [name, new Decimal('0.25')]))
    const scores = golden.golden.reduce((sum, { dimension_score }) => sum + dimension_score, 0)
    expect(evaluateFourDimensions({ values: sampleIndicators, standards, weights: even }).total?.toNumber()).toBeCloseTo(scores / 4, 3)
  })

  test('something missing leaves no total', () => {
    const { WL04: _, ...values } = sampleIndicators
    const sheet = evaluateFourDimensions({ values, standards })
    expect([sheet.total, sheet.missing]).toEqual([null, ['全员劳动生产率：缺指标值']])
  })

  test('between two grades the score runs straight, and ends at both ends', () => {
    const standard = standardOf([10, 8, 6, 4, 2])
    expect([11, 10, 9, 8, 6.5, 2, 1.9].map((value) => gradeScore(new Decimal(value), standard).toNumber())).toEqual([
      100, 100, 90, 80, 65, 20, 0,
    ])
  })
})

test('five values are a standard when they run one way', () => {
  const fault = (...values: number[]) => standardFault(values.map((value) => new Decimal(value)))
  expect([fault(5, 4, 3, 2, 1), fault(1, 2, 3, 4, 5), fault(5, 5, 3, 3, 1)]).toEqual([null, null, null])
  expect(fault(5, 4, 4.5, 2, 1)).toBe('五档应由优到差依次递减，“平均”与前一档次序颠倒')
  expect(fault(3, 4, 2, 3, 3)).toBe('优秀值与较差值相同，无法分档')
  expect(fault(3, 2, 1)).toBe('标准值应有优秀、良好、平均、较低、较差五档')
})

describe('use of the platform by departments', () => {
  const scores = (...raws: (number | null)[]) =>
    usageScores(raws.map((raw, index) => ({ department: String(index), raw: raw === null ? null : new Decimal(raw) }))).map(({ score }) =>
      score.toNumber(),
    )
  test('the worked example', () => expect(scores(86, 92, 75, 60)).toEqual([4.625, 5, 3.9375, 3]))
  test('all equal, or no module: full score', () => {
    expect(scores(70, 70)).toEqual([5, 5])
    expect(scores(60, null, 90)).toEqual([3, 5, 5])
    expect(scores(null)).toEqual([5])
  })
})
