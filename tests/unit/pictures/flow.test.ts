import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawFlow } from '@/lib/matters/pictures/flow'
import { layoutFlow, measures } from '@/lib/matters/pictures/flow-layout'
import { conditionWords } from '@/lib/matters/pictures/flow-names'
import { textWidth } from '@/lib/matters/pictures/text'
import { matterOf, matters, namesOf, overlaps, trailAt } from './catalogue'

const widths = ['department', 'print', 'side'] as const

describe.each(matters.map((matter) => [matter.code, matter] as const))('the flow picture of %s', (_, matter) => {
  it('shows every step of the definition, a box for each department that is asked at once', () => {
    const { rows } = layoutFlow(matter.flow, namesOf(matter), undefined, 'department')
    expect(rows.map((row) => row[0]!.step.key)).toEqual(matter.flow.steps.map((step) => step.key))
    for (const row of rows) expect(row).toHaveLength(new Set(row[0]!.step.pools.map((pool) => `${pool.role} ${pool.department}`)).size)
  })

  it('lays no box over another and keeps all words within their boxes, on a wide page and on a phone', () => {
    for (const width of widths) {
      for (const trail of [undefined, trailAt(matter, 'chief')]) {
        const layout = layoutFlow(matter.flow, namesOf(matter), trail, width)
        const boxes = layout.rows.flat()
        expect(overlaps(boxes)).toEqual([])
        for (const box of boxes) {
          for (const line of box.title) expect(textWidth(line, measures.title), line).toBeLessThanOrEqual(box.width - 2 * measures.pad)
          for (const line of box.notes) expect(textWidth(line, measures.note), line).toBeLessThanOrEqual(box.width - 2 * measures.pad)
          const words = box.title.length * measures.titleGap + box.notes.length * measures.noteGap
          expect(words).toBeLessThanOrEqual(box.height)
          expect(box.x + box.width).toBeLessThanOrEqual(layout.width)
          expect(box.y + box.height).toBeLessThanOrEqual(layout.height)
        }
      }
    }
  })

  it('lights exactly the step at which the filing lies', () => {
    for (const { key } of matter.flow.steps) {
      const picture = drawFlow(matter.flow, namesOf(matter), trailAt(matter, key))
      const lit = [...picture.matchAll(/data-step="(\w+)" data-state="current"/g)].map((match) => match[1])
      expect(new Set(lit)).toEqual(new Set([key]))
    }
  })

  it('is the same picture each time it is drawn', () => {
    expect(drawFlow(matter.flow, namesOf(matter), trailAt(matter, 'chief'))).toBe(
      drawFlow(matter.flow, namesOf(matter), trailAt(matter, 'chief')),
    )
  })
})

describe('what a flow picture says', () => {
  const transfer = matterOf('GZ-CQ-01')

  it('names the lanes by department, the enterprise first and the leaders last', () => {
    const { lanes } = layoutFlow(transfer.flow, namesOf(transfer), undefined, 'department')
    const names = lanes.map(({ name }) => name.join(''))
    expect(names.slice(0, 3)).toEqual(['申报企业', '收件窗口', '产权管理处'])
    expect(names.at(-1)).toBe('委领导')
    expect(names).toContain('规划发展处')
  })

  it('says the condition of a step in words and dashes its frame', () => {
    expect(conditionWords('lose_control', transfer)).toBe('失去控股地位')
    const picture = drawFlow(transfer.flow, namesOf(transfer))
    expect(picture).toContain('仅限：失去控股地位')
    expect(/data-step="government"[^>]*><rect[^>]*stroke-dasharray/.test(picture)).toBe(true)
  })

  it('writes person, day and working days on what has been passed, and whose desk it lies on', () => {
    const picture = drawFlow(transfer.flow, namesOf(transfer), trailAt(transfer, 'chief'))
    const accept = /data-step="accept".*?<\/g>/.exec(picture)?.[0] ?? ''
    for (const word of ['王某某', '2026-11-20', '用 2 个工作日']) expect(accept).toContain(word)
    expect(/data-step="chief".*?<\/g>/.exec(picture)?.[0]).toContain('当前：李某')
    expect(/data-step="government".*?<\/g>/.exec(picture)?.[0]).toContain('未经过')
  })

  it('takes names as words, never as markup', () => {
    const trail = { ...trailAt(transfer, 'chief'), chief: { state: 'current' as const, marks: [], holders: ['<script>&"'] } }
    const picture = drawFlow(transfer.flow, namesOf(transfer), trail)
    expect(picture).not.toContain('<script')
    expect(picture).toContain('&lt;script&gt;&amp;&quot;')
  })

  it('stays as it was drawn: the report of a risk event', () => {
    const report = matterOf('GZ-JD-01')
    const golden = readFileSync('tests/unit/pictures/flow-golden.svg', 'utf8')
    expect(drawFlow(report.flow, namesOf(report))).toBe(golden.trimEnd())
  })
})
