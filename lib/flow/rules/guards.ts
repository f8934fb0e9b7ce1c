import { dayOf } from '@/lib/flow/clock'
import { poolKey, upward } from '@/lib/flow/pools'
import { isSendBackReason } from '@/lib/flow/reasons'
import { leadingSteps, stepOf } from '@/lib/flow/rules/route'
import { barringTask, identities, mustBeApart } from '@/lib/flow/rules/separation'
import { dueRuleMoves } from '@/lib/flow/rules/silence'
import { lastUrged, urgedToday } from '@/lib/flow/rules/urging'
import type { FlowDefinition } from '@/lib/flow/schema'
import {
  type FlowCalendar,
  type FlowTask,
  finalStatuses,
  type Move,
  type MoveContext,
  type Performer,
  type Person,
  type RunState,
} from '@/lib/flow/state'
import type { Effect, Requirement, Transition } from '@/lib/flow/transitions'
import { type FieldErrors, Refusal } from '@/lib/kernel/refusal'

/** Each guard answers null, or the refusal that the person should read. */
export type Guard = Refusal | null

const unattended: readonly Effect[] = ['note', 'end_withdrawn']
const unbarred: readonly Effect[] = ['note', 'release', 'recall', 'sign', 'hand_over', 'end_withdrawn', 'lapse', 'pass_up']

/** The person whose desk the performer works at: the principal where there is one. */
export function principalOf(performer: Performer): Person {
  return performer.onBehalfOf ?? { id: performer.id, name: performer.name }
}

/** Refuses a task that somebody has dealt with in the meantime. */
export function guardFresh(state: RunState, task: FlowTask, now: string): Guard {
  if (task.status === 'done' && task.done !== null) {
    return new Refusal('stale', `该任务已由${task.done.by.name}于 ${spokenTime(task.done.at, now)} 办理，请刷新`)
  }
  if (task.status !== 'open') return new Refusal('stale', '该任务已取消，请刷新')
  return guardAlive(state)
}

/** Refuses everything on a run that has ended. */
export function guardAlive(state: RunState): Guard {
  return finalStatuses.includes(state.status) ? new Refusal('stale', '该办件已结束，不能再办理，请刷新') : null
}

/** The desk must be the performer's: taken by nobody or by the principal, and in a pool the performer may act for. */
export function guardAuthority(
  definition: FlowDefinition,
  state: RunState,
  task: FlowTask | null,
  row: Transition,
  performer: Performer,
): Guard {
  if (row.ruleOnly && !performer.byRule) return new Refusal('forbidden', '该操作由系统按逾期规则办理')
  if (performer.byRule) return row.ruleOnly || row.action === 'urge' ? null : new Refusal('forbidden', '逾期规则不能办理该操作')
  if (row.effect === 'end_withdrawn') return guardWithdrawal(definition, state, performer)
  if (task === null || unattended.includes(row.effect)) return null
  if (row.effect === 'recall') return guardRecall(state, task, performer)
  if (row.effect === 'hand_over' && performer.supervises) return null
  const holder = task.holder
  if (holder !== null && holder.id !== principalOf(performer).id)
    return new Refusal('forbidden', `该任务已由${holder.name}签收，您不能办理`)
  if (row.effect === 'hold' && holder !== null) return new Refusal('conflict', '您已签收该任务')
  if (row.effect === 'release' && holder === null) return new Refusal('conflict', '该任务尚未签收')
  if (task.parentTaskId !== null && !task.extension) return null
  return performer.pools.includes(task.pool) ? null : new Refusal('forbidden', '该任务不在您的岗位职责范围内')
}

function guardWithdrawal(definition: FlowDefinition, state: RunState, performer: Performer): Guard {
  if (state.status === 'correcting' && state.acceptedAt !== null) return new Refusal('blocked', '办件已受理，不能撤回')
  const mayAsk = leadingSteps(definition).some(
    (step) => step.actions.includes('withdraw') && step.pools.some((pool) => performer.pools.includes(poolKey(pool, state))),
  )
  return mayAsk ? null : new Refusal('forbidden', '仅申报企业的经办人员可以撤回')
}

