import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { prepareLine } from '@/components/charts/prepare-line'
import type { LinkMaker } from '@/components/efficiency/efficiency-scope'
import { Card } from '@/components/ui/card'
import type { TrendRow } from '@/lib/dashboards/queries/trend'
import { numberHref } from '@/lib/dashboards/rules/slice-links'
import type { Slice } from '@/lib/dashboards/schema'

const calibre = '按上报月份'

/** 24 months: how many came, how long they took against the promise, how many in time. Every mark opens its month. */
export function Trend({ rows, links }: { rows: readonly TrendRow[]; links: LinkMaker }) {
  const { side, scope, ledger } = links
  const hrefs = (slice: Slice) =>
    rows.map(({ from, to, filings }) => (filings > 0 ? numberHref(side, { ...scope, ...slice, from, to }, ledger) : null))
  const open = hrefs({})
  const span = `${rows[0]?.label} 至 ${rows.at(-1)?.label}`
  const periods = rows.map((row) => row.label)
  const counts = prepareBar({
    title: '每月上报多少',
    subtitle: `${calibre}，${span}`,
    unit: '件',
    places: 0,
    direction: 'vertical',
    bars: rows.map((row, index) => ({ label: row.label, value: String(row.filings), ...(open[index] ? { href: open[index] } : {}) })),
  })
  const concluded = hrefs({ status: 'concluded' })
  const days = prepareLine({
    title: '办得比承诺快多少',
    subtitle: `${calibre}，已办结件平均，${span}`,
    unit: '工作日',
    periods,
    lines: [
      { name: '承诺', values: rows.map((row) => row.averagePromise), hrefs: concluded, dashed: true },
      { name: '用时', values: rows.map((row) => row.averageUsed), hrefs: concluded },
    ],
  })
  const rates = prepareLine({
    title: '是否按时、压缩多少',
    subtitle: `${calibre}，${span}`,
    unit: '%',
    periods,
    lines: [
      { name: '按时率', values: rows.map((row) => row.onTimeRate), hrefs: hrefs({ onTime: 'yes' }) },
      { name: '压缩率', values: rows.map((row) => row.compression), hrefs: concluded },
    ],
  })
  const nothing = rows.every((row) => row.filings === 0)
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2 print:block print:space-y-3">
      <Card className="xl:col-span-2 print:break-inside-avoid">
        <Chart chart={nothing ? { ...counts, empty: '所选期间尚无数据' } : counts} height={180} />
      </Card>
      <Card className="print:break-inside-avoid">
        <Chart chart={days} height={220} />
      </Card>
      <Card className="print:break-inside-avoid">
        <Chart chart={rates} height={220} />
      </Card>
    </div>
  )
}
