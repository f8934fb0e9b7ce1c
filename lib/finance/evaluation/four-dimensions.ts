import { type Placed, placeValue, type Standard } from '@/lib/finance/evaluation/standard'
import { Decimal } from '@/lib/kernel/decimal'

/** A dimension with its weight and its indicators (codes of the platform's indicators). */
export type Dimension = { name: string; weight: Decimal; indicators: { code: string; name: string }[] }

const named = (rows: Record<string, string>) => Object.entries(rows).map(([code, name]) => ({ code, name }))

/** The state of the weights below: nobody official has published them. */
export const dimensionWeightState = '待校核'

/**
 * Four dimensions with sixteen indicators. Structure and names are verified; the weights 30/20/25/25 come from an unofficial implementation, so
 * they are parameters: whoever evaluates hands over the weights of the year.
 */
export const dimensions2023: Dimension[] = [
  {
    name: '盈利回报',
    weight: new Decimal('0.3'),
    indicators: named({ WL02: '净资产收益率', YL03: '营业收入利润率', YL02: '总资产报酬率', YL04: '盈余现金保障倍数' }),
  },
  {
    name: '资产运营',
    weight: new Decimal('0.2'),
    indicators: named({ ZC01: '总资产周转率', ZC02: '应收账款周转率', ZC03: '流动资产周转率', ZC05: '两金占流动资产比重' }),
  },
  {
    name: '风险防控',
    weight: new Decimal('0.25'),
    indicators: named({ WL01: '资产负债率', FX03: '现金流动负债比率', FX04: '带息负债比率', FX01: '已获利息倍数' }),
  },
  {
    name: '持续发展',
    weight: new Decimal('0.25'),
    indicators: named({ WL03: '研发经费投入强度', WL04: '全员劳动生产率', CZ06: '经济增加值率', CZ04: '国有资本保值增值率' }),
  },
]

/** Eight supplementary indicators: shown with their grade, never counted. */
export const supplementary2023 = named({
  WL05: '营业现金比率',
  CZ07: '国有资本回报率',
  YL09: 'EBITDA率',
  ZC10: '百元收入支付的成本费用',
  ZC04: '存货周转率',
  FX02: '速动比率',
  CZ02: '利润总额增长率',
  CZ01: '营业总收入增长率',
})

/** One indicator scored between 0 and 100; `missing` says what lacks. */
export type DimensionLine = {
  code: string
  name: string
  value: Decimal | null
  placed: Placed | null
  score: Decimal | null
  missing: string | null
}

/** The evaluation: dimensions, total and the supplementary lines. */
export type FourDimensions = {
  dimensions: { name: string; weight: Decimal; lines: DimensionLine[]; score: Decimal | null }[]
  supplementary: DimensionLine[]
  total: Decimal | null
  missing: string[]
}

/** Linear between the grades 100/80/60/40/20; at or above 优秀 100, below 较差 0 (the latter by analogy with 2006, 待校核). */
export function gradeScore(value: Decimal, standard: Standard): Decimal {
  const { coefficient, efficacy } = placeValue(value, standard)
  return coefficient.times(100).plus((efficacy ?? new Decimal(0)).times(20))
}

/** Values, standards and, when the year has its own, weights by the name of the dimension. */
export type FourDimensionsInput = {
  values: Record<string, Decimal | null | undefined>
  standards: Record<string, Standard | undefined>
  weights?: Record<string, Decimal>
}

function line({ code, name }: { code: string; name: string }, { values, standards }: FourDimensionsInput): DimensionLine {
  const [value, standard] = [values[code] ?? null, standards[code]]
  if (!value || !standard) return { code, name, value, placed: null, score: null, missing: value ? '缺标准值' : '缺指标值' }
  return { code, name, value, placed: placeValue(value, standard), score: gradeScore(value, standard), missing: null }
}

const mean = (lines: DimensionLine[]): Decimal | null =>
  lines.some((entry) => !entry.score)
    ? null
    : lines.reduce((sum, entry) => sum.plus(entry.score ?? 0), new Decimal(0)).div(Math.max(1, lines.length))

/** 维度分 = 该维指标分的算术平均; 综合 = Σ 维度分 × 权重. Nothing is rounded; with something missing there is no total. */
export function evaluateFourDimensions(input: FourDimensionsInput): FourDimensions {
  const dimensions = dimensions2023.map(({ name, weight, indicators }) => {
    const lines = indicators.map((entry) => line(entry, input))
    return { name, weight: input.weights?.[name] ?? weight, lines, score: mean(lines) }
  })
  const missing = dimensions.flatMap(({ lines }) => lines.flatMap((entry) => (entry.missing ? [`${entry.name}：${entry.missing}`] : [])))
  const total =
    missing.length > 0
      ? null
      : dimensions.reduce((sum, { score, weight }) => sum.plus((score ?? new Decimal(0)).times(weight)), new Decimal(0))
  return { dimensions, supplementary: supplementary2023.map((entry) => line(entry, input)), total, missing }
}
