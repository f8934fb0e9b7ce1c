'use client'

import { clsx } from 'clsx'
import { type ClipboardEvent, type KeyboardEvent, memo, type ReactNode } from 'react'
import type { EditorRecord } from '@/components/finance/statement/statement-page'
import { Table, Td, Th } from '@/components/ui/table'
import { isMonthly, type MonthAgo, monthOf } from '@/lib/finance/statement/amounts'
import { comparisonColumns } from '@/lib/finance/statement/form'
import { grouped } from '@/lib/forms/parse/number'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

type Sheet = EditorRecord['sheets'][number]

/** What stands at a cell: its text, the version before, why it was refused, whether a formula fails on it, a supervisor's remark. */
export type Place = {
  value: string
  before: string | null
  fault: string | null
  failing: 'error' | 'warning' | null
  remark: string | null
  marked: boolean
  /** Who wrote it last, at the marked cell. */
  origin: ReactNode
  /** Worked out from other cells while it is empty. */
  formula: boolean
}

type Props = {
  sheet: Sheet
  place: (path: string) => Place
  rare: boolean
  editable: boolean
  /** Cumulative flows of the month before; null = not known. */
  monthAgo: MonthAgo | null
  /** Official numbers of the lines by `表.行`; empty where none were imported. */
  codes: Readonly<Record<string, string>>
  onType: (path: string, text: string) => void
  onPaste: (cells: Record<string, string>) => void
}

