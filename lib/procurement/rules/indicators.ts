/** An indicator of how well an enterprise buys. `better` says which way is good. */
export type Indicator = {
  key: string
  dimension: string
  title: string
  unit: '%' | '天' | '家' | '件'
  better: 'high' | 'low'
  advice: string
}

/** The indicators that enterprises are measured by, by dimension; the formulas stand in `benchmarkSql`. */
export const indicators: readonly Indicator[] = [
  {
    key: 'open',
    dimension: '竞争',
    title: '公开招标金额占比',
    unit: '%',
    better: 'high',
    advice: '达到限额的项目优先公开招标，减少直接采购。',
  },
  {
    key: 'bidders',
    dimension: '竞争',
    title: '平均有效投标家数',
    unit: '家',
    better: 'high',
    advice: '核查资格条件是否过高，扩大公告范围。',
  },
  { key: 'single', dimension: '竞争', title: '单一投标占比', unit: '%', better: 'low', advice: '对单一投标的标段复核资格条件和公告期。' },
  { key: 'saved', dimension: '成本', title: '节资率', unit: '%', better: 'high', advice: '改进估算依据，集中同类需求。' },
  { key: 'cycle', dimension: '效率', title: '采购周期中位', unit: '天', better: 'low', advice: '提前准备采购文件，压缩评标后环节。' },
  { key: 'failed', dimension: '效率', title: '流标率', unit: '%', better: 'low', advice: '分析流标原因，调整标段划分和限价。' },
  { key: 'platform', dimension: '规范', title: '进入阳光平台占比', unit: '%', better: 'high', advice: '应进平台的项目全部进入指定平台。' },
  { key: 'signed', dimension: '规范', title: '30 日内签约占比', unit: '%', better: 'high', advice: '中标通知书发出后及时签订合同。' },
  { key: 'complaints', dimension: '规范', title: '每百标段异议投诉', unit: '件', better: 'low', advice: '完善答疑，及时答复异议。' },
  { key: 'top', dimension: '供应', title: '最大供应商占比', unit: '%', better: 'low', advice: '引入新的合格供应商，避免依赖单一来源。' },
  { key: 'small', dimension: '供应', title: '中小企业中标占比', unit: '%', better: 'high', advice: '预留份额，合理划分标段。' },
]

/** How far a value is from its reference and whether that is good; null where either is missing. */
export function gapOf(indicator: Indicator, value: number | null, reference: number | null): { gap: number; good: boolean } | null {
  if (value === null || reference === null) return null
  const gap = value - reference
  return { gap, good: indicator.better === 'high' ? gap >= 0 : gap <= 0 }
}
