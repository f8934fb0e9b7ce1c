import type { GraphMatter } from './dependency-graph'
import { type DependencyLayout, layoutDependencies, type Node } from './dependency-layout'
import { drawNeighbours } from './neighbours'
import { arrow, element, escapeXml, svg, textLines } from './svg'
import { wrapText } from './text'

export type DependencyOptions = {
  /** Only this matter with its neighbours. */
  readonly focus?: string
  /** Where a matter leads when it is pressed; absent in print. */
  readonly href?: (code: string) => string
  readonly id?: string
}

/** Tells ways that leave different matters apart where they run side by side; all read on white. */
const hues = ['#1d4f91', '#9a3412', '#15603a', '#6b21a8', '#0e6377', '#92400e', '#9d174d', '#3f3f8f']

/**
 * The picture of the dependencies between matters as SVG: an arrow from what has to be settled first, a dashed line between what is
 * handled together. With `focus` only that matter and its neighbours. Pure: the same definitions give the same picture.
 */
export function drawDependencies(matters: readonly GraphMatter[], options: DependencyOptions = {}): string {
  if (options.focus !== undefined) return drawNeighbours(matters, options.focus, options)
  const layout = layoutDependencies(matters)
  const before = layout.ways.filter((way) => way.kind === 'before').length
  const words = {
    id: options.id ?? 'dependencies',
    title: '监管事项业务依赖关系图',
    text: `${matters.length} 个事项，${before} 条先后关系，${layout.ways.length - before} 条并行联动关系。`,
  }
  const content = bandsOf(layout) + waysOf(layout) + layout.nodes.map((one) => nodeOf(one, options.href)).join('') + legend(layout)
  return svg(layout, words, content)
}

function bandsOf({ bands, width }: DependencyLayout): string {
  const titles = textLines(['组别'], { x: 12, y: 34 }, 13, 18, { fill: '#6b7280' })
  const order = textLines(['先办的在左，后办的在右 →'], { x: 104, y: 34 }, 13, 18, { fill: '#6b7280' })
  return (
    titles +
    order +
    bands
      .map(({ group, y, height }, index) => {
        const ground = element('rect', { x: 4, y, width: width - 8, height, fill: index % 2 === 0 ? '#f8fafc' : '#ffffff' })
        const label = textLines(wrapText(group, 80, 14), { x: 12, y: y + 24 }, 14, 19, { 'font-weight': 700, fill: '#1f2937' })
        return ground + label + element('path', { d: `M4 ${y}H${width - 4}`, stroke: '#e5e7eb', 'stroke-width': 1 })
      })
      .join('')
  )
}

function waysOf({ ways }: DependencyLayout): string {
  const sources = [...new Set(ways.map((way) => way.from))]
  const hueOf = (code: string) => hues[sources.indexOf(code) % hues.length]!
  const drawn = ways.map((way) => {
    const relation = { 'data-from': way.from, 'data-to': way.to }
    if (way.kind === 'beside') return arrow(way.points, { stroke: '#9ca3af', 'stroke-width': 1, 'stroke-dasharray': '4 3', ...relation }, 0)
    return arrow(way.points, { stroke: hueOf(way.from), 'stroke-width': 1.5, ...relation }, 4)
  })
  // What comes first lies over what goes together.
  const order = ways.map((way, index) => ({ kind: way.kind, markup: drawn[index]! }))
  return [...order.filter(({ kind }) => kind === 'beside'), ...order.filter(({ kind }) => kind === 'before')]
    .map(({ markup }) => markup)
    .join('')
}

function nodeOf({ matter, x, y, width, height }: Node, href: DependencyOptions['href']): string {
  const frame = element('rect', { x, y, width, height, rx: 4, fill: '#ffffff', stroke: '#1d4f91', 'stroke-width': 1.2 })
  const lines = wrapText(matter.name, width - 12, 12, 2)
  const name = textLines(lines, { x: x + 6, y: y + (lines.length === 1 ? 22 : 16) }, 12, 15, { fill: '#1f2937', 'font-weight': 700 })
  const code = textLines([matter.code], { x: x + 6, y: y + height - 5 }, 10, 11, { fill: '#6b7280' })
  const told = element('title', {}, escapeXml(`${matter.code} ${matter.name}`))
  const group = element('g', { 'data-code': matter.code }, told + frame + name + code)
  return href ? element('a', { href: href(matter.code) }, group) : group
}

function legend({ height, width }: DependencyLayout): string {
  const y = height - 18
  const before = arrow(
    [
      { x: 12, y },
      { x: 52, y },
    ],
    { stroke: hues[0]!, 'stroke-width': 1.5 },
    4,
  )
  const beside = arrow(
    [
      { x: 392, y },
      { x: 432, y },
    ],
    { stroke: '#6b7280', 'stroke-width': 1, 'stroke-dasharray': '4 3' },
    0,
  )
  const text = { fill: '#4b5563' }
  return (
    before +
    textLines(['箭头所指事项以箭尾事项办结（或者在办）为前提'], { x: 60, y: y + 4 }, 12, 16, text) +
    (width > 600 ? beside + textLines(['虚线两端并行办理、互相联动'], { x: 440, y: y + 4 }, 12, 16, text) : '')
  )
}
