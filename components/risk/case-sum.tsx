import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { CaseRecord } from '@/lib/risk/queries/case-record'

/** The sum of a case as it was made: points by independent family, each up to its cap. */
export function CaseSum({ record }: { record: CaseRecord }) {
  return (
    <Card title="等级怎样得出" flush>
      <Table label="按证据族计分" dense>
        <thead>
          <tr>
            <Th>证据族</Th>
            <Th>模型</Th>
            <Th align="right">得分</Th>
            <Th align="right">计入</Th>
          </tr>
        </thead>
        <tbody>
          {record.families.map(({ family, models, points, counted }) => (
            <tr key={family}>
              <Td>{family}</Td>
              <Td className="text-xs text-muted">{models.join('、')}</Td>
              <Td align="right">{points}</Td>
              <Td align="right">{counted}</Td>
            </tr>
          ))}
          <tr>
            <Td className="font-semibold">合计</Td>
            <Td />
            <Td />
            <Td align="right" className="font-semibold">
              {record.points}
            </Td>
          </tr>
        </tbody>
      </Table>
      <p className="px-4 py-2.5 text-xs text-muted">
        红 3 分、橙 2 分、黄 1 分，同一模型只计一次，看同一比率的几个模型（如 AN18 与 ZB04 都看现金短债比）只计最重的一个，每族至多 4
        分。红级须有一条红色认定级发现，或者两族以上且合计不少于 5 分；橙级 3 分，黄级 2 分。
      </p>
    </Card>
  )
}
