import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import type { Column } from '@/components/patterns/query-table/columns'
import { listHref } from '@/components/patterns/query-table/list-href'
import type { ListState, SearchParams, SortState } from '@/components/patterns/query-table/list-state'
import { boxClass } from '@/components/ui/checkbox'

export type RowTone = 'danger' | 'warn' | 'muted' | undefined

type Props<Row> = {
  id: string
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string | null
  rowTone?: (row: Row) => RowTone
  rowName: (row: Row) => string
  selectable: boolean
  dense: boolean
  path: string
  params: SearchParams
  state: ListState
}

const aligns = { left: 'text-left', right: 'text-right', center: 'text-center' }
const tones = { danger: 'bg-danger-50/70', warn: 'bg-warn-50/70', muted: 'text-muted', none: '' }

/** The rows of a list: a table with a sticky head, cards on a phone. */
export function ListTable<Row>(props: Props<Row>) {
  const { id, label, columns, selectable, path, params, state, rows, rowKey } = props
  return (
    <table id={id} aria-label={label} className="w-full border-separate border-spacing-0 text-sm max-sm:block">
      <thead className="sticky top-0 z-10 max-sm:hidden">
        <tr>
          {selectable && (
            <th scope="col" data-print="hidden" className="w-10 border-b border-line bg-sunken px-3 text-left">
              <input type="checkbox" name="all-rows" aria-label="选择本页全部" className={clsx(boxClass, 'align-middle')} />
            </th>
          )}
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} path={path} params={params} sort={state.sort} />
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <BodyRow key={rowKey(row)} row={row} {...props} />
        ))}
      </tbody>
    </table>
  )
}

type HeadProps<Row> = { column: Column<Row>; path: string; params: SearchParams; sort: SortState | null }

function HeadCell<Row>({ column, path, params, sort }: HeadProps<Row>) {
  const active = column.sort !== undefined && sort?.key === column.sort
  const next = column.sort === undefined ? null : active && !sort.descending ? `-${column.sort}` : column.sort
  const Arrow = sort?.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      style={{ width: column.width }}
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={clsx('h-9 border-b border-line bg-sunken px-3 font-normal whitespace-nowrap text-muted', aligns[column.align ?? 'left'])}
    >
      {next === null ? (
        column.title
      ) : (
        <Link
          href={listHref(path, params, { sort: next })}
          scroll={false}
          className={clsx('inline-flex items-center gap-1 hover:text-brand', active && 'font-semibold text-ink')}
        >
          {column.title}
          {active && <Arrow aria-hidden className="size-3.5" />}
        </Link>
      )}
    </th>
  )
}

function BodyRow<Row>({ row, columns, rowKey, rowHref, rowTone, rowName, selectable, dense }: Props<Row> & { row: Row }) {
  const href = rowHref?.(row) ?? null
  const opener = columns.find((column) => column.mobile === 'title') ?? columns[0]
  return (
    <tr data-row className={clsx('list-row', tones[rowTone?.(row) ?? 'none'])}>
      {selectable && (
        <td data-print="hidden" className="cell tick">
          <input
            type="checkbox"
            name="row"
            value={rowKey(row)}
            aria-label={`选择 ${rowName(row)}`}
            className={clsx(boxClass, 'align-middle')}
          />
        </td>
      )}
      {columns.map((column) => (
        <BodyCell key={column.key} column={column} row={row} dense={dense} href={column === opener ? href : null} />
      ))}
    </tr>
  )
}

function BodyCell<Row>({ column, row, dense, href }: { column: Column<Row>; row: Row; dense: boolean; href: string | null }) {
  const place = column.mobile ?? 'meta'
  const value = column.render(row)
  // On a card a label without anything beside it says nothing.
  const hidden = place === 'hidden' || value === null || value === false
  return (
    <td
      data-label={column.title}
      className={clsx(
        'cell',
        hidden ? 'max-sm:hidden' : place,
        dense && 'dense',
        column.align && aligns[column.align],
        !column.wrap && place !== 'title' && 'whitespace-nowrap',
      )}
    >
      {href === null ? (
        value
      ) : (
        <Link href={href} data-open className="cell-link">
          {value}
        </Link>
      )}
      {column.sub && <div className="text-xs text-muted">{column.sub(row)}</div>}
    </td>
  )
}
