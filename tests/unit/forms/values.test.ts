import { describe, expect, it } from 'vitest'
import { checkDefinition } from '@/lib/forms/check-definition'
import { diffValues, sameValue } from '@/lib/forms/diff'
import { diffDefinitions } from '@/lib/forms/diff-definitions'
import { parseForm } from '@/lib/forms/parse-form'
import { reasonKey } from '@/lib/forms/reason-key'
import { formDefinitionSchema } from '@/lib/forms/schema'
import { completeness, followFacts, initialValues, sourceState } from '@/lib/forms/values'
import { goodTransfer, transferContext, transferForm } from './fixtures'

const field = (key: string) => transferForm.fields.find((one) => one.key === key)!
const changed = (patch: object) => formDefinitionSchema.parse({ ...transferForm, ...patch })
const withField = (key: string, patch: object) =>
  changed({ fields: transferForm.fields.map((one) => (one.key === key ? { ...one, ...patch } : one)) })

describe('a new form', () => {
  it('starts with what the base supplies and what follows from it', () => {
    expect(initialValues(transferForm, transferContext)).toMatchObject({
      hold_pct: '60',
      appraised: null,
      buyers: [],
      hold_pct_after: null,
    })
  })
})

describe('the source of an auto-filled field', () => {
  it('is locked, changed or absent', () => {
    expect(sourceState(field('hold_pct'), {}, transferContext)).toEqual({ label: '产权登记', state: 'from_base', locked: true })
    expect(sourceState(field('hold_pct'), {}, {})).toEqual({ label: '产权登记', state: 'absent', locked: false })
    const facts = { 'appraisal.equity': '9000' }
    expect(sourceState(field('appraised'), { appraised: '9000' }, { facts })?.state).toBe('from_base')
    expect(sourceState(field('appraised'), { appraised: '9100' }, { facts })?.state).toBe('changed')
    expect(sourceState(field('contact'), {}, {})).toBeNull()
  })
})

describe('a fact of the base', () => {
  const surroundings = { facts: { 'base.appraisal.equity': { type: 'money', unit: '元', label: '评估值' } } }

  it('fills a field in the unit of the field', () => {
    const context = { facts: { 'base.appraisal.equity': '12345678.5' }, surroundings }
    expect(initialValues(transferForm, context).appraised).toBe('1234.56785')
    expect(initialValues(transferForm, { facts: { 'appraisal.equity': 9000 } }).appraised).toBe('9000')
  })

  it('is followed when it changes, unless a person typed something else or said why', () => {
    const [old, now] = [{ facts: { 'appraisal.equity': '9000' } }, { facts: { 'appraisal.equity': '7000' } }]
    const none = { facts: {} }
    expect(followFacts(transferForm, { appraised: null }, none, now).appraised).toBe('7000')
    expect(followFacts(transferForm, { appraised: '9000' }, old, now).appraised).toBe('7000')
    expect(followFacts(transferForm, { appraised: '9000' }, old, none).appraised).toBeNull()
    expect(followFacts(transferForm, { appraised: '9100' }, old, now).appraised).toBe('9100')
    expect(followFacts(transferForm, { appraised: '9000', [reasonKey('appraised')]: '复核后一致' }, old, now).appraised).toBe('9000')
    const untouched = { contact: '李海' }
    expect(followFacts(transferForm, untouched, none, none)).toBe(untouched)
  })

  it('fills nothing when the base has none', () => {
    expect(initialValues(transferForm, { facts: { 'appraisal.equity': null }, surroundings }).appraised).toBeNull()
  })
})

describe('completeness', () => {
  const states = (input: object) => completeness(transferForm, input as never, transferContext).map((group) => [group.group, group.state])

  it('is untouched, partial, wrong or complete for each section', () => {
    expect(states({})).toEqual([
      ['申报主体', 'untouched'],
      ['业务信息', 'partial'],
      ['受让安排', 'untouched'],
    ])
    expect(states({ contact: '李海', floor_price: 'x' })).toEqual([
      ['申报主体', 'partial'],
      ['业务信息', 'wrong'],
      ['受让安排', 'untouched'],
    ])
    expect(states(goodTransfer)).toEqual([
      ['申报主体', 'complete'],
      ['业务信息', 'complete'],
      ['受让安排', 'complete'],
    ])
  })

  it('counts what conditions ask for', () => {
    const group = completeness(transferForm, { ...goodTransfer, has_staff: true } as never, transferContext)[2]
    expect(group).toMatchObject({ required: 3, filled: 2, state: 'partial' })
  })

  it('is not complete while a row lacks a required cell', () => {
    expect(states({ ...goodTransfer, buyers: [{ name: '甲公司' }] })[2]).toEqual(['受让安排', 'partial'])
  })
})

