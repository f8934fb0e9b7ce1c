import type { FlowDefinition } from '@/lib/flow/schema'
import { type FlowBox, type FlowLayout, type LaneWidth, layoutFlow, measures } from './flow-layout'
import type { FlowNames } from './flow-names'
import { arrow, element, type Point, svg, textLines } from './svg'
import { textWidth } from './text'
import type { Trail } from './trail'

const ink = '#1f2937'
const blue = '#1d4f91'
const grey = '#6b7280'

/** How a box looks in each state; the lit one is dark, so that it also stands out in black and white. */
const looks: Record<FlowBox['state'], { fill: string; stroke: string; text: string; width: number }> = {
  plain: { fill: '#ffffff', stroke: blue, text: ink, width: 1.4 },
  done: { fill: '#e6eef8', stroke: blue, text: ink, width: 1.4 },
  current: { fill: blue, stroke: '#0f2f5c', text: '#ffffff', width: 3 },
  coming: { fill: '#ffffff', stroke: grey, text: ink, width: 1.2 },
  skipped: { fill: '#f3f4f6', stroke: '#9ca3af', text: grey, width: 1 },
}

export type FlowOptions = { readonly lanes?: LaneWidth; readonly id?: string }

/**
 * The picture of a flow as SVG: a lane for each department, steps in their order, departments asked together side by side, steps on
 * condition dashed with the condition in words. With a trail the current step is lit and passed ones name person, day and working
 * days. Pure: the same definition gives the same picture on page and in book.
 */
export function drawFlow(flow: FlowDefinition, names: FlowNames, trail?: Trail, options: FlowOptions = {}): string {
  const layout = layoutFlow(flow, names, trail, options.lanes ?? 'department')
  const legend = legendOf(layout, trail !== undefined)
  const height = layout.height + legend.height
  const words = { id: options.id ?? `flow-${flow.code.toLowerCase()}`, title: `${flow.title}流程图`, text: spokenFlow(layout) }
  return svg(
    { width: layout.width, height },
    words,
    lanesIn(layout) + waysIn(layout) + layout.rows.flat().map(boxOf).join('') + legend.markup,
  )
}

function lanesIn({ lanes, height }: FlowLayout): string {
  return lanes
    .map(({ name, x, width }, index) => {
      const ground = element('rect', { x, y: 4, width, height: height - 4, fill: index % 2 === 0 ? '#f8fafc' : '#ffffff' })
      const head = element('rect', { x, y: 4, width, height: measures.head - 6, fill: '#e5e7eb' })
      const top = 4 + (measures.head - 6) / 2 + 5 - (name.length - 1) * 8
      const label = textLines(name, { x: x + width / 2, y: top }, 13, 16, { 'text-anchor': 'middle', 'font-weight': 700, fill: ink })
      const side = element('path', { d: `M${x} 4V${height}M${x + width} 4V${height}`, stroke: '#d1d5db', 'stroke-width': 1 })
      return ground + head + label + side
    })
    .join('')
}

// Rows follow one another, so that a way leads from the foot of one row to the head of the next and never through a box.
function waysIn({ rows }: FlowLayout): string {
  return rows
    .slice(1)
    .flatMap((row, index) =>
      rows[index]!.flatMap((from) =>
        row.map((to) => {
          const passed = from.state === 'done' && (to.state === 'done' || to.state === 'current')
          const dashed = to.step.when !== undefined || from.step.when !== undefined || to.state === 'skipped'
          return arrow(between(from, to), {
            ...{ stroke: passed ? blue : grey, 'stroke-width': passed ? 2.4 : 1.3 },
            'stroke-dasharray': dashed && !passed ? '5 3' : undefined,
          })
        }),
      ),
    )
    .join('')
}

function between(from: FlowBox, to: FlowBox): Point[] {
  const start = { x: from.x + from.width / 2, y: from.y + from.height }
  const end = { x: to.x + to.width / 2, y: to.y }
  if (start.x === end.x) return [start, end]
  const middle = start.y + (end.y - start.y) / 2 - 2
  return [start, { x: start.x, y: middle }, { x: end.x, y: middle }, end]
}

function boxOf(box: FlowBox): string {
  const look = looks[box.state]
  const center = box.x + box.width / 2
  const titleTop = box.y + measures.pad + measures.title - 1
  const notesTop = titleTop + box.title.length * measures.titleGap - 1
  const middle = { 'text-anchor': 'middle', fill: look.text }
  const words =
    textLines(box.title, { x: center, y: titleTop }, measures.title, measures.titleGap, { ...middle, 'font-weight': 700 }) +
    textLines(box.notes, { x: center, y: notesTop }, measures.note, measures.noteGap, middle)
  return element('g', { 'data-step': box.step.key, 'data-state': box.state }, shapeOf(box, look) + words)
}

/** task = box, parallel = box, meeting = cut corners, outside = second frame, experts = round ends. */
function shapeOf({ x, y, width, height, step, state }: FlowBox, look: (typeof looks)[FlowBox['state']]): string {
  const paint = {
    ...{ fill: look.fill, stroke: look.stroke, 'stroke-width': look.width },
    'stroke-dasharray': step.when !== undefined || state === 'skipped' ? '6 4' : undefined,
  }
  if (step.kind === 'collective') {
    const cut = 10
    const d = `M${x + cut} ${y}H${x + width - cut}L${x + width} ${y + cut}V${y + height - cut}L${x + width - cut} ${y + height}H${x + cut}L${x} ${y + height - cut}V${y + cut}Z`
    return element('path', { d, ...paint })
  }
  const frame = element('rect', { x, y, width, height, rx: step.kind === 'expert' ? 18 : 4, ...paint })
  if (step.kind !== 'external') return frame
  return (
    frame +
    element('path', { d: `M${x + 5} ${y}V${y + height}M${x + width - 5} ${y}V${y + height}`, stroke: look.stroke, 'stroke-width': 1 })
  )
}

function legendOf({ rows, width, height }: FlowLayout, lit: boolean): { height: number; markup: string } {
  const steps = rows.flat().map((box) => box.step)
  const has = (kind: string) => steps.some((step) => step.kind === kind)
  const words = [
    ...(lit ? ['深色为当前环节，浅色为已过环节'] : []),
    ...(has('parallel') ? ['同一行的会签处室同时办理'] : []),
    ...(has('collective') ? ['切角为集体审议'] : []),
    ...(has('external') ? ['双线框为委外审批，期间停表'] : []),
    ...(has('expert') ? ['圆角为专家论证'] : []),
    ...(steps.some((step) => step.when !== undefined) ? ['虚线为按情形经过，不符合时跳过'] : []),
    '补正、退回依规定返回前序环节',
  ]
  const lines: string[] = []
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)}；${word}` : word
    if (lines.length > 0 && textWidth(longer, 12) <= width - 24) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return { height: lines.length * 18 + 12, markup: textLines(lines, { x: 12, y: height + 16 }, 12, 18, { fill: grey }) }
}

function spokenFlow({ rows }: FlowLayout): string {
  const says: Record<FlowBox['state'], string> = { plain: '', coming: '', done: '，已办', current: '，当前环节', skipped: '，未经过' }
  return rows.map((row) => `${row[0]!.title.join('')}${says[row[0]!.state]}：${row.flatMap((box) => box.said).join('，')}`).join('；')
}
