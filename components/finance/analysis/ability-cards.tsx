import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { Card } from '@/components/ui/card'
import { Status, type Tone } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { DebtRow } from '@/lib/finance/analysis/debt'
import { shownValue } from '@/lib/finance/indicators/change'
import type { Indicator } from '@/lib/finance/indicators/definition'
import type { EnterpriseAnalysis } from '@/lib/finance/queries/enterprise-analysis'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

type Props = { analysis: EnterpriseAnalysis; indicators: readonly Indicator[] }

const tones: Readonly<Record<string, Tone>> = {
  强: 'ok',
  较强: 'ok',
  好: 'ok',
  稳定: 'ok',
  一般: 'notice',
  波动: 'notice',
  弱: 'danger',
  不稳定: 'danger',
}
const Grade = ({ grade }: { grade: string | null }) => (
  <Status tone={grade ? (tones[grade] ?? 'neutral') : 'neutral'}>{grade ?? '未评价'}</Status>
)

/** 偿债能力: every indicator with its lines, points and place among peers; the three that hold it back most. */
export function DebtCard({ analysis: { debt }, indicators }: Props) {
  const named = (code: string) => indicators.find((one) => one.code === code)
  const value = (row: DebtRow) => shownValue(row.value, named(row.code)?.unit ?? '') ?? '未评估'
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          偿债能力 <Grade grade={debt.grade} />
        </span>
      }
      note={debt.score === null ? '已知指标不足六项，不评价' : `得分 ${debt.score}；80 以上强，60 以上较强，40 以上一般。界限为建议值`}
      flush
    >
      {debt.shortfalls.length > 0 && (
        <p className="px-4 py-2 text-sm">
          主要短板：
          {debt.shortfalls.map((row) => `${named(row.code)?.name ?? row.code} ${value(row)}${named(row.code)?.unit ?? ''}`).join('、')}
        </p>
      )}
      <Table label="偿债能力指标" dense>
        <thead>
          <tr>
            <Th>指标</Th>
            <Th align="right">数值</Th>
            <Th align="right">良好 / 偏弱</Th>
            <Th align="right">得分</Th>
            <Th align="right">同业位次</Th>
          </tr>
        </thead>
        <tbody>
          {debt.rows.map((row) => (
            <tr key={row.code}>
              <Td>
                {named(row.code)?.name ?? row.code}
                <span className="ml-1 text-xs text-muted">{named(row.code)?.unit}</span>
              </Td>
              <Td align="right">{value(row)}</Td>
              <Td align="right" className="whitespace-nowrap text-muted">
                {row.better === 'up' ? `≥${row.good} / <${row.poor}` : `≤${row.good} / >${row.poor}`}
              </Td>
              <Td align="right">{row.points === null ? '—' : `${row.points} / 2`}</Td>
              <Td align="right">{row.percentile === null ? '—' : `${row.percentile}%`}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

/** 盈利质量: how much of the profit is cash and how much comes from what does not recur. */
export function EarningsCard({ analysis: { earnings } }: Pick<Props, 'analysis'>) {
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          盈利质量 <Grade grade={earnings.grade} />
        </span>
      }
      note="没有关注项为好，一项为一般，两项以上或者亏损为弱。界限为建议值"
      flush
    >
      {earnings.reasons.length > 0 && <p className="px-4 py-2 text-sm">{earnings.reasons.join('；')}。</p>}
      <Table label="盈利质量指标" dense>
        <thead>
          <tr>
            <Th>项目</Th>
            <Th align="right">数值</Th>
            <Th align="right">关注界限</Th>
          </tr>
        </thead>
        <tbody>
          {earnings.rows.map((row) => (
            <tr key={row.key}>
              <Td>
                {row.label}
                {row.concern && (
                  <Status tone="warn" className="ml-1.5">
                    关注
                  </Status>
                )}
              </Td>
              <Td align="right">
                {row.value === null ? (
                  <span className="text-muted">{row.missing}</span>
                ) : (
                  `${formatDecimal(new Decimal(row.value), 2)} ${row.unit}`
                )}
              </Td>
              <Td align="right" className="text-muted">
                {row.over === 'above' ? '>' : '<'}
                {row.limit} {row.unit}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

/** 现金流稳定性: the operating cash flow of eight quarters. */
export function CashCard({ analysis: { cash } }: Pick<Props, 'analysis'>) {
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          现金流稳定性 <Grade grade={cash.grade} />
        </span>
      }
      note={cash.grade === null ? '已知季度不足四个，不评价' : '无负值且变异系数不超过 0.6 为稳定；连续两季为负或者过半为负为不稳定'}
    >
      <Chart
        height={220}
        chart={prepareBar({
          title: '经营活动现金流量净额',
          subtitle: '近 8 个完整季度，当季数',
          unit: '万元',
          direction: 'vertical',
          bars: cash.quarters.map(({ label, cfo }) => ({
            label: label.replace(' 年 ', '-').replace(' 季度', 'Q'),
            value: cfo ? cfo.div(10_000).toFixed(2) : null,
          })),
        })}
      />
      <p className="mt-2 text-sm">
        变异系数（标准差 ÷ 均值）{cash.variation ? formatDecimal(cash.variation, 2) : '—'}；为负 {cash.negative} 季，最长连续{' '}
        {cash.longestNegative} 季；有利润而无现金 {cash.apart} 季。
      </p>
    </Card>
  )
}
