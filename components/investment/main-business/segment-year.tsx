import type { ReactNode } from 'react'
import { ShareCell } from '@/components/investment/main-business/share-cell'
import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { Status, type Tone } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Belonging } from '@/lib/investment/main-business/catalogue'
import type { MainBusinessRecord } from '@/lib/investment/main-business/queries'
import { type Measure, measureKeys, measures } from '@/lib/investment/main-business/shares'
import { statementCells } from '@/lib/investment/main-business/statement-totals'

const tones: Readonly<Record<Belonging, Tone>> = { 主业: 'brand', 拟培育: 'notice', 非主业: 'neutral', 未分类: 'neutral' }

/** A year by segment: where each belongs, the sums beside the annual statement's cells, and the shares. */
export function SegmentYear({ face, year }: { face: 'gov' | 'ent'; year: MainBusinessRecord['years'][number] }) {
  const { segments, sums, statement, differences, shares, explanation } = year
  const amounts = (title: string, of: (measure: Measure) => ReactNode) => (
    <tr>
      <Td colSpan={3} className="font-medium">
        {title}
      </Td>
      {measureKeys.map((measure) => (
        <Td key={measure} align="right">
          {of(measure)}
        </Td>
      ))}
    </tr>
  )
  return (
    <Card
      title={`${year.year} 年分板块经营情况`}
      note={`第 ${year.number} 次报送，${year.by}；按${year.catalogue > 0 ? `主业目录第 ${year.catalogue} 版` : '登记的主业代码'}归类；万元`}
      flush
    >
      <Table label={`${year.year} 年分板块经营情况`} dense>
        <thead>
          <tr>
            <Th>业务板块</Th>
            <Th>行业代码</Th>
            <Th>归类</Th>
            {measureKeys.map((measure) => (
              <Th key={measure} align="right">
                {measures[measure]}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.name}>
              <Td className="min-w-32">{segment.name}</Td>
              <Td>{segment.industry || '—'}</Td>
              <Td>
                <Status tone={tones[segment.belongs]}>{segment.belongs}</Status>
              </Td>
              {measureKeys.map((measure) => (
                <Td key={measure} align="right">
                  <Money cents={segment[measure]} />
                </Td>
              ))}
            </tr>
          ))}
          {amounts('各板块合计', (measure) => (
            <Money cents={sums[measure]} />
          ))}
          {amounts('年度决算', (measure) =>
            statement ? (
              <TextLink
                href={`/${face}/finance/statements/${statement.id}?sheet=${statementCells[measure].split('.')[0]}&cell=${encodeURIComponent(statementCells[measure])}`}
              >
                <Money cents={statement[measure]} />
              </TextLink>
            ) : (
              <span className="text-muted">未核对</span>
            ),
          )}
          {amounts('差额', (measure) => (differences[measure] === null ? '—' : <Money cents={differences[measure]} />))}
          {amounts('主业占比', (measure) => (
            <ShareCell average={shares[measure]} />
          ))}
        </tbody>
      </Table>
      {explanation && <p className="px-4 py-2 text-sm text-muted">差额说明：{explanation}</p>}
      {!statement && <p className="px-4 py-2 text-sm text-muted">没有已受理的年度决算，未核对，占比按各板块之和计算。</p>}
    </Card>
  )
}
