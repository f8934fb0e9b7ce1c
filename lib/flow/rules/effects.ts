import { upward } from '@/lib/flow/pools'
import { approverOf } from '@/lib/flow/rules/extension'
import { principalOf } from '@/lib/flow/rules/guards'
import {
  clockChange,
  deskOf,
  formerHolder,
  freezeActive,
  leadingSteps,
  nextStep,
  openTasks,
  statusAt,
  stepOf,
} from '@/lib/flow/rules/route'
import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import type { FlowEvent, FlowTask, Move, MoveContext, Performer, Person, RunHead, RunState, RunStatus } from '@/lib/flow/state'
import type { Effect } from '@/lib/flow/transitions'
import { Refusal } from '@/lib/kernel/refusal'

/** What a move changes; the rest of the event is who, when and why. */
export type Changes = Pick<FlowEvent, 'opened' | 'closed' | 'held' | 'clock'> & { readonly head: RunHead }

/** Everything an effect looks at. `task` is null only for moves on the whole run; `at` never lies before the last event. */
export type Scene = {
  readonly definition: FlowDefinition
  readonly state: RunState
  readonly task: FlowTask | null
  readonly move: Move
  readonly performer: Performer
  readonly context: MoveContext
  readonly at: string
}

type Effects = Record<Effect, (scene: Scene, task: FlowTask) => Changes>

/** One function an effect of the table. */
export const effects: Effects = {
  advance: (scene, task) => leave(scene, task),
  give_opinion: giveOpinion,
  lapse,
  pass_up: passUp,
  step_back: stepBack,
  ask_correction: askCorrection,
  resume,
  take_result: (scene, task) => (scene.move.data?.result === 'refuse' ? end(scene, task, 'refused') : leave(scene, task)),
  stay: (scene, task) => keep(scene, { held: takeUp(scene, task) }),
  hand_over: (scene, task) => keep(scene, { held: [{ taskId: task.id, holder: scene.move.data!.target! }] }),
  ask_signer: askSigner,
  sign: (scene, task) => keep(scene, { closed: [{ taskId: task.id, status: 'done' }] }),
  recall: (scene, task) => keep(scene, { closed: [{ taskId: task.id, status: 'cancelled' }] }),
  hold: (scene, task) => keep(scene, { held: takeUp(scene, task) }),
  release: (scene, task) => keep(scene, { held: [{ taskId: task.id, holder: null }] }),
  note: (scene) => keep(scene, {}),
  ask_extension: askExtension,
  grant_extension: grantExtension,
  deny_extension: (scene, task) => keep(scene, { closed: [{ taskId: task.id, status: 'done' }] }),
  end_refused: (scene, task) => end(scene, task, 'refused'),
  end_rejected: (scene, task) => end(scene, task, 'rejected'),
  end_withdrawn: (scene) => end(scene, null, 'withdrawn'),
  end_concluded: conclude,
}

/** The head alone, without the facts and the lists. */
export function headOf(state: RunState): RunHead {
  const { status, stepKey, round, baseRound, active, arrivedAt, acceptedAt, endedAt, asker, correctedIn, extendedDays } = state
  const head = { status, stepKey, round, baseRound, active, arrivedAt, acceptedAt, endedAt, asker, correctedIn }
  return extendedDays === undefined ? head : { ...head, extendedDays }
}

function keep(scene: Scene, changes: Partial<Changes>): Changes {
  return { head: headOf(scene.state), opened: [], closed: [], held: [], clock: null, ...changes }
}

function takeUp(scene: Scene, task: FlowTask): Changes['held'] {
  return task.holder === null ? [{ taskId: task.id, holder: principalOf(scene.performer) }] : []
}

/** The task done, and every other open one of the run cancelled. */
function closeAll(scene: Scene, task: FlowTask | null): Changes['closed'] {
  const open = scene.state.tasks.filter((candidate) => candidate.status === 'open')
  return open.map((candidate) => ({ taskId: candidate.id, status: candidate.id === task?.id ? 'done' : 'cancelled' }))
}

