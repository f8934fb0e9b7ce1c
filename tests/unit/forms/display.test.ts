import { describe, expect, it } from 'vitest'
import { formatValue, formatWithUnit, listColumns, maskValue } from '@/lib/forms/display'
import { type FieldDefinition, type FormValue, fieldSchema } from '@/lib/forms/schema'
import { transferForm } from './fixtures'

const shown: [Partial<FieldDefinition> & Pick<FieldDefinition, 'type'>, FormValue | undefined, string][] = [
  [{ type: 'money', unit: '万元' }, '1234567.5', '1,234,567.50 万元'],
  [{ type: 'money', unit: '万元' }, '-0.123456', '-0.123456 万元'],
  [{ type: 'money', unit: '元' }, '12345678901234567.89', '12,345,678,901,234,567.89 元'],
  [{ type: 'money4', unit: '元/股' }, '12.3', '12.3000 元/股'],
  [{ type: 'percent', unit: '%' }, '12.5', '12.50%'],
  [{ type: 'percent', unit: '%' }, '33.3351', '33.34%'],
  [{ type: 'int', unit: '人' }, '12000', '12,000 人'],
  [{ type: 'decimal', unit: '㎡' }, '88.5', '88.5 ㎡'],
  [{ type: 'decimal', unit: '年', scale: 4 }, '10', '10.00 年'],
  [{ type: 'decimal', unit: '年', scale: 4 }, '10.1234', '10.1234 年'],
  [{ type: 'bool' }, true, '是'],
  [{ type: 'bool' }, false, '否'],
  [{ type: 'datetime' }, '2026-01-02T09:30', '2026-01-02 09:30'],
  [{ type: 'period' }, '202611', '2026年11月'],
  [{ type: 'period', list: 'quarter' }, '202609', '2026年三季度'],
  [{ type: 'adcode' }, '370202', '山东省青岛市市南区'],
  [{ type: 'multi', options: ['甲', '乙'] }, ['甲', '乙'], '甲、乙'],
  [{ type: 'multi', list: 'GB/T4754' }, ['K7010'], '房地产开发经营'],
  [{ type: 'org' }, 'org_1', '青岛示例集团有限公司'],
  [{ type: 'org' }, 'constructor', 'constructor'],
  [{ type: 'table' }, [{ a: '1' }], '1 行'],
  [{ type: 'money', unit: '万元' }, null, '—'],
  [{ type: 'text' }, undefined, '—'],
  [{ type: 'multi' }, [], '—'],
]

describe('a value as it is read', () => {
  const context = { names: { org_1: '青岛示例集团有限公司' }, lists: { 'GB/T4754': [{ code: 'K7010', name: '房地产开发经营' }] } }

  it.each(shown)('%o %o is shown as %s', (given, value, text) => {
    expect(formatWithUnit(fieldSchema.parse({ key: 'x', label: '项', ...given }), value, context)).toBe(text)
  })

  it('leaves the unit to the head of a column', () => {
    expect(formatValue({ label: '金额', type: 'money', unit: '万元' }, '1000')).toBe('1,000.00')
  })

  it('masks the middle of personal data', () => {
    expect(maskValue({ type: 'phone' }, '13800138000')).toBe('138****8000')
    expect(maskValue({ type: 'person' }, '欧阳明')).toBe('欧**')
    expect(maskValue({ type: 'person' }, '李')).toBe('李*')
    expect(maskValue({ type: 'text' }, '—')).toBe('—')
  })
})

describe('columns of a list', () => {
  it('are fields that fit a cell, required ones first, in the order of the form', () => {
    expect(listColumns(transferForm, 4).map((column) => column.key)).toEqual(['applicant_org', 'contact', 'contact_phone', 'hold_pct'])
    const all = listColumns(transferForm, 99)
    expect(all.map((column) => column.key)).not.toContain('buyers')
    expect(all.find((column) => column.key === 'floor_price')).toMatchObject({ label: '拟定转让底价', unit: '万元', align: 'end' })
  })
})
