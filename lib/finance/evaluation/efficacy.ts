import { type CorrectionLine, correctionLine, type ScoreLine, scoreLine } from '@/lib/finance/evaluation/efficacy-lines'
import { gradeOf } from '@/lib/finance/evaluation/grades'
import { type EvaluationPart, evaluationParts, indicators2006, partWeight } from '@/lib/finance/evaluation/indicators-2006'
import type { EvaluationFacts } from '@/lib/finance/evaluation/special-rules'
import type { Standard } from '@/lib/finance/evaluation/standard'
import { Decimal } from '@/lib/kernel/decimal'

/** Values and standards by the code of the evaluation (`R01` …); an absent one is missing, never zero. */
export type EvaluationInput = {
  values: Record<string, Decimal | null | undefined>
  standards: Record<string, Standard | undefined>
  facts?: EvaluationFacts
}

/** One part with what its indicators came to; null as soon as something in it is missing. */
export type PartScore = {
  part: EvaluationPart
  weight: number
  basic: Decimal | null
  /** 分析系数 = 基本得分 ÷ 权数. */
  analysis: Decimal | null
  /** 综合修正系数 = Σ 修正指标权数 ÷ 部分权数 × 单项修正系数. */
  correction: Decimal | null
  /** 修正后得分 = 基本得分 × 综合修正系数. */
  score: Decimal | null
}

/** The whole score sheet. */
export type Efficacy = {
  basic: ScoreLine[]
  modifying: CorrectionLine[]
  parts: PartScore[]
  basicTotal: Decimal | null
  total: Decimal | null
  grade: string | null
  missing: string[]
}

const sum = (terms: (Decimal | null)[]): Decimal | null =>
  terms.reduce<Decimal | null>((total, term) => (total && term ? total.plus(term) : null), new Decimal(0))

function partScore(part: EvaluationPart, basic: ScoreLine[], correct: (analysis: Decimal) => CorrectionLine[]) {
  const weight = partWeight(part)
  const earned = sum(basic.filter((line) => line.part === part).map((line) => line.score))
  const analysis = earned?.div(weight) ?? null
  const lines = analysis ? correct(analysis) : []
  const correction = analysis && sum(lines.map((line) => line.correction?.times(line.weight).div(weight) ?? null))
  return { lines, score: { part, weight, basic: earned, analysis, correction, score: earned && correction && earned.times(correction) } }
}

/**
 * Financial part of the comprehensive evaluation by 功效系数法: eight basic indicators are scored, fourteen modifying ones correct each part.
 * Source: the 2006 rules; the structure is verified, weights and the form of the correction are from memory and agree with textbooks and with
 * the worked example. Nothing is rounded on the way. What lacks a value or a standard is named in `missing`, and there is no total then.
 */
export function evaluateEfficacy({ values, standards, facts = {} }: EvaluationInput): Efficacy {
  const of = (kind: 'basic' | 'modifying') => indicators2006.filter((entry) => entry.kind === kind)
  const basic = of('basic').map((entry) => scoreLine(entry, values[entry.code] ?? null, standards[entry.code], facts))
  const parts = evaluationParts.map((part) =>
    partScore(part, basic, (analysis) =>
      of('modifying')
        .filter((entry) => entry.part === part)
        .map((entry) => correctionLine(entry, values[entry.code] ?? null, standards[entry.code], facts, analysis)),
    ),
  )
  const modifying = parts.flatMap(({ lines }) => lines)
  const total = sum(parts.map(({ score }) => score.score))
  return {
    basic,
    modifying,
    parts: parts.map(({ score }) => score),
    basicTotal: sum(basic.map((line) => line.score)),
    total,
    grade: total && gradeOf(total),
    missing: [...basic, ...modifying].flatMap((line) => (line.missing ? [`${line.name}：${line.missing}`] : [])),
  }
}