function enter(scene: Scene, task: FlowTask, head: RunHead, step: StepDefinition): Changes {
  const { definition, state, at, context } = scene
  const gov = !leadingSteps(definition).includes(step)
  const status = statusAt(definition, step, head.acceptedAt !== null)
  const accepted = gov && status !== 'arrived'
  const next: RunHead = {
    ...head,
    status,
    stepKey: step.key,
    arrivedAt: head.arrivedAt ?? (gov ? at : null),
    acceptedAt: head.acceptedAt ?? (accepted ? at : null),
  }
  const holderOf = (pool: string): Person | null => formerHolder(state, step.key, pool, head.baseRound)
  const opened = openTasks(step, state, head.round, at, context, holderOf)
  return { head: next, opened, closed: closeAll(scene, task), held: [], clock: clockChange(definition, state, status, step) }
}

function leave(scene: Scene, task: FlowTask): Changes {
  const { definition, state, context } = scene
  const submits = deskOf(definition, state, task) === 'filling'
  const base: RunHead = headOf(state)
  const renewed = state.status === 'returned' ? { round: task.round, baseRound: task.round } : {}
  const head = submits ? { ...base, ...renewed, active: freezeActive(definition, [], context.isActive, null) } : base
  const next = nextStep(definition, head, task.stepKey)
  if (next === null) throw new Refusal('blocked', '本环节为最后环节，请办结')
  return enter(scene, task, head, next)
}

function giveOpinion(scene: Scene, task: FlowTask): Changes {
  const { definition, state } = scene
  const waiting = state.tasks.some((other) => other.status === 'open' && other.parentTaskId === null && other.id !== task.id)
  const done = stepOf(definition, task.stepKey).join === 'any' || !waiting
  return done ? leave(scene, task) : keep(scene, { closed: [{ taskId: task.id, status: 'done' }] })
}

/** The opinion counts as given by rule; whoever was asked for advice on it is asked no longer. */
function lapse(scene: Scene, task: FlowTask): Changes {
  const given = giveOpinion(scene, task)
  return {
    ...given,
    closed: [
      ...given.closed,
      ...asked(scene, task)
        .filter((id) => !closes(given, id))
        .map(cancelled),
    ],
  }
}

/** The head of the department gets the task by name, under the head's own post. */
function passUp(scene: Scene, task: FlowTask): Changes {
  const { at, context, move, state } = scene
  const mine: FlowTask = {
    ...unurged(task),
    id: context.newId(),
    pool: upward(task.pool, state)[1]!,
    holder: move.data!.target!,
    arrivedAt: at,
    dueAt: context.calendar.dueAt(at, 1),
  }
  return keep(scene, { opened: [mine], closed: [task.id, ...asked(scene, task)].map(cancelled) })
}

/** A task that comes of another begins without having been urged. */
function unurged({ urged: _, reminded: __, ...task }: FlowTask): FlowTask {
  return task
}

const cancelled = (taskId: string) => ({ taskId, status: 'cancelled' as const })
const closes = (changes: Changes, taskId: string) => changes.closed.some((entry) => entry.taskId === taskId)

function asked({ state }: Scene, task: FlowTask): string[] {
  return state.tasks.filter((other) => other.parentTaskId === task.id && other.status === 'open').map((other) => other.id)
}

function stepBack(scene: Scene, task: FlowTask): Changes {
  const { definition, state, move } = scene
  const leading = leadingSteps(definition)
  const inside = leading.some((step) => step.key === task.stepKey)
  const to = move.data?.to ?? leading[0]!.key
  if (!inside && to === 'enterprise') return sendBack(scene, task)
  const target = definition.steps.find((step) => step.key === to)
  const at = definition.steps.findIndex((step) => step.key === task.stepKey)
  const behind = target !== undefined && definition.steps.indexOf(target) < at && leading.includes(target) === inside
  const visited = state.tasks.some((other) => other.stepKey === to && other.round >= state.baseRound && other.done !== null)
  if (!behind || !visited || target.kind === 'external')
    throw new Refusal('invalid', '只能退回到本次办理中已经过的环节', { to: '请重新选择退回环节' })
  return enter(scene, task, headOf(state), target)
}

