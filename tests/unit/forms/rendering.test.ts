import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FormEditor } from '@/components/forms/form-editor'
import { FormView } from '@/components/forms/view/form-view'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValues } from '@/lib/forms/schema'
import { initialValues } from '@/lib/forms/values'
import { goodTransfer, transferContext, transferForm } from './fixtures'

const context = { ...transferContext, names: { org_city_invest: '青岛示例城市投资集团有限公司' } }
const values = parseForm(transferForm, goodTransfer, 'draft', context).values

/** What a reader sees: the text without tags, one space between words. */
function read(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
}

const view = (given: Partial<Parameters<typeof FormView>[0]> = {}) =>
  renderToStaticMarkup(createElement(FormView, { definition: transferForm, values, context, ...given }))

describe('a filled form to read', () => {
  it('shows values with names, units and sources, and leaves out what is hidden', () => {
    const text = read(view())
    expect(text).toContain('申报企业 青岛示例城市投资集团有限公司')
    expect(text).toContain('拟定转让底价 2,000.00 万元')
    expect(text).toContain('转让前持股比例 60.00% 产权登记')
    expect(text).toContain('转让后持股比例 40.00%')
    expect(text).toContain('涉及职工安置 否')
    expect(text).not.toContain('首付比例')
  })

  it('shows tables with their units in the head and totals', () => {
    const text = read(view())
    expect(text).toContain('受让价款 (万元)')
    expect(text).toMatch(/1 青岛示例产业投资有限公司 — 未填写 20\.00 400\.00/)
    expect(text).toMatch(/合计 400\.00/)
  })

  it('masks personal data so that the plain text is not in the page', () => {
    const html = view({ masked: true })
    expect(read(html)).toContain('联系人 李*')
    expect(html).not.toContain('85912345')
    expect(view()).toContain('0532-85912345')
  })

  it('marks what differs from an earlier version, also rows that came and went', () => {
    const previous: FormValues = {
      ...values,
      floor_price: '1900',
      methods: null,
      buyers: [
        { name: '青岛示例产业投资有限公司', code: null, share: '15', price: '285', reason: null },
        { name: '乙公司', code: null, share: '5', price: '95', reason: null },
      ],
    }
    const text = read(view({ previous }))
    expect(text).toContain('2,000.00 万元 原为 1,900.00 万元')
    expect(text).toContain('资产基础法、收益法 新填')
    expect(text).toContain('20.00 原为 15.00')
    expect(text).toMatch(/2 删除 乙公司/)
    expect(read(view({ previous: values }))).not.toContain('原为')
    expect(read(view({ previous: { ...values, buyers: [] } }))).toMatch(/1 新增 青岛示例产业投资有限公司/)
  })

  it('writes minus in red and a missing value as a dash that is read aloud', () => {
    const html = view({ values: { ...values, hold_pct_after: '-10', base_date: null } })
    expect(html).toMatch(/text-danger[^>]*>-10\.00%/)
    expect(read(html)).toContain('评估基准日 — 未填写')
  })
})

describe('a form to fill in', () => {
  const html = renderToStaticMarkup(
    createElement(FormEditor, {
      definition: transferForm,
      initialValues: initialValues(transferForm, context),
      version: 1,
      context,
      storageKey: 'test',
      onSave: async () => ({ version: 2, savedAt: '2026-11-22T02:42:00Z' }),
      onSubmit: async () => ({ ok: true as const }),
      submitLabel: '提交企业审核',
    }),
  )

  it('has a label for every control', () => {
    const controls = [...html.matchAll(/<(?:input|textarea|select)[^>]*>/g)].map(([tag]) => tag)
    expect(controls.length).toBeGreaterThan(12)
    for (const tag of controls) {
      const id = /\bid="([^"]+)"/.exec(tag)?.[1]
      const named = /aria-label/.test(tag) || /type="(?:radio|checkbox|file)"/.test(tag) || html.includes(`for="${id}"`)
      expect(named, tag).toBe(true)
    }
  })

  it('locks what the base supplies, says where it comes from, and shows no field that is hidden', () => {
    expect(html).toMatch(/<input[^>]*id="field-hold_pct"[^>]*readOnly=""|<input[^>]*readOnly=""[^>]*id="field-hold_pct"/i)
    expect(read(html)).toContain('产权登记')
    expect(html).not.toContain('field-first_pay_pct')
  })

  it('shows the outline, no faults before anything was done, and its button by name', () => {
    expect(read(html)).toContain('必填项 1 / 10')
    expect(html).not.toContain('待修改的内容')
    expect(html).not.toContain('aria-invalid')
    expect(read(html)).toContain('提交企业审核')
  })
})
