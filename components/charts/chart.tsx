'use client'

import { type ReactNode, useCallback } from 'react'
import { ChartFrame } from '@/components/charts/chart-frame'
import type { ChartTheme, PreparedChart } from '@/components/charts/chart-types'
import { useDrawing } from '@/components/charts/use-drawing'

type Props = {
  chart: PreparedChart
  theme?: ChartTheme
  height?: number
  note?: ReactNode /** `canvas` for thousands of marks. */
  renderer?: 'svg' | 'canvas'
}

/** Draws what a prepare function made: SVG, redrawn on resize, marks open their address, 表格 and 导出 beside the title. */
export function Chart({ chart, theme = 'light', height, note, renderer = 'svg' }: Props) {
  const make = useCallback(() => chart.option, [chart])
  const place = useDrawing(make, theme, renderer)
  return (
    <ChartFrame title={chart.title} subtitle={chart.subtitle} table={chart.table} theme={theme} empty={chart.empty} note={note}>
      <div
        ref={place}
        role="img"
        aria-label={`${chart.title}：${chart.summary}`}
        className={height ? '' : 'h-full'}
        style={height ? { height } : { minHeight: chart.height }}
      />
    </ChartFrame>
  )
}