describe('differences between values', () => {
  const before = parseForm(transferForm, goodTransfer, 'draft', transferContext).values

  it('name the field and show both values as they are read', () => {
    const after = { ...before, floor_price: '2100.5', has_staff: true, staff_note: '已召开职代会', methods: null }
    expect(diffValues(transferForm, before, after)).toEqual([
      { path: 'floor_price', label: '拟定转让底价', group: '业务信息', before: '2,000.00 万元', after: '2,100.50 万元', kind: 'changed' },
      { path: 'has_staff', label: '涉及职工安置', group: '受让安排', before: '否', after: '是', kind: 'changed' },
      { path: 'staff_note', label: '职工安置说明', group: '受让安排', before: '—', after: '已召开职代会', kind: 'added' },
      { path: 'methods', label: '评估方法', group: '业务信息', before: '资产基础法、收益法', after: '—', kind: 'removed' },
    ])
  })

  it('name cells and whole rows of a table', () => {
    const rows = [
      { name: '青岛示例产业投资有限公司', share: '15' },
      { name: '乙公司', share: '5' },
    ]
    expect(diffValues(transferForm, { buyers: [{ name: '青岛示例产业投资有限公司', share: '20' }] }, { buyers: rows })).toMatchObject([
      { path: 'buyers.0.share', label: '意向受让方第 1 行·受让比例', before: '20.00%', after: '15.00%' },
      { path: 'buyers.1', label: '意向受让方第 2 行', after: '名称：乙公司；受让比例：5.00%', kind: 'added' },
    ])
  })

  it('are none between equal values however empty is written', () => {
    expect(diffValues(transferForm, before, { ...before, staff_note: '', opinion_file: [] })).toEqual([])
    expect(sameValue([{ a: '1', b: null }], [{ b: '', a: '1' }])).toBe(true)
    expect(sameValue(false, null)).toBe(false)
  })
})

describe('differences between versions of a form', () => {
  it('say what was added, removed, changed and moved, and whether filed values may no longer fit', () => {
    const next = changed({
      fields: [
        ...transferForm.fields
          .filter((one) => one.key !== 'pay_months')
          .map((one) => (one.key === 'pay_mode' ? { ...one, options: ['一次性', '分期', '其他'] } : one)),
        { key: 'exchange', label: '产权交易机构', type: 'text', required: true },
      ],
    })
    expect(diffDefinitions(transferForm, next).map(({ path, kind, breaking }) => [path, kind, breaking])).toEqual([
      ['pay_mode', 'changed', false],
      ['exchange', 'added', true],
      ['pay_months', 'removed', true],
    ])
    expect(diffDefinitions(transferForm, withField('pay_mode', { options: ['一次性'] }))).toMatchObject([
      { kind: 'changed', breaking: true, message: '选项由“一次性、分期”改为“一次性”' },
    ])
    expect(diffDefinitions(transferForm, withField('floor_price', { unit: '元' }))).toMatchObject([
      { message: '单位由“万元”改为“元”', breaking: true },
    ])
    expect(diffDefinitions(transferForm, changed({ rules: transferForm.rules.slice(1) }))).toMatchObject([
      { path: 'rules.R1', kind: 'removed' },
    ])
    expect(diffDefinitions(transferForm, transferForm)).toEqual([])
  })
})

describe('a definition', () => {
  const faults = (patch: object) => checkDefinition(changed(patch)).map((fault) => fault.message)
  const one = (given: object) =>
    faults({
      rules: [],
      fields: [
        { key: 'a', label: '甲', type: 'text', ...given },
        { key: 'b', label: '乙', type: 'money', unit: '万元' },
      ],
    })

  it('without faults has none', () => {
    expect(checkDefinition(transferForm)).toEqual([])
  })

  it('is refused for what its shape does not show', () => {
    expect(one({ key: 'b' })).toContain('字段代码“b”重复')
    expect(one({ group: '别处' })).toContain('分组“别处”不在表单的分组中')
    expect(one({ type: 'enum' })).toContain('“甲”没有选项，也没有目录')
    expect(one({ type: 'table' })).toContain('明细表“甲”没有列')
    expect(one({ type: 'computed' })).toContain('“甲”是计算字段，但没有公式')
    expect(one({ visibleWhen: 'b >' }).join()).toContain('表达式有误')
    expect(one({ visibleWhen: 'c > 1万元' }).join()).toContain('没有名称“c”')
    expect(one({ visibleWhen: 'b > 5' }).join()).toContain('不能直接比较')
    expect(one({ requiredWhen: 'b' }).join()).toContain('表达式的结果应为是否')
    expect(one({ type: 'date', compute: 'b * 2' }).join()).toContain('字段“甲”应为日期')
    expect(one({ type: 'money', unit: '万元', compute: 'a + b' })).toContain('“甲”的公式循环引用了自己')
    expect(one({ pattern: { regex: '(', message: '' } }).join()).toContain('的格式有误')
    expect(one({ type: 'int', max: '很多' })).toContain('“甲”的上限“很多”不是数或日期')
    expect(faults({ rules: [{ id: 'R', level: '阻断', check: 'transfer_pct > 1%', message: 'x', fields: ['nowhere'] }] })).toEqual([
      '校验规则指向的字段“nowhere”不存在',
    ])
  })
})
