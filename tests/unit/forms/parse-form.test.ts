import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toFieldErrors } from '@/lib/forms/issues'
import { parseForm } from '@/lib/forms/parse-form'
import { draftSchema, submitSchema } from '@/lib/forms/zod'
import { goodTransfer, transferContext, transferForm } from './fixtures'

const submit = (input: unknown, context = transferContext) => parseForm(transferForm, input, 'submit', context)
const draft = (input: unknown) => parseForm(transferForm, input, 'draft', transferContext)
const messages = (input: unknown) => submit(input).issues.map((issue) => issue.message)

describe('a submitted form', () => {
  it('gives normalised values with everything computed', () => {
    const { values, issues } = submit(goodTransfer)
    expect(issues.filter((issue) => issue.level === '阻断')).toEqual([])
    expect(values).toMatchObject({
      appraised: '10000',
      base_date: '2026-03-31',
      has_staff: false,
      hold_pct_after: '40',
      methods: ['资产基础法', '收益法'],
      buyers: [{ name: '青岛示例产业投资有限公司', share: '20', price: '400', reason: null, code: null }],
    })
  })

  it('asks for what is required in the order of the form, each with its label', () => {
    expect(messages({})).toEqual([
      '申报企业为必填项，请选择',
      '联系人为必填项，请填写',
      '联系电话为必填项，请填写',
      '拟转让股权比例为必填项，请填写',
      '股东全部权益评估值为必填项，请填写',
      '评估基准日为必填项，请选择',
      '拟定转让底价为必填项，请填写',
      '价款支付方式为必填项，请选择',
      '涉及职工安置为必填项，请选择',
    ])
  })

  it('drops what is hidden and what hangs on it, and keeps it in the draft', () => {
    const typed = { ...goodTransfer, pay_mode: '一次性', first_pay_pct: '40', pay_months: '6' }
    expect(submit(typed).values).not.toHaveProperty('first_pay_pct')
    expect(submit(typed).values).not.toHaveProperty('pay_months')
    expect(draft(typed).values).toMatchObject({ first_pay_pct: '40', pay_months: '6' })
  })

  it('does not complain of a wrong value in a hidden field', () => {
    expect(messages({ ...goodTransfer, first_pay_pct: '很多' })).toEqual([])
    expect(draft({ ...goodTransfer, first_pay_pct: '很多' }).issues).toHaveLength(1)
  })

  it('honours conditions once they hold', () => {
    expect(messages({ ...goodTransfer, has_staff: true })).toEqual(['职工安置说明为必填项，请填写'])
    expect(messages({ ...goodTransfer, pay_mode: '分期' })).toEqual(['首付比例为必填项，请填写'])
    expect(messages({ ...goodTransfer, pay_mode: '分期', first_pay_pct: '20' })).toEqual(['分期付款的首付比例不低于 30%'])
  })

  it('evaluates rules across fields in their units', () => {
    expect(messages({ ...goodTransfer, floor_price: '1999.99' })).toEqual(['转让底价不得低于评估值乘以转让比例'])
    expect(messages({ ...goodTransfer, transfer_pct: '61', floor_price: '6100' })).toEqual(['拟转让股权比例不得超过持股比例'])
  })

  it('keeps warnings apart from what blocks', () => {
    const { issues } = submit({ ...goodTransfer, base_date: '2025-01-01' })
    expect(issues).toEqual([{ path: ['base_date'], level: '预警', message: '评估结果已超过一年有效期' }])
    expect(toFieldErrors(issues)).toEqual({})
  })

  it('takes a locked value from the base whatever was typed', () => {
    expect(submit({ ...goodTransfer, hold_pct: '99' }).values.hold_pct).toBe('60')
    expect(submit({ ...goodTransfer, hold_pct: '99' }, { today: '2026-11-22' } as typeof transferContext).values.hold_pct).toBe('99')
  })

  it('asks why an auto-filled value was changed', () => {
    const context = { ...transferContext, facts: { ...transferContext.facts, 'appraisal.equity': '9000' } }
    expect(submit(goodTransfer, context).issues.map((issue) => issue.path)).toEqual([['appraised__reason']])
    expect(submit({ ...goodTransfer, appraised__reason: '评估机构已出具更正说明' }, context).issues).toEqual([])
    expect(submit({ ...goodTransfer, appraised: '9000' }, context).issues).toEqual([])
  })

  it('says in which row of a table something is wrong, counted as typed', () => {
    const buyers = [{}, { name: '甲公司', share: '60' }, { share: 'x', code: '1' }]
    const { issues, values } = submit({ ...goodTransfer, buyers })
    expect(toFieldErrors(issues)).toEqual({
      'form.buyers.1.reason': '意向受让方第 2 行：超过半数的理由为必填项，请填写',
      'form.buyers.2.name': '意向受让方第 3 行：名称为必填项，请填写',
      'form.buyers.2.code': '意向受让方第 3 行：统一社会信用代码须为 18 位统一社会信用代码；当前为“1”（1 位）',
      'form.buyers.2.share': '意向受让方第 3 行：受让比例须为数字，如 12.50；当前为“x”',
    })
    expect(values.buyers).toMatchObject([{ name: '甲公司', share: '60' }])
  })

  it('refuses more rows than the table takes', () => {
    const buyers = Array.from({ length: 21 }, () => ({ name: '甲公司', share: '1' }))
    expect(messages({ ...goodTransfer, buyers })).toContain('意向受让方最多 20 行；当前为 21 行')
  })
})

