import { Card } from '@/components/ui/card'
import { Status, type Tone } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { type CreditScore, creditFactors, creditLimits } from '@/lib/finance/analysis/credit'
import type { EnterpriseAnalysis } from '@/lib/finance/queries/enterprise-analysis'
import { formatDecimal } from '@/lib/kernel/decimal'

const tones: Readonly<Record<string, Tone>> = { 安全区: 'ok', 灰区: 'notice', 高风险区: 'danger' }

/** 信用风险: three Altman scores with their zones, what moved them within a year, the place among peers, and what the method cannot say. */
export function CreditCard({ analysis: { credit, percentiles } }: { analysis: EnterpriseAnalysis }) {
  return (
    <Card title="信用风险评分（Altman Z）" note="不构成信用评级" flush>
      <Table label="Altman 评分" dense>
        <thead>
          <tr>
            <Th>模型</Th>
            <Th align="right">得分</Th>
            <Th>区间</Th>
            <Th align="right">上年同期</Th>
            <Th align="right">同业位次</Th>
            <Th>一年来变动的来源</Th>
          </tr>
        </thead>
        <tbody>
          {credit.map((score) => (
            <tr key={score.model.key}>
              <Td>
                {score.model.name}
                <span className="block text-xs text-muted">{score.model.fits}</span>
              </Td>
              <Td align="right">
                {score.value ? formatDecimal(score.value, 2) : <span className="text-muted">{score.missing ?? '缺数据'}</span>}
              </Td>
              <Td>
                {score.zone ? <Status tone={tones[score.zone]!}>{score.zone}</Status> : '—'}
                <span className="block text-xs text-muted">
                  {'<'}
                  {score.model.danger} 高风险，{'>'}
                  {score.model.safe} 安全
                </span>
              </Td>
              <Td align="right">
                {score.yearAgo ? formatDecimal(score.yearAgo, 2) : '—'}
                {score.zoneBefore && score.zoneBefore !== score.zone && (
                  <span className="block text-xs text-muted">{score.zoneBefore}</span>
                )}
              </Td>
              <Td align="right">{place(percentiles[score.model.indicator])}</Td>
              <Td className="text-xs">{moves(score)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="px-4 pt-2 text-xs text-muted">
        {Object.entries(creditFactors)
          .map(([factor, { label }]) => `${factor} ${label}`)
          .join('；')}
        。同业位次为同行业门类中得分低于本企业的比例，同业不足五家不给出。系数来自 Altman（1983、1995），学界通用，待校核。
      </p>
      <ul className="list-disc space-y-0.5 px-4 py-2.5 pl-8 text-xs text-muted">
        {creditLimits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </Card>
  )
}

const place = (percentile: number | null) => (percentile === null ? '—' : `${percentile}%`)

function moves({ parts, value, yearAgo }: CreditScore): string {
  if (!value || !yearAgo) return '—'
  const sign = (text: string) => (text.startsWith('-') ? text : `+${text}`)
  const moved = parts
    .flatMap(({ factor, change }) => (change ? [{ factor, change }] : []))
    .sort((a, b) => b.change.abs().cmp(a.change.abs()))
  return `合计 ${sign(formatDecimal(value.minus(yearAgo), 2))}：${moved.map(({ factor, change }) => `${factor} ${sign(formatDecimal(change, 2))}`).join('，')}`
}
