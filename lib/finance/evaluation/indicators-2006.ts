/** The four parts of the 2006 evaluation. */
export const evaluationParts = ['盈利能力', '资产质量', '债务风险', '经营增长'] as const
export type EvaluationPart = (typeof evaluationParts)[number]

/** One indicator of the evaluation; `indicator` is the code of the platform's own indicator that supplies the value. */
export type EvaluationIndicator = {
  code: string
  name: string
  part: EvaluationPart
  weight: number
  kind: 'basic' | 'modifying'
  indicator: string
}

type Row = [code: string, name: string, part: EvaluationPart, weight: number, indicator: string]

const basic: Row[] = [
  ['R01', '净资产收益率', '盈利能力', 20, 'WL02'],
  ['R02', '总资产报酬率', '盈利能力', 14, 'YL02'],
  ['R03', '总资产周转率', '资产质量', 10, 'ZC01'],
  ['R04', '应收账款周转率', '资产质量', 12, 'ZC02'],
  ['R05', '资产负债率', '债务风险', 12, 'WL01'],
  ['R06', '已获利息倍数', '债务风险', 10, 'FX01'],
  ['R07', '销售(营业)增长率', '经营增长', 12, 'CZ01'],
  ['R08', '资本保值增值率', '经营增长', 10, 'CZ04'],
]

const modifying: Row[] = [
  ['R09', '销售(营业)利润率', '盈利能力', 10, 'YL03'],
  ['R10', '盈余现金保障倍数', '盈利能力', 9, 'YL04'],
  ['R11', '成本费用利润率', '盈利能力', 8, 'YL05'],
  ['R12', '资本收益率', '盈利能力', 7, 'YL06'],
  ['R13', '不良资产比率', '资产质量', 9, 'ZC06'],
  ['R14', '流动资产周转率', '资产质量', 7, 'ZC03'],
  ['R15', '资产现金回收率', '资产质量', 6, 'ZC07'],
  ['R16', '速动比率', '债务风险', 6, 'FX02'],
  ['R17', '现金流动负债比率', '债务风险', 6, 'FX03'],
  ['R18', '带息负债比率', '债务风险', 5, 'FX04'],
  ['R19', '或有负债比率', '债务风险', 5, 'FX05'],
  ['R20', '销售(营业)利润增长率', '经营增长', 10, 'R20'],
  ['R21', '总资产增长率', '经营增长', 7, 'CZ03'],
  ['R22', '技术投入比率', '经营增长', 5, 'CZ05'],
]

const read =
  (kind: EvaluationIndicator['kind']) =>
  ([code, name, part, weight, indicator]: Row): EvaluationIndicator => ({ code, name, part, weight, kind, indicator })

/**
 * Eight basic and fourteen modifying indicators with their weights. Names and the structure 22 + 8 are verified; the weights are from memory
 * of 国资发评价〔2006〕157号 and agree with textbooks (待校核). 销售(营业)利润增长率 takes 营业利润, not 利润总额, so it has no other code.
 */
export const indicators2006: EvaluationIndicator[] = [...basic.map(read('basic')), ...modifying.map(read('modifying'))]

/** The weight of a part: the sum of its basic indicators, which equals that of its modifying ones. */
export function partWeight(part: EvaluationPart): number {
  return indicators2006.filter((entry) => entry.part === part && entry.kind === 'basic').reduce((sum, entry) => sum + entry.weight, 0)
}
