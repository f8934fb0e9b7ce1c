'use client'

import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Column } from '@/components/patterns/query-table/columns'
import { boxClass } from '@/components/ui/checkbox'
import { ArrowDown, ArrowUp } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

export type RowTone = 'danger' | 'warn' | 'muted' | undefined

/** How a column is drawn; `sorted` null = sorted by another column, absent = cannot be sorted by. */
export type HeadOf = Pick<Column<never>, 'key' | 'title' | 'align' | 'width' | 'mobile' | 'wrap'> & {
  sorting?: { href: string; sorted: 'ascending' | 'descending' | null }
}

/** A row as it is drawn: what stands in each column, and on a second line below it where a column has one. */
export type RowOf = {
  key: string
  name: string
  href: string | null
  tone: RowTone
  cells: readonly ReactNode[]
  subs?: readonly ReactNode[]
}

type Props = {
  id: string
  label: string
  heads: readonly HeadOf[]
  rows: readonly RowOf[]
  selectable: boolean
  dense: boolean
}

const aligns = { left: 'text-left', right: 'text-right', center: 'text-center' }
const tones = { danger: 'bg-danger-50/70', warn: 'bg-warn-50/70', muted: 'text-muted', none: '' }

/**
 * The rows of a list: a table with a sticky head, cards on a phone. It runs in the browser so that a row travels as what it says and
 * not as its elements: twice as much as a page of twenty rows otherwise is.
 */
export function ListTable({ id, label, heads, rows, selectable, dense }: Props) {
  const opener = Math.max(
    0,
    heads.findIndex((head) => head.mobile === 'title'),
  )
  return (
    <table id={id} aria-label={label} className="w-full border-separate border-spacing-0 text-sm max-sm:block">
      <thead className="sticky top-0 z-10 max-sm:hidden">
        <tr>
          {selectable && (
            <th scope="col" data-print="hidden" className="w-10 border-b border-line bg-sunken px-3 text-left">
              <input type="checkbox" name="all-rows" aria-label="选择本页全部" className={clsx(boxClass, 'align-middle')} />
            </th>
          )}
          {heads.map((head) => (
            <HeadCell key={head.key} head={head} />
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr key={row.key} data-row className={clsx('list-row', tones[row.tone ?? 'none'])}>
            {selectable && (
              <td data-print="hidden" className="cell tick">
                <input
                  type="checkbox"
                  name="row"
                  value={row.key}
                  aria-label={`选择 ${row.name}`}
                  className={clsx(boxClass, 'align-middle')}
                />
              </td>
            )}
            {heads.map((head, index) => (
              <BodyCell
                key={head.key}
                head={head}
                value={row.cells[index]}
                sub={row.subs?.[index]}
                dense={dense}
                href={index === opener ? row.href : null}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeadCell({ head: { title, align = 'left', width, sorting } }: { head: HeadOf }) {
  const { href, sorted } = sorting ?? {}
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      style={width ? { width } : undefined}
      aria-sort={sorted ?? undefined}
      className={clsx('h-9 border-b border-line bg-sunken px-3 font-normal whitespace-nowrap text-muted', aligns[align])}
    >
      {href === undefined ? (
        title
      ) : (
        <Link
          href={href}
          scroll={false}
          className={clsx('inline-flex items-center gap-1 hover:text-brand', sorted && 'font-semibold text-ink')}
        >
          {title}
          {sorted && <Arrow aria-hidden className="size-3.5" />}
        </Link>
      )}
    </th>
  )
}

type CellProps = { head: HeadOf; value: ReactNode; sub: ReactNode; dense: boolean; href: string | null }

function BodyCell({ head, value, sub, dense, href }: CellProps) {
  const place = head.mobile ?? 'meta'
  // On a card a label without anything beside it says nothing.
  const hidden = place === 'hidden' || value === null || value === false
  return (
    <td
      data-label={head.title}
      className={clsx(
        'cell',
        hidden ? 'max-sm:hidden' : place,
        dense && 'dense',
        head.align && aligns[head.align],
        !head.wrap && place !== 'title' && 'whitespace-nowrap',
      )}
    >
      {href === null ? (
        value
      ) : (
        <Link href={href} data-open className="cell-link">
          {value}
        </Link>
      )}
      {sub !== undefined && <div className="text-xs text-muted">{sub}</div>}
    </td>
  )
}
