import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ClosureTable } from '@/components/risk/board/closure-table'
import { IndicatorTree } from '@/components/risk/board/indicator-tree'
import { PeriodBar } from '@/components/risk/board/period-bar'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, isDate, shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { goodTime, type RiskBoard, riskBoard } from '@/lib/risk/queries/board'

/** 风险闭环统计: how early findings are seen, taken up and closed, and the tree of indicators. */
export async function RiskBoardPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const period = periodOf(params, shanghaiDate(new Date()))
  const board = await found(runQuery(riskBoard, actor, period))
  const seen = `seen=${period.from}~${period.to}`
  return (
    <PageFrame
      title="风险闭环统计"
      facts={[`首次发现 ${period.from} 至 ${period.to}`, '早识别、早干预、早化解', '模型结论只供核查，不代替认定']}
    >
      <PeriodBar period={period} />
      {board.total.found === 0 ? (
        <EmptyState title="所选期间没有新发现">更换期间，或者等待下一次夜间运行。</EmptyState>
      ) : (
        <>
          <KeyFigures figures={figures(board, seen)} />
          <ClosureTable
            title="按等级"
            first="等级"
            rows={board.levels.map((row) => ({
              ...row,
              key: row.level,
              name: row.level,
              href: `/gov/risk/findings?tab=all&level=${row.level}&${seen}`,
            }))}
          />
          <Card>
            <Chart
              height={220}
              chart={prepareBar({
                title: '每月新发现多少',
                subtitle: '按首次发现的月份',
                unit: '条',
                places: 0,
                direction: 'vertical',
                bars: board.months.map(({ month, found: n }) => ({ label: month, value: String(n) })),
              })}
            />
          </Card>
          <ClosureTable
            title="按集团"
            first="集团"
            rows={board.groups.map((row) => ({ ...row, key: row.id, href: `/gov/risk/findings?tab=all&org=${row.id}&${seen}` }))}
          />
        </>
      )}
      <IndicatorTree tree={board.tree} version={board.treeVersion} />
    </PageFrame>
  )
}

/** The period of the address; the last twelve months where nothing is said or it cannot be read. */
function periodOf(params: SearchParams, today: string): { from: string; to: string } {
  const [from, to] = [params.from, params.to].map((value) => (typeof value === 'string' && isDate(value) ? value : null))
  if (from && to && from <= to) return { from, to }
  return { from: addDays(today, -365), to: today }
}

const share = (part: number, whole: number) => (whole > 0 ? `${((part / whole) * 100).toFixed(1)}` : null)
const days = (value: number | null) => (value === null ? null : value.toFixed(1))

function figures({ total }: RiskBoard, seen: string) {
  const list = (tab: string) => `/gov/risk/findings?tab=${tab}&${seen}`
  const standing = total.found - total.gone
  return [
    { key: 'found', label: '新发现', value: String(total.found), unit: '条', href: list('all'), note: `其中 ${total.gone} 条未认定即消失` },
    { key: 'early', label: '定标前识别', value: share(total.early, total.ofTenders), unit: '%', note: `${total.early} 条` },
    {
      key: 'taken',
      label: `${goodTime.firstStep} 日内介入`,
      value: share(total.takenSoon, standing),
      missing: '没有需要介入的',
      unit: '%',
      note: `平均 ${days(total.firstStep) ?? '—'} 天`,
    },
    {
      key: 'closed',
      label: '闭环率',
      value: share(total.closed, standing),
      missing: '没有需要闭环的',
      unit: '%',
      href: list('closed'),
      note: `已认定 ${total.closed} ÷ 现存 ${standing}`,
    },
    {
      key: 'closure',
      label: '平均处置时长',
      value: days(total.closure),
      missing: '还没有认定过',
      unit: '天',
      note: `${goodTime.closure} 日内化解 ${total.closedSoon} 条`,
    },
    { key: 'overdue', label: '说明逾期', value: String(total.overdue), unit: '条' },
  ]
}
