import { type WarningModel, warningModels } from '@/lib/finance/rules/warning-models'
import { type Judgement, judged, type Threshold } from '../model'

const thresholdsOf = ({ parameters }: WarningModel): Record<string, Threshold> =>
  Object.fromEntries(parameters.map(({ name, ...parameter }) => [name, parameter]))

/** 财务预警: the anomaly rules and the warning bands of the indicators. */
export const financeJudgements: readonly Judgement[] = warningModels.map((model) => {
  const { code, why, facts, kind, where, value, industry, exclusions } = model
  const left = '只判企业合并或单户口径的已受理快报；单元格为空、除数为零的写“未评估”。'
  return judged(
    code,
    why,
    'statement',
    { facts, kind, where, value, ...(industry && { industry }) },
    { thresholds: thresholdsOf(model), exclusions: `${exclusions}${left}` },
  )
})
