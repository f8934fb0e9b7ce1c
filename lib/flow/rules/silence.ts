import { dayOf, later } from '@/lib/flow/clock'
import { opensInParallel, poolRole, upward } from '@/lib/flow/pools'
import { stepOf } from '@/lib/flow/rules/route'
import type { FlowDefinition, Silence, StepDefinition } from '@/lib/flow/schema'
import { type FlowCalendar, type FlowTask, type Performer, type RunState, ruleActor } from '@/lib/flow/state'
import { addDays } from '@/lib/kernel/workday'

/** The platform as performer: it holds no post and can make no move but those of its rule. */
export const rulePerformer: Performer = { ...ruleActor, onBehalfOf: null, pools: [], byRule: true }

/** The next thing the rule of silence does with a task, and the moment from which it may. */
export type RuleMove = { readonly action: 'urge' | 'lapse' | 'pass_up'; readonly level: number | null; readonly from: string }

/** The rule of a step; null where none can be (the step waits for one person, or is not timed). */
export function silenceOf(step: StepDefinition): Required<Silence> | null {
  if (!opensInParallel(step) || step.days === 0) return null
  return { rule: step.silence?.rule ?? 'escalate', days: step.silence?.days ?? 0 }
}

/**
 * What the rule does next, best first: reminders climb one working day apart; consent or handing over comes at its day, after a reminder
 * where there is time for one. Where nobody can take the task over, the reminders climb on. Empty = nothing more, or no rule.
 */
export function nextRuleMoves(definition: FlowDefinition, state: RunState, task: FlowTask, calendar: FlowCalendar): RuleMove[] {
  const rule = task.status === 'open' && task.parentTaskId === null ? silenceOf(stepOf(definition, task.stepKey)) : null
  if (rule === null || task.dueAt === null || state.status !== 'running') return []
  const level = task.reminded?.level ?? 0
  const after = (days: number) => spaced(calendar.dueAt(dayOf(task.dueAt!), days), task, calendar)
  const urge: RuleMove[] =
    level < upward(task.pool, state).length ? [{ action: 'urge', level: level + 1, from: after(rule.days + level) }] : []
  if (rule.rule === 'escalate' || (rule.rule === 'hand_over' && isHeads(task.pool))) return urge
  if (level === 0 && rule.days > 0) return [{ action: 'urge', level: 1, from: after(0) }]
  if (rule.rule === 'consent') return [{ action: 'lapse', level: null, from: after(rule.days) }]
  return [{ action: 'pass_up', level: null, from: after(rule.days) }, ...urge]
}

/** What the rule may do at a moment. */
export function dueRuleMoves(definition: FlowDefinition, state: RunState, task: FlowTask, at: string, calendar: FlowCalendar): RuleMove[] {
  return nextRuleMoves(definition, state, task, calendar).filter((move) => Date.parse(move.from) <= Date.parse(at))
}

/** Whoever was reminded has at least the rest of that working day, also when the platform comes late. */
function spaced(moment: string, task: FlowTask, calendar: FlowCalendar): string {
  return task.reminded ? later(moment, calendar.dueAt(addDays(dayOf(task.reminded.at), -1), 1)) : moment
}

function isHeads(pool: string): boolean {
  return ['R-CHIEF', 'R-LEAD'].includes(poolRole(pool))
}
