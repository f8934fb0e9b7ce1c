import { Csv } from '@/components/efficiency/breakdown'
import type { LinkMaker } from '@/components/efficiency/efficiency-scope'
import { Count, Ratio } from '@/components/efficiency/numbers'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { MeasureRow } from '@/lib/dashboards/schema'

const shown = 10

/** 高频事项: the ten matters filed most often. */
export function TopMatters({ rows, links, csv }: { rows: readonly MeasureRow[]; links: LinkMaker; csv: string }) {
  return (
    <Card title="高频事项" note={`上报最多的 ${Math.min(shown, rows.length)} 项`} actions={<Csv href={csv} />} flush>
      <Table label="高频事项" dense>
        <thead>
          <tr>
            <Th>监管事项</Th>
            <Th align="right">上报（件）</Th>
            <Th align="right">用时 / 承诺（工作日）</Th>
            <Th align="right">压缩率（%）</Th>
            <Th align="right">退回补正（件）</Th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, index) => (
            <tr key={row.key}>
              <Td className="min-w-40">
                <span className="mr-2 text-muted tabular-nums">{index + 1}</span>
                {row.label}
              </Td>
              <Td align="right">
                <Count value={row.filings} slice={{ matter: row.key }} links={links} />
              </Td>
              <Td align="right" className="whitespace-nowrap">
                <Ratio value={row.averageUsed} /> / <Ratio value={row.averagePromise} />
              </Td>
              <Td align="right">
                <Ratio value={row.compression} />
              </Td>
              <Td align="right">
                <Count value={row.back} slice={{ matter: row.key, back: 'yes' }} links={links} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
