import { Missing } from '@/components/patterns/missing'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { RiskBoard } from '@/lib/risk/queries/board'

type Row = RiskBoard['total'] & { key: string; name: string; href: string }

/** What became of findings, one line a level or group; the name opens the findings. */
export function ClosureTable({ title, first, rows }: { title: string; first: string; rows: readonly Row[] }) {
  return (
    <Card title={title} note="闭环率 = 已认定 ÷（新发现 − 未认定即消失）" flush>
      <Table label={title} dense className="max-h-96 overflow-y-auto">
        <thead>
          <tr>
            <Th>{first}</Th>
            {['新发现', '定标前', '已介入', '已认定', '属实', '误报', '消失', '说明逾期', '闭环率', '介入（天）', '处置（天）'].map(
              (head) => (
                <Th key={head} align="right">
                  {head}
                </Th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <Td>
                <TextLink href={row.href}>{row.name}</TextLink>
              </Td>
              {[row.found, row.early, row.taken, row.closed, row.upheld, row.mistaken, row.gone, row.overdue].map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change their order
                <Td key={index} align="right">
                  {value}
                </Td>
              ))}
              <Td align="right">{row.found > row.gone ? `${((row.closed / (row.found - row.gone)) * 100).toFixed(1)}%` : '—'}</Td>
              <Td align="right">{row.firstStep === null ? <Missing reason="还没有人处理" /> : row.firstStep.toFixed(1)}</Td>
              <Td align="right">{row.closure === null ? <Missing reason="还没有认定过" /> : row.closure.toFixed(1)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
