import { importReferencesAction } from '@/app/actions/procurement-actions'
import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { isId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { type Benchmark, procurementBenchmark } from '@/lib/procurement/queries/benchmark'
import { firstOfYears } from '@/lib/procurement/rules/profile-period'

type Face = 'gov' | 'ent'
const shown = (value: number | null, unit: string, why = '没有报送所需数据') =>
  value === null ? <Missing reason={why} /> : `${value.toFixed(2)} ${unit}`

/** 采购效能对标: a group against the others and against reference values from outside, with what to do about the gap. */
export async function BenchmarkPage({ face, actor, params }: { face: Face; actor: Actor; params: SearchParams }) {
  const to = shanghaiDate(new Date())
  const from = firstOfYears(to, 1)
  const group = typeof params.group === 'string' && isId(params.group) ? params.group : undefined
  const board = await found(runQuery(procurementBenchmark, actor, { from, to, groupId: group }))
  const line = board.lines.find(({ key }) => key === params.by) ?? board.lines[0]!
  return (
    <PageFrame
      title="采购效能对标"
      facts={[
        `公告日期 ${from} 至 ${to}`,
        '五个标段以上的集团',
        '外部基准注明来源和日期',
        !board.named && '其他集团只给中位、较优四分位和位次，不足五家的不给',
      ]}
      actions={may(actor, 'risk.run') && <Import />}
    >
      {board.chosen ? (
        <>
          <LinkTabs
            label="集团"
            tabs={board.groups.map(({ id, name, tenders }) => ({
              href: `/${face}/procurement/benchmark?group=${id}`,
              label: name,
              count: tenders,
              current: id === board.chosen?.id,
            }))}
          />
          <Lines face={face} board={board} />
          <Card>
            <Chart
              height={300}
              chart={prepareBar({
                title: board.named ? `各集团的${line.title}` : `本集团的${line.title}`,
                subtitle: `${line.better === 'high' ? '越高越好' : '越低越好'}，${from} 至 ${to}`,
                unit: line.unit,
                bars: barsOf(board, line),
              })}
            />
          </Card>
        </>
      ) : (
        <EmptyState title="没有可以对标的集团">最近一年有五个以上标段的集团才参加对标。</EmptyState>
      )}
    </PageFrame>
  )
}

/** Every group by name; for who sees no other, itself beside what stands for the others. */
function barsOf(board: Benchmark, line: Benchmark['lines'][number]) {
  const fixed = (value: number | null) => (value === null ? null : value.toFixed(2))
  const own = line.all.map(({ name, value }) => ({ label: name, value: fixed(value), marked: name === board.chosen?.name }))
  if (board.named) return own
  return [
    ...own,
    { label: '各集团中位', value: fixed(line.median), marked: false },
    { label: '较优四分位', value: fixed(line.best), marked: false },
    { label: '外部基准', value: fixed(line.reference?.value ?? null), marked: false },
  ]
}

function Lines({ face, board }: { face: Face; board: Benchmark }) {
  const others = board.named ? undefined : '有数据的其他集团不足五家'
  return (
    <Card flush>
      <Table label="效能对标" dense>
        <thead>
          <tr>
            <Th>维度</Th>
            <Th className="min-w-28">指标</Th>
            <Th align="right">本集团</Th>
            <Th align="right">各集团中位</Th>
            <Th align="right">较优四分位</Th>
            <Th align="right">位次</Th>
            <Th align="right">外部基准</Th>
            <Th>差距</Th>
            <Th>改进建议</Th>
          </tr>
        </thead>
        <tbody>
          {board.lines.map((line) => (
            <tr key={line.key}>
              <Td className="text-muted">{line.dimension}</Td>
              <Td>
                <a className="text-brand hover:underline" href={`/${face}/procurement/benchmark?group=${board.chosen?.id}&by=${line.key}`}>
                  {line.title}
                </a>
              </Td>
              <Td align="right">{shown(line.value, line.unit)}</Td>
              <Td align="right">{shown(line.median, line.unit, others)}</Td>
              <Td align="right">{shown(line.best, line.unit, others)}</Td>
              <Td align="right">{line.place === null ? '—' : `${line.place} / ${line.of}`}</Td>
              <Td align="right" title={line.reference ? `${line.reference.source}，${line.reference.asOf}` : undefined}>
                {line.reference ? `${line.reference.value} ${line.unit}` : <Missing reason="没有导入外部基准" />}
                {line.reference && (
                  <span className="block text-xs text-muted">
                    {line.reference.source} {line.reference.asOf}
                  </span>
                )}
              </Td>
              <Td>
                {line.gap ? (
                  <Status tone={line.gap.good ? 'ok' : 'warn'}>
                    {line.gap.gap >= 0 ? '+' : ''}
                    {line.gap.gap.toFixed(2)}
                  </Status>
                ) : (
                  '—'
                )}
              </Td>
              <Td className="text-muted">{line.gap && !line.gap.good ? line.advice : '—'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Import() {
  return (
    <ActionDialog
      label="导入外部基准"
      title="导入外部基准"
      intro="每行一个基准：指标，数值，来源，日期。同一指标同一天的取代原值；有一行不对则全部不导入。"
      fields={[
        { key: 'lines', label: '基准', kind: 'lines', rows: 8, required: true, hint: '例：节资率，8.5，中央企业采购效能通报，2025-12-31' },
      ]}
      submit="导入基准"
      wide
      action={importReferencesAction}
    />
  )
}
