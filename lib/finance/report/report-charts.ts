import type { ChartBlock } from '@/lib/platform/docx/blocks'
import type { ReportGround } from './monthly-report'
import { ranked } from './report-parts'

const most = 12
const point = (text: string | null | undefined): number | null => (text ? Number(Number(text).toFixed(2)) : null)

/** 利润总额 of the enterprises with the most, beside the year before. */
export function profitChart(ground: ReportGround): ChartBlock {
  const rows = ranked(ground, 'YL01').slice(0, most)
  return {
    ...{ kind: 'chart', type: 'column', title: `利润总额：前 ${rows.length} 户（万元，年初至月末累计）` },
    categories: rows.map(({ name }) => name),
    series: [
      { name: '本期', values: rows.map(({ values }) => point(values.YL01)) },
      { name: '上年同期', values: rows.map(({ earlier }) => point(earlier.YL01)) },
    ],
  }
}

/** 利润总额 of all first-level enterprises month by month, this year and the year before; months to come are a gap. */
export function trendChart({ facts }: ReportGround): ChartBlock {
  const year = Math.floor(facts.period / 100)
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  const line = (of: number) => months.map((month) => point(facts.trend.find(({ period }) => period === of * 100 + month)?.profit))
  return {
    ...{ kind: 'chart', type: 'line', title: '一级企业利润总额合计（万元，各月累计）' },
    categories: months.map((month) => `${month}月`),
    series: [
      { name: `${year} 年`, values: line(year) },
      { name: `${year - 1} 年`, values: line(year - 1) },
    ],
  }
}

/** 资产负债率 of the enterprises with the highest. */
export function ratioChart(ground: ReportGround): ChartBlock {
  const rows = ranked(ground, 'WL01').slice(0, most)
  return {
    ...{ kind: 'chart', type: 'column', title: `资产负债率：较高的 ${rows.length} 户（%）` },
    categories: rows.map(({ name }) => name),
    series: [
      { name: '本期', values: rows.map(({ values }) => point(values.WL01)) },
      { name: '上年同期', values: rows.map(({ earlier }) => point(earlier.WL01)) },
    ],
  }
}
