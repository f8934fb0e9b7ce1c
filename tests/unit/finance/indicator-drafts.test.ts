import { describe, expect, test } from 'vitest'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { checkIndicator, indicatorChanges } from '@/lib/finance/indicators/check-draft'

const margin = releasedIndicators.find(({ code }) => code === 'WL01')!
const check = (change: object) => checkIndicator({ ...margin, ...change }, releasedIndicators, ['CWJD'])

describe('the checks of a draft', () => {
  test('find nothing in what is released, but for those that are twins', () => {
    for (const one of releasedIndicators) expect(checkIndicator(one, releasedIndicators, ['CWJD']).faults, one.code).toEqual([])
  })

  test('point at the character of what is wrong in a formula', () => {
    const wrong = check({ formula: 'BS.total_liab@end/BS.total_asset@end*100' })
    expect(wrong.indicator).toBeNull()
    expect(wrong.faults).toHaveLength(1)
    expect(wrong.faults[0]).toMatchObject({ field: 'formula', start: 18 })
    expect(wrong.faults[0]?.message).toContain('BS.total_asset@end')
    const open = check({ formula: '(BS.total_liab@end' })
    expect(open.faults[0]?.start).toBeGreaterThan(10)
  })

  test('refuse what is no number, and what the statement does not hold', () => {
    expect(check({ formula: 'BS.total_liab@end>BS.total_assets@end' }).faults[0]?.message).toBe('公式的结果应为数')
    expect(check({ formula: 'EXT.tax.declared_revenue/IS.total_revenue@ytd' }).faults[0]).toMatchObject({ start: 0, end: 24 })
    expect(check({ formula: 'CS.s_cfo@ytd/IS.total_revenue@ytd*100' }).faults).not.toEqual([])
    expect(check({ formula: 'CS.s_cfo@ytd/IS.total_revenue@ytd*100', frequency: 'year' }).faults).toEqual([])
  })

  test('name each field that is not as it must be, in Chinese', () => {
    const { faults } = checkIndicator({ ...margin, name: '', direction: 'sideways', owner: 'NONE' }, releasedIndicators, ['CWJD'])
    expect(faults.map(({ label }) => label)).toEqual(['名称', '方向'])
    for (const { message } of faults) expect(message).toMatch(/[\u4e00-\u9fff]/)
    expect(check({ owner: 'NONE' }).faults[0]?.message).toBe('没有编码为 NONE 的处室')
    expect(check({ name: '利润总额' }).faults[0]?.message).toBe('YL01 已叫这个名称')
  })

  test('tell of another code with the same formula, however it is written', () => {
    const same = check({
      code: 'GM16',
      name: '另一个净资产收益率',
      formula: 'IS.net_profit@ytd/((BS.total_equity@end+BS.total_equity@begin)/2)*100',
    })
    expect(same.twins.map(({ code }) => code)).toContain('WL02')
    expect(same.indicator?.code).toBe('GM16')
  })
})

test('a difference says field by field what was and what is', () => {
  expect(indicatorChanges(margin, { ...margin, direction: 'up', annualize: true })).toEqual([
    { field: 'direction', label: '方向', before: '越小越好', after: '越大越好' },
    { field: 'annualize', label: '年化', before: '不年化', after: '年化' },
  ])
  expect(indicatorChanges(margin, margin)).toEqual([])
})
