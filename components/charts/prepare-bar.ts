import { inks, seriesColor, thingColors } from '@/components/charts/chart-colors'
import { type ChartValue, drawn, valueText } from '@/components/charts/chart-number'
import type { ChartJson, ChartTheme, PreparedChart } from '@/components/charts/chart-types'
import { Decimal, readDecimal } from '@/lib/kernel/decimal'

export type Bar = {
  label: string
  value: ChartValue
  href?: string /** Name of a thing with its own colour (红, 超期), or marks the bar the title speaks of. */
  thing?: string
  marked?: boolean
}

export type BarInput = {
  title: string
  subtitle: string
  unit: string
  places?: number
  bars: readonly Bar[]
  /** Horizontal suits names, vertical suits periods. Default horizontal. */
  direction?: 'horizontal' | 'vertical'
  /** Draws only the first so many; `rest` says whether the others are summed into one bar (amounts) or left out (ratios). */
  top?: { count: number; rest: 'sum' | 'drop' }
  theme?: ChartTheme
}

function cut(input: BarInput): Bar[] {
  const { bars, top } = input
  if (!top || bars.length <= top.count) return [...bars]
  const others = bars.slice(top.count)
  const head = bars.slice(0, top.count)
  if (top.rest === 'drop') return head
  const sum = others.reduce((total, bar) => total.plus(readDecimal(bar.value ?? '') ?? 0), new Decimal(0))
  return [...head, { label: `其余 ${others.length} 项`, value: sum.toString() }]
}

/** One value a name: bars with their values written on them. A missing value has no bar and says so in the table. */
export function prepareBar(input: BarInput): PreparedChart {
  const { unit, places = 2, direction = 'horizontal', theme = 'light' } = input
  const ink = inks[theme]
  const bars = cut(input)
  const flat = direction === 'horizontal'
  const color = (bar: Bar) => {
    if (bar.marked) return ink.danger
    return (bar.thing && thingColors[bar.thing]) || (bar.label.startsWith('其余') ? ink.quiet : seriesColor('', 0, theme))
  }
  const data = bars.map((bar): ChartJson => {
    const text = valueText(bar.value, places)
    return {
      value: drawn(bar.value),
      itemStyle: { color: color(bar) },
      label: { formatter: text },
      tip: `${bar.label}\n${bar.value === null ? '未报送' : `${text} ${unit}`}`,
      ...(bar.href ? { href: bar.href } : {}),
    }
  })
  const names: ChartJson = {
    type: 'category',
    data: bars.map((bar) => bar.label),
    inverse: flat,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.line } },
    axisLabel: { color: ink.text, width: flat ? 140 : 72, overflow: 'truncate', hideOverlap: !flat, ...(flat ? { interval: 0 } : {}) },
  }
  const values: ChartJson = { type: 'value', axisLabel: { show: false }, splitLine: { show: false } }
  const known = bars.filter((bar) => bar.value !== null)
  return {
    title: input.title,
    subtitle: `${input.subtitle} · 单位：${unit}`,
    summary:
      known.length === 0 ? '暂无数据' : `${known.length} 项，${known[0]?.label} ${valueText(known[0]?.value ?? null, places)} ${unit}`,
    height: flat ? Math.max(120, bars.length * 30 + 16) : 240,
    empty: known.length === 0 ? '本期尚无数据' : null,
    table: { columns: ['名称', `数值（${unit}）`], rows: input.bars.map((bar) => [bar.label, valueText(bar.value, places)]) },
    option: {
      grid: { left: 0, right: flat ? 72 : 8, top: flat ? 4 : 24, bottom: 0 },
      xAxis: flat ? values : names,
      yAxis: flat ? names : values,
      series: [
        {
          type: 'bar',
          data,
          barMaxWidth: flat ? 16 : 36,
          label: { show: true, position: flat ? 'right' : 'top', color: ink.text },
          emphasis: { disabled: true },
        },
      ],
    },
  }
}
