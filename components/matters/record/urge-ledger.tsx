import { DateTime } from '@/components/patterns/date-time'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { HistoryLine } from '@/lib/flow/queries/run-record'
import { urgeLevelNames } from '@/lib/flow/words'

/** Every urge of a filing, by people and by the rule of silence: when, by whom, of which step, how far up. */
export function UrgeLedger({ lines }: { lines: readonly HistoryLine[] }) {
  return (
    <Card title="催办台账" note="先催办理人，下一个工作日仍未办的催处室负责人，再报分管领导；每件每个工作日限催办一次" flush>
      <Table label="催办台账">
        <thead>
          <tr>
            <Th>时间</Th>
            <Th>催办人</Th>
            <Th>环节</Th>
            <Th>提醒到</Th>
            <Th>说明</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <Td className="whitespace-nowrap">
                <DateTime iso={line.at} />
              </Td>
              <Td className="whitespace-nowrap">
                {line.actorName}
                {line.departmentName && <span className="text-muted"> {line.departmentName}</span>}
              </Td>
              <Td className="whitespace-nowrap">{line.stepName ?? '全件'}</Td>
              <Td className="whitespace-nowrap">{urgeLevelNames[line.data.level ?? 1]}</Td>
              <Td className="min-w-40">{line.opinion ?? '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
