import { Csv } from '@/components/efficiency/breakdown'
import type { LinkMaker } from '@/components/efficiency/efficiency-scope'
import { Count, Ratio } from '@/components/efficiency/numbers'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import type { StayRow } from '@/lib/dashboards/schema'

type StayProps = { title: string; note: string; by: 'step' | 'department'; rows: readonly StayRow[]; links: LinkMaker; csv: string }

/** Where the time goes: how long done tasks lay, with bars of the average. */
export function Stays({ title, note, by, rows, links, csv }: StayProps) {
  const longest = Math.max(0.01, ...rows.map((row) => Number(row.average ?? 0)))
  return (
    <Card title={title} note={note} actions={<Csv href={csv} />} flush>
      {rows.length === 0 ? (
        <EmptyState title="没有办毕的任务">所选办件还没有一个环节办毕。</EmptyState>
      ) : (
        <Table label={title} dense>
          <thead>
            <tr>
              <Th>{by === 'step' ? '环节' : '处室'}</Th>
              <Th align="right">办件（件）</Th>
              <Th align="right">经办（次）</Th>
              <Th align="right">平均（工作日）</Th>
              <Th align="right">最长（工作日）</Th>
              <Th align="right">超环节时限（次）</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <Td className="min-w-32">
                  {row.label}
                  <span
                    aria-hidden
                    className="mt-0.5 block h-1 rounded-full bg-brand-400"
                    style={{ width: `${(Number(row.average ?? 0) / longest) * 100}%` }}
                  />
                </Td>
                <Td align="right">
                  <Count value={row.filings} slice={{ [by]: row.key }} links={links} />
                </Td>
                <Td align="right">{row.tasks.toLocaleString('zh-CN')}</Td>
                <Td align="right">
                  <Ratio value={row.average} />
                </Td>
                <Td align="right">{row.longest}</Td>
                <Td align="right" className={row.late > 0 ? 'text-danger' : 'text-muted'}>
                  {row.late.toLocaleString('zh-CN')}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
