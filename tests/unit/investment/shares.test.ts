import { describe, expect, test } from 'vitest'
import { belongsTo, catalogueFaults } from '@/lib/investment/main-business/catalogue'
import { differences, readLine } from '@/lib/investment/main-business/segments'
import { averageShare, classified, lightOf, type Segment, yearShares } from '@/lib/investment/main-business/shares'

const segment = (name: string, industry: string | null, revenue: bigint, assets = revenue, profit = revenue): Segment => ({
  ...{ name, industry, revenue, assets, profit },
})
const businesses = [
  { name: '装备', kind: '主业' as const, codes: ['C39', 'C3511'], until: null },
  { name: '软件', kind: '拟培育' as const, codes: ['C3919', 'I65'], until: 2028 },
]
const none = { revenue: null, assets: null, profit: null }

test('a code stands for everything below it, and the finest one that fits decides', () => {
  const belongs = ['C3911', 'C3919', 'C39', 'I6513', 'K7010', 'C351'].map((code) => belongsTo(code, businesses))
  expect(belongs).toEqual(['主业', '拟培育', '主业', '拟培育', '非主业', '非主业'])
  expect(belongsTo(null, businesses)).toBe('未分类')
})

test('a code in two businesses and one that GB/T 4754 does not have are faults', () => {
  const faults = catalogueFaults({ businesses: [...businesses, { name: '又一项', kind: '主业', codes: ['C39', 'T99'], until: null }] })
  expect(faults).toEqual(['又一项：行业代码 C39 已列在“装备”中', '又一项：行业代码 T99 不在 GB/T 4754 中'])
})

describe('shares', () => {
  const lines = classified([segment('装备', 'C3911', 60n), segment('贸易', 'F51', 50n), segment('抵销', null, -10n)], businesses)

  test('are of the sum of the segments, or of the statement where there is one', () => {
    expect(yearShares(lines, none).revenue).toEqual({ value: '60.0000' })
    expect(yearShares(lines, { ...none, revenue: 80n }).revenue).toEqual({ value: '75.0000' })
  })

  test('of a total that is not positive there is none, and the reason is told', () => {
    expect(yearShares(lines, { ...none, profit: -5n }).profit).toEqual({ value: null, reason: '利润总额合计不为正，不计算占比' })
  })

  test('the mean is of the years that have one and says when they are fewer than three', () => {
    const year = (value: string | null) => ({ revenue: { value }, assets: { value }, profit: { value } })
    expect(averageShare([year('90.0000'), year('80.0000'), year('70.0000')], 'revenue')).toEqual({ value: '80.0000', years: 3 })
    expect(averageShare([year('90.0000'), year(null)], 'revenue')).toEqual({ value: '90.0000', years: 1, reason: '仅 1 年有数' })
    expect(averageShare([], 'revenue')).toMatchObject({ value: null, years: 0 })
  })

  test('lights at their lines: green from the upper one on, red below the lower one', () => {
    const lights = { green: '80', red: '60' }
    expect(['80', '79.9999', '60', '59.9999', null].map((value) => lightOf(value, lights))).toEqual(['绿', '黄', '黄', '红', null])
  })
})

describe('a typed line', () => {
  const typed = { name: '装备', industry: 'c3911', revenue: '1,000.5', assets: '2', profit: '-3' }

  test('is read in 万元, the code in capitals', () => {
    expect(readLine(typed)).toEqual({
      segment: { name: '装备', industry: 'C3911', revenue: 1_000_500_000n, assets: 2_000_000n, profit: -3_000_000n },
    })
    expect(readLine({ ...typed, industry: '' })).toMatchObject({ segment: { industry: null } })
  })

  test('says of every wrong cell what is wrong', () => {
    const read = readLine({ name: '一', industry: 'X1', revenue: '约一千', assets: '', profit: '1.1234567899' })
    expect('faults' in read && Object.keys(read.faults)).toEqual(['name', 'industry', 'revenue', 'assets', 'profit'])
  })

  test('up to one 万元 apart from the statement is rounding', () => {
    const total = { revenue: 101_000_000n, assets: 102_000_001n, profit: null }
    expect(differences([segment('装备', 'C39', 100_000_000n)], total)).toEqual({ revenue: null, assets: -2_000_001n, profit: null })
  })
})
