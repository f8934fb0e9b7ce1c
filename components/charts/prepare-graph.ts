import { inks } from '@/components/charts/chart-colors'
import type { ChartJson, PreparedChart } from '@/components/charts/chart-types'

export type GraphPoint = {
  id: string
  name: string
  kind: 'party' | 'person' | 'tender'
  level: string | null
  degree: number
  chosen: boolean
  href: string | null
}
export type GraphLine = { from: string; to: string; kind: string; words: string; weight: number }

const levelColors: Readonly<Record<string, string>> = { 红: '#c92a2a', 橙: '#d9480f', 黄: '#b7791f', 蓝: '#1d4f91' }
const lineColors: Readonly<Record<string, string>> = {
  共同投标: '#94a3b8',
  持股: '#1d4f91',
  任职: '#0f766e',
  同一联系: '#b7791f',
  风险发现: '#c92a2a',
}
/** Above this the places are worked out here, in rings by how many relations a node has; a spring layout would stop the page. */
const springCap = 400

/** Parties and what ties them: colour says the level of risk or the kind of tie, words stand on the ties; the table names every tie. */
export function prepareGraph({
  title,
  subtitle,
  points,
  lines,
}: {
  title: string
  subtitle: string
  points: readonly GraphPoint[]
  lines: readonly GraphLine[]
}): PreparedChart {
  const ink = inks.light
  const names = new Map(points.map(({ id, name }) => [id, name]))
  const large = points.length > springCap
  const places = large ? rings(points) : new Map<string, [number, number]>()
  const data = points.map((point): ChartJson => {
    const at = places.get(point.id)
    return {
      id: point.id,
      name: point.id,
      symbol: point.kind === 'person' ? 'diamond' : 'circle',
      symbolSize: point.chosen ? 26 : Math.min(22, 8 + Math.sqrt(point.degree) * 3),
      ...(at ? { x: at[0], y: at[1] } : {}),
      itemStyle: {
        color: levelColors[point.level ?? ''] ?? (point.kind === 'person' ? '#64748b' : '#7aa2d6'),
        borderColor: point.chosen ? ink.text : '#fff',
        borderWidth: point.chosen ? 2 : 1,
      },
      label: { show: !large || point.chosen, formatter: point.name, position: 'right', color: ink.text, fontSize: 11 },
      tip: `${point.name}\n${point.level ? `最高风险 ${point.level}` : '没有风险线索'}\n${point.degree} 条关系`,
      ...(point.href ? { href: point.href } : {}),
    }
  })
  const links = lines.map(
    (line): ChartJson => ({
      source: line.from,
      target: line.to,
      lineStyle: {
        color: lineColors[line.kind] ?? '#94a3b8',
        width: Math.min(6, 0.8 + Math.sqrt(line.weight)),
        opacity: 0.7,
        curveness: line.kind === '共同投标' ? 0 : 0.12,
      },
      label: { show: lines.length <= 60, formatter: line.words, fontSize: 10, color: '#64748b' },
      tip: `${names.get(line.from) ?? ''} — ${names.get(line.to) ?? ''}\n${line.kind} ${line.words}`,
    }),
  )
  return {
    title,
    subtitle,
    summary: `${points.length} 个主体，${lines.length} 条关系`,
    height: 560,
    empty: points.length === 0 ? '没有可以画出的关系' : null,
    table: {
      columns: ['一方', '另一方', '关系', '内容'],
      rows: lines.map((line) => [names.get(line.from) ?? '—', names.get(line.to) ?? '—', line.kind, line.words]),
    },
    option: {
      series: [
        {
          type: 'graph',
          layout: large ? 'none' : 'force',
          roam: true,
          draggable: !large,
          data,
          links,
          force: { repulsion: 260, edgeLength: [60, 160], gravity: 0.08, layoutAnimation: false },
          emphasis: { focus: 'adjacency' },
          scaleLimit: { min: 0.2, max: 8 },
        },
      ],
    },
  }
}

/** Places in rings: the chosen in the middle, then by relations, always the same for the same nodes. */
function rings(points: readonly GraphPoint[]): Map<string, [number, number]> {
  const ordered = points.toSorted((a, b) => Number(b.chosen) - Number(a.chosen) || b.degree - a.degree || (a.id < b.id ? -1 : 1))
  const places = new Map<string, [number, number]>()
  let index = 0
  for (let ring = 0; index < ordered.length; ring += 1) {
    const room = ring === 0 ? 1 : ring * 12
    for (let seat = 0; seat < room && index < ordered.length; seat += 1, index += 1) {
      const angle = (seat / room) * 2 * Math.PI
      places.set(ordered[index]!.id, [Math.round(ring * 40 * Math.cos(angle)), Math.round(ring * 40 * Math.sin(angle))])
    }
  }
  return places
}
