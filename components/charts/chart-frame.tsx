import { clsx } from 'clsx'
import { type ReactNode, useId, useState } from 'react'
import type { ChartTable, ChartTheme } from '@/components/charts/chart-types'
import { tableCsv } from '@/components/charts/table-csv'
import { ChartColumn, Download, Table2 } from '@/components/ui/icon'
import { Table, Td, Th } from '@/components/ui/table'

type Props = {
  title: string
  subtitle: string
  table: ChartTable
  theme: ChartTheme
  /** Kept mounted under the table, so that the picture is there at once when one comes back. */
  children: ReactNode
  empty: string | null
  note?: ReactNode
}

/** What surrounds every chart: its question, its calibre, 表格 for the numbers, 导出 for taking them along. */
export function ChartFrame({ title, subtitle, table, theme, children, empty, note }: Props) {
  const [tabular, setTabular] = useState(false)
  const id = useId()
  const dark = theme === 'dark'
  const save = () => {
    const address = URL.createObjectURL(new Blob([tableCsv(table)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${title.replaceAll(/[\\/:*?"<>|]/g, ' ')}.csv`
    link.click()
    URL.revokeObjectURL(address)
  }
  const tool = clsx(
    'flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs',
    dark ? 'text-[#9fb3d1] hover:text-white' : 'text-muted hover:bg-brand-50 hover:text-brand',
  )
  return (
    <figure aria-labelledby={id} className={clsx('flex h-full min-w-0 flex-col', dark && 'text-[#e6eefb]')}>
      <figcaption className="mb-2 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <p className={clsx('text-xs', dark ? 'text-[#9fb3d1]' : 'text-muted')}>{subtitle}</p>
        </div>
        {!empty && (
          <div data-print="hidden" className="flex shrink-0">
            <button type="button" aria-pressed={tabular} onClick={() => setTabular(!tabular)} className={tool}>
              {tabular ? <ChartColumn aria-hidden className="size-3.5" /> : <Table2 aria-hidden className="size-3.5" />}
              {tabular ? '图形' : '表格'}
            </button>
            <button type="button" onClick={save} className={tool}>
              <Download aria-hidden className="size-3.5" />
              导出
            </button>
          </div>
        )}
      </figcaption>
      {empty && <p className={clsx('py-10 text-center text-sm', dark ? 'text-[#9fb3d1]' : 'text-muted')}>{empty}</p>}
      {!empty && <div className={clsx('min-h-0 flex-1', tabular && 'hidden')}>{children}</div>}
      {tabular && <Numbers table={table} label={title} />}
      {note && <div className={clsx('mt-1 text-xs', dark ? 'text-[#9fb3d1]' : 'text-muted')}>{note}</div>}
    </figure>
  )
}

function Numbers({ table, label }: { table: ChartTable; label: string }) {
  return (
    <Table label={label} dense className="max-h-96 overflow-y-auto bg-white text-ink">
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <Th key={column} align={index === 0 ? 'left' : 'right'}>
              {column}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, index) => (
              <Td key={table.columns[index]} align={index === 0 ? 'left' : 'right'} className={cell.startsWith('-') ? 'text-danger' : ''}>
                {cell}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
