import { describe, expect, test } from 'vitest'
import { datePresets } from '@/components/patterns/query-table/date-presets'
import { filterWords } from '@/components/patterns/query-table/filter-words'

const options = [
  { value: '1', label: '地铁集团' },
  { value: '2', label: '水务集团' },
]

describe('what a set filter says', () => {
  test('a choice says its name, several say how many', () => {
    const filter = { kind: 'select', key: 'org', label: '企业', options, multiple: true } as const
    expect(filterWords(filter, ['2'])).toBe('水务集团')
    expect(filterWords(filter, ['1', '2'])).toBe('地铁集团 等 2 项')
    expect(filterWords(filter, [])).toBeNull()
  })

  test.each([
    [['2026-01-01', '2026-01-31'], '2026-01-01 至 2026-01-31'],
    [['2026-01-01', '2026-01-01'], '2026-01-01'],
    [['2026-01-01', ''], '2026-01-01 起'],
    [['', '2026-01-31'], '2026-01-31 止'],
  ])('the range %j says %s', (value, words) => {
    expect(filterWords({ kind: 'date', key: 'd', label: '到达' }, value)).toBe(words)
  })

  test.each([
    ['5000', '5,000 万元'],
    ['999', '999 万元'],
    ['1234567.5', '1,234,567.5 万元'],
  ])('the amount %s says %s', (value, words) => {
    expect(filterWords({ kind: 'amount', key: 'm', label: '金额', unit: '万元' }, [value])).toBe(words)
  })

  test('a toggle that is on says nothing more than its label', () => {
    expect(filterWords({ kind: 'toggle', key: 't', label: '只看主办' }, ['1'])).toBe('')
    expect(filterWords({ kind: 'toggle', key: 't', label: '只看主办' }, [])).toBeNull()
  })
})

describe('ranges offered in a date filter', () => {
  const on = (year: number, month: number, day: number) =>
    new Map(datePresets(new Date(year, month - 1, day)).map(({ label, from, to }) => [label, `${from}~${to}`]))

  test('last month before March ends with February, leap years included', () => {
    expect(on(2026, 3, 31).get('上月')).toBe('2026-02-01~2026-02-28')
    expect(on(2028, 3, 31).get('上月')).toBe('2028-02-01~2028-02-29')
  })

  test('January looks back into the year before', () => {
    const presets = on(2026, 1, 3)
    expect(presets.get('上月')).toBe('2025-12-01~2025-12-31')
    expect(presets.get('近 7 日')).toBe('2025-12-28~2026-01-03')
    expect(presets.get('本年')).toBe('2026-01-01~2026-12-31')
  })

  test('today is one day, both ends inclusive', () => {
    expect(on(2026, 11, 22).get('今日')).toBe('2026-11-22~2026-11-22')
    expect(on(2026, 11, 22).get('近 30 日')).toBe('2026-10-24~2026-11-22')
  })
})
