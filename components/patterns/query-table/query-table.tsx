import { clsx } from 'clsx'
import { cloneElement, isValidElement, type ReactNode } from 'react'
import { type Column, shownColumns } from '@/components/patterns/query-table/columns'
import { FilterBar } from '@/components/patterns/query-table/filter-bar'
import { filterWords } from '@/components/patterns/query-table/filter-words'
import { listHref, viewQuery } from '@/components/patterns/query-table/list-href'
import type { FilterDefinition, ListState, SearchParams } from '@/components/patterns/query-table/list-state'
import { type HeadOf, ListTable, type RowOf, type RowTone } from '@/components/patterns/query-table/list-table'
import { PageSize } from '@/components/patterns/query-table/page-size'
import { type Batch, RowSelection } from '@/components/patterns/query-table/row-selection'
import { TableKeys } from '@/components/patterns/query-table/table-keys'
import type { TableMemory } from '@/components/patterns/query-table/table-memory'
import { TableTools } from '@/components/patterns/query-table/table-tools'
import { type ListViews, ViewMenu } from '@/components/patterns/query-table/view-menu'
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'
import { ButtonLink } from '@/components/ui/button'
import { type CappedCount, countText } from '@/components/ui/count'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyPager } from '@/components/ui/key-pager'
import { LinkTabs } from '@/components/ui/link-tabs'

type Props<Row> = {
  /** Names the list for cookies and saved views: `gov-inbox`. */
  id: string
  title: string
  count: CappedCount
  /** What the list counts: 件, 户, 条. */
  unit?: string
  /** Beside the count: 3 件超期 · 今日到期 5 件. */
  note?: ReactNode
  crumbs?: readonly Crumb[]
  /** At the top right: what can be started here. */
  actions?: ReactNode
  path: string
  params: SearchParams
  state: ListState
  memory: TableMemory
  tabs?: readonly { value: string; label: string; count?: number | CappedCount }[]
  filters?: readonly FilterDefinition[]
  /** Words in the search box; without it there is none. */
  search?: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Read aloud when a row is ticked; the key without it. */
  rowName?: (row: Row) => string
  rowHref?: (row: Row) => string | null
  rowTone?: (row: Row) => RowTone
  /** Keys of the neighbouring pages as the query gives them. */
  page: { previous: string | null; next: string | null }
  batch?: Batch
  views?: ListViews
  /** Address that exports; the present filters are added to it. */
  exportPath?: string
  /** Further kinds of export beside it, each with its own address. */
  exportKinds?: readonly { label: string; path: string }[]
  /** Shown when the list is empty without any filter: why, and what to do next. */
  empty: { title: string; note?: ReactNode; actions?: ReactNode }
  /** Fills the height below the top bar and scrolls inside (the default); false lets it flow in a longer page. */
  fill?: boolean
}

/** A list page: head, tabs, filters in the address, table with sticky head, selection, keys j/k x /, paging by key; cards on a phone. */
export function QueryTable<Row>(props: Props<Row>) {
  const { id, title, path, params, state, memory, filters = [], rows, columns, fill = true } = props
  const tableId = `list-${id}`
  const query = viewQuery(params)
  const shown = shownColumns(columns, memory.hidden)
  const exportHref = props.exportPath ? `${props.exportPath}${query ? `?${query}` : ''}` : null
  // Rows that open nothing hold nothing a keyboard could stand on: the list itself does, so that it can be scrolled.
  const standing = props.rowHref === undefined && rows.length > 0 ? { role: 'region', 'aria-label': `${title}列表`, tabIndex: 0 } : {}
  const table = (
    <div
      {...standing}
      data-print="flow"
      className={clsx(
        'relative rounded-lg border border-line bg-white',
        // With nothing in it there is nothing to scroll to, and nothing a keyboard could stand on.
        rows.length > 0 && (fill ? 'scroll-thin overflow-auto sm:min-h-60 lg:min-h-0' : 'overflow-x-auto'),
      )}
    >
      {rows.length === 0 ? (
        <NoRows {...props} />
      ) : (
        <ListTable
          id={tableId}
          label={title}
          heads={shown.map((column) => headOf(column, props))}
          rows={rows.map((row) => rowOf(row, shown, props))}
          selectable={props.batch !== undefined}
          dense={memory.dense}
        />
      )}
    </div>
  )
  return (
    <div
      data-print="flow"
      className={clsx('mx-auto flex w-full max-w-[1680px] flex-col gap-3 px-6 py-4 max-sm:px-3', fill && 'lg:h-[calc(100dvh-3rem)]')}
    >
      <ListHead {...props} />
      {(props.tabs || props.views) && (
        <div
          data-print="hidden"
          className="flex items-end justify-between gap-4 border-b border-line max-sm:flex-col-reverse max-sm:items-stretch max-sm:gap-1"
        >
          <LinkTabs label={`${title}分类`} tabs={tabLinks(props)} />
          {props.views && (
            <div className="shrink-0 pb-1 max-sm:-mx-3">
              <ViewMenu list={id} path={path} query={query} views={props.views} />
            </div>
          )}
        </div>
      )}
      <div data-print="hidden" className="flex items-start justify-between gap-2">
        <FilterBar path={path} params={params} state={state} filters={filters} placeholder={props.search ?? null} />
        <TableTools
          id={id}
          memory={memory}
          exportHref={exportHref}
          exports={props.exportKinds?.map(({ label, path: at }) => ({
            label,
            href: query ? `${at}${at.includes('?') ? '&' : '?'}${query}` : at,
          }))}
          columns={columns.map(({ key, title: name, hideable }) => ({ key, title: name, fixed: hideable === false }))}
        />
      </div>
      {props.batch ? <RowSelection batch={props.batch}>{table}</RowSelection> : table}
      <KeyPager
        previous={props.page.previous === null ? null : listHref(path, params, { before: props.page.previous })}
        next={props.page.next === null ? null : listHref(path, params, { after: props.page.next })}
      >
        <PageSize id={id} memory={memory} firstPage={listHref(path, params, {})} />
        <span className="max-lg:hidden">j / k 移动 · 回车打开 · x 选择 · / 搜索</span>
      </KeyPager>
      <TableKeys tableId={tableId} />
    </div>
  )
}

