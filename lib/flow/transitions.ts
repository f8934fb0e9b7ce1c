import type { Audience, MoveAction, RunStatus } from '@/lib/flow/state'

/** What kind of desk a task lies on: the kind of its step, and for plain steps the place in the flow. */
export const desks = [
  'filling', // 企业填报
  'checking', // 企业审核、签发
  'correction', // 企业补正
  'follow_up', // 受理后的企业环节（落实、续报）
  'acceptance', // 受理
  'handling', // 初审、复核、审签、制发
  'parallel', // 会签
  'expert', // 专家
  'collective', // 集体审议结果登记
  'external', // 外部结果登记
  'signing', // 加签
  'extension', // 延期审批
] as const
export type Desk = (typeof desks)[number]

/** What a move does to the run. */
export type Effect =
  | 'advance'
  | 'give_opinion'
  | 'lapse'
  | 'pass_up'
  | 'step_back'
  | 'ask_correction'
  | 'resume'
  | 'take_result'
  | 'stay'
  | 'hand_over'
  | 'ask_signer'
  | 'sign'
  | 'recall'
  | 'hold'
  | 'release'
  | 'note'
  | 'ask_extension'
  | 'grant_extension'
  | 'deny_extension'
  | 'end_refused'
  | 'end_rejected'
  | 'end_withdrawn'
  | 'end_concluded'

/** What must be entered. */
export type Requirement = 'days' | 'opinion' | 'reason' | 'items' | 'destination' | 'minutes' | 'target'

export type Transition = {
  readonly desks: readonly Desk[] | 'run'
  readonly statuses: readonly RunStatus[]
  readonly action: MoveAction
  readonly effect: Effect
  readonly requires: readonly Requirement[]
  /** Refused while an added signer has not answered. */
  readonly waits: boolean
  /** true = the step must list the action; false = belongs to every such desk. */
  readonly listed: boolean
  /** true = only the platform by its rule of silence, never a person. */
  readonly ruleOnly: boolean
  readonly audience: Audience
}

type Options = Partial<Pick<Transition, 'requires' | 'waits' | 'listed' | 'ruleOnly' | 'audience'>>

function on(where: Desk[] | 'run', statuses: RunStatus[], action: MoveAction, effect: Effect, options: Options = {}): Transition {
  return { desks: where, statuses, action, effect, requires: [], waits: false, listed: true, ruleOnly: false, audience: 'gov', ...options }
}

const office: Desk[] = ['acceptance', 'handling', 'parallel', 'expert', 'collective', 'external']
const ownDesks: Desk[] = desks.filter((desk) => desk !== 'signing')
const enterprise: Desk[] = ['filling', 'checking', 'correction', 'follow_up']
const alive: RunStatus[] = ['filling', 'arrived', 'running', 'correcting', 'paused', 'returned']
const withGov: RunStatus[] = ['arrived', 'running', 'paused']
const words: Requirement[] = ['opinion']
// Whatever sends a filing back or turns it down names a coded reason beside the words, so that returns can be counted by it.
const why: Requirement[] = ['opinion', 'reason']

