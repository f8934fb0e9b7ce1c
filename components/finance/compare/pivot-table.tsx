import { clsx } from 'clsx'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { noStatement, type Pivot, type PivotCell } from '@/lib/finance/compare/pivot'
import { shownValue } from '@/lib/finance/indicators/change'

type Props = { face: 'gov' | 'ent'; pivot: Pivot; units: ReadonlyMap<string, string>; note: string | null }

/** The turned table: heads stay in sight while it scrolls, each figure opens its lineage, what is missing says why. */
export function PivotTable({ face, pivot, units, note }: Props) {
  return (
    <Card title="对比表" note={[note, '不能算：公式引用的单元格为空，或分母为零'].filter(Boolean).join('。')} flush>
      <Table label="对比表" dense className="max-h-[70vh] overflow-y-auto print:max-h-none">
        <thead>
          <tr>
            {pivot.corner.map((title, index) => (
              <Th key={title} className={clsx('sticky top-0', index === 0 ? 'left-0 z-20' : 'z-10')}>
                {title}
              </Th>
            ))}
            {pivot.columns.map(({ key, title }) => (
              <Th key={key} align="right" className="sticky top-0 z-10">
                {title}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pivot.rows.map((row, at) => (
            <tr key={row.key}>
              {row.heads.map((head, index) => {
                const repeated = index === 0 && pivot.corner.length > 1 && pivot.rows[at - 1]?.heads[0] === head
                return (
                  <Th
                    key={pivot.corner[index]}
                    scope="row"
                    className={clsx('text-left max-sm:max-w-28 max-sm:whitespace-normal', index === 0 && 'sticky left-0')}
                  >
                    {repeated ? <span className="sr-only">{head}</span> : head}
                  </Th>
                )
              })}
              {row.cells.map((cell, index) => (
                <Td key={pivot.columns[index]!.key} align="right" className="whitespace-nowrap tabular-nums">
                  <Figure face={face} cell={cell} unit={units.get(cell.code) ?? ''} />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Figure({ face, cell, unit }: { face: string; cell: PivotCell; unit: string }) {
  const shown = shownValue(cell.value, unit)
  // Words instead of a tooltip: there can be a thousand of them on a page.
  if (shown === null) {
    return (
      <span title={cell.reason ?? undefined} className="text-xs text-muted">
        {cell.reason === noStatement ? '未报送' : '不能算'}
      </span>
    )
  }
  return <TextLink href={`/${face}/finance/indicators/${cell.code}?statement=${cell.statementId}`}>{shown}</TextLink>
}
