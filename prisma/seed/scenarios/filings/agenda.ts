import { deskOf, deskOfStep, stepOf } from '@/lib/flow/rules/route'
import type { StepDefinition } from '@/lib/flow/schema'
import type { FlowTask, RunState } from '@/lib/flow/state'
import { addWorkdays, shanghaiDate, workdaysBetween } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Rng } from '../../rng'
import type { Turn } from './next-move'
import type { FilingPlan, Incident } from './types'
import { momentAfter, momentBetween, momentOn } from './working-time'

/** Something that is going to happen to a task, unless the task is closed by then. */
export type Item = {
  readonly at: string
  readonly kind: 'act' | 'claim' | 'urge' | 'transfer' | 'signer' | 'comment' | 'withdraw'
  readonly taskId: string
  readonly turn: Turn | null
  readonly words: string
  /** A login, where the plan names who takes it. */
  readonly who: string | null
}

/** Plans what happens to tasks from the moment they are opened; each incident happens once. */
export type Agenda = { readonly plan: (state: RunState, opened: readonly FlowTask[]) => Item[] }

const turns: readonly Incident['kind'][] = ['correct', 'return', 'refuse', 'reject', 'defer', 'object']
const isTurn = (incident: Incident): incident is Turn => turns.includes(incident.kind)

/** The agenda of one filing. `prepare` = working days between the first draft and the arrival. */
export function agendaOf(matter: MatterDefinition, wish: FilingPlan, prepare: number, chance: Rng): Agenda {
  const left = [...wish.incidents]
  const firstDays = leadingDays(matter, wish.arriveOn, prepare, chance)
  let hurried = false

  const taken = (task: FlowTask): Incident[] => {
    const mine = left.filter((incident) => incident.step === task.stepKey)
    for (const incident of mine) left.splice(left.indexOf(incident), 1)
    return mine
  }

  const delay = (state: RunState, task: FlowTask): number => {
    const desk = deskOf(matter.flow, state, task)
    const days = stepOf(matter.flow, task.stepKey).days
    if (desk === 'correction') return chance.int(2, 6)
    if (desk === 'filling') return state.status === 'returned' ? chance.int(2, 8) : chance.int(0, 1)
    if (desk === 'checking') return chance.int(0, 1)
    if (desk === 'follow_up') return chance.int(3, 14)
    if (desk === 'external') return chance.int(6, 20)
    if (hurried) return 0
    const shared = sharedTime(matter, wish, task)
    if (shared !== null)
      return Math.max(
        0,
        Math.min(shared.days, Math.round((shared.days / shared.steps) * (shared.steps === 1 ? 1 : 0.6 + 0.8 * chance.next()))),
      )
    return Math.min(days, Math.floor(days * wish.pace * (0.45 + 0.75 * chance.next()) + chance.next() * 0.9))
  }

  const rests = (state: RunState, task: FlowTask, index: number): boolean => {
    const { stop } = wish
    if (stop === undefined) return false
    const status = state.status === 'correcting' || state.status === 'returned' ? state.status : undefined
    if (stop.status !== status) return false
    return status !== undefined || (stop.step === task.stepKey && index >= (stop.answered ?? 0))
  }

  const planTask = (state: RunState, task: FlowTask, index: number): Item[] => {
    const item = (at: string, kind: Item['kind'], more: Partial<Item> = {}): Item => ({
      at,
      kind,
      taskId: task.id,
      turn: null,
      words: '',
      who: null,
      ...more,
    })
    const isGov = stepOf(matter.flow, task.stepKey).side === 'gov'
    const incidents = state.status === 'correcting' || state.status === 'returned' || index > 0 ? [] : taken(task)
    if (incidents.some((incident) => incident.kind === 'hurry')) hurried = true
    const waits = incidents.reduce((sum, incident) => sum + (incident.kind === 'wait' ? incident.days : 0), 0)
    const fixed = firstDays.get(task.stepKey)
    firstDays.delete(task.stepKey)
    const opened = task.arrivedAt
    const due =
      fixed === undefined || waits > 0
        ? momentAfter(opened, delay(state, task) + waits, chance)
        : onDay(fixed, task.stepKey, opened, chance)
    const items = incidents.flatMap((incident): Item[] => {
      if (incident.kind === 'urge') return [item(momentBetween(momentBetween(opened, due, chance), due, chance), 'urge')]
      if (incident.kind === 'transfer' || incident.kind === 'signer') return [item(momentBetween(opened, due, chance), incident.kind)]
      if (incident.kind === 'comment' || incident.kind === 'withdraw')
        return [item(momentBetween(opened, due, chance), incident.kind, { words: incident.words })]
      return []
    })
    if (rests(state, task, index)) return [...items, ...restingItems(task, item)]
    if (isGov && task.holder === null && chance.chance(0.3)) items.push(item(momentBetween(opened, due, chance), 'claim'))
    return [...items, item(due, 'act', { turn: incidents.find(isTurn) ?? null })]
  }

  const restingItems = (task: FlowTask, item: (at: string, kind: Item['kind'], more?: Partial<Item>) => Item): Item[] => {
    const wanted = wish.stop?.taken
    if (!wanted || task.holder !== null) return []
    return [item(momentAfter(task.arrivedAt, 0, chance), 'claim', { who: typeof wanted === 'string' ? wanted : null })]
  }

  return {
    plan: (state, opened) => opened.filter((task) => task.parentTaskId === null).flatMap((task, index) => planTask(state, task, index)),
  }
}

/** A desk of the commission that a filing usually crosses: those that only a situation opens outside of it (experts, the government) are not. */
export function isUsualDesk({ side, kind, when }: StepDefinition): boolean {
  return side === 'gov' && (when === undefined || (kind !== 'external' && kind !== 'expert'))
}

/** Working days that are left until the filing has to be where it rests, and how many steps share them; null when the plan does not say. */
function sharedTime(matter: MatterDefinition, { stop, restBy }: FilingPlan, task: FlowTask): { days: number; steps: number } | null {
  if (stop === undefined || restBy === undefined || stop.status !== undefined) return null
  const index = (key: string) => matter.flow.steps.findIndex((step) => step.key === key)
  const between = matter.flow.steps.slice(index(task.stepKey), index(stop.step))
  const steps = between.filter(isUsualDesk).length
  return steps === 0 ? null : { days: workdaysBetween(shanghaiDate(Date.parse(task.arrivedAt)), restBy), steps }
}

/** On which day each of the enterprise's own steps is done the first time, so that the filing arrives on the day the plan says. */
function leadingDays(matter: MatterDefinition, arriveOn: string, prepare: number, chance: Rng): Map<string, string> {
  const leading = matter.flow.steps.filter((step) => ['filling', 'checking'].includes(deskOfStep(matter.flow, step)))
  const days = new Map<string, string>()
  let back = 0
  for (const step of [...leading].reverse()) {
    days.set(step.key, back === 0 ? arriveOn : addWorkdays(arriveOn, -back))
    back = Math.min(prepare, back + chance.int(0, 1))
  }
  return days
}

// The signer comes last: in the afternoon, so that a filing prepared in one day arrives on that day.
function onDay(day: string, step: string, after: string, chance: Rng): string {
  const at = momentOn(day, chance, step === 'e_head' ? 'afternoon' : 'morning')
  return at > after ? at : momentAfter(after, 0, chance)
}
