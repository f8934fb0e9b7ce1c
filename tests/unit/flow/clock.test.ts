import { describe, expect, it } from 'vitest'
import { clockOf, measure, turnClock } from '@/lib/flow/clock'
import type { ClockInterval } from '@/lib/flow/state'
import { calendar, Play } from './play.ts'

const running = (from: string, to: string | null): ClockInterval => ({ kind: 'running', reason: 'handling', from, to })
const stopped = (from: string, to: string | null): ClockInterval => ({ kind: 'stopped', reason: 'correction', from, to })
const at = (day: string, time = '10:00') => new Date(`2026-03-${day}T${time}:00+08:00`).toISOString()

describe('the clock', () => {
  it('counts from the following day and ends on the last moment of the last day', () => {
    const face = clockOf([running(at('02'), null)], at('02', '17:00'), calendar, 5)
    expect(face).toMatchObject({ usedDays: 0, leftDays: 5, light: 'green', dueAt: '2026-03-09T23:59:59+08:00' })
  })

  it('turns yellow with two days left and red the day after the last', () => {
    const clock = [running(at('02'), null)]
    expect(clockOf(clock, at('04'), calendar, 5)?.light).toBe('green')
    expect(clockOf(clock, at('05'), calendar, 5)).toMatchObject({ leftDays: 2, light: 'yellow' })
    expect(clockOf(clock, at('09', '23:59'), calendar, 5)).toMatchObject({ leftDays: 0, light: 'yellow' })
    expect(clockOf(clock, at('10', '00:00'), calendar, 5)).toMatchObject({ leftDays: -1, light: 'red' })
  })

  it('is red on the weekend after a due Friday although no further working day is used', () => {
    expect(clockOf([running(at('02'), null)], at('07'), calendar, 4)).toMatchObject({ usedDays: 4, leftDays: 0, light: 'red' })
  })

  it('stands still during a correction, and the due day moves by the stopped working days', () => {
    const clock = [running(at('02'), at('03')), stopped(at('03'), null)]
    expect(clockOf(clock, at('05'), calendar, 5)).toMatchObject({
      usedDays: 1,
      stoppedDays: 2,
      light: 'stopped',
      dueAt: '2026-03-11T23:59:59+08:00',
    })
    const again = turnClock(clock, { kind: 'running', reason: 'handling' }, at('09'))
    expect(clockOf(again, at('10'), calendar, 5)).toMatchObject({ usedDays: 2, stoppedDays: 4, dueAt: '2026-03-13T23:59:59+08:00' })
  })

  it('measures parts that add up to the whole, seconds and days alike', () => {
    const parts = [running(at('02'), at('04', '09:13')), stopped(at('04', '09:13'), at('12', '18:40')), running(at('12', '18:40'), null)]
    const now = at('20', '08:01')
    const measured = parts.map((part) => measure(part, now, calendar))
    const whole = measure(running(at('02'), null), now, calendar)
    expect(measured.reduce((sum, part) => sum + part.wallSeconds, 0)).toBe(whole.wallSeconds)
    expect(measured.reduce((sum, part) => sum + part.workdays, 0)).toBe(whole.workdays)
  })

  it('has no face before the limit begins, and keeps its last face after the end', () => {
    expect(clockOf([], at('02'), calendar, 5)).toBeNull()
    const ended = turnClock([running(at('02'), null)], { kind: 'ended' }, at('05'))
    expect(clockOf(ended, at('30'), calendar, 5)).toMatchObject({ usedDays: 3, light: 'green', ended: true })
    expect(clockOf(ended, at('30'), calendar, 2)).toMatchObject({ leftDays: -1, light: 'red', ended: true })
  })

  it('begins with the arrival when acceptance is timed', () => {
    const play = new Play().as('filler', 'submit').as('checker', 'pass')
    expect(play.state.clock).toEqual([])
    play.as('head', 'pass')
    expect(play.state.clock).toEqual([running(play.now, null)])
  })

  it('begins with 受理 when acceptance is not timed', () => {
    const steps = new Play().definition.steps.map((step) => (step.key === 'accept' ? { ...step, counts: false } : step))
    const play = new Play({ definition: { ...new Play().definition, steps } })
      .as('filler', 'submit')
      .as('checker', 'pass')
      .as('head', 'pass')
    expect(play.state.clock).toEqual([])
    play.as('window', 'pass')
    expect(play.state.clock).toEqual([running(play.now, null)])
  })
})
