import { describe, expect, test } from 'vitest'
import { checkMatter } from '@/lib/matters/catalogue/check'
import { withDerived, withStampedBasis } from '@/lib/matters/catalogue/normalise'
import { placeOf } from '@/lib/matters/catalogue/place'
import type { MatterDefinition } from '@/lib/matters/schema'
import { readMatters } from '@/prisma/seed/reference-files'

const matters = readMatters()
const matter = matters.find((one) => one.code === 'GZ-CQ-04')!
const known = { departments: ['CQGL', 'CWJD', 'GHFZ', 'ZCFG', 'ZHJD', 'BGS', 'QYGG'], matters: matters.map((one) => one.code) }
const faultsOf = (change: (matter: MatterDefinition) => unknown) => {
  const copy = structuredClone(matter)
  change(copy)
  return checkMatter(copy, known).faults.map((fault) => `${fault.path} | ${fault.place} | ${fault.message}`)
}

describe('the checks of a draft', () => {
  test.each(matters)('$code of this release has no fault', (one) => {
    expect(checkMatter(one).faults).toEqual([])
  })

  test('an expression is pointed at by character', () => {
    const copy = structuredClone(matter)
    copy.situations[1]!.when = "transfer_mode = '进场公开' and nope"
    const [fault] = checkMatter(copy).faults
    expect(fault).toMatchObject({ path: 'situations.1.when', column: 28 })
    expect(fault!.place).toBe('情形第 2 行“进场公开转让”的判定条件')
  })

  test('what a form engine calls by key is found at its row', () => {
    expect(faultsOf(({ form }) => Object.assign(form.fields[0]!, { visibleWhen: 'title +' }))[0]).toMatch(
      /^form\.fields\.0\.visibleWhen \| 表单字段第 1 行“申报企业”的显示条件 \| 表达式有误（第 \d+ 字）/,
    )
  })

  test.each<[string, (matter: MatterDefinition) => unknown, RegExp]>([
    [
      'a material code twice',
      ({ materials }) => Object.assign(materials[1]!, { key: materials[0]!.key }),
      /^materials\.1\.key \| .+与第 1 行重复$/,
    ],
    ['a rule that points nowhere', ({ rules }) => Object.assign(rules[0]!, { fields: ['nowhere'] }), /表单中没有字段“nowhere”/],
    ['a department nobody knows', (one) => Object.assign(one, { line: 'XXXX' }), /^line \| 基本信息的主办处室 \| 没有编码为此的处室：XXXX/],
    [
      'a matter nobody knows',
      ({ dependencies }) => dependencies.push({ matter: 'GZ-XX-01', relation: '前置', description: '' }),
      /没有编码为此的事项：GZ-XX-01/,
    ],
    [
      'a fact nobody supplies',
      ({ materials }) => Object.assign(materials[0]!, { fromBase: 'base.nothing' }),
      /底座没有名为“base.nothing”的事实/,
    ],
    ['steps longer than the promise', ({ flow }) => Object.assign(flow.steps[4]!, { days: 90 }), /超过承诺时限/],
    ['a promise longer than the law', (one) => Object.assign(withLimit(one, 3)), /承诺时限不得长于法定时限 3 个工作日/],
    ['a flow without an end', ({ flow }) => flow.steps.pop(), /最后环节应为监管机构办结/],
    ['a rule that says neither how nor why not', ({ rules }) => delete rules[0]!.check, /check/],
  ])('%s is a fault with its place', (_what, change, expected) => {
    expect(faultsOf(change).join('\n')).toMatch(new RegExp(expected.source, 'm'))
  })

  test('a body of the wrong shape is told by place, and no check falls over it', () => {
    for (const body of [null, 5, [], {}, { materials: 'x', form: 7, flow: { steps: [null] } }]) {
      const { matter: read, faults } = checkMatter(body)
      expect([read, faults.length > 0]).toEqual([null, true])
    }
  })
})

function withLimit(one: MatterDefinition, days: number): MatterDefinition {
  one.limits.statutoryDays = days
  one.flow.statutoryDays = days
  return one
}

describe('places', () => {
  test.each([
    [['materials', 0], '材料第 1 行“正式申请文件（请示或者报告，载明文号、签发人）”'],
    [['flow', 'steps', 3, 'pools', 0, 'role'], '流程环节第 4 行“窗口受理”的办理岗位第 1 行“R-WINDOW”的岗位'],
    [['limits', 'promiseDays'], '时限的承诺时限（工作日）'],
    [['reservedByLaw', 'law'], '基本信息的法定保留权力的法律'],
    [['form', 'groups'], '表单的分组'],
  ])('%j is %s', (path, words) => {
    expect(placeOf(matter, path)).toBe(words)
  })
})

describe('what the platform writes into a draft itself', () => {
  const row = { name: '甲法', documentNo: null, version: null, point: '第一条' }

  test('limits and names reach flow and form', () => {
    const body = withDerived({
      ...structuredClone(matter),
      name: '新名称',
      limits: { ...matter.limits, promiseDays: 99 },
    }) as MatterDefinition
    expect([body.flow.title, body.flow.promiseDays, body.form.code]).toEqual(['新名称', 99, 'GZ-CQ-04'])
  })

  test('a mark is given to whoever sets it, kept while the text is the same, and gone with the text', () => {
    const marked = withStampedBasis({ basis: [{ ...row, checked: true, checkedBy: '冒名' }] }, [], '甲', '2026-01-01') as never
    expect(marked).toEqual({ basis: [{ ...row, checked: true, checkedBy: '甲', checkedOn: '2026-01-01' }] })
    const again = withStampedBasis({ basis: [{ ...row, checked: true }] }, [marked], '乙', '2026-02-02')
    expect(again).toEqual(marked)
    const other = withStampedBasis({ basis: [{ ...row, point: '第二条', checked: true }] }, [marked], '乙', '2026-02-02')
    expect(other).toEqual({ basis: [{ ...row, point: '第二条', checked: true, checkedBy: '乙', checkedOn: '2026-02-02' }] })
    expect(withStampedBasis({ basis: [{ ...row, checked: false, checkedBy: '甲' }] }, [marked], '乙', '2026-02-02')).toEqual({
      basis: [{ ...row, checked: false }],
    })
  })
})
