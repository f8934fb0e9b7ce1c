import { later } from '@/lib/flow/clock'
import { upward } from '@/lib/flow/pools'
import { effects, type Scene } from '@/lib/flow/rules/effects'
import { evolve } from '@/lib/flow/rules/evolve'
import { guardAsk } from '@/lib/flow/rules/extension'
import {
  type Guard,
  guardAlive,
  guardAuthority,
  guardEntries,
  guardFresh,
  guardSeparation,
  guardSigners,
  guardTarget,
  guardUrge,
} from '@/lib/flow/rules/guards'
import { deskOf, stepOf } from '@/lib/flow/rules/route'
import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import type { Audience, FlowEvent, FlowTask, Move, MoveContext, MoveData, Moved, Performer, RunState } from '@/lib/flow/state'
import { findTransition, type Transition } from '@/lib/flow/transitions'
import { Refusal } from '@/lib/kernel/refusal'

/** Makes one move: the new state and what changed. Throws a Refusal with the sentence for the person; the state given is never altered. */
export function apply(definition: FlowDefinition, state: RunState, move: Move, performer: Performer, context: MoveContext): Moved {
  const at = later(move.at, state.at)
  const task = taskOf(state, move, at)
  const row = rowFor(definition, state, task, move, performer)
  demand(guardAuthority(definition, state, task, row, performer))
  if (task !== null) demand(guardSeparation(definition, state, task, row.effect, performer))
  demand(guardUrge(definition, state, task, move, performer, at, context.calendar))
  demand(guardEntries(move, row))
  if (task !== null) {
    demand(guardSigners(state, task, row))
    if (row.effect === 'ask_extension') demand(guardAsk(definition, state, task, at, context.calendar))
    demand(guardTarget(definition, state, task, row, move, performer, context))
  }
  return perform({ definition, state, task, move, performer, context, at }, row)
}

function taskOf(state: RunState, move: Move, at: string): FlowTask | null {
  if (move.taskId === null) {
    demand(guardAlive(state))
    return null
  }
  const task = state.tasks.find((candidate) => candidate.id === move.taskId)
  if (task === undefined) throw new Refusal('not_found', '任务不存在')
  demand(guardFresh(state, task, at))
  return task
}

function rowFor(definition: FlowDefinition, state: RunState, task: FlowTask | null, move: Move, performer: Performer): Transition {
  const row = findTransition(task === null ? 'run' : deskOf(definition, state, task), state.status, move.action)
  if (row === null || (task !== null && !offers(stepOf(definition, task.stepKey), row, performer))) {
    throw new Refusal('blocked', '当前环节不能进行该操作，请刷新后重试')
  }
  return row
}

/** True when the step lists the action, or needs not; reassigning by a supervisor is not the step's question. */
export function offers(step: StepDefinition, row: Transition, performer: Performer): boolean {
  if (!row.listed || (row.effect === 'hand_over' && performer.supervises)) return true
  return step.actions.some((action) => action === row.action)
}

function perform(scene: Scene, row: Transition): Moved {
  const { state, task, move, performer, context } = scene
  // Effects of the run as a whole never look at a task; the table gives `run` rows only such effects.
  const { head, opened, closed, held, clock } = effects[row.effect](scene, task as FlowTask)
  const event: FlowEvent = {
    id: context.newId(),
    runId: state.runId,
    seq: state.seq + 1,
    at: scene.at,
    actorId: performer.id,
    actorName: performer.name,
    onBehalfOf: performer.onBehalfOf,
    action: move.action,
    taskId: task?.id ?? null,
    stepKey: task?.stepKey ?? state.stepKey,
    round: head.round,
    opinion: move.opinion?.trim() || null,
    audience: audienceOf(scene, row),
    data: dataOf(scene, row),
    facts: null,
    head,
    opened,
    closed,
    held,
    clock,
  }
  return moved(evolve(state, event), event)
}

/** The result for an event that has been folded into `state`. */
export function moved(state: RunState, event: FlowEvent): Moved {
  const closedIds = event.closed.map((entry) => entry.taskId)
  const closed = state.tasks.filter((task) => closedIds.includes(task.id))
  return { state, events: [event], opened: event.opened, closed, clock: event.clock }
}

/** What is kept of a move's entries; how far up an urge goes follows from the ones before it. */
function dataOf({ move, task, state, performer }: Scene, row: Transition): MoveData {
  const { level: _, ...data } = move.data ?? {}
  if (row.action === 'grant_extension') return { ...data, days: task!.extension!.days }
  if (row.action !== 'urge' || task === null) return data
  const before = (performer.byRule ? task.reminded : task.urged)?.level ?? 0
  return { ...data, level: Math.min(before + 1, upward(task.pool, state).length) }
}

/** A step back inside the commission stays inside, and so does what a department files itself; comments say themselves whom they reach. */
function audienceOf({ move, definition, task }: Scene, row: Transition): Audience {
  if (row.audience === 'ent' && definition.steps[0]!.side === 'gov') return 'gov'
  if (move.action === 'comment') return move.audience ?? row.audience
  if (row.effect !== 'step_back' || row.audience !== 'all') return row.audience
  const to = definition.steps.find((step) => step.key === move.data?.to)
  return task !== null && to?.side === 'gov' ? 'gov' : 'all'
}

function demand(guard: Guard): void {
  if (guard !== null) throw guard
}