function headOf<Row>({ key, title, align, width, mobile, wrap, sort }: Column<Row>, { path, params, state }: Props<Row>): HeadOf {
  const head = { key, title, align, width, mobile, wrap }
  if (sort === undefined) return head
  const active = state.sort?.key === sort ? state.sort : null
  const next = active && !active.descending ? `-${sort}` : sort
  const sorted = active && (active.descending ? 'descending' : 'ascending')
  return { ...head, sorting: { href: listHref(path, params, { sort: next }), sorted } }
}

function rowOf<Row>(row: Row, columns: readonly Column<Row>[], { rowKey, rowName, rowHref, rowTone }: Props<Row>): RowOf {
  const subs = columns.some((column) => column.sub) ? { subs: columns.map((column) => keyed(column.key, column.sub?.(row))) } : {}
  return {
    key: rowKey(row),
    name: (rowName ?? rowKey)(row),
    href: rowHref?.(row) ?? null,
    tone: rowTone?.(row),
    cells: columns.map((column) => keyed(column.key, column.render(row))),
    ...subs,
  }
}

/** What stands in a column, told apart by it: cells travel to the browser as a list, where React wants every element to have a key. */
const keyed = (key: string, value: ReactNode) => (isValidElement(value) ? cloneElement(value, { key }) : value)

function tabLinks<Row>({ tabs = [], path, params, state }: Props<Row>) {
  return tabs.map((tab, index) => ({
    href: listHref(path, params, { tab: index === 0 ? null : tab.value }),
    label: tab.label,
    count: tab.count,
    current: state.tab === null ? index === 0 : state.tab === tab.value,
  }))
}

function ListHead<Row>({ title, count, unit = '件', note, crumbs, actions }: Props<Row>) {
  return (
    <header>
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-xl font-bold">{title}</h1>
        <p className="text-muted max-sm:order-3 max-sm:w-full">
          {countText(count)} {unit}
          {note && <> · {note}</>}
        </p>
        {actions && (
          <div data-print="hidden" className="ml-auto flex flex-wrap gap-2">
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}

function NoRows<Row>({ state, filters = [], path, empty }: Props<Row>) {
  const set = filters.flatMap((filter) => {
    const words = filterWords(filter, state.filters[filter.key] ?? [])
    return words === null ? [] : [words ? `${filter.label} ${words}` : filter.label]
  })
  if (state.q) set.unshift(`“${state.q}”`)
  if (set.length === 0) {
    return (
      <EmptyState title={empty.title} actions={empty.actions}>
        {empty.note}
      </EmptyState>
    )
  }
  return (
    <EmptyState title="没有符合条件的记录" actions={<ButtonLink href={state.tab ? `${path}?tab=${state.tab}` : path}>清除条件</ButtonLink>}>
      当前条件：{set.join('、')}。可减少条件或换用更短的关键词。
    </EmptyState>
  )
}
