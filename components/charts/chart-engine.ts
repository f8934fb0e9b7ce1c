import { BarChart, GraphChart, LineChart, LinesChart, ScatterChart } from 'echarts/charts'
import { GeoComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, registerMap, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import { inks } from '@/components/charts/chart-colors'
import type { ChartOption, ChartTheme } from '@/components/charts/chart-types'

use([
  BarChart,
  GraphChart,
  LineChart,
  LinesChart,
  ScatterChart,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
  SVGRenderer,
])

export { registerMap }

const font =
  'Noto Sans SC, Source Han Sans SC, Noto Sans CJK SC, Noto Sans Hans, PingFang SC, Microsoft YaHei, Arial, DejaVu Sans, sans-serif'

type Params = { data?: unknown; name?: string; region?: unknown }

function textField(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || !(key in value)) return null
  const field: unknown = Reflect.get(value, key)
  return typeof field === 'string' ? field : null
}

/** The words of a tooltip as an element, so that nothing in a name is ever read as HTML. */
function tipElement(lines: string[]): HTMLElement {
  const box = document.createElement('div')
  box.style.cssText = 'white-space:pre-line;line-height:1.5;max-width:320px'
  box.textContent = lines.join('\n')
  return box
}

type Found = { tip: string | null; href: string | null }

/** What the mark under the pointer carries: its own data, or the region of the map by its name. */
function found(option: ChartOption, params: Params): Found {
  const own = { tip: textField(params.data, 'tip'), href: textField(params.data, 'href') }
  if (own.tip !== null || !params.name) return own
  const geo = option.geo
  const regions = typeof geo === 'object' && geo !== null && !Array.isArray(geo) && Array.isArray(geo.regions) ? geo.regions : []
  const region = regions.find((item) => textField(item, 'name') === params.name)
  return { tip: textField(region, 'tip'), href: textField(region, 'href') }
}

/** A living picture; after `remove` the other two do nothing. */
export type Drawing = { show: (option: ChartOption) => void; resize: () => void; remove: () => void }

/** Draws into an element, as SVG unless there is very much to draw; clicks on marks with an address are handed to `onOpen`. */
export function draw(element: HTMLElement, theme: ChartTheme, onOpen: (href: string) => void, renderer: 'svg' | 'canvas' = 'svg'): Drawing {
  const chart: ECharts = init(element, null, { renderer, locale: 'ZH' })
  let current: ChartOption = {}
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  chart.on('click', (params) => {
    const { href } = found(current, params)
    if (href) onOpen(href)
  })
  return {
    show(option) {
      if (chart.isDisposed()) return
      current = option
      const ink = inks[theme]
      const lines = Array.isArray(option.series) && option.series.some((series) => textField(series, 'type') === 'line')
      chart.setOption(
        {
          animation: !still,
          animationDuration: 300,
          textStyle: { fontFamily: font, fontSize: 12 },
          ...option,
          tooltip: {
            trigger: lines ? 'axis' : 'item',
            confine: true,
            backgroundColor: ink.ground,
            borderColor: ink.line,
            textStyle: { color: ink.text, fontSize: 12 },
            formatter: (params: Params | Params[]) => {
              const list = Array.isArray(params) ? params : [params]
              const tips = list.flatMap((item) => found(current, item).tip ?? [])
              const head = Array.isArray(params) ? [list[0]?.name ?? ''] : []
              return tips.length === 0 ? '' : tipElement([...head, ...tips])
            },
          },
        },
        { notMerge: true },
      )
    },
    resize: () => {
      if (!chart.isDisposed()) chart.resize()
    },
    remove: () => chart.dispose(),
  }
}