function guardRecall(state: RunState, task: FlowTask, performer: Performer): Guard {
  const parent = state.tasks.find((candidate) => candidate.id === task.parentTaskId)
  return parent?.holder?.id === principalOf(performer).id ? null : new Refusal('forbidden', '仅加签发起人可以撤销加签')
}

/** 职责分离: refuses who did a step that must be done by somebody else, also by way of delegation. */
export function guardSeparation(definition: FlowDefinition, state: RunState, task: FlowTask, effect: Effect, performer: Performer): Guard {
  if (task.extension) return guardApprover(task, effect, performer)
  if (effect === 'sign') return guardSigner(state, task, performer)
  if (unbarred.includes(effect)) return null
  if (effect === 'hold' && holdsApart(definition, state, task, performer)) {
    return new Refusal('blocked', '您已签收须由他人办理的另一项任务，不能同时签收，请由同事签收或先退签')
  }
  return barredBy(definition, state, task, performer)
}

/** Whoever asked for an extension, or asked for somebody, does not approve it. */
function guardApprover({ extension }: FlowTask, effect: Effect, performer: Performer): Guard {
  const asked = extension?.by.some((person) => identities(performer).includes(person.id)) && effect !== 'note' && effect !== 'release'
  return asked ? new Refusal('blocked', '延期不得由申请人本人批准') : null
}

/** Whoever takes both would be able to finish neither after the other. */
function holdsApart(definition: FlowDefinition, state: RunState, task: FlowTask, performer: Performer): boolean {
  return state.tasks.some(
    (other) =>
      other.status === 'open' &&
      other.id !== task.id &&
      other.holder !== null &&
      identities(performer).includes(other.holder.id) &&
      mustBeApart(definition, task, other),
  )
}

/** The refusal for a person (or a delegate) who may not do this task; null = free. */
export function barredBy(
  definition: FlowDefinition,
  state: RunState,
  task: FlowTask,
  person: Pick<Performer, 'id' | 'name' | 'onBehalfOf'>,
): Guard {
  const bar = barringTask(definition, state, task, person)
  if (bar === null) return null
  const [mine, theirs] = [stepOf(definition, task.stepKey).name, stepOf(definition, bar.stepKey).name]
  const who = mine === theirs ? `“${mine}”的不同会签单位` : `“${theirs}”与“${mine}”`
  return new Refusal('blocked', `按职责分离要求，${who}不得由同一人办理（含委托代办），${person.name}已办理过“${theirs}”`)
}

function guardSigner(state: RunState, task: FlowTask, performer: Performer): Guard {
  const parent = state.tasks.find((candidate) => candidate.id === task.parentTaskId)
  const asks = parent?.holder !== null && parent !== undefined && identities(performer).includes(parent.holder.id)
  return asks ? new Refusal('blocked', '加签意见不得由加签发起人代为出具') : null
}

/** Refuses a decision while an added signer is still asked. */
export function guardSigners(state: RunState, task: FlowTask, row: Transition): Guard {
  if (!row.waits) return null
  const open = state.tasks.filter((one) => one.parentTaskId === task.id && one.status === 'open' && !one.extension)
  if (open.length === 0) return null
  const names = open.map((signer) => signer.holder?.name ?? '').join('、')
  return new Refusal('blocked', `加签人${names}尚未答复，请待其答复或撤销加签后再办理`)
}

/** Says field by field what is missing. */
export function guardEntries(move: Move, row: Transition): Guard {
  const fields: FieldErrors = {}
  for (const requirement of row.requires) {
    const missing = missingEntry[requirement](move)
    if (missing !== null) fields[missing[0]] = missing[1]
  }
  const messages = Object.values(fields)
  return messages.length === 0 ? null : new Refusal('invalid', messages.join('；'), fields)
}

