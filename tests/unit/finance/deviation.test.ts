import { describe, expect, it } from 'vitest'
import type { Standard } from '@/lib/finance/evaluation/standard'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { fromBudget, fromHistory, fromPeers, fromStandard } from '@/lib/finance/rules/deviation'
import { subjectOf } from '@/lib/finance/targets/subjects'
import { Decimal } from '@/lib/kernel/decimal'

const subject = (code: string) => subjectOf(code, releasedIndicators)!
const earlier = (...values: string[]) => values.map((value, index) => ({ period: 202506 - 100 * index, value }))

describe('against history', () => {
  it('is the z-score over the same months of earlier years, and names them', () => {
    // Mean 100, sample deviation 10.
    expect(fromHistory('120', earlier('90', '100', '110'), 'up')).toMatchObject({
      ...{ base: '100', score: '2.0000', text: 'z +2.00', notable: true, adverse: false },
      source: '2023、2024、2025 年同月已受理快报的均值（3 期）',
    })
    expect(fromHistory('80', earlier('90', '100', '110'), 'up').adverse).toBe(true)
    expect(fromHistory('119.99', earlier('90', '100', '110'), 'up').notable).toBe(false)
  })

  it('takes two percent of the mean as the least spread, and says why there is none', () => {
    expect(fromHistory('103', earlier('100', '100'), 'up').score).toBe('1.5000')
    expect(fromHistory('103', earlier('100'), 'up')).toMatchObject({ text: null, reason: '以前年度同月只有 1 期，不足 2 期' })
    expect(fromHistory('1', earlier('0', '0'), 'up').reason).toMatch('没有离散度')
  })
})

describe('against the budget', () => {
  const budget = (value: string) => ({ value, number: 2, basis: '预算文件' })
  it('holds what grows with the year against its share, and names the version', () => {
    expect(fromBudget(subject('YL01'), '450', budget('1000'), 202606)).toMatchObject({
      ...{ base: '500', score: '-10.0000', text: '-10.00%', notable: true, adverse: true },
      source: '2026 年度预算第 2 版（预算文件）按序时折算',
    })
    expect(fromBudget(subject('YL01'), '451', budget('1000'), 202606).notable).toBe(false)
  })

  it('holds a rate against the budget in percentage points, and a loss against the loss allowed', () => {
    expect(fromBudget(subject('WL01'), '67', budget('65'), 202606)).toMatchObject({ text: '+2.00 个百分点', notable: true, adverse: true })
    expect(fromBudget(subject('YL01'), '-600', budget('-1000'), 202606)).toMatchObject({ score: '-20.0000', adverse: true })
  })

  it('is empty with its reason where nothing was confirmed, or zero', () => {
    expect(fromBudget(subject('YL01'), '1', null, 202606).reason).toBe('没有核定的年度预算')
    expect(fromBudget(subject('YL01'), '1', budget('0'), 202606)).toMatchObject({ text: null, reason: '预算为零，不计算偏离率' })
  })
})

describe('against peers and standard values', () => {
  it('is the percentile with the median of named peers, and empty with fewer than five', () => {
    const among = { n: 12, median: '60' }
    expect(fromPeers(among, 95, 'C39', 'down')).toMatchObject({ text: '第 95 百分位', base: '60', notable: true, adverse: true })
    expect(fromPeers(among, 95, 'C39', 'up')).toMatchObject({ notable: true, adverse: false })
    expect(fromPeers(among, null, 'C39', 'up').reason).toMatch('不足五家')
    // Who sees too few of them learns the place and not the median.
    const place = fromPeers({ n: 12, median: null }, 95, 'C39', 'up')
    expect(place).toMatchObject({ text: '第 95 百分位', base: null, reason: null })
    expect(place.source).toMatch('不显示中位数')
  })

  it('is the grade and the multiple of the mean, with the set named', () => {
    const standard = ['10', '8', '6', '4', '2'].map((text) => new Decimal(text)) as unknown as Standard
    expect(fromStandard('9', standard, '某年标准值')).toMatchObject({
      ...{ text: '良好，为平均值的 1.50 倍', score: '1.5000', base: '6', notable: false },
      source: '某年标准值，平均值，高者为优',
    })
    expect(fromStandard('1', standard, '某年标准值')).toMatchObject({ notable: true, adverse: true })
    expect(fromStandard('1', null, '某年标准值').reason).toBe('这项指标没有标准值')
    expect(fromStandard('1', standard, null).reason).toBe('没有适用的标准值')
  })
})
