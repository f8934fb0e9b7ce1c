import { createElement, isValidElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import type { Column } from '@/components/patterns/query-table/columns'
import { readListState } from '@/components/patterns/query-table/list-state'
import { ListTable, type RowOf } from '@/components/patterns/query-table/list-table'
import { QueryTable } from '@/components/patterns/query-table/query-table'
import { readTableMemory } from '@/components/patterns/query-table/table-memory'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn(), refresh: vi.fn() }), usePathname: () => '/gov/inbox' }))

type Row = { id: string; title: string; amount: string; late?: boolean }
const rows: Row[] = [
  { id: 'a', title: '股权转让', amount: '86,420.00', late: true },
  { id: 'b', title: '投资备案', amount: '43,000.00' },
]
const columns: Column<Row>[] = [
  { key: 'title', title: '事项', hideable: false, mobile: 'title', render: (row) => row.title, sub: (row) => `编号 ${row.id}` },
  { key: 'amount', title: '金额（万元）', align: 'right', sort: 'amount', render: (row) => row.amount },
]
const filters = [{ kind: 'select', key: 'due', label: '时限', pinned: true, options: [{ value: 'over', label: '已超期' }] }] as const

type Extra = Partial<Parameters<typeof QueryTable<Row>>[0]>

const page = (params: Record<string, string>, extra: Extra = {}) => renderToStaticMarkup(element(params, extra))

function element(params: Record<string, string>, extra: Extra = {}) {
  const state = readListState(params, { filters, tabs: ['all', 'mine'], sorts: ['amount'] })
  return createElement(QueryTable<Row>, {
    id: 'gov-inbox',
    title: '统一待办',
    count: { value: 1000, capped: true },
    path: '/gov/inbox',
    params,
    state,
    memory: readTableMemory(undefined),
    filters,
    columns,
    rows,
    rowKey: (row) => row.id,
    rowName: (row) => row.title,
    rowHref: (row) => `/gov/filings/${row.id}`,
    rowTone: (row) => (row.late ? 'danger' : undefined),
    tabs: [
      { value: 'all', label: '全部', count: 2 },
      { value: 'mine', label: '主办' },
    ],
    page: { previous: null, next: 'k2' },
    empty: { title: '没有待办', note: '新到的办件会出现在这里。' },
    ...extra,
  })
}

/** What the table in the page is given: it travels from the server to the browser. */
function given(node: ReactNode): RowOf[] {
  if (Array.isArray(node)) return node.flatMap(given)
  if (!isValidElement<{ children?: ReactNode; rows?: RowOf[] }>(node)) return []
  return node.type === ListTable ? (node.props.rows ?? []) : given(node.props.children)
}

describe('a list page', () => {
  test('gives every element of a row the key of its column, so that the server does not warn of missing ones', () => {
    const drawn: Column<Row>[] = [
      { key: 'title', title: '事项', render: (row) => createElement('b', null, row.title), sub: () => createElement('i', null, '副') },
      { key: 'amount', title: '金额', render: (row) => row.amount },
    ]
    const { props } = element({}, { columns: drawn })
    const [first] = given(QueryTable<Row>(props))
    const keys = (cells: readonly ReactNode[] = []) => cells.map((cell) => (isValidElement(cell) ? cell.key : cell))
    expect(keys(first?.cells)).toEqual(['title', '86,420.00'])
    expect(keys(first?.subs)).toEqual(['title', undefined])
  })

  test('says its title and a capped count', () => {
    expect(page({})).toMatch(/<h1[^>]*>统一待办<\/h1>/)
    expect(page({})).toContain('1,000+')
  })

  test('each row opens its record, marked for the keyboard', () => {
    expect(
      page({}).match(/data-open="true"[^>]*href="\/gov\/filings\/[ab]"|href="\/gov\/filings\/[ab]"[^>]*data-open="true"/g),
    ).toHaveLength(2)
  })

  test('the column in use says its direction and offers the other one', () => {
    const sorted = page({ sort: 'amount' })
    expect(sorted).toContain('aria-sort="ascending"')
    expect(sorted).toContain('href="/gov/inbox?sort=-amount"')
    expect(page({})).not.toContain('aria-sort')
  })

  test('tabs keep the other parameters; the first one is the list itself', () => {
    const markup = page({ due: 'over', tab: 'mine' })
    expect(markup).toContain('href="/gov/inbox?due=over"')
    expect(markup).toMatch(/aria-current="page"[^>]*>主办/)
  })

  test('the next page goes on after its key and there is no link to a page before the first', () => {
    const markup = page({ due: 'over' })
    expect(markup).toContain('href="/gov/inbox?due=over&amp;after=k2"')
    expect(markup).toMatch(/<span aria-disabled="true"[^>]*>.*?上一页/)
  })

  test('boxes appear only where there is something to do with several rows', () => {
    expect(page({})).not.toContain('name="row"')
    const run = async () => ({ ok: true as const })
    const markup = page({}, { batch: { actions: [{ key: 'urge', label: '批量催办' }], run } })
    expect(markup.match(/name="row"/g)).toHaveLength(2)
    expect(markup).toContain('aria-label="选择 股权转让"')
  })

  test('the export takes the filters along but not the page', () => {
    expect(page({ due: 'over', after: 'k1' }, { exportPath: '/api/export/inbox' })).toContain('href="/api/export/inbox?due=over"')
  })

  test('a hidden column is gone, one that must be seen is not', () => {
    const markup = page({}, { memory: { hidden: ['amount', 'title'], dense: true, size: 50 } })
    expect(markup).not.toContain('86,420.00')
    expect(markup).toContain('股权转让')
  })

  test('an empty list says why: nothing there, or nothing under these conditions', () => {
    expect(page({}, { rows: [] })).toContain('新到的办件会出现在这里。')
    const narrowed = page({ due: 'over' }, { rows: [] })
    expect(narrowed).toContain('没有符合条件的记录')
    expect(narrowed).toContain('时限 已超期')
    expect(narrowed).not.toContain('没有待办')
  })
})