function sendBack(scene: Scene, task: FlowTask): Changes {
  const { definition, state, at, context } = scene
  const first = leadingSteps(definition)[0]!
  const head: RunHead = { ...headOf(state), status: 'returned', stepKey: first.key, acceptedAt: null }
  const opened = openTasks(first, state, state.round + 1, at, context, (pool) => formerHolder(state, first.key, pool, 1))
  return { head, opened, closed: closeAll(scene, task), held: [], clock: clockChange(definition, state, 'returned', first) }
}

function askCorrection(scene: Scene, task: FlowTask): Changes {
  const { definition, state, move, performer, at, context } = scene
  if (state.correctedIn === state.baseRound) {
    throw new Refusal('blocked', '补正应当一次性告知，本次申报已告知过补正，不能再次要求补正；仍不符合要求的，请退回或者作出决定')
  }
  const first = leadingSteps(definition)[0]!
  const asker = { stepKey: task.stepKey, pool: task.pool, branch: task.branch, holder: principalOf(performer) }
  const head: RunHead = { ...headOf(state), status: 'correcting', asker, correctedIn: state.baseRound }
  const days = move.data?.answerDays
  const dueAt = days === undefined ? null : context.calendar.dueAt(at, days)
  const opened = openTasks(first, state, state.round + 1, at, context, (pool) => formerHolder(state, first.key, pool, 1)).map((open) => ({
    ...open,
    dueAt,
  }))
  const step = stepOf(definition, task.stepKey)
  return { head, opened, closed: closeAll(scene, task), held: [], clock: clockChange(definition, state, 'correcting', step) }
}

function resume(scene: Scene, task: FlowTask): Changes {
  const { definition, state, context } = scene
  const asker = state.asker!
  const active = freezeActive(definition, state.active, context.isActive, asker.stepKey)
  const head: RunHead = { ...headOf(state), round: task.round, active, asker: null }
  const entered = enter(scene, task, head, stepOf(definition, asker.stepKey))
  return { ...entered, opened: entered.opened.map((open) => ({ ...open, pool: asker.pool, branch: asker.branch, holder: asker.holder })) }
}

function askSigner(scene: Scene, task: FlowTask): Changes {
  const { move, at, context, state } = scene
  const signer: FlowTask = {
    ...unurged(task),
    id: context.newId(),
    round: state.round,
    parentTaskId: task.id,
    holder: move.data!.target!,
    arrivedAt: at,
  }
  return keep(scene, { opened: [signer], held: takeUp(scene, task) })
}

function askExtension(scene: Scene, task: FlowTask): Changes {
  const { definition, state, move, performer, at, context } = scene
  const days = move.data!.days!
  const me = { id: performer.id, name: performer.name }
  const request: FlowTask = {
    ...unurged(task),
    id: context.newId(),
    round: state.round,
    pool: approverOf(definition, state, task, days, context.extensionShare)!,
    parentTaskId: task.id,
    holder: null,
    arrivedAt: at,
    dueAt: context.calendar.dueAt(at, 1),
    extension: { days, by: performer.onBehalfOf ? [performer.onBehalfOf, me] : [me] },
  }
  return keep(scene, { opened: [request], held: takeUp(scene, task) })
}

/** The promise grows; the clock itself goes on as it was. */
function grantExtension(scene: Scene, task: FlowTask): Changes {
  const head = headOf(scene.state)
  const extendedDays = (head.extendedDays ?? 0) + task.extension!.days
  return keep(scene, { head: { ...head, extendedDays }, closed: [{ taskId: task.id, status: 'done' }] })
}

function conclude(scene: Scene, task: FlowTask): Changes {
  if (nextStep(scene.definition, scene.state, task.stepKey) !== null) throw new Refusal('blocked', '尚有后续环节未办理，不能办结')
  return end(scene, task, 'concluded')
}

function end(scene: Scene, task: FlowTask | null, status: RunStatus): Changes {
  const { state, at } = scene
  const head: RunHead = { ...headOf(state), status, stepKey: null, asker: null, endedAt: at }
  return { head, opened: [], closed: closeAll(scene, task), held: [], clock: state.clock.length > 0 ? { kind: 'ended' } : null }
}
