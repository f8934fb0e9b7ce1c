import { describe, expect, it } from 'vitest'
import { evaluateRules } from '@/lib/forms/check-rules'
import { computeValues } from '@/lib/forms/compute'
import { formConditions, settle } from '@/lib/forms/conditions'
import { formDefinitionSchema } from '@/lib/forms/schema'
import { transferContext, transferForm } from './fixtures'

function form(fields: object[], rules: object[] = []) {
  return formDefinitionSchema.parse({
    code: 'F',
    title: '表',
    groups: ['业务信息'],
    rules,
    fields: fields.map((field) => ({ label: '项', type: 'money', unit: '万元', ...field })),
  })
}

describe('conditions', () => {
  it('show and require what the other entries ask for', () => {
    const before = formConditions(transferForm, { pay_mode: '一次性', has_staff: false })
    expect([...before.hidden]).toEqual(['first_pay_pct', 'pay_months'])
    const after = formConditions(transferForm, { pay_mode: '分期', first_pay_pct: '30', has_staff: true })
    expect([...after.hidden]).toEqual([])
    expect([...after.required]).toContain('staff_note')
    expect([...after.required]).not.toContain('hold_pct_after')
  })

  it('do not hold while what they ask about is empty', () => {
    expect(formConditions(transferForm, {}).hidden.has('first_pay_pct')).toBe(true)
    expect(formConditions(transferForm, {}).required.has('staff_note')).toBe(false)
  })

  it('count a hidden entry as empty for everything behind it', () => {
    expect(formConditions(transferForm, { pay_mode: '一次性', first_pay_pct: '30' }).hidden.has('pay_months')).toBe(true)
  })

  it('are decided row by row in a table', () => {
    const { rows } = formConditions(transferForm, { buyers: [{ share: '60' }, { share: '40' }, {}] })
    expect(rows.buyers?.map((row) => row.hidden.has('reason'))).toEqual([false, true, true])
    expect(rows.buyers?.[0]?.required.has('reason')).toBe(true)
  })

  it('end when they contradict each other', () => {
    const definition = form([
      { key: 'a', visibleWhen: 'empty(b)' },
      { key: 'b', visibleWhen: 'empty(a)' },
    ])
    expect(() => settle(definition, { a: '1', b: '1' })).not.toThrow()
  })

  it('leave everything else standing when one cannot be parsed', () => {
    const { hidden } = formConditions(form([{ key: 'a', visibleWhen: 'b >' }, { key: 'b' }]), { b: '1' })
    expect([...hidden]).toEqual(['a'])
  })
})

describe('computed fields', () => {
  it('are given in their own unit, rounded half up to their decimals', () => {
    const definition = form([
      { key: 'a' },
      { key: 'b', unit: '元' },
      { key: 'sum', compute: 'a + b' },
      { key: 'in_yi', unit: '亿元', compute: 'a' },
      { key: 'rate', type: 'percent', unit: '%', compute: 'b / a' },
    ])
    expect(computeValues(definition, { a: '3', b: '20000' })).toMatchObject({ sum: '5', in_yi: '0.0003', rate: '66.6667' })
  })

  it('may build on one another in any order and stay empty until everything is there', () => {
    const definition = form([{ key: 'c', compute: 'b * 2' }, { key: 'b', compute: 'a * 2' }, { key: 'a' }])
    expect(computeValues(definition, { a: '1' })).toMatchObject({ b: '2', c: '4' })
    expect(computeValues(definition, { a: null, c: '9' })).toMatchObject({ b: null, c: null })
  })

  it('are computed in each row and can be summed over the rows', () => {
    const definition = form([
      {
        key: 'items',
        type: 'table',
        columns: [
          { key: 'price', label: '单价', type: 'money', unit: '万元' },
          { key: 'count', label: '数量', type: 'int', unit: '个' },
          { key: 'total', label: '合价', type: 'money', unit: '万元', compute: 'price * count' },
        ],
      },
      { key: 'total', compute: 'sum(items, total)' },
    ])
    const values = computeValues(definition, {
      items: [
        { price: '1.5', count: '2' },
        { price: '2', count: '3' },
      ],
    })
    expect(values).toMatchObject({ total: '9', items: [{ total: '3' }, { total: '6' }] })
  })

  it('end when they feed on themselves', () => {
    expect(() => computeValues(form([{ key: 'a', compute: 'a + 1万元' }]), { a: '1' })).not.toThrow()
  })
})

describe('rules across fields', () => {
  it('are passed, failed, not applicable, or undecided with the reason', () => {
    const values = { transfer_pct: '70', hold_pct: '60', floor_price: '2000', pay_mode: '一次性', base_date: '2026-03-31' }
    const results = evaluateRules(transferForm, values, transferContext)
    expect(results.map((result) => [result.rule.id, result.outcome])).toEqual([
      ['R1', 'failed'],
      ['R2', 'unknown'],
      ['R3', 'not_applicable'],
      ['R4', 'passed'],
    ])
    expect(results[1]?.reason).toContain('未填写：股东全部权益评估值')
  })

  it('are undecided, not passed, when no day was handed over', () => {
    expect(evaluateRules(transferForm, { base_date: '2026-03-31' }).find((result) => result.rule.id === 'R4')?.outcome).toBe('unknown')
  })
})
