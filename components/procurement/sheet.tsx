import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Table, Th } from '@/components/ui/table'

type SheetProps<Row> = {
  title: string
  note?: ReactNode
  actions?: ReactNode
  empty: string
  heads: readonly string[]
  rows: readonly Row[]
  children: (row: Row) => ReactNode
}

/** A card with a small table: the first column is words, the others are figures. */
export function Sheet<Row>({ title, note, actions, empty, heads, rows, children }: SheetProps<Row>) {
  return (
    <Card title={title} note={note} actions={actions} flush>
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">{empty}</p>
      ) : (
        <Table label={title} dense className="max-h-80 overflow-y-auto [&_td:first-child]:min-w-28">
          <thead>
            <tr>
              {heads.map((head, index) => (
                <Th key={head} align={index === 0 ? 'left' : 'right'}>
                  {head}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map(children)}</tbody>
        </Table>
      )}
    </Card>
  )
}