/** One sheet: a row a line, a column a column; where it is filled, every cell is a field. */
export function SheetGrid({ sheet, place, rare, editable, monthAgo, codes, onType, onPaste }: Props) {
  const coded = sheet.lines.some((line) => codes[`${sheet.key}.${line.key}`] !== undefined)
  const monthly = isMonthly(sheet, monthAgo)
  const lines = sheet.lines.filter(
    (line) =>
      (!line.retired && (rare || !line.rare)) || sheet.columns.some((column) => filled(place(`${sheet.key}.${line.key}@${column.key}`))),
  )
  const paths = lines.filter((line) => !line.title).map((line) => sheet.columns.map((column) => `${sheet.key}.${line.key}@${column.key}`))
  const pasted = (path: string, event: ClipboardEvent) => {
    const cells = blockAt(paths, path, event.clipboardData.getData('text'))
    if (!cells) return
    event.preventDefault()
    onPaste(cells)
  }
  return (
    <Table label={sheet.title} dense>
      <thead>
        <tr>
          <Th>项目</Th>
          {coded && <Th>官方行次</Th>}
          {sheet.columns.map((column) => (
            <Th key={column.key} align="right">
              {column.label}
            </Th>
          ))}
          {monthly && <Th align="right">本月（累计减上月累计）</Th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className={clsx(line.total && 'font-medium')}>
            {line.title ? (
              <th
                scope="rowgroup"
                colSpan={sheet.columns.length + 1 + Number(monthly) + Number(coded)}
                className="bg-sunken px-3 py-1 text-left font-medium"
              >
                {line.label}
              </th>
            ) : (
              <>
                <Td className="min-w-32 bg-white max-sm:sticky max-sm:left-0 max-sm:z-10">
                  <span style={{ paddingLeft: `${line.level}em` }} className="block">
                    {line.mark && <span className="mr-0.5 text-muted">{line.mark}</span>}
                    {line.label}
                    {line.unit && line.unit !== '元' && <span className="ml-1 text-xs text-muted">（{line.unit}）</span>}
                    {line.retired && <span className="ml-1 text-xs text-muted">（停用，只列以前的数）</span>}
                  </span>
                </Td>
                {coded && <Td className="whitespace-nowrap text-muted">{codes[`${sheet.key}.${line.key}`] ?? ''}</Td>}
                {sheet.columns.map((column) => {
                  const path = `${sheet.key}.${line.key}@${column.key}`
                  const at = place(path)
                  return (
                    <Cell
                      key={path}
                      {...{ path, onType }}
                      editable={editable && (!line.retired || comparisonColumns.has(column.key))}
                      {...at}
                      label={`${line.label} ${column.label}`}
                      money={!line.unit || line.unit === '元'}
                      onPaste={(event) => pasted(path, event)}
                      onMove={(event) => move(paths, path, event)}
                    />
                  )
                })}
                {monthly && (
                  <Td align="right" className="tabular-nums text-muted">
                    {line.nature === '流量' &&
                      shownMonth(place(`${sheet.key}.${line.key}@ytd`).value, monthAgo[`${sheet.key}.${line.key}@ytd`])}
                  </Td>
                )}
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The flow of the month itself as people read it. */
function shownMonth(value: string, before: string | undefined): string {
  const month = monthOf(value, before)
  return month === null ? '—' : formatDecimal(month, 2)
}

const filled = ({ value }: Place) => value !== '' && value !== '0'

type CellProps = Place & {
  path: string
  money: boolean
  label: string
  editable: boolean
  onType: (path: string, text: string) => void
  onPaste: (event: ClipboardEvent) => void
  onMove: (event: KeyboardEvent<HTMLInputElement>) => void
}

const Cell = memo(
  function Cell(props: CellProps) {
    const { path, money, label, value, before, fault, failing, remark, marked, origin, formula, editable, onType, onPaste, onMove } = props
    const changed = before !== null && before !== value
    const title = [
      fault,
      remark && `批注：${remark}`,
      changed && `上一版 ${before || '空'}`,
      failing && '有审核公式未通过',
      formula && editable && '合计格：空着时随各项自动合计，键入 = 重新计算',
      !editable && value.length > 0 && `原值 ${value}`,
    ]
      .filter(Boolean)
      .join('；')
    const tone = clsx(
      fault && 'bg-danger-100',
      !fault && failing === 'error' && 'bg-danger-100',
      !fault && failing === 'warning' && 'bg-warn-100',
      marked && 'outline-2 outline-brand',
      changed && 'border-l-2 border-l-brand',
    )
    return (
      <Td align="right" className={clsx('w-44 tabular-nums', tone)} title={title || undefined}>
        {editable ? (
          <input
            data-cell={path}
            aria-label={label}
            aria-invalid={fault !== null || undefined}
            inputMode="decimal"
            placeholder={formula ? '∑' : undefined}
            value={value}
            maxLength={60}
            onChange={(event) => onType(path, event.target.value)}
            onPaste={onPaste}
            onKeyDown={onMove}
            className="w-full min-w-24 rounded border border-transparent bg-transparent px-1 py-0.5 text-right hover:border-line focus:border-brand"
          />
        ) : (
          <span data-cell={path} tabIndex={marked ? 0 : undefined}>
            {value === '' ? '—' : money ? formatDecimal(new Decimal(value), 2) : grouped(value)}
          </span>
        )}
        {remark && (
          <span className="block text-left text-xs whitespace-normal text-warn">
            <span aria-hidden>✎ </span>
            {remark}
          </span>
        )}
        {origin && (
          <span data-origin className="mt-1 block text-left text-xs font-normal whitespace-normal text-muted [overflow-wrap:anywhere]">
            {origin}
          </span>
        )}
        {fault && <span className="block text-left text-xs whitespace-normal text-danger">{fault}</span>}
      </Td>
    )
  },
  (a, b) =>
    a.value === b.value &&
    a.fault === b.fault &&
    a.failing === b.failing &&
    a.remark === b.remark &&
    a.marked === b.marked &&
    a.origin === b.origin &&
    a.editable === b.editable,
)

/** Arrows up and down, Enter and the arrows at the ends of a field go to the next cell. */
function move(paths: readonly string[][], path: string, event: KeyboardEvent<HTMLInputElement>): void {
  const row = paths.findIndex((cells) => cells.includes(path))
  const column = paths[row]?.indexOf(path) ?? -1
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const [atStart, atEnd] = [selectionStart === 0 && selectionEnd === 0, selectionStart === value.length]
  const to =
    event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
      ? paths[row + 1]?.[column]
      : event.key === 'ArrowUp' || event.key === 'Enter'
        ? paths[row - 1]?.[column]
        : event.key === 'ArrowLeft' && atStart
          ? paths[row]?.[column - 1]
          : event.key === 'ArrowRight' && atEnd
            ? paths[row]?.[column + 1]
            : undefined
  if (!to) return
  event.preventDefault()
  const next = document.querySelector<HTMLInputElement>(`[data-cell="${CSS.escape(to)}"]`)
  next?.focus()
  next?.select()
}

/** A block copied from a spreadsheet, laid down from a cell on; undefined for a single value, which the field takes itself. */
function blockAt(paths: readonly string[][], path: string, text: string): Record<string, string> | undefined {
  const rows = text
    .replace(/\r/g, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t'))
  if (rows.length === 1 && rows[0]!.length === 1) return undefined
  const top = paths.findIndex((cells) => cells.includes(path))
  const left = paths[top]?.indexOf(path) ?? 0
  const cells: Record<string, string> = {}
  for (const [down, row] of rows.entries()) {
    for (const [right, value] of row.entries()) {
      const target = paths[top + down]?.[left + right]
      if (target) cells[target] = value.trim()
    }
  }
  return cells
}
