import type { DependencyOptions } from './dependencies'
import { dependenciesOf, type GraphMatter } from './dependency-graph'
import { arrow, type Box, element, escapeXml, type Point, svg, textLines } from './svg'
import { wrapText } from './text'

const box = { width: 216, gap: 14, column: 262, edge: 10, head: 34 }

type Neighbour = { code: string; name: string; note: string }
type Placed = Neighbour & Box & { lines: string[]; notes: string[] }

/** One matter in the middle, what comes before it on its left, what follows on its right, what goes along below. */
export function drawNeighbours(matters: readonly GraphMatter[], focus: string, options: DependencyOptions): string {
  const names = new Map(matters.map((matter) => [matter.code, matter]))
  const center = names.get(focus)
  if (!center) throw new Error(`没有编码为 ${focus} 的事项，无法绘制依赖关系图`)
  const all = dependenciesOf(matters)
  const noteOf = (one: string, other: string) => {
    const said = (from: string, to: string) => names.get(from)?.dependencies.find(({ matter }) => matter === to)?.description
    return said(one, other) ?? said(other, one) ?? ''
  }
  const neighbour = (code: string): Neighbour => ({ code, name: names.get(code)!.name, note: noteOf(focus, code) })
  const before = all.filter((one) => one.kind === 'before' && one.to === focus).map((one) => neighbour(one.from))
  const after = all.filter((one) => one.kind === 'before' && one.from === focus).map((one) => neighbour(one.to))
  const beside = all
    .filter((one) => one.kind === 'beside' && (one.from === focus || one.to === focus))
    .map((one) => neighbour(one.from === focus ? one.to : one.from))
  const top = box.edge + box.head
  const [lefts, rights] = [stack(before, box.edge, top), stack(after, box.edge + 2 * box.column, top)]
  const tall = Math.max(heightOf(lefts), heightOf(rights), 0)
  const own = stack([{ code: focus, name: center.name, note: '' }], box.edge + box.column, top)[0]!
  const middle = { ...own, y: top + Math.max(0, (tall - own.height) / 2) }
  const shiftTo = (list: Placed[]) =>
    list.map((one) => ({ ...one, y: one.y + Math.max(0, (Math.max(tall, own.height) - heightOf(list)) / 2) }))
  const [from, to] = [shiftTo(lefts), shiftTo(rights)]
  const line = top + Math.max(tall, own.height) + 34
  const below = row(beside, line)
  const width = 2 * box.edge + 2 * box.column + box.width
  const height = (below.length > 0 ? Math.max(...below.map((one) => one.y + one.height)) : line - 34) + box.edge
  const content =
    heads(before.length, after.length) +
    from.map((one) => arrow(elbow(rightOf(one), leftOf(middle)), { stroke: '#1d4f91', 'stroke-width': 1.6 })).join('') +
    to.map((one) => arrow(elbow(rightOf(middle), leftOf(one)), { stroke: '#1d4f91', 'stroke-width': 1.6 })).join('') +
    below.map((one) => besideWay(middle, one, line)).join('') +
    [...from, ...to, ...below].map((one) => boxOf(one, false, options.href)).join('') +
    boxOf(middle, true, undefined)
  const told = (list: readonly Neighbour[]) => list.map(({ name }) => name).join('、') || '无'
  const text = `前置：${told(before)}。后置：${told(after)}。并行联动：${told(beside)}。`
  return svg({ width, height }, { id: options.id ?? `around-${focus.toLowerCase()}`, title: `${center.name}业务依赖关系图`, text }, content)
}

function stack(list: readonly Neighbour[], x: number, top: number): Placed[] {
  let y = top
  return list.map((one) => {
    const placed = sized(one, { x, y })
    y += placed.height + box.gap
    return placed
  })
}

/** Three a row, each row under the tallest of the one above. */
function row(list: readonly Neighbour[], top: number): Placed[] {
  const placed: Placed[] = []
  for (let first = 0, y = top; first < list.length; first += 3) {
    const line = list.slice(first, first + 3).map((one, index) => sized(one, { x: box.edge + index * box.column, y }))
    y += Math.max(...line.map((one) => one.height)) + box.gap
    placed.push(...line)
  }
  return placed
}

function sized(one: Neighbour, at: Point): Placed {
  const lines = wrapText(one.name, box.width - 16, 13, 3)
  const notes = one.note ? wrapText(one.note, box.width - 16, 11, 3) : []
  return { ...one, ...at, lines, notes, width: box.width, height: 22 + lines.length * 17 + notes.length * 15 }
}

const heightOf = (list: readonly Box[]) => (list.length === 0 ? 0 : list.at(-1)!.y + list.at(-1)!.height - list[0]!.y)
const leftOf = (one: Box): Point => ({ x: one.x, y: one.y + one.height / 2 })
const rightOf = (one: Box): Point => ({ x: one.x + one.width, y: one.y + one.height / 2 })

function elbow(start: Point, end: Point): Point[] {
  if (Math.abs(start.y - end.y) < 1) return [start, { x: end.x, y: start.y }]
  const x = (start.x + end.x) / 2
  return [start, { x, y: start.y }, { x, y: end.y }, end]
}

/** From the foot of the middle to the head of what goes along; further rows hang on the channel left of their column. */
function besideWay(middle: Box, one: Placed, line: number): string {
  const paint = { stroke: '#6b7280', 'stroke-width': 1.3, 'stroke-dasharray': '5 3' }
  const start = { x: middle.x + middle.width / 2, y: middle.y + middle.height }
  const turn = line - 12
  if (one.y === line)
    return arrow([start, { x: start.x, y: turn }, { x: one.x + one.width / 2, y: turn }, { x: one.x + one.width / 2, y: one.y }], paint, 0)
  const x = one.x - 5
  return arrow(
    [start, { x: start.x, y: turn }, { x, y: turn }, { x, y: one.y + one.height / 2 }, { x: one.x, y: one.y + one.height / 2 }],
    paint,
    0,
  )
}

function heads(before: number, after: number): string {
  const paint = { 'text-anchor': 'middle', 'font-weight': 700, fill: '#4b5563' }
  const at = (column: number) => ({ x: box.edge + column * box.column + box.width / 2, y: box.edge + 16 })
  const words = [before > 0 ? '前置（先办）' : '无前置事项', '本事项', after > 0 ? '后置（后办）' : '无后置事项']
  return words.map((word, column) => textLines([word], at(column), 13, 18, paint)).join('')
}

function boxOf({ code, x, y, width, height, lines, notes }: Placed, own: boolean, href: DependencyOptions['href']): string {
  const paint = own
    ? { fill: '#1d4f91', stroke: '#0f2f5c', 'stroke-width': 2.4 }
    : { fill: '#ffffff', stroke: '#1d4f91', 'stroke-width': 1.2 }
  const ink = own ? '#ffffff' : '#1f2937'
  const frame = element('rect', { x, y, width, height, rx: 4, ...paint })
  const name = textLines(lines, { x: x + 8, y: y + 18 }, 13, 17, { fill: ink, 'font-weight': 700 })
  const note = textLines(notes, { x: x + 8, y: y + 17 + lines.length * 17 }, 11, 15, { fill: own ? ink : '#4b5563' })
  const number = textLines([code], { x: x + 8, y: y + height - 6 }, 10, 12, { fill: own ? '#dbe7f5' : '#6b7280' })
  const group = element(
    'g',
    { 'data-code': code },
    element('title', {}, escapeXml(`${code} ${lines.join('')}`)) + frame + name + note + number,
  )
  return href ? element('a', { href: href(code) }, group) : group
}
