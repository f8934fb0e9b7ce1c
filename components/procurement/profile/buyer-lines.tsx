import { Missing } from '@/components/patterns/missing'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { Table, Td, Th } from '@/components/ui/table'
import type { BuyerRecord } from '@/lib/procurement/queries/buyer-record'

/** The indicators of a buyer with the median of the others and its place among them. */
export function BuyerLines({ buyer }: { buyer: BuyerRecord }) {
  const few = `可以比较的企业不足五户（${buyer.peers.n} 户），不作比较`
  return (
    <Card title="与同业相比" note={`${buyer.peers.name}，另 ${buyer.peers.n} 户、三个以上标段的企业；分位越高越好`} flush>
      <Table label="与同业相比" dense>
        <thead>
          <tr>
            <Th>维度</Th>
            <Th>指标</Th>
            <Th align="right">本企业</Th>
            <Th align="right">同业中位</Th>
            <Th>同业分位</Th>
            <Th>改进建议</Th>
          </tr>
        </thead>
        <tbody>
          {buyer.lines.map((line) => (
            <tr key={line.key}>
              <Td className="text-muted">{line.dimension}</Td>
              <Td>{line.title}</Td>
              <Td align="right">{line.value === null ? <Missing reason="没有报送所需数据" /> : `${line.value.toFixed(2)} ${line.unit}`}</Td>
              <Td align="right">{line.median === null ? <Missing reason={few} /> : `${line.median.toFixed(2)} ${line.unit}`}</Td>
              <Td>
                {line.standing === null ? (
                  <Missing reason={line.value === null ? '没有报送所需数据' : few} />
                ) : (
                  <span className="flex items-center gap-2 whitespace-nowrap">
                    <Progress value={line.standing} label={`${line.title}同业分位`} className="w-24" />
                    优于 {line.standing}%
                  </span>
                )}
              </Td>
              <Td className="text-muted">{line.standing !== null && line.standing < 50 ? line.advice : '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
