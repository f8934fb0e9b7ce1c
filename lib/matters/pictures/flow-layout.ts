import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import { type FlowNames, laneOf, lanesOf } from './flow-names'
import type { Box } from './svg'
import { wrapText } from './text'
import type { Trail } from './trail'

/** `department` = one lane for each department, `print` the same in narrower lanes; `side` = enterprise and commission only, for a phone. */
export type LaneWidth = 'department' | 'print' | 'side'

export type FlowBox = Box & {
  readonly step: StepDefinition
  readonly state: 'plain' | 'done' | 'current' | 'coming' | 'skipped'
  readonly title: readonly string[]
  readonly notes: readonly string[]
  /** The notes before they were broken into lines, for those who hear the picture. */
  readonly said: readonly string[]
}
export type FlowLayout = {
  readonly width: number
  readonly height: number
  readonly lanes: readonly { readonly name: readonly string[]; readonly x: number; readonly width: number }[]
  readonly rows: readonly (readonly FlowBox[])[]
}

/** Measures of the picture; a unit is a pixel on a page that shows it at its own size. */
export const measures = { head: 46, gap: 30, pad: 8, title: 14, note: 12, titleGap: 19, noteGap: 16, edge: 8 }
const widths: Record<LaneWidth, { lane: number; box: number }> = {
  department: { lane: 150, box: 134 },
  print: { lane: 116, box: 104 },
  side: { lane: 179, box: 163 },
}

/** Where everything stands: a column for each lane, a row for each step in its order, a box for each lane of a step. */
export function layoutFlow(flow: FlowDefinition, names: FlowNames, trail: Trail | undefined, width: LaneWidth): FlowLayout {
  const { lane, box } = widths[width]
  const all = width === 'side' ? ['申报企业', '市国资委'] : lanesOf(flow, names)
  const columnOf = (name: string) => (width === 'side' ? (name === '申报企业' ? 0 : 1) : all.indexOf(name))
  const rows: FlowBox[][] = []
  let y = measures.head + measures.gap
  for (const [index, step] of flow.steps.entries()) {
    const places = [...new Set(step.pools.map((pool) => laneOf(pool, names)))]
    const columns = new Map<number, string[]>()
    for (const place of places) columns.set(columnOf(place), [...(columns.get(columnOf(place)) ?? []), place])
    const drafts = [...columns].map(([column, there]) => ({
      column,
      ...wordsOf(step, index, there, {
        names,
        trail,
        width: box - 2 * measures.pad - (step.kind === 'external' ? 8 : 0),
        alone: columns.size === 1,
        named: width === 'side',
      }),
    }))
    const height = Math.max(...drafts.map(({ title, notes }) => heightOf(title.length, notes.length)))
    const state = trail ? (trail[step.key]?.state ?? 'coming') : 'plain'
    rows.push(
      drafts
        .sort((a, b) => a.column - b.column)
        .map(({ column, title, notes, said }) => ({
          ...{ step, state, title, notes, said, y, height, width: box },
          x: measures.edge + column * lane + (lane - box) / 2,
        })),
    )
    y += height + measures.gap
  }
  const lanes = all.map((name, index) => ({ name: wrapText(name, lane - 8, 13, 2), x: measures.edge + index * lane, width: lane }))
  return { width: all.length * lane + 2 * measures.edge, height: y - measures.gap / 2, lanes, rows }
}

function heightOf(titles: number, notes: number): number {
  return 2 * measures.pad + titles * measures.titleGap + notes * measures.noteGap - 2
}

type Words = { names: FlowNames; trail: Trail | undefined; width: number; alone: boolean; named: boolean }

function wordsOf(step: StepDefinition, index: number, places: readonly string[], { names, trail, width, alone, named }: Words) {
  const room = (texts: readonly string[]) => texts.flatMap((text) => wrapText(text, width, measures.note, 4))
  const notes: string[] = []
  if (named && places[0] !== '申报企业') notes.push(places.join('、'))
  notes.push(step.counts && step.days > 0 ? `${step.days} 个工作日` : '不计时')
  const condition = names.conditions[step.key]
  if (condition !== undefined) notes.push(`仅限：${condition}`)
  const said = [...notes, ...passedBy(step, places, trail, alone)]
  return { title: wrapText(`${index + 1} ${step.name}`, width, measures.title, 2), notes: room(said), said }
}

/** What a lit picture adds to a box: who passed and when, or who has it now. */
function passedBy(step: StepDefinition, places: readonly string[], trail: Trail | undefined, alone: boolean): string[] {
  const here = trail?.[step.key]
  if (!here || here.state === 'coming') return []
  if (here.state === 'skipped') return ['未经过']
  const marks = here.marks.filter((mark) => alone || mark.place === null || places.includes(mark.place))
  const done = marks.flatMap(({ who, on, days, place }) => [
    marks.length > 1 && place ? `${place} ${who}` : who,
    on,
    step.counts ? `用 ${days} 个工作日` : '',
  ])
  if (here.state === 'done') return done.filter(Boolean)
  const waiting = here.holders.length > 0 ? here.holders.join('、') : '待签收'
  return [...done.filter(Boolean), `当前：${waiting}`]
}
