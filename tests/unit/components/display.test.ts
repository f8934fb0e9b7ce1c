import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Money } from '@/components/patterns/money'
import { StepBar } from '@/components/patterns/step-bar'
import { Timeline } from '@/components/patterns/timeline'
import { Button } from '@/components/ui/button'
import { CountBadge, countText } from '@/components/ui/count'
import { Field } from '@/components/ui/field'
import { LevelStatus } from '@/components/ui/status'

describe('an amount', () => {
  const money = (cents: string | null) => renderToStaticMarkup(createElement(Money, { cents, missing: '企业尚未报送' }))

  test('stands in 万元 with separators and two decimals, exact beyond what a float holds', () => {
    expect(money('86420000000')).toContain('86,420.00')
    expect(money('900719925474099312')).toContain('900,719,925,474.10')
  })

  test('that is negative is red and keeps its sign', () => {
    expect(money('-31805000')).toContain('-31.81')
    expect(money('-31805000')).toContain('text-danger')
    expect(money('31805000')).not.toContain('text-danger')
  })

  test('that is missing is a dash with its reason, never 0', () => {
    expect(money(null)).toContain('—')
    expect(money(null)).toContain('企业尚未报送')
    expect(money(null)).not.toMatch(/>[^<]*0/)
  })
})

describe('steps and times', () => {
  test('the present step is marked for screen readers and told in words', () => {
    const markup = renderToStaticMarkup(
      createElement(StepBar, {
        steps: [
          { key: 'a', name: '受理', state: 'passed' },
          { key: 'b', name: '初审', state: 'current', note: '第 6 日' },
          { key: 'c', name: '复核', state: 'future' },
        ],
      }),
    )
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1)
    expect(markup).toContain('2 / 3')
    expect(markup).toContain('已完成')
    expect(markup).toContain('未开始')
  })

  test('a step that took longer than allowed says so', () => {
    const entry = { id: '1', title: '初审', person: '李', place: '产权处', at: '2026-11-20T01:00:00.000Z' }
    const used = (days: number) => renderToStaticMarkup(createElement(Timeline, { entries: [{ ...entry, used: { days, allowed: 5 } }] }))
    expect(used(6)).toContain('用时 6 / 5 个工作日，超期')
    expect(used(5)).not.toContain('超期')
  })
})

describe('small parts', () => {
  test('a count of zero shows nothing, a large one is capped', () => {
    expect(renderToStaticMarkup(createElement(CountBadge, { value: 0 }))).toBe('')
    expect(renderToStaticMarkup(createElement(CountBadge, { value: 12_345 }))).toContain('9999+')
    expect(countText({ value: 1000, capped: true })).toBe('1,000+')
  })

  test('a pending button takes no second press', () => {
    const markup = renderToStaticMarkup(createElement(Button, { pending: true }, '同意并报处长复核'))
    expect(markup).toContain('disabled')
    expect(markup).toContain('aria-busy="true"')
  })

  test('a field ties hint and error to its control and says that it is required', () => {
    const props = { id: 'pct', label: '转让比例', hint: '最多两位小数', error: '应不超过 51.00%', required: true, children: null }
    const markup = renderToStaticMarkup(createElement(Field, props))
    expect(markup).toContain('id="pct-hint"')
    expect(markup).toContain('id="pct-error"')
    expect(markup).toContain('必填')
  })

  test('an alert level is a word and a shape besides its colour', () => {
    const markup = renderToStaticMarkup(createElement(LevelStatus, { level: '红' }, '认定级'))
    expect(markup).toContain('红')
    expect(markup).toContain('<svg')
  })
})
