import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownColumns } from '@/components/patterns/query-table/columns'
import { readTableMemory, tableCookie } from '@/components/patterns/query-table/table-memory'
import { currentItem, type NavGroup, readNavMemory, writeNavMemory } from '@/components/shell/navigation'

const groups: NavGroup[] = [
  {
    key: 'work',
    items: [
      { href: '/gov', label: '我的桌面' },
      { href: '/gov/inbox', label: '统一待办' },
    ],
  },
  {
    key: 'hall',
    title: '一门办',
    items: [
      { href: '/gov/filings', label: '办件中心' },
      { href: '/gov/filings/efficiency', label: '办理效能' },
    ],
  },
]

describe('the place that is lit in the navigation', () => {
  test.each([
    ['/gov', '我的桌面'],
    ['/gov/inbox', '统一待办'],
    ['/gov/filings/0198-ab/edit', '办件中心'],
    ['/gov/filings/efficiency/2026', '办理效能'],
  ])('%s lights %s', (path, label) => {
    expect(currentItem(groups, path)?.label).toBe(label)
  })

  test('what stands below the home alone lights nothing', () => {
    expect(currentItem(groups, '/gov/inboxes')).toBeNull()
  })

  test('a path outside lights nothing', () => {
    expect(currentItem(groups, '/ent/inbox')).toBeNull()
  })
})

describe('what the frame and the lists remember', () => {
  test('what the navigation writes it reads again', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/)), (folded, closed) => {
        expect(readNavMemory(writeNavMemory({ folded, closed }))).toEqual({ folded, closed })
      }),
    )
  })

  test('a forged or old cookie gives the defaults', () => {
    expect(readNavMemory(undefined)).toEqual({ folded: false, closed: [] })
    expect(readTableMemory('{"size":100000}')).toEqual({ hidden: [], dense: false, size: 20 })
    expect(readTableMemory('not json')).toEqual({ hidden: [], dense: false, size: 20 })
    expect(readTableMemory(undefined)).toEqual({ hidden: [], dense: false, size: 20 })
  })

  test('a list remembers its own columns, density and rows a page', () => {
    expect(readTableMemory('{"hidden":["org"],"dense":true,"size":50}')).toEqual({ hidden: ['org'], dense: true, size: 50 })
    expect(tableCookie('gov/inbox;x')).toBe('gz_t_gov-inbox-x')
  })

  test('a column that must be seen cannot be hidden', () => {
    const columns = [
      { key: 'title', title: '事项', hideable: false, render: () => '' },
      { key: 'org', title: '企业', render: () => '' },
    ]
    expect(shownColumns(columns, ['title', 'org']).map((column) => column.key)).toEqual(['title'])
  })
})