const missingEntry: Record<Requirement, (move: Move) => [string, string] | null> = {
  days: ({ data }) =>
    Number.isInteger(data?.days) && data!.days! >= 1 && data!.days! <= 60 ? null : ['days', '请填写延期天数，1 至 60 个工作日'],
  opinion: (move) => (move.opinion?.trim() ? null : ['opinion', '请填写意见和理由']),
  reason: (move) => (isSendBackReason(move.data?.reason) ? null : ['reason', '请选择退回或者不同意的原因']),
  items: (move) => {
    const items = move.data?.items ?? []
    return items.length > 0 && items.every((item) => item.trim()) ? null : ['items', '请一次性列明需要补正的全部内容']
  },
  destination: (move) => (move.data?.to ? null : ['to', '请选择退回到哪个环节']),
  minutes: (move) => {
    if (!move.data?.minutes?.trim()) return ['minutes', '请登记会议纪要或批复文号并上传扫描件']
    if (!move.data.result) return ['result', '请登记审议或审批结果']
    return move.data.result === 'refuse' ? missingEntry.reason(move) : null
  },
  target: (move) => (move.data?.target ? null : ['target', '请选择具体人员']),
}

/** The person named for transfer or added signing must fit. */
export function guardTarget(
  definition: FlowDefinition,
  state: RunState,
  task: FlowTask,
  row: Transition,
  move: Move,
  performer: Performer,
  context: MoveContext,
): Guard {
  const target = move.data?.target
  if (target === undefined) return null
  if (row.effect === 'hand_over') {
    if (target.id === task.holder?.id) return new Refusal('invalid', `该任务本就由${target.name}办理`, { target: '请选择其他人员' })
    if (!context.targetPools?.includes(task.pool))
      return new Refusal('invalid', `${target.name}不在本岗位，不能转办`, { target: '请选择同岗位人员' })
    if (task.extension?.by.some((person) => person.id === target.id))
      return new Refusal('blocked', '延期不得由申请人本人批准', { target: '请选择其他人员' })
    return barredBy(definition, state, task, { ...target, onBehalfOf: null })
  }
  if (row.effect === 'pass_up') return guardHead(definition, state, task, target, context)
  if (row.effect !== 'ask_signer') return null
  if (identities(performer).includes(target.id)) return new Refusal('invalid', '不能加签给自己', { target: '请选择其他人员' })
  const asked = state.tasks.some((other) => other.parentTaskId === task.id && other.status === 'open' && other.holder?.id === target.id)
  return asked ? new Refusal('conflict', `已请${target.name}加签，正在等待答复`) : null
}

/** Whoever gets a silent task must head its department, and be free to do it. */
function guardHead(definition: FlowDefinition, state: RunState, task: FlowTask, target: Person, context: MoveContext): Guard {
  const pool = upward(task.pool, state)[1]
  if (pool === undefined || !context.targetPools?.includes(pool)) return new Refusal('invalid', `${target.name}不是该处室负责人`)
  return barredBy(definition, state, { ...task, pool }, { ...target, onBehalfOf: null })
}

/** 催办 once a working day a case; the rule of silence only at its own moments. */
export function guardUrge(
  definition: FlowDefinition,
  state: RunState,
  task: FlowTask | null,
  move: Move,
  performer: Performer,
  at: string,
  calendar: FlowCalendar,
): Guard {
  if (performer.byRule) {
    const due = task === null ? [] : dueRuleMoves(definition, state, task, at, calendar)
    return due.some((one) => one.action === move.action) ? null : new Refusal('blocked', '未到逾期规则规定的时间')
  }
  const last = move.action === 'urge' ? lastUrged(state) : null
  // Everybody a case waits for is urged at one instant: that is one urge.
  if (last === null || !urgedToday(state, at, calendar) || (last === at && task?.urged?.at !== at)) return null
  return new Refusal('conflict', `该办件已于 ${spokenTime(last, at)} 催办，每个工作日限催办一次，请下一个工作日再催办`)
}

/** Hour and minute in Shanghai; the date too when it was another day. */
function spokenTime(at: string, now: string): string {
  const clock = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
  const day = dayOf(at)
  return day === dayOf(now) ? clock : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${clock}`
}
