import { describe, expect, it } from 'vitest'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { paceAt, progressOf } from '@/lib/finance/targets/progress'
import { allSubjects, subjectOf } from '@/lib/finance/targets/subjects'

const subject = (code: string) => subjectOf(code, releasedIndicators)!

describe('subjects of yearly values', () => {
  it('know what grows with the year: flows and what is annualised, not standings and rates of flows', () => {
    const grows = ['YL01', 'WL02', 'WL04', 'GM01', 'IS.total_revenue@ytd'].map((code) => subject(code).accumulates)
    const stands = ['WL01', 'WL03', 'WL05', 'GM02', 'BS.total_assets@end'].map((code) => subject(code).accumulates)
    expect(grows).toEqual([true, true, true, true, true])
    expect(stands).toEqual([false, false, false, false, false])
  })

  it('are indicators and cells of the monthly form at its end, each once; nothing else is one', () => {
    const codes = allSubjects(releasedIndicators).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toContain('YL01')
    expect(codes.some((code) => code.endsWith('@ly') || code.endsWith('@begin'))).toBe(false)
    expect(subjectOf('ZZ99', releasedIndicators)).toBeUndefined()
    expect(subjectOf('IS.total_revenue@ly', releasedIndicators)).toBeUndefined()
  })
})

describe('progress', () => {
  it('says 未下达目标 where nothing was set, which is never zero', () => {
    expect(progressOf(subject('YL01'), null, '100', 202606)).toMatchObject({ completion: null, light: null, words: '未下达目标' })
  })

  it('holds what grows against the share of the year that is gone', () => {
    expect(paceAt(202606).toString()).toBe('50')
    expect(progressOf(subject('YL01'), '1000', '500', 202606)).toMatchObject({ completion: '50.0000', pace: '50.0000', light: '绿' })
    expect(progressOf(subject('YL01'), '1000', '499.99', 202606).light).toBe('黄')
    expect(progressOf(subject('YL01'), '1000', '400', 202606).light).toBe('黄')
    expect(progressOf(subject('YL01'), '1000', '399.99', 202606)).toMatchObject({ light: '红', words: '慢于序时 10.00 个百分点' })
  })

  it('gives no completion of a loss that is allowed, and judges it by its share', () => {
    const at = (now: string) => progressOf(subject('YL01'), '-1000', now, 202606)
    expect(at('-500')).toMatchObject({ completion: null, light: '绿' })
    expect(at('-700').light).toBe('黄')
    expect(at('-1000.01').light).toBe('红')
    expect(progressOf(subject('YL01'), '0', '1', 202606)).toMatchObject({ completion: null, light: '绿' })
  })

  it('holds a control line as a line: within, somewhat above, above', () => {
    const at = (now: string) => progressOf(subject('WL01'), '65', now, 202606)
    expect(at('65')).toMatchObject({ completion: null, pace: null, light: '绿', words: '在控制线内' })
    expect(at('66').light).toBe('黄')
    expect(at('66.01')).toMatchObject({ light: '红', words: '超控制线 1.01 个百分点' })
  })

  it('gives no light for what is neither good nor bad, and none without a value', () => {
    expect(progressOf(subject('GM02'), '100', '90', 202606)).toMatchObject({ completion: '90.0000', light: null })
    expect(progressOf(subject('YL01'), '100', null, 202606)).toMatchObject({ completion: null, light: null })
  })
})
