import { type WarningModel, warningModels } from '@/lib/finance/rules/warning-models'
import { financeDimension } from '../../rules/score'
import type { CatalogueRow } from '../model'

/** What counts as one independent family of evidence: categories that say the same thing of an enterprise. */
const families: Readonly<Record<string, string>> = {
  ...{ 偿债: '偿债', 流动性: '偿债', 融资: '偿债', 存贷双高: '偿债', Z值: '偿债', 永续债: '偿债' },
  ...{ 盈利质量: '盈利', 增长: '盈利', 税费: '盈利', 两金: '资产质量', 审计: '资产质量', 报表波动: '报表波动' },
  ...{ 投资: '投资', 担保: '担保', 人员薪酬: '薪酬', 保值: '权益', 少数股东: '权益', 清欠: '清欠' },
}

const rowOf = ({ code, label, category, weight, words, parameters, source }: WarningModel): CatalogueRow => ({
  ...{ code, name: label, dimension: financeDimension, subgroup: category, object: '企业', family: families[category] ?? category },
  ...{
    formula: words,
    threshold: parameters.map(({ title, value, unit }) => `${title} ${unit === 'amount' ? `${value / 1_000_000} 万元` : value}`).join('；'),
  },
  ...{ origin: parameters.length > 0 ? '建议值' : '布尔', weight, grade: '线索级', method: '规则', basis: '', checked: false, source },
})

const unusual: CatalogueRow = {
  ...{ code: 'YC01', name: '报表项偏离历史', dimension: financeDimension, subgroup: '异常项', object: '企业', family: '报表波动' },
  formula: '最新一期的报表项偏离以前各期（至少 24 期）中位数，按绝对中位差折算的倍数达到界限，且影响达到资产总额的一定比例',
  threshold: '倍数 3.5；最低金额占资产总额 0.5%；至少 24 期',
  ...{ origin: '公开来源', weight: '橙', grade: '线索级', method: '统计', basis: '', checked: false },
  source: 'Iglewicz、Hoaglin（1993）稳健 z 分数；其余为平台设定',
}

/** The rows of the catalogue that judge statements. */
export const financeCatalogue: readonly CatalogueRow[] = [...warningModels.map(rowOf), unusual]