describe('a draft', () => {
  it('takes what is incomplete and reports only what is wrong', () => {
    expect(draft({ floor_price: '1.2.3', contact: '李海' })).toMatchObject({
      values: { contact: '李海', floor_price: null, applicant_org: null },
      issues: [{ path: ['floor_price'], message: '拟定转让底价须为数字，如 1,234.56；当前为“1.2.3”' }],
    })
  })

  it('is refused when it is no form at all', () => {
    for (const input of [null, undefined, 'x', [], 7]) expect(draft(input).issues).toHaveLength(1)
  })
})

describe('the zod schemas', () => {
  it('carry the same messages by path', () => {
    const result = submitSchema(transferForm, transferContext).safeParse({ ...goodTransfer, floor_price: '-5' })
    expect(result.success).toBe(false)
    expect(result.error?.issues).toMatchObject([{ path: ['floor_price'], message: '拟定转让底价须不小于 0 万元；当前为 -5 万元' }])
    expect(submitSchema(transferForm, transferContext).parse({ ...goodTransfer, base_date: '2025-01-01' })).toHaveProperty(
      'pay_mode',
      '一次性',
    )
    expect(draftSchema(transferForm).parse({})).toHaveProperty('contact', null)
  })
})

const keys = transferForm.fields.map((field) => field.key)
const garbage = fc.dictionary(
  fc.oneof(fc.constantFrom(...keys, '__proto__', 'constructor', 'appraised__reason'), fc.string()),
  fc.oneof(
    fc.anything(),
    fc.constantFrom('分期', '是', '30', '2026-1-2', '60', true),
    fc.array(
      fc.dictionary(
        fc.constantFrom('name', 'share', 'code', 'reason', '__proto__'),
        fc.oneof(fc.anything(), fc.constantFrom('60', '甲公司')),
      ),
    ),
  ),
)

describe('whatever is sent', () => {
  it('gives issues, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), garbage), fc.constantFrom('draft' as const, 'submit' as const), (input, mode) => {
        const { issues } = parseForm(transferForm, input, mode, transferContext)
        for (const issue of issues) expect(issue.message.length).toBeGreaterThan(4)
      }),
      { numRuns: 400 },
    )
  })

  it('is submitted the same when its normalised values are submitted again', () => {
    fc.assert(
      fc.property(garbage, (input) => {
        const once = submit({ ...goodTransfer, ...input }).values
        expect(submit(once).values).toEqual(once)
        const kept = draft({ ...goodTransfer, ...input }).values
        expect(draft(kept)).toEqual({ values: kept, issues: [] })
      }),
      { numRuns: 400 },
    )
  })
})
