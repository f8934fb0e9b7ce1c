import { askCorrectionAction, markSeenAction } from '@/app/actions/investment/months'
import { Chart } from '@/components/charts/chart'
import { prepareLine } from '@/components/charts/prepare-line'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { monthText, percentOf } from '@/components/investment/light'
import { Money } from '@/components/patterns/money'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import type { InvestProjectCard, MonthRow } from '@/lib/investment/queries/project'
import { fromCents } from '@/lib/kernel/money'

type Props = { card: InvestProjectCard; face: 'gov' | 'ent'; settles: boolean }

/** Month by month: planned and actual progress as lines, then every month with what was said of it and its earlier versions. */
export function ProjectMonths({ card, settles }: Props) {
  const { months, earlier } = card
  if (months.length === 0)
    return (
      <Card title="月度进展">
        <EmptyState title="还没有月报">开工后由企业按月填报形象进度、完成投资和资金到位。</EmptyState>
      </Card>
    )
  return (
    <>
      <Card>
        <Chart chart={progressOf(months)} />
      </Card>
      <Card>
        <Chart chart={moneyOf(months)} />
      </Card>
      <Card
        title="月度进展"
        note={`${months.length} 个月，新的在前${earlier.length > 0 ? `；更正过 ${earlier.length} 次，原数保留` : ''}`}
        flush
      >
        <Table label="月度进展" dense className="max-h-[28rem] overflow-y-auto">
          <thead>
            <tr>
              <Th>月份</Th>
              {settles && <Th>办理</Th>}
              <Th align="right">计划进度</Th>
              <Th align="right">实际进度</Th>
              <Th align="right">完成投资（万元）</Th>
              <Th align="right">预计收益率</Th>
              <Th>说明</Th>
              <Th>填报</Th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((row) => (
              <Month key={row.id} row={row} card={card} settles={settles} />
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  )
}

function Month({ row, card, settles }: { row: MonthRow; card: InvestProjectCard; settles: boolean }) {
  const said = card.reviews.filter(({ month }) => month === row.month)
  const asked = said.find(({ kind, doneAt }) => kind === 'correct' && doneAt === null)
  const seen = said.find(({ kind }) => kind === 'seen')
  const before = card.earlier.filter(({ month }) => month === row.month)
  const fixed = { projectId: card.project.id, month: String(row.month) }
  const month = monthText(row.month)
  return (
    <tr>
      <Td className="whitespace-nowrap">
        {month}
        {row.number > 1 && <span className="ml-1 text-xs text-muted">第 {row.number} 版</span>}
      </Td>
      {settles && (
        <Td className="whitespace-nowrap">
          {!seen && (
            <ActionDialog
              label="已阅"
              ariaLabel={`${month} 记为已阅`}
              size="sm"
              tone="quiet"
              title={`${month} 记为已阅`}
              fields={[{ key: 'note', label: '备注', kind: 'text', maxLength: 300 }]}
              fixed={fixed}
              submit="记为已阅"
              action={markSeenAction}
            />
          )}
          {!asked && (
            <ActionDialog
              label="要求更正"
              ariaLabel={`要求更正 ${month}`}
              size="sm"
              tone="quiet"
              title={`要求更正 ${month} 月报`}
              fields={[{ key: 'words', label: '需要更正的内容', kind: 'lines', rows: 3, required: true }]}
              fixed={fixed}
              submit="发出要求"
              action={askCorrectionAction}
            />
          )}
        </Td>
      )}
      <Td align="right">{percentOf(row.plannedPct)}</Td>
      <Td align="right" className={Number(row.actualPct) < Number(row.plannedPct) ? 'text-danger' : ''}>
        {percentOf(row.actualPct)}
      </Td>
      <Td align="right">
        <Money cents={row.amount} />
      </Td>
      <Td align="right">{percentOf(row.expectedYield) ?? '—'}</Td>
      <Td className="min-w-48">
        {asked && (
          <p>
            <Status tone="warn">待更正</Status> {asked.words}（{asked.byName}）
          </p>
        )}
        {seen && (
          <p className="text-muted">
            已阅：{seen.byName} {seen.words}
          </p>
        )}
        {row.note}
        {row.reason && <p>更正原因：{row.reason}</p>}
        {before.map((old) => (
          <p key={old.id} className="text-xs text-muted">
            第 {old.number} 版（{old.byName} {old.at}）：进度 {percentOf(old.actualPct)}，完成 <Money cents={old.amount} showUnit />
          </p>
        ))}
      </Td>
      <Td className="whitespace-nowrap text-muted">
        {row.byName}
        <span className="block text-xs">{row.at}</span>
      </Td>
    </tr>
  )
}

const last = (months: readonly MonthRow[]) => months.slice(-36)

function progressOf(all: readonly MonthRow[]) {
  const months = last(all)
  return prepareLine({
    title: '进度赶得上计划吗？',
    subtitle: '月末形象进度',
    unit: '%',
    periods: months.map(({ month }) => monthText(month)),
    lines: [
      { name: '计划', values: months.map(({ plannedPct }) => plannedPct), dashed: true },
      { name: '实际', values: months.map(({ actualPct }) => actualPct) },
    ],
  })
}

function moneyOf(all: readonly MonthRow[]) {
  const months = last(all)
  const skipped = all.slice(0, all.length - months.length)
  const running = (of: (row: MonthRow) => bigint) => {
    let sum = skipped.reduce((total, row) => total + of(row), 0n)
    return months.map((row) => {
      sum += of(row)
      return fromCents(sum, '万元')
    })
  }
  const funds = (row: MonthRow) => BigInt(row.ownFunds) + BigInt(row.debtFunds) + BigInt(row.fiscalFunds) + BigInt(row.otherFunds)
  return prepareLine({
    title: '投资完成和资金到位跟得上吗？',
    subtitle: '累计',
    unit: '万元',
    periods: months.map(({ month }) => monthText(month)),
    lines: [
      { name: '完成投资', values: running((row) => BigInt(row.amount)) },
      { name: '到位资金', values: running(funds), dashed: true },
    ],
  })
}