/** THE table: every allowed move stands here, and nothing moves a run otherwise. */
export const transitions: readonly Transition[] = [
  // 企业内部
  on(['filling'], ['filling', 'returned'], 'submit', 'advance', { audience: 'ent' }),
  on(['checking'], ['filling'], 'pass', 'advance', { audience: 'ent' }),
  on(['checking'], ['filling'], 'return', 'step_back', { requires: why, audience: 'ent' }),
  on(['correction'], ['correcting'], 'answer', 'resume', { listed: false, audience: 'all' }),
  on(['follow_up'], ['running'], 'submit', 'advance', { audience: 'all' }),
  on(['follow_up'], ['running'], 'pass', 'advance', { audience: 'all' }),
  on('run', ['filling', 'arrived', 'returned', 'correcting'], 'withdraw', 'end_withdrawn', { requires: words, audience: 'all' }),
  // 受理
  on(['acceptance'], ['arrived', 'running'], 'pass', 'advance', { waits: true }),
  on(['acceptance'], ['arrived'], 'reject', 'end_rejected', { requires: why, waits: true, audience: 'all' }),
  // 办理
  on(['handling'], ['running'], 'pass', 'advance', { waits: true }),
  on(['handling', 'collective'], ['running'], 'refuse', 'end_refused', { requires: why, waits: true, audience: 'all' }),
  on(['acceptance', 'handling', 'collective'], ['arrived', 'running'], 'return', 'step_back', {
    requires: ['destination', 'opinion', 'reason'],
    audience: 'all',
  }),
  on(['acceptance', 'handling'], ['arrived', 'running'], 'correct', 'ask_correction', { requires: ['items', 'reason'], audience: 'all' }),
  on(['acceptance', 'handling'], ['arrived', 'running'], 'conclude', 'end_concluded', { waits: true, audience: 'all' }),
  // 会签、专家：意见不终止办件，随件流转
  on(['parallel', 'expert'], ['running'], 'pass', 'give_opinion', { waits: true }),
  on(['parallel', 'expert'], ['running'], 'return', 'give_opinion', { requires: why, waits: true }),
  on(['parallel', 'expert'], ['running'], 'refuse', 'give_opinion', { requires: why, waits: true }),
  // 逾期规则：视为同意、转处室负责人，均由系统按规则办理
  on(['parallel', 'expert'], ['running'], 'lapse', 'lapse', { listed: false, ruleOnly: true }),
  on(['parallel', 'expert'], ['running'], 'pass_up', 'pass_up', { requires: ['target'], listed: false, ruleOnly: true }),
  // 集体审议、外部结果
  on(['collective'], ['running'], 'register', 'take_result', { requires: ['minutes'], waits: true }),
  on(['collective'], ['running'], 'defer', 'stay', { requires: words }),
  on(['external'], ['paused'], 'register', 'take_result', { requires: ['minutes'], waits: true }),
  // 转办、加签
  on(office, withGov, 'transfer', 'hand_over', { requires: ['target'] }),
  on(enterprise, alive, 'transfer', 'hand_over', { requires: ['target'], listed: false, audience: 'ent' }),
  on(office, withGov, 'add_signer', 'ask_signer', { requires: ['target'] }),
  on(['signing'], withGov, 'pass', 'sign', { listed: false }),
  on(['signing'], withGov, 'refuse', 'sign', { requires: words, listed: false }),
  on(['signing'], withGov, 'recall_signer', 'recall', { listed: false }),
  // 延期：经办提出，处室负责人或分管领导批准
  on(['acceptance', 'handling', 'collective'], ['running'], 'ask_extension', 'ask_extension', {
    requires: ['days', 'opinion'],
    listed: false,
  }),
  on(['extension'], ['running'], 'grant_extension', 'grant_extension', { listed: false }),
  on(['extension'], ['running'], 'deny_extension', 'deny_extension', { requires: words, listed: false }),
  on(['extension'], ['running'], 'transfer', 'hand_over', { requires: ['target'], listed: false }),
  // 签收、留言、催办
  on(ownDesks, alive, 'claim', 'hold', { listed: false }),
  on(ownDesks, alive, 'unclaim', 'release', { listed: false }),
  on([...desks], alive, 'urge', 'note', { listed: false, audience: 'all' }),
  on('run', alive, 'comment', 'note', { requires: words, listed: false }),
]

/** The row for this desk (`run` = the whole run), status and action; null = not allowed. */
export function findTransition(desk: Desk | 'run', status: RunStatus, action: MoveAction): Transition | null {
  const fits = (row: Transition) =>
    row.action === action &&
    row.statuses.includes(status) &&
    (desk === 'run' ? row.desks === 'run' : row.desks !== 'run' && row.desks.includes(desk))
  return transitions.find(fits) ?? null
}
