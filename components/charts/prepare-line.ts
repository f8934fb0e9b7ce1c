import { inks, seriesColor } from '@/components/charts/chart-colors'
import { type ChartValue, drawn, valueText } from '@/components/charts/chart-number'
import type { ChartJson, ChartTheme, PreparedChart } from '@/components/charts/chart-types'

export type Line = {
  name: string
  values: readonly ChartValue[] /** Addresses a click on the points leads to, in the order of the periods. */
  hrefs?: readonly (string | null)[]
  dashed?: boolean
}

export type LineInput = {
  title: string
  subtitle: string
  unit: string
  places?: number
  /** Names of the periods in order: 1月, 2月 … */
  periods: readonly string[]
  lines: readonly Line[]
  /** A level to compare with: 监管线 65.00. */
  level?: { name: string; value: string }
  theme?: ChartTheme
}

/** Values over time: a missing value is a gap, the name stands at the end of its line. */
export function prepareLine(input: LineInput): PreparedChart {
  const { unit, places = 2, periods, lines, level, theme = 'light' } = input
  const ink = inks[theme]
  const point = (line: Line, value: ChartValue, index: number): ChartJson => {
    const href = line.hrefs?.[index]
    const words = value === null ? '未报送' : `${valueText(value, places)} ${unit}`
    return { value: drawn(value), tip: `${line.name} ${words}`, ...(href ? { href } : {}) }
  }
  const series = lines.map((line, index): ChartJson => {
    const color = seriesColor(line.name, index, theme)
    return {
      type: 'line',
      name: line.name,
      color,
      connectNulls: false,
      symbol: 'circle',
      symbolSize: 6,
      showAllSymbol: true,
      lineStyle: { width: 2, type: line.dashed ? 'dashed' : 'solid' },
      data: periods.map((_, at) => point(line, line.values[at] ?? null, at)),
      // While it grows, the engine puts the name at the first value: a line that begins with a gap stands at once, an empty one has no name.
      ...(drawn(line.values[0] ?? null) === null ? { animation: false } : {}),
      endLabel: { show: line.values.some((value) => drawn(value) !== null), formatter: line.name, color, distance: 6 },
      labelLayout: { moveOverlap: 'shiftY' },
      ...(level && index === 0 ? { markLine: levelLine(level, places, ink) } : {}),
    }
  })
  const known = lines.some((line) => line.values.some((value) => value !== null))
  const widest = Math.max(...lines.map((line) => line.name.length), 2)
  return {
    title: input.title,
    subtitle: `${input.subtitle} · 单位：${unit}`,
    summary: lines
      .map((line) => `${line.name}最新 ${valueText(line.values.findLast((value) => value !== null) ?? null, places)}`)
      .join('，'),
    height: 240,
    empty: known ? null : '所选期间尚无数据',
    table: {
      columns: ['期间', ...lines.map((line) => `${line.name}（${unit}）`)],
      rows: periods.map((period, at) => [period, ...lines.map((line) => valueText(line.values[at] ?? null, places))]),
    },
    option: {
      grid: { left: 0, right: widest * 13 + 16, top: 16, bottom: 0 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: [...periods],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.line } },
        axisLabel: { color: ink.quiet, hideOverlap: true },
      },
      yAxis: { type: 'value', scale: true, axisLabel: { color: ink.quiet }, splitNumber: 4, splitLine: { lineStyle: { color: ink.line } } },
      series,
    },
  }
}

function levelLine(level: { name: string; value: string }, places: number, ink: { danger: string }): ChartJson {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: ink.danger, type: 'dashed', width: 1 },
    label: { formatter: `${level.name} ${valueText(level.value, places)}`, position: 'insideStartTop', color: ink.danger },
    data: [{ yAxis: drawn(level.value) }],
  }
}
