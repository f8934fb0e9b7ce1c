import { type WarningModel, warningModels } from '@/lib/finance/rules/warning-models'
import { count, figure, type Judgement, judged, percent, type Threshold } from '../model'

const thresholdsOf = ({ parameters }: WarningModel): Record<string, Threshold> =>
  Object.fromEntries(parameters.map(({ name, ...parameter }) => [name, parameter]))

const unusual = judged(
  'YC01',
  '报表项突然离开多年来的水平，常见于虚增、挪用、集中确认或者口径变更，需逐项核实原因。',
  'unusual-lines',
  {},
  {
    thresholds: {
      z: figure('偏离倍数', 3.5),
      share: percent('最低金额占资产总额', 0.5),
      least: count('以前各期至少', 24),
      lines: count('异常项至少', 1),
    },
    exclusions:
      '时点数直接比较；累计数按与上年同期之差除以月数比较，因此不受月份长短和季节影响。期数不足的不判。其中项、极少使用的项目不看。离散度取 1.4826×绝对中位差、中位数的 2%、最低金额三者之大。只判最新一期。',
  },
)

/** 财务预警: the anomaly rules and the warning bands of the indicators. */
export const financeJudgements: readonly Judgement[] = [...warningModels.map(judgementOf), unusual]

function judgementOf(model: WarningModel): Judgement {
  const { code, why, facts, kind, where, value, industry, stake, exclusions } = model
  const left = '只判企业合并或单户口径的已受理快报；单元格为空、除数为零的写“未评估”。'
  return judged(
    code,
    why,
    'statement',
    { facts, kind, where, value, ...(industry && { industry }), ...(stake && { stake }) },
    { thresholds: thresholdsOf(model), exclusions: `${exclusions}${left}` },
  )
}
