import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { shownValue } from '@/lib/finance/indicators/change'
import { type DeviationBase, type DeviationRow, deviationBases, indicatorDeviations } from '@/lib/finance/queries/deviations'
import type { Deviation } from '@/lib/finance/rules/deviation'
import type { Scope } from '@/lib/finance/statement/scope'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; period: number; scope: Scope; notable: boolean }
const bases = Object.keys(deviationBases) as DeviationBase[]
const deviates = ({ against }: DeviationRow) => bases.some((base) => against[base].notable)

/** S099: every indicator against history, budget, peers and standard values, each with the source of its base line or why there is none. */
export async function DeviationTable({ face, actor, id, period, scope, notable }: Props) {
  const { rows, lines: set } = await found(runQuery(indicatorDeviations, actor, { id, period, scope }))
  const marked = rows.filter(deviates)
  const shown = notable ? marked : rows
  const at = `/${face}/finance/enterprises/${id}?period=${period}&scope=${scope}&tab=deviation`
  const lines = `|z| ≥ ${set.z}、预算偏离 ≥ ${set.percent}% 或 ${set.points} 个百分点、同业首尾 ${set.percentile}%、标准值较差`
  return (
    <>
      <LinkTabs
        label="偏离"
        tabs={[
          { label: '全部指标', count: rows.length, current: !notable, href: at },
          { label: '明显偏离', count: marked.length, current: notable, href: `${at}&notable=1` },
        ]}
      />
      <Card
        title="指标偏离"
        note={`明显偏离：${lines}（见参数管理，未设的为建议值）。标准值与年化值比较，其余与本期数比较`}
        actions={
          <a href={`/api/finance/deviations?id=${id}&period=${period}&scope=${scope}`} download className={buttonClass('secondary', 'sm')}>
            导出
          </a>
        }
        flush
      >
        {shown.length === 0 ? (
          <p className="px-4 pb-3 text-sm text-muted">没有明显偏离的指标。</p>
        ) : (
          <Table label="指标偏离" dense>
            <thead>
              <tr>
                <Th>指标</Th>
                <Th align="right">本期</Th>
                {bases.map((base) => (
                  <Th key={base}>与{deviationBases[base]}比</Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.code}>
                  <Td>
                    {row.name}（{row.unit}） <span className="text-xs text-muted">{row.code}</span>
                  </Td>
                  <Td align="right">{shownValue(row.now, row.unit) ?? <Missing reason={row.against.history.reason ?? '没有数'} />}</Td>
                  {bases.map((base) => (
                    <Td key={base}>
                      <Deviates deviation={row.against[base]} unit={row.unit} />
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  )
}

function Deviates({ deviation, unit }: { deviation: Deviation; unit: string }) {
  const { text, base, source, notable, adverse, reason } = deviation
  if (text === null) return <Missing reason={reason ?? '没有数'} />
  return (
    <>
      <span className="whitespace-nowrap">
        {text}
        {notable && (
          <Status tone={adverse ? 'danger' : 'notice'} shape="alert" className="ml-1">
            {adverse ? '不利' : '偏离'}
          </Status>
        )}
      </span>
      <span className="block text-xs text-muted">
        基准 {shownValue(base, unit)}：{source}
      </span>
    </>
  )
}
