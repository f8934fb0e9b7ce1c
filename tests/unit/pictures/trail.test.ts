import { describe, expect, it } from 'vitest'
import type { HistoryLine } from '@/lib/flow/queries/run-record'
import type { StepProgress } from '@/lib/flow/rules/progress'
import { workCalendar } from '@/lib/kernel/workday'
import { trailOf } from '@/lib/matters/pictures/trail'

const step = (key: string, name: string, state: StepProgress['state'], holders: string[] = []): StepProgress => ({
  ...{ key, name, state, holders },
  side: key.startsWith('e_') ? 'ent' : 'gov',
  phase: 'review',
})
const line = (stepName: string, actorName: string, at: string, more: Partial<HistoryLine> = {}): HistoryLine => ({
  ...{ id: `${stepName}${actorName}`, at, actorName, onBehalfName: null, departmentName: null, action: 'pass', stepName, round: 1 },
  ...{ opinion: null, taskId: null, data: {} },
  ...more,
})

const progress = [
  step('e_fill', '企业填报', 'done'),
  step('accept', '窗口受理', 'done'),
  step('countersign', '处室会签', 'done'),
  step('chief', '处长复核', 'current', ['处长甲']),
  step('issue', '制发办结', 'coming'),
]
const history = [
  line('企业填报', '填报人', '2026-11-16T02:00:00Z', { action: 'submit' }),
  line('窗口受理', '窗口', '2026-11-17T02:00:00Z', { departmentName: '收件窗口' }),
  line('处室会签', '张', '2026-11-19T02:00:00Z', { departmentName: '规划发展处' }),
  line('处室会签', '李', '2026-11-20T02:00:00Z', { departmentName: '财务监管处', onBehalfName: '王' }),
]
const trail = trailOf(progress, history, { calendar: workCalendar, reader: 'gov' })

describe('the trail of a filing', () => {
  it('tells who passed a step, on which day of Shanghai, after how many working days', () => {
    expect(trail.accept).toMatchObject({ state: 'done', marks: [{ who: '窗口', on: '2026-11-17', days: 1 }] })
  })

  it('counts departments that were asked together from the same day, and says who acted for another', () => {
    expect(trail.countersign?.marks).toEqual([
      { who: '张', place: '规划发展处', on: '2026-11-19', days: 2 },
      { who: '李（代）', place: '财务监管处', on: '2026-11-20', days: 3 },
    ])
  })

  it('keeps the newest doing of a step that was done again after a return, and nothing of steps that lie ahead again', () => {
    const returned = [...history, line('处长复核', '处长甲', '2026-11-23T02:00:00Z', { action: 'return' })]
    const again = [...returned, line('窗口受理', '窗口乙', '2026-11-24T02:00:00Z', { departmentName: '收件窗口' })]
    const back = [progress[0]!, progress[1]!, step('countersign', '处室会签', 'current'), step('chief', '处长复核', 'coming'), progress[4]!]
    const now = trailOf(back, again, { calendar: workCalendar, reader: 'gov' })
    expect(now.accept?.marks.map((mark) => mark.who)).toEqual(['窗口乙'])
    expect(now.chief?.marks).toEqual([])
  })

  it('is no doing to take up a task or to leave a note', () => {
    const noise = [...history, line('处长复核', '处长甲', '2026-11-21T02:00:00Z', { action: 'claim' })]
    expect(trailOf(progress, noise, { calendar: workCalendar, reader: 'gov' }).chief?.marks).toEqual([])
  })

  it('does not tell the enterprise whose desk of the commission it lies on', () => {
    expect(trail.chief?.holders).toEqual(['处长甲'])
    const theirs = trailOf(progress, history, { calendar: workCalendar, reader: 'ent' })
    expect(JSON.stringify(theirs)).not.toContain('处长甲')
    expect(theirs.chief?.holders).toEqual(['办理中'])
  })
})
