import { inks, seriesColor } from '@/components/charts/chart-colors'
import { type ChartValue, drawn, valueText } from '@/components/charts/chart-number'
import type { ChartJson, ChartTheme, PreparedChart } from '@/components/charts/chart-types'
import { Decimal, readDecimal } from '@/lib/kernel/decimal'

export type StackInput = {
  title: string
  subtitle: string
  unit: string
  places?: number
  categories: readonly { label: string; href?: string }[]
  parts: readonly { name: string; values: readonly ChartValue[] }[]
  theme?: ChartTheme
}

function total(values: readonly ChartValue[]): ChartValue {
  const known = values.flatMap((value) => (value === null ? [] : [readDecimal(value) ?? new Decimal(0)]))
  return known.length === 0 ? null : known.reduce((sum, value) => sum.plus(value), new Decimal(0)).toString()
}

/** What wholes are made of: one horizontal bar a whole, its parts in the same order and colours, the total at its end. */
export function prepareStack(input: StackInput): PreparedChart {
  const { unit, places = 0, categories, parts, theme = 'light' } = input
  const ink = inks[theme]
  const totals = categories.map((_, at) => total(parts.map((part) => part.values[at] ?? null)))
  const data = (name: string, values: readonly ChartValue[]): ChartJson[] =>
    categories.map((category, at) => ({
      value: drawn(values[at] ?? null),
      tip: `${category.label}\n${name} ${valueText(values[at] ?? null, places)} ${unit}\n合计 ${valueText(totals[at] ?? null, places)} ${unit}`,
      ...(category.href ? { href: category.href } : {}),
    }))
  const series = parts.map(
    (part, index): ChartJson => ({
      type: 'bar',
      name: part.name,
      stack: 'all',
      color: seriesColor(part.name, index, theme),
      barMaxWidth: 16,
      itemStyle: { borderColor: ink.ground, borderWidth: 1 },
      emphasis: { disabled: true },
      data: data(part.name, part.values),
    }),
  )
  // An invisible last part of no width carries the total, whichever part ends the bar.
  const ends: ChartJson = {
    type: 'bar',
    name: '合计',
    stack: 'all',
    silent: true,
    color: 'transparent',
    data: totals.map((value): ChartJson => ({ value: value === null ? null : 0, label: { formatter: valueText(value, places) } })),
    label: { show: true, position: 'right', color: ink.text },
  }
  const known = totals.some((value) => value !== null)
  return {
    title: input.title,
    subtitle: `${input.subtitle} · 单位：${unit}`,
    summary: categories.map((category, at) => `${category.label}合计 ${valueText(totals[at] ?? null, places)}`).join(','),
    height: Math.max(140, categories.length * 30 + 48),
    empty: known ? null : '本期尚无数据',
    table: {
      columns: ['名称', ...parts.map((part) => part.name), `合计（${unit}）`],
      rows: categories.map((category, at) => [
        category.label,
        ...parts.map((part) => valueText(part.values[at] ?? null, places)),
        valueText(totals[at] ?? null, places),
      ]),
    },
    option: {
      legend: {
        top: 0,
        left: 0,
        itemWidth: 10,
        itemHeight: 10,
        itemGap: 14,
        textStyle: { color: ink.text },
        data: parts.map((part) => part.name),
      },
      grid: { left: 0, right: 56, top: 32, bottom: 0 },
      xAxis: { type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: categories.map((category) => category.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.line } },
        axisLabel: { color: ink.text, width: 140, overflow: 'truncate' },
      },
      series: [...series, ends],
    },
  }
}
