import type { FlowDefinition } from '@/lib/flow/schema'
import type { ClockChange, ClockInterval, FlowCalendar, RunHead } from '@/lib/flow/state'
import { shanghaiDate } from '@/lib/kernel/workday'

/** An interval with both ends measured: seconds of wall time, and working days counted from the following day (次日起算). */
export type MeasuredInterval = ClockInterval & { readonly wallSeconds: number; readonly workdays: number }

/** What the lamp of a run shows; `leftDays` below zero = days overdue; `dueAt` = ISO instant, prolonged by the stopped days. */
export type ClockFace = {
  readonly usedDays: number
  readonly leftDays: number
  readonly stoppedDays: number
  readonly dueAt: string
  readonly light: 'green' | 'yellow' | 'red' | 'stopped'
  readonly ended: boolean
}

const yellowFrom = 2

/** Calendar day in Shanghai of an ISO instant. */
export function dayOf(iso: string): string {
  return shanghaiDate(Date.parse(iso))
}

/** The later of two instants, so that two servers' clocks can never turn a history back. */
export function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b
}

/** The intervals after a change at `at`. Before the first running stretch there are none: the limit starts with 受理. */
export function turnClock(intervals: readonly ClockInterval[], change: ClockChange, at: string): readonly ClockInterval[] {
  if (change === null) return intervals
  const last = intervals.at(-1)
  if (last === undefined) {
    return change.kind === 'running' ? [{ kind: change.kind, reason: change.reason, from: at, to: null }] : intervals
  }
  const shut = last.to === null ? [...intervals.slice(0, -1), { ...last, to: at }] : intervals
  return change.kind === 'ended' ? shut : [...shut, { kind: change.kind, reason: change.reason, from: at, to: null }]
}

/** Measures one interval up to its end, or up to `now` while it goes on. Parts measured this way add up exactly to the whole. */
export function measure(interval: ClockInterval, now: string, calendar: Pick<FlowCalendar, 'workdaysBetween'>): MeasuredInterval {
  const to = interval.to ?? later(now, interval.from)
  const wallSeconds = Math.floor(Date.parse(to) / 1000) - Math.floor(Date.parse(interval.from) / 1000)
  return { ...interval, wallSeconds, workdays: calendar.workdaysBetween(dayOf(interval.from), dayOf(to)) }
}

/** Working days a run has: the promise and what was added to it with approval. */
export function limitOf(definition: Pick<FlowDefinition, 'promiseDays'>, head: Pick<RunHead, 'extendedDays'>): number {
  return definition.promiseDays + (head.extendedDays ?? 0)
}

/** Reads the clock of a run at `now`; null = the limit has not begun. */
export function clockOf(intervals: readonly ClockInterval[], now: string, calendar: FlowCalendar, limitDays: number): ClockFace | null {
  const first = intervals[0]
  const last = intervals.at(-1)
  if (first === undefined || last === undefined) return null
  const end = last.to ?? later(now, last.from)
  const stoppedDays = intervals
    .filter((interval) => interval.kind === 'stopped')
    .reduce((sum, interval) => sum + measure(interval, end, calendar).workdays, 0)
  const usedDays = calendar.workdaysBetween(dayOf(first.from), dayOf(end)) - stoppedDays
  const dueAt = calendar.dueAt(first.from, limitDays + stoppedDays)
  const leftDays = limitDays - usedDays
  const overdue = dayOf(end) > dayOf(dueAt)
  const ended = last.to !== null
  return { usedDays, leftDays, stoppedDays, dueAt, light: lightOf(overdue, ended, last.kind, leftDays), ended }
}

function lightOf(overdue: boolean, ended: boolean, kind: ClockInterval['kind'], leftDays: number): ClockFace['light'] {
  if (!ended && kind === 'stopped') return 'stopped'
  if (overdue) return 'red'
  return !ended && leftDays <= yellowFrom ? 'yellow' : 'green'
}
