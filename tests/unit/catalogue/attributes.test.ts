import { describe, expect, test } from 'vitest'
import { type Attribute, entered, memberOf, withMember } from '@/lib/matters/catalogue/attributes'

const attribute = (more: Partial<Attribute>): Attribute => ({ key: 'a', label: '甲', kind: 'text', ...more })

describe('members by dotted keys', () => {
  const row = { key: 'x', pattern: { regex: '\\d+', message: '数字' }, unit: null }

  test.each([
    ['key', 'x'],
    ['pattern.regex', '\\d+'],
    ['pattern.other', undefined],
    ['unit', null],
    ['unit.deeper', undefined],
    ['nothing.at.all', undefined],
  ])('%s is read', (key, value) => {
    expect(memberOf(row, key)).toBe(value)
  })

  test('one is set without touching the row it came from', () => {
    const next = withMember(row, 'pattern.message', '只填数字')
    expect([next.pattern, row.pattern]).toEqual([
      { regex: '\\d+', message: '只填数字' },
      { regex: '\\d+', message: '数字' },
    ])
  })

  test('an object is made for the first of its members and goes with the last', () => {
    expect(withMember({ key: 'x' }, 'source.fact', 'base.a')).toEqual({ key: 'x', source: { fact: 'base.a' } })
    const half = withMember(row, 'pattern.regex', undefined)
    expect(half).toEqual({ key: 'x', pattern: { message: '数字' }, unit: null })
    expect(withMember(half, 'pattern.message', undefined)).toEqual({ key: 'x', unit: null })
  })

  test('null stands for nothing there yet', () => {
    expect(withMember({ reservedByLaw: null }, 'reservedByLaw.law', '公司法')).toEqual({ reservedByLaw: { law: '公司法' } })
  })
})

describe('what is taken out of a typed text', () => {
  test.each<[Partial<Attribute>, string, unknown]>([
    [{}, ' 甲 ', ' 甲 '],
    [{}, '', ''],
    [{ empty: 'null' }, '  ', null],
    [{ empty: 'omit' }, '', undefined],
    [{ kind: 'int' }, '12', 12],
    [{ kind: 'int' }, ' 12 ', 12],
    [{ kind: 'int' }, '1.5', '1.5'],
    [{ kind: 'int', empty: 'null' }, '', null],
    [{ kind: 'int' }, '十', '十'],
    [{ kind: 'int' }, '99999999999', '99999999999'],
  ])('%o: “%s”', (more, text, value) => {
    expect(entered(attribute(more), text)).toEqual(value)
  })
})
