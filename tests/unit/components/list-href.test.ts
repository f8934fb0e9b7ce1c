import { describe, expect, test } from 'vitest'
import { listHref, viewQuery } from '@/components/patterns/query-table/list-href'

describe('the address of a list', () => {
  test('a change keeps the other parameters and goes back to the first page', () => {
    expect(listHref('/gov/inbox', { tab: 'matters', after: 'k9', q: '股权' }, { sort: '-due' })).toBe(
      '/gov/inbox?tab=matters&q=%E8%82%A1%E6%9D%83&sort=-due',
    )
  })

  test('turning the page keeps everything but the other direction', () => {
    expect(listHref('/gov/inbox', { tab: 'matters', before: 'k1' }, { after: 'k9' })).toBe('/gov/inbox?tab=matters&after=k9')
  })

  test('null, an empty list and an empty text remove a parameter', () => {
    expect(listHref('/x', { a: '1', b: ['2', '3'], c: '4' }, { a: null, b: [], c: '' })).toBe('/x')
  })

  test('several values of one filter stand as several parameters', () => {
    expect(listHref('/x', { org: '1' }, { org: ['2', '3'] })).toBe('/x?org=2&org=3')
  })

  test('what a person typed cannot break out of its parameter', () => {
    expect(listHref('/x', {}, { q: 'a&b=c#d' })).toBe('/x?q=a%26b%3Dc%23d')
  })

  test('a view keeps filters and order but not the place in the list', () => {
    expect(viewQuery({ due: 'over', sort: '-due', after: 'k', empty: '', none: undefined })).toBe('due=over&sort=-due')
  })
})
