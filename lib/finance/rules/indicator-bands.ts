/** A warning band of an indicator: `where` over `v1` … = the indicators' values in their own units, `:p1` … = the lines. */
export type IndicatorBand = {
  code: string
  label: string
  weight: '红' | '黄'
  category: string
  indicators: readonly string[]
  where: string
  params: Readonly<Record<string, number>>
  why: string
  exclusions: string
  source: string
}

const design = '平台设定'
const altman = 'Altman（1983、1995），学界通用，待校核'

const band = (
  code: string,
  label: string,
  weight: IndicatorBand['weight'],
  category: string,
  indicators: string,
  where: string,
  params: Readonly<Record<string, number>>,
  why: string,
  { exclusions = '', source = design }: { exclusions?: string; source?: string } = {},
): IndicatorBand => ({ code, label, weight, category, indicators: indicators.split(' '), where, params, why, exclusions, source })

const between = 'v1 >= :p1 and v1 < :p2'

/** Warning bands of the library (指标预警区间); every line is a suggested value. FX20 below 1.1 is rule AN48 and stands there only. */
export const indicatorBands: readonly IndicatorBand[] = [
  band(
    'ZB01',
    '短期债务占比超红线',
    '红',
    '偿债',
    'FX07',
    'v1 > :p1',
    { 红线: 50 },
    '一年内到期的带息负债占全部带息负债的一半以上，到期集中。',
  ),
  band(
    'ZB02',
    '短期债务占比超黄线',
    '黄',
    '偿债',
    'FX07',
    'v1 > :p1 and v1 <= :p2',
    { 黄线: 40, 红线: 50 },
    '短期债务占比偏高，需安排长短期限搭配。',
  ),
  band('ZB03', '现金短债比低于红线', '红', '偿债', 'FX08', 'v1 < :p1', { 红线: 0.5 }, '可用资金不足短期债务的一半，需核实续贷和到期安排。'),
  band('ZB04', '现金短债比低于黄线', '黄', '偿债', 'FX08', between, { 红线: 0.5, 黄线: 1 }, '可用资金不能完全覆盖短期债务。'),
  band(
    'ZB05',
    'EBITDA利息保障倍数低于红线',
    '红',
    '偿债',
    'FX06',
    'v1 < :p1',
    { 红线: 1.5 },
    '息税折旧前利润对全部利息的保障过低，付息依赖融资。',
  ),
  band(
    'ZB06',
    'EBITDA利息保障倍数低于黄线',
    '黄',
    '偿债',
    'FX06',
    between,
    { 红线: 1.5, 黄线: 2.5 },
    '息税折旧前利润对全部利息的保障偏低。',
  ),
  band(
    'ZB07',
    '全部债务/EBITDA超红线',
    '红',
    '偿债',
    'FX11',
    '(v1 > :p1 or v1 < 0)',
    { 红线: 12 },
    '全部带息负债相当于十二年以上的息税折旧前利润，或者该项利润为负。',
  ),
  band(
    'ZB08',
    '全部债务/EBITDA超黄线',
    '黄',
    '偿债',
    'FX11',
    'v1 > :p1 and v1 <= :p2',
    { 黄线: 8, 红线: 12 },
    '带息负债相对息税折旧前利润偏高，偿还期偏长。',
  ),
  band(
    'ZB09',
    '对外担保率超红线',
    '红',
    '担保',
    'FX12',
    'v1 > :p1',
    { 红线: 20 },
    '对集团外担保余额占净资产过高。与担保事项的审批红线分开掌握。',
  ),
  band(
    'ZB10',
    '担保总率超红线',
    '红',
    '担保',
    'FX13',
    'v1 > :p1',
    { 红线: 50 },
    '担保总额（含集团内）占净资产过高。与担保事项的审批红线分开掌握。',
  ),
  band('ZB11', '两金占比超红线', '红', '两金', 'ZC05', 'v1 > :p1', { 红线: 70 }, '应收账款与存货占流动资产的比重超过管控口径。'),
  band(
    'ZB12',
    'Altman Z″在灰区',
    '黄',
    'Z值',
    'FX20',
    between,
    { 高风险线: 1.1, 安全线: 2.6 },
    '综合得分处于灰区。重资产公用事业、城投类天然偏低，须与同业分位和自身趋势并看。',
    { source: altman },
  ),
  band(
    'ZB13',
    'Altman Z′低于高风险线',
    '黄',
    'Z值',
    'FX21',
    'v1 < :p1',
    { 高风险线: 1.23 },
    '非上市制造业模型的综合得分进入高风险区，须与同业分位和自身趋势并看。',
    { exclusions: '只判制造业（行业门类 C），其他行业不适用。', source: altman },
  ),
  band(
    'ZB14',
    '还原永续债后负债率明显上升',
    '黄',
    '永续债',
    'FX23 WL01',
    'v1 - v2 > :p1',
    { 百分点: 5 },
    '永续债还原为负债后负债率上升较多，账面负债率可能被粉饰。',
  ),
]
