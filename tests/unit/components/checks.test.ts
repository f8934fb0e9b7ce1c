import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CheckList } from '@/components/patterns/check-list'
import { type Check, checkSummary } from '@/components/patterns/check-summary'
import { sharedValues } from '@/components/patterns/side-by-side'

const check = (id: string, outcome: Check['outcome'], level: Check['level'] = '预警', more: Partial<Check> = {}): Check => ({
  id,
  title: `规则 ${id}`,
  outcome,
  level,
  reason: `原因 ${id}`,
  ...more,
})
const checks = [
  check('p1', 'passed'),
  check('m1', 'manual'),
  check('w1', 'failed', '预警', { mend: '补充担保', basis: { text: '办法第二十八条', version: '2016年令第32号', checked: false } }),
  check('b1', 'failed', '阻断', { basis: { text: '条例第五条', version: null, checked: true } }),
  check('u1', 'unknown'),
  check('p2', 'passed', '提示', { mend: '不应出现' }),
]
const markup = renderToStaticMarkup(createElement(CheckList, { checks }))

describe('the checks of a filing', () => {
  test('are summed up with what matters first, leaving out what there is none of', () => {
    expect(checkSummary(checks)).toBe('1 阻断 · 1 警告 · 1 待人工 · 1 未评价 · 2 通过')
    expect(checkSummary([check('p', 'passed')])).toBe('1 通过')
    expect(checkSummary([])).toBe('')
  })

  test('stand in the order of their weight, the passed ones last', () => {
    const places = ['b1', 'w1', 'm1', 'u1', 'p1'].map((id) => markup.indexOf(`规则 ${id}`))
    expect(places).toEqual([...places].sort((left, right) => left - right))
    expect(places).not.toContain(-1)
  })

  test('a law not yet confirmed carries its mark, a confirmed one does not', () => {
    expect(markup.match(/待校核/g)).toHaveLength(1)
    expect(markup).toContain('办法第二十八条（2016年令第32号）')
  })

  test('how to mend is said only where something failed', () => {
    expect(markup).toContain('整改：补充担保')
    expect(markup).not.toContain('不应出现')
  })

  test('a check that was not evaluated is never shown as passed', () => {
    const alone = renderToStaticMarkup(createElement(CheckList, { checks: [check('u', 'unknown'), check('m', 'manual')] }))
    expect(alone).toContain('未评价')
    expect(alone).toContain('人工核查')
    expect(alone).not.toContain('通过')
  })
})

describe('values compared side by side', () => {
  test('only values that occur twice are shared; spaces around them do not hide it', () => {
    expect([...sharedValues(['B4-2E-99', 'B4-2E-99 ', 'C1-00-17'])]).toEqual([0, 1])
    expect([...sharedValues(['甲', '乙'])]).toEqual([])
  })

  test('two missing or empty values are not the same value', () => {
    expect([...sharedValues([null, null, '', '', ' '])]).toEqual([])
  })
})
