import { Table, Td, Th } from '@/components/ui/table'
import type { OneThingEntry } from '@/lib/matters/queries/one-things'

/** 四减: one by one against together, as the definitions say. */
export function ReductionTable({ rows, label }: { rows: OneThingEntry['reduction']; label: string }) {
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <Th>项目</Th>
          <Th align="right">分开办理</Th>
          <Th align="right">一件事</Th>
          <Th align="right">减少</Th>
          <Th>怎样减的</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.item}>
            <Td className="whitespace-nowrap">
              {row.item}（{row.unit}）
            </Td>
            <Td align="right">{row.before}</Td>
            <Td align="right" className="font-semibold">
              {row.after}
            </Td>
            <Td align="right" className={row.after < row.before ? 'text-ok' : undefined}>
              {row.before - row.after}
            </Td>
            <Td className="min-w-52 text-muted">{row.how}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
