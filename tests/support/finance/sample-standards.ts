import { readFileSync } from 'node:fs'
import type { Standard } from '@/lib/finance/evaluation/standard'
import { Decimal } from '@/lib/kernel/decimal'

type Golden2006 = {
  basic_indicators: { code: string; name: string; weight: number; std: number[]; level: string; score: number; eff: number }[]
  modified_indicators: { code: string; name: string; value: number; single_corr: number; note: string }[]
  part_analysis_coeff: Record<string, number>
  part_modify_coeff: Record<string, number>
  part_after_modify: Record<string, number>
  basic_total: number
  total_after_modify: number
  final_grade: string
}

type Golden2023 = {
  sample_standard_values: Record<string, number[]>
  golden: { dimension: string; indicator_scores: Record<string, number>; dimension_score: number }[]
  golden_total: number
}

type GoldenEvaluation = { version_2006: Golden2006; new_4dim_2023: Golden2023 }

/** The worked example of the evaluation. */
export const goldenEvaluation: GoldenEvaluation = JSON.parse(readFileSync('tests/support/finance/golden-evaluation.json', 'utf8'))

/** Five numbers as a standard. */
export const standardOf = (values: number[]) => values.map((value) => new Decimal(value)) as unknown as Standard

/**
 * Standards of the modifying indicators that the worked example does not print. The two bounds around the sample's value have one
 * decimal and give the printed correction and the printed score of the part; the other three grades are made up and do not enter.
 */
export const reconstructed: Record<string, number[]> = {
  R11: [9.4, 6.2, 3.8, -1.2, -6.5],
  R12: [11.4, 7.4, 4.2, -1.0, -6.0],
  R13: [0.5, 1.6, 3.2, 6.5, 12.0],
  R15: [10.5, 6.2, 2.6, -1.4, -5.0],
  R16: [150, 112, 86, 60, 40],
  R19: [0.5, 2.2, 4.6, 8.0, 14.0],
  R20: [17.5, 9.6, 4.0, -6.0, -15.0],
  R21: [12.8, 8.4, 4.0, -4.0, -10.0],
  R22: [4.2, 2.8, 1.6, 0.8, 0.3],
}
