import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { percentText } from '@/components/treasury/words'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import type { InvestProjectCard } from '@/lib/investment/queries/project'

/** Planned against done: progress, money, time, yield. */
export function Deviations({ card: { deviations } }: { card: InvestProjectCard }) {
  const none = <Missing reason="还没有填报" />
  return (
    <Card title="偏差" flush>
      <Table label="计划与实际的偏差" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th align="right">计划</Th>
            <Th align="right">实际</Th>
            <Th align="right">偏差</Th>
          </tr>
        </thead>
        <tbody>
          {deviations.map(({ key, label, planned, done, gap, bad }) => (
            <tr key={key}>
              <Td>{label}</Td>
              <Td align="right">{planned ?? none}</Td>
              <Td align="right">{done ?? none}</Td>
              <Td align="right" className={bad ? 'font-medium text-danger' : ''}>
                {gap ?? '—'}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

const sources = { ownFunds: '自有资金', debtFunds: '融资资金', fiscalFunds: '财政性资金', otherFunds: '其他资金' } as const

/** What came in by source, and what is left to come of the approved total. */
export function Funds({ card: { months, project } }: { card: InvestProjectCard }) {
  const sums = (Object.keys(sources) as (keyof typeof sources)[]).map((key) => ({
    ...{ key, label: sources[key], sum: months.reduce((all, row) => all + BigInt(row[key]), 0n) },
  }))
  const all = sums.reduce((total, { sum }) => total + sum, 0n)
  return (
    <Card title="资金到位" note={<>占批复总投资 {percentText(all.toString(), project.approvedTotal)}</>} flush>
      <Table label="资金到位" dense>
        <thead>
          <tr>
            <Th>来源</Th>
            <Th align="right">累计到位（万元）</Th>
            <Th align="right">占比</Th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ key, label, sum }) => (
            <tr key={key}>
              <Td>{label}</Td>
              <Td align="right">
                <Money cents={sum.toString()} />
              </Td>
              <Td align="right">{percentText(sum.toString(), all.toString())}</Td>
            </tr>
          ))}
          <tr className="font-semibold">
            <Td>合计</Td>
            <Td align="right">
              <Money cents={all.toString()} />
            </Td>
            <Td align="right">{percentText(all.toString(), all.toString())}</Td>
          </tr>
        </tbody>
      </Table>
    </Card>
  )
}
