import { Chart } from '@/components/charts/chart'
import { type BarInput, prepareBar } from '@/components/charts/prepare-bar'
import { prepareLine } from '@/components/charts/prepare-line'
import { ledgerHref } from '@/components/procurement/board/board-scope'
import { Card } from '@/components/ui/card'
import type { Board, Part } from '@/lib/procurement/queries/board'
import type { BoardScope } from '@/lib/procurement/schema'

type Props = { face: 'gov' | 'ent'; scope: BoardScope; board: Board }
const wan = (cents: string) => (Number(cents) / 1_000_000).toFixed(2)

/** How much by month, by method and award rule, and what was saved. */
export function BoardCharts({ face, scope, board }: Props) {
  const period = `${scope.from} 至 ${scope.to}`
  const parts = (title: string, list: readonly Part[], filter: string): BarInput => ({
    title,
    subtitle: `中标金额，${period}`,
    unit: '万元',
    bars: list.map((part) => ({
      label: part.name,
      value: wan(part.awarded),
      ...(part.name === '未报送' ? {} : { href: ledgerHref(face, scope, { [filter]: part.name }) }),
    })),
  })
  const last = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
  return (
    <div className="grid grid-cols-1 gap-3 *:min-w-0 xl:grid-cols-2">
      <Card className="xl:col-span-2">
        <Chart
          height={200}
          chart={prepareBar({
            title: '每月采购多少',
            subtitle: `中标金额，按公告月份，${period}`,
            unit: '万元',
            direction: 'vertical',
            bars: board.months.map(({ month, awarded }) => ({
              label: month,
              value: wan(awarded),
              href: ledgerHref(face, { ...scope, from: `${month}-01`, to: last(month) }),
            })),
          })}
        />
      </Card>
      <Card>
        <Chart height={240} chart={prepareBar(parts('用什么方式采购', board.methods, 'method'))} />
      </Card>
      <Card>
        <Chart height={240} chart={prepareBar(parts('按什么办法评标', board.rules, 'rule'))} />
      </Card>
      <Card className="xl:col-span-2">
        <Chart
          height={220}
          chart={prepareLine({
            title: '节资率怎样变化',
            subtitle: `（估算 − 中标）÷ 估算，按公告月份，${period}`,
            unit: '%',
            periods: board.months.map(({ month }) => month),
            lines: [{ name: '节资率', values: board.months.map(({ saved }) => (saved === null ? null : (saved * 100).toFixed(2))) }],
          })}
        />
      </Card>
    </div>
  )
}
