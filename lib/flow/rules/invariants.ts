import { stepOf } from '@/lib/flow/rules/route'
import { mustBeApart, peopleOf } from '@/lib/flow/rules/separation'
import { silenceOf } from '@/lib/flow/rules/silence'
import type { FlowDefinition } from '@/lib/flow/schema'
import { finalStatuses, type RunState, ruleActor } from '@/lib/flow/state'

/** What must hold of every run at every moment; returns the broken sentences (none = sound). Used by tests, seeds and the self-check. */
export function brokenInvariants(definition: FlowDefinition, state: RunState): string[] {
  return [
    ...brokenTasks(state),
    ...brokenClock(state),
    ...brokenSeparation(definition, state),
    ...brokenSilence(definition, state),
    ...brokenExtension(state),
  ]
}

function brokenTasks(state: RunState): string[] {
  const open = state.tasks.filter((task) => task.status === 'open')
  const isFinal = finalStatuses.includes(state.status)
  const broken: string[] = []
  if (isFinal && open.length > 0) broken.push('a final run has an open task')
  if (isFinal !== (state.endedAt !== null)) broken.push('final status and end time disagree')
  if (!isFinal && open.every((task) => task.parentTaskId !== null)) broken.push('a living run has no open task')
  if (state.status !== 'correcting' && open.some((task) => task.stepKey !== state.stepKey))
    broken.push('an open task lies outside the current step')
  if ((state.status === 'correcting') !== (state.asker !== null)) broken.push('correcting and asker disagree')
  if (open.some((task) => task.done !== null)) broken.push('an open task is done')
  if (state.tasks.some((task) => (task.status === 'done') !== (task.done !== null))) broken.push('a done task lacks its doer')
  if (new Set(state.tasks.map((task) => task.id)).size !== state.tasks.length) broken.push('two tasks share an id')
  const orphan = open.some((task) => task.parentTaskId !== null && !open.some((parent) => parent.id === task.parentTaskId))
  return orphan ? [...broken, 'an added signer is asked for a task that is closed'] : broken
}

function brokenClock(state: RunState): string[] {
  const broken: string[] = []
  state.clock.forEach((interval, index) => {
    const next = state.clock[index + 1]
    if (next !== undefined && interval.to !== next.from) broken.push('the clock has a gap')
    if (interval.to !== null && Date.parse(interval.to) < Date.parse(interval.from)) broken.push('the clock ran backwards')
  })
  const last = state.clock.at(-1)
  if (last !== undefined && (last.to !== null) !== (state.endedAt !== null)) broken.push('the clock does not end with the run')
  if (state.clock[0]?.kind === 'stopped') broken.push('the clock began by standing still')
  return broken
}

function brokenSeparation(definition: FlowDefinition, state: RunState): string[] {
  const done = state.tasks.filter((task) => task.done !== null && task.parentTaskId === null && task.round >= state.baseRound)
  const meets = done.some((a, index) =>
    done.slice(index + 1).some((b) => mustBeApart(definition, a, b) && peopleOf(a).some((person) => peopleOf(b).includes(person))),
  )
  return meets ? ['one person did two steps that must be apart'] : []
}

function brokenSilence(definition: FlowDefinition, state: RunState): string[] {
  const byRule = state.tasks.filter((task) => task.done?.by.id === ruleActor.id || task.done?.action === 'lapse')
  const sound = byRule.every(
    ({ done, stepKey, dueAt }) =>
      done!.by.id === ruleActor.id &&
      done!.action === 'lapse' &&
      silenceOf(stepOf(definition, stepKey))?.rule === 'consent' &&
      dueAt !== null &&
      Date.parse(done!.at) >= Date.parse(dueAt),
  )
  const held = state.tasks.some((task) => task.holder?.id === ruleActor.id)
  return [...(sound ? [] : ['an opinion lapsed that no rule lets lapse']), ...(held ? ['the platform holds a task'] : [])]
}

function brokenExtension(state: RunState): string[] {
  const requests = state.tasks.filter((task) => task.extension !== undefined)
  const granted = requests.filter((task) => task.done?.action === 'grant_extension')
  const broken: string[] = []
  if (granted.reduce((sum, task) => sum + task.extension!.days, 0) !== (state.extendedDays ?? 0))
    broken.push('the promise grew by other days than were granted')
  if (requests.some((task) => peopleOf(task).some((id) => task.extension!.by.some((person) => person.id === id))))
    broken.push('somebody approved an extension of their own')
  if (requests.filter((task) => task.status === 'open').length > 1) broken.push('two extensions are asked at once')
  return broken
}
