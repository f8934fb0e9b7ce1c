import { describe, expect, test } from 'vitest'
import { type FilterDefinition, readListState, readSort } from '@/components/patterns/query-table/list-state'

const filters: FilterDefinition[] = [
  {
    kind: 'select',
    key: 'org',
    label: '企业',
    multiple: true,
    options: [
      { value: '1', label: '地铁集团' },
      { value: '2', label: '水务集团' },
    ],
  },
  {
    kind: 'select',
    key: 'due',
    label: '时限',
    options: [
      { value: 'over', label: '已超期' },
      { value: '7', label: '7 个工作日内' },
    ],
  },
  { kind: 'date', key: 'arrived', label: '到达日期' },
  { kind: 'amount', key: 'min', label: '金额', unit: '万元' },
  { kind: 'text', key: 'no', label: '文号' },
  { kind: 'toggle', key: 'mine', label: '只看主办' },
]
const definition = { filters, tabs: ['all', 'matters'], sorts: ['due', 'amount'], sort: 'due' }
const read = (params: Record<string, string | string[]>) => readListState(params, definition)

describe('the state of a list in its address', () => {
  test('an empty address is the first page in the usual order without any filter', () => {
    expect(read({})).toEqual({ q: '', tab: null, filters: {}, sort: { key: 'due', descending: false }, after: null, before: null })
  })

  test('known choices are taken, unknown ones are dropped', () => {
    expect(read({ org: ['1', '2', '99'], due: ['over', '7'] }).filters).toEqual({ org: ['1', '2'], due: ['over'] })
    expect(read({ org: 'nobody' }).filters).toEqual({})
  })

  test('a date range may be open at either end; anything else is no date', () => {
    expect(read({ arrived: '2026-01-01~2026-01-31' }).filters.arrived).toEqual(['2026-01-01', '2026-01-31'])
    expect(read({ arrived: '2026-01-01~' }).filters.arrived).toEqual(['2026-01-01', ''])
    expect(read({ arrived: '~2026-01-31' }).filters.arrived).toEqual(['', '2026-01-31'])
    expect(read({ arrived: 'yesterday' }).filters).toEqual({})
  })

  test.each([
    ['5000', ['5000']],
    ['0.5', ['0.5']],
    ['-1', undefined],
    ['1e9', undefined],
    ["1' or '1'='1", undefined],
  ])('the amount %s is read as %j', (typed, value) => {
    expect(read({ min: typed }).filters.min).toEqual(value)
  })

  test('a toggle is on only with 1, a text keeps at most a hundred signs', () => {
    expect(read({ mine: '1' }).filters.mine).toEqual(['1'])
    expect(read({ mine: 'true' }).filters).toEqual({})
    expect(read({ no: '号'.repeat(300) }).filters.no?.[0]).toHaveLength(100)
  })

  test('an unknown tab or order falls back, a known one is taken', () => {
    expect(read({ tab: 'secret', sort: '-password' })).toMatchObject({ tab: null, sort: { key: 'due', descending: false } })
    expect(read({ tab: 'matters', sort: '-amount' })).toMatchObject({ tab: 'matters', sort: { key: 'amount', descending: true } })
  })

  test('a page begins after or before a key, never both', () => {
    expect(read({ after: 'k1', before: 'k2' })).toMatchObject({ after: 'k1', before: null })
    expect(read({ before: 'k2' })).toMatchObject({ after: null, before: 'k2' })
  })

  test('a repeated parameter counts once where one value is meant', () => {
    expect(read({ q: ['股权', '其他'] }).q).toBe('股权')
    expect(readSort('-due', ['due'])).toEqual({ key: 'due', descending: true })
    expect(readSort('', ['due'])).toBeNull()
  })
})
