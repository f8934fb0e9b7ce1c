import { clockOf, limitOf } from '@/lib/flow/clock'
import { poolRole, upward } from '@/lib/flow/pools'
import type { FlowDefinition } from '@/lib/flow/schema'
import type { FlowCalendar, FlowTask, RunState } from '@/lib/flow/state'
import { Decimal } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * The pool that approves an extension: the head of the department, or the leader in charge where the head asks or the sum of extensions
 * is above `share` percent of the promise. Null = nobody stands above whoever asks.
 */
export function approverOf(definition: FlowDefinition, state: RunState, task: FlowTask, days: number, share = '50'): string | null {
  const above = upward(task.pool, state).slice(1)
  const total = new Decimal((state.extendedDays ?? 0) + days)
  const much = total.times(100).gt(new Decimal(share).times(definition.promiseDays))
  return (much ? above.at(-1) : above[0]) ?? null
}

/** True where an extension may be asked for from this task: an officer's or a head's, and no other request is open. */
export function mayAskExtension(state: RunState, task: FlowTask): boolean {
  const asked = state.tasks.some((other) => other.extension !== undefined && other.status === 'open')
  return !asked && task.parentTaskId === null && poolRole(task.pool) !== 'R-LEAD' && upward(task.pool, state).length > 1
}

/** Refuses a second request, a leader's own, and one that comes after the time has run out or while it stands still. */
export function guardAsk(definition: FlowDefinition, state: RunState, task: FlowTask, at: string, calendar: FlowCalendar): Refusal | null {
  if (!mayAskExtension(state, task)) return new Refusal('blocked', '已有延期申请正在审批，或者本岗位不能申请延期')
  const clock = clockOf(state.clock, at, calendar, limitOf(definition, state))
  if (clock === null || clock.light === 'stopped') return new Refusal('blocked', '现在没有计时，无须申请延期')
  return clock.light === 'red' ? new Refusal('blocked', '承诺时限已过，不能再申请延期；延期应当在到期之前提出') : null
}
