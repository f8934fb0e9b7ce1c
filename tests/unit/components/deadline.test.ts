import { describe, expect, test } from 'vitest'
import { dateTimeText } from '@/components/patterns/date-time'
import { type Deadline, deadlineLight } from '@/components/patterns/deadline-light'

const running = (daysLeft: number): Deadline => ({ state: 'running', daysLeft, dueAt: '2026-11-22T09:30:00.000Z' })

describe('the light of a deadline', () => {
  test.each([
    [-3, 'danger', '超期 3 日'],
    [-1, 'danger', '超期 1 日'],
    [0, 'warn', '今日 17:30'],
    [1, 'warn', '剩 1 日'],
    [2, 'brand', '剩 2 日'],
    [40, 'brand', '剩 40 日'],
  ])('%i working days left shows %s: %s', (left, tone, text) => {
    expect(deadlineLight(running(left))).toMatchObject({ tone, text })
  })

  test('overdue, due today and stopped carry a shape besides their colour', () => {
    for (const deadline of [running(-1), running(0), { state: 'stopped' } as const, { state: 'done' } as const])
      expect(deadlineLight(deadline).shape).not.toBe('none')
  })

  test('a stopped clock and a concluded filing say so', () => {
    expect(deadlineLight({ state: 'stopped' }).text).toBe('补正中·停表')
    expect(deadlineLight({ state: 'stopped', why: '报批中' }).text).toBe('报批中·停表')
    expect(deadlineLight({ state: 'done' }).text).toBe('已办结')
    expect(deadlineLight({ state: 'none' }).text).toBe('不计时')
  })
})

describe('an instant', () => {
  test('is shown in Beijing time wherever the machine stands', () => {
    expect(dateTimeText('2026-11-22T16:30:00.000Z', 'date')).toBe('2026-11-23')
    expect(dateTimeText('2026-11-22T16:30:05.000Z')).toBe('2026-11-23 00:30')
    expect(dateTimeText('2026-11-22T16:30:05.000Z', 'second')).toBe('2026-11-23 00:30:05')
  })
})
