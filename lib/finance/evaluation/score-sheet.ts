import { evaluateEfficacy } from '@/lib/finance/evaluation/efficacy'
import type { CorrectionLine, ScoreLine } from '@/lib/finance/evaluation/efficacy-lines'
import { type DimensionLine, evaluateFourDimensions } from '@/lib/finance/evaluation/four-dimensions'
import { gradeOf } from '@/lib/finance/evaluation/grades'
import type { EvaluationGround } from '@/lib/finance/evaluation/ground'
import { indicators2006 } from '@/lib/finance/evaluation/indicators-2006'
import type { Standard } from '@/lib/finance/evaluation/standard'
import type { StandardSet } from '@/lib/finance/evaluation/standard-sets'
import { type Decimal, formatDecimal } from '@/lib/kernel/decimal'

/** The two methods by which an enterprise can be evaluated. */
export const evaluationMethods = {
  '2006': { name: '综合绩效评价（2006，22 项定量）', short: '22 项功效系数法' },
  '2023': { name: '四维评价（2023，16 项 + 8 项）', short: '四维 16 项' },
} as const
export type EvaluationMethod = keyof typeof evaluationMethods

/** One line of a score sheet as text: numbers in full precision, null where something is missing. `earned` is a score, or a correction of a modifying one. */
export type SheetLine = {
  key: string
  part: string
  kind: 'basic' | 'modifying' | 'scored' | 'supplementary'
  name: string
  indicator: string
  weight: string | null
  value: string | null
  standard: string[] | null
  grade: string | null
  efficacy: string | null
  bandScore: string | null
  adjustment: string | null
  earned: string | null
  rule: string | null
  missing: string | null
  steps: string[]
}

export type SheetPart = {
  name: string
  weight: string
  basic: string | null
  analysis: string | null
  correction: string | null
  score: string | null
}

/** The whole computation of one enterprise by one method. */
export type ScoreSheet = {
  method: EvaluationMethod
  lines: SheetLine[]
  parts: SheetPart[]
  basicTotal: string | null
  total: string | null
  grade: string | null
  missing: string[]
}

const text = (value: Decimal | null | undefined) => value?.toString() ?? null
const four = (value: Decimal) => formatDecimal(value, 4)
const shown = (standard: Standard | undefined) => standard?.map((value) => value.toString()) ?? null

/** Evaluates one enterprise. The rules are those of `evaluateEfficacy` and `evaluateFourDimensions`; here they only get their inputs and become text. */
export function scoreSheet(method: EvaluationMethod, ground: EvaluationGround, set: StandardSet | null): ScoreSheet {
  return method === '2006' ? byEfficacy(ground, set) : byDimensions(ground, set)
}

function byEfficacy({ values, facts }: EvaluationGround, set: StandardSet | null): ScoreSheet {
  const standards = set?.standards ?? {}
  const without = set && !standards.CZ05 ? { withoutStandard: ['R22'] } : {}
  const result = evaluateEfficacy({
    values: Object.fromEntries(indicators2006.map(({ code, indicator }) => [code, values[indicator]])),
    standards: Object.fromEntries(indicators2006.map(({ code, indicator }) => [code, standards[indicator]])),
    facts: { ...facts, ...without },
  })
  const lines = [...result.basic.map(scored), ...result.modifying.map(corrected)]
  // Without the basic scores of a part its corrections cannot be worked out; their lines stand all the same.
  const unreached = indicators2006.filter(({ code }) => lines.every(({ key }) => key !== code))
  return {
    method: '2006',
    lines: [...lines, ...unreached.map((entry) => waiting(entry, values[entry.indicator] ?? null, standards[entry.indicator]))],
    parts: result.parts.map(({ part, weight, basic, analysis, correction, score }) => ({
      ...{ name: part, weight: String(weight), basic: text(basic), analysis: text(analysis) },
      ...{ correction: text(correction), score: text(score) },
    })),
    basicTotal: text(result.basicTotal),
    total: text(result.total),
    grade: result.grade,
    missing: result.missing,
  }
}

function lineOf(line: ScoreLine | CorrectionLine) {
  return {
    ...{ key: line.code, part: line.part, kind: line.kind, name: line.name, indicator: line.indicator, weight: String(line.weight) },
    ...{
      value: text(line.value),
      standard: shown(line.standard),
      grade: line.placed?.grade ?? null,
      efficacy: text(line.placed?.efficacy),
    },
    ...{ rule: line.rule, missing: line.missing, steps: line.steps },
  }
}

const scored = (line: ScoreLine): SheetLine => ({
  ...lineOf(line),
  ...{ bandScore: text(line.bandScore), adjustment: text(line.adjustment), earned: text(line.score) },
})

const corrected = (line: CorrectionLine): SheetLine => ({
  ...lineOf(line),
  ...{ bandScore: null, adjustment: null, earned: text(line.correction) },
})

type Entry = (typeof indicators2006)[number]
function waiting(entry: Entry, value: Decimal | null, standard: Standard | undefined): SheetLine {
  const nothing = { grade: null, efficacy: null, bandScore: null, adjustment: null, earned: null, rule: null, steps: [] }
  const { code, part, kind, name, indicator, weight } = entry
  return {
    ...{ key: code, part, kind, name, indicator, weight: String(weight), value: text(value), standard: shown(standard), ...nothing },
    missing: '本部分基本指标得分不全，修正系数不能计算',
  }
}

function byDimensions({ values }: EvaluationGround, set: StandardSet | null): ScoreSheet {
  const standards = set?.standards ?? {}
  const result = evaluateFourDimensions({ values, standards })
  const line = (kind: SheetLine['kind'], part: string, entry: DimensionLine): SheetLine => ({
    ...{ key: entry.code, part, kind, name: entry.name, indicator: entry.code, weight: null, value: text(entry.value) },
    ...{ standard: shown(standards[entry.code]), grade: entry.placed?.grade ?? null, efficacy: text(entry.placed?.efficacy) },
    ...{ bandScore: text(entry.placed?.coefficient.times(100)), adjustment: text(entry.placed?.efficacy?.times(20)) },
    ...{ earned: text(entry.score), rule: null, missing: entry.missing, steps: stepsOf(entry) },
  })
  return {
    method: '2023',
    lines: [
      ...result.dimensions.flatMap(({ name, lines }) => lines.map((entry) => line('scored', name, entry))),
      ...result.supplementary.map((entry) => line('supplementary', '补充指标', entry)),
    ],
    parts: result.dimensions.map(({ name, weight, score }) => ({
      ...{ name, weight: weight.times(100).toString(), basic: null, analysis: null, correction: null, score: text(score) },
    })),
    basicTotal: null,
    total: text(result.total),
    grade: result.total && gradeOf(result.total),
    missing: result.missing,
  }
}

function stepsOf({ value, placed, score }: DimensionLine): string[] {
  if (!value || !placed || !score) return []
  const base = placed.coefficient.times(100)
  return [
    `实际值 ${four(value)}，本档“${placed.grade}”，本档分 ${base}`,
    ...(placed.efficacy
      ? [
          `功效系数 (${four(value)} − ${placed.lower}) ÷ (${placed.upper} − ${placed.lower}) ＝ ${four(placed.efficacy)}`,
          `得分 ${base} ＋ ${four(placed.efficacy)} × 20 ＝ ${four(score)}`,
        ]
      : [`得分 ${four(score)}`]),
  ]
}
