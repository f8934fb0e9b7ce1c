import type { SendBackReason } from '@/lib/flow/reasons'
import type { FlowAction } from '@/lib/flow/schema'
import type { WorkCalendar } from '@/lib/kernel/workday'

/** Where a run stands: 草稿/企业内部、待受理、办理中、补正中、报外部、退回修改，and the four ends. */
export const runStatuses = [
  'filling',
  'arrived',
  'running',
  'correcting',
  'paused',
  'returned',
  'withdrawn',
  'rejected',
  'refused',
  'concluded',
] as const
export type RunStatus = (typeof runStatuses)[number]

/** A final run has no open task and takes no further move. */
export const finalStatuses: readonly RunStatus[] = ['withdrawn', 'rejected', 'refused', 'concluded']

/** Everything that may be recorded on a run: the actions of a step and the acts that any task allows. */
export const moveActions = ['claim', 'unclaim', 'recall_signer', 'urge', 'comment', 'lapse', 'pass_up'] as const
export type MoveAction = FlowAction | (typeof moveActions)[number]

/** A named person. */
export type Person = { readonly id: string; readonly name: string }

/** Who did a task, for whom, and how it was answered; the words of the opinion stay in the event. */
export type Doing = { readonly action: MoveAction; readonly by: Person; readonly onBehalfOf: Person | null; readonly at: string }

/** The platform itself where a rule of silence acts (逾期规则); no account has this id. */
export const ruleActor: Person = { id: '00000000-0000-4000-8000-0000000051e5', name: '系统（逾期规则）' }

/** How far up a task has been urged, and when last: 1 = the person, 2 = the head, 3 = the leader in charge. */
export type Urged = { readonly level: number; readonly at: string }

/** One desk entry. `parentTaskId` set = an added signer's task (加签); `branch` set = one department of a parallel step. Times are ISO instants. */
export type FlowTask = {
  readonly id: string
  readonly stepKey: string
  readonly round: number
  readonly pool: string
  readonly branch: string | null
  readonly parentTaskId: string | null
  readonly holder: Person | null
  readonly status: 'open' | 'done' | 'cancelled'
  readonly arrivedAt: string
  readonly dueAt: string | null
  readonly closedAt: string | null
  readonly done: Doing | null
  /** Urged by people (催办) and by the rule of silence; absent = never. */
  /** Set = this is the request to extend the promise, on the desk of whoever approves it; `by` = who asked, and for whom. */
  readonly extension?: { readonly days: number; readonly by: readonly Person[] }
  readonly urged?: Urged
  readonly reminded?: Urged
}

export const stopReasons = ['correction', 'external', 'returned', 'untimed'] as const
export type ClockReason = 'handling' | (typeof stopReasons)[number]

/** One stretch of the clock; `to` null = still going on. Neighbouring stretches touch: one's `to` is the next one's `from`. */
export type ClockInterval = {
  readonly kind: 'running' | 'stopped'
  readonly reason: ClockReason
  readonly from: string
  readonly to: string | null
}

/** Who asked for a correction, so that the answer comes back to the very same desk. */
export type Asker = { readonly stepKey: string; readonly pool: string; readonly branch: string | null; readonly holder: Person }

/** The part of a run that an event sets anew. `baseRound` = round of the last full submission: separation of duties looks back to it. */
export type RunHead = {
  readonly status: RunStatus
  readonly stepKey: string | null
  readonly round: number
  readonly baseRound: number
  /** Steps on the way, frozen at the last submission or answer. */
  readonly active: readonly string[]
  readonly arrivedAt: string | null
  readonly acceptedAt: string | null
  readonly endedAt: string | null
  readonly asker: Asker | null
  /** baseRound in which a correction was asked (补正一次性告知: only once a submission). */
  readonly correctedIn: number | null
  /** Working days by which the promise was extended with approval; absent = none. */
  readonly extendedDays?: number
}

/** What never changes about a run. `body` = the supervising body where it is not the commission itself (a district). */
export type RunFacts = {
  readonly runId: string
  readonly definitionCode: string
  readonly orgId: string
  readonly line: string
  readonly body: string | null
  /** Instant by which the applicant's first step has to be handed in, whenever it lies there; absent = no day is set. */
  readonly handInBy?: string
}

/** A run as the rules see it; always equal to `replay` of its events. */
export type RunState = RunFacts &
  RunHead & {
    readonly seq: number
    readonly at: string
    readonly tasks: readonly FlowTask[]
    readonly clock: readonly ClockInterval[]
  }

/** What the clock does from the event's time on; null = goes on as before. */
export type ClockChange = { readonly kind: 'running' | 'stopped'; readonly reason: ClockReason } | { readonly kind: 'ended' } | null

/** What the person entered with a move; what is required depends on the action (see `transitions`). */
export type MoveData = {
  /** return: step key, or `enterprise`. */
  readonly to?: string
  /** return, correct, refuse, reject, and a registered refusal: the coded reason. */
  readonly reason?: SendBackReason
  /** correct: everything that must be corrected, told at once. */
  readonly items?: readonly string[]
  /** correct: working days the enterprise has. */
  readonly answerDays?: number
  /** ask_extension: by how many working days. grant_extension: the same, with the reason that the enterprise is told. */
  readonly days?: number
  readonly why?: string
  /** register: the result of the meeting or of the outside body, and the document that proves it. */
  readonly result?: 'pass' | 'refuse'
  readonly minutes?: string
  /** transfer, add_signer: the named person. */
  readonly target?: Person
  /** urge: how far up it goes; set by the rules, never by the person. */
  readonly level?: number
  /** anything the domain wants to keep with the event. */
  readonly extra?: Readonly<Record<string, unknown>>
}

/** Whom the words of an opinion reach. */
export type Audience = 'all' | 'gov' | 'ent'

/** One thing that happened; carries all that `replay` needs, so a history explains itself without the definition. */
export type FlowEvent = {
  readonly id: string
  readonly runId: string
  readonly seq: number
  readonly at: string
  readonly actorId: string
  readonly actorName: string
  readonly onBehalfOf: Person | null
  readonly action: MoveAction | 'open'
  readonly taskId: string | null
  readonly stepKey: string | null
  readonly round: number
  readonly opinion: string | null
  readonly audience: Audience
  readonly data: MoveData
  /** Only the first event has it. */
  readonly facts: RunFacts | null
  readonly head: RunHead
  readonly opened: readonly FlowTask[]
  readonly closed: readonly { readonly taskId: string; readonly status: 'done' | 'cancelled' }[]
  readonly held: readonly { readonly taskId: string; readonly holder: Person | null }[]
  readonly clock: ClockChange
}

/**
 * Who makes a move. `pools` are the pool keys the person may act for in this very capacity: the person's own, or, with
 * `onBehalfOf`, those the principal delegated. `supervises` = may reassign other people's tasks (改派).
 */
export type Performer = {
  readonly id: string
  readonly name: string
  readonly onBehalfOf: Person | null
  readonly pools: readonly string[]
  readonly supervises?: boolean
  /** The platform acting by a rule of silence. */
  readonly byRule?: boolean
}

/** One move. `taskId` null only for moves on the whole run (withdraw, urge, comment). */
export type Move = {
  readonly action: MoveAction
  readonly taskId: string | null
  readonly opinion?: string | null
  readonly data?: MoveData
  /** comment only: whom it reaches; otherwise the table says. */
  readonly audience?: Audience
  readonly at: string
}

/** Days as the flow counts them: 次日起算, dates of Shanghai. */
export type FlowCalendar = Pick<WorkCalendar, 'workdaysBetween' | 'dueAt'>

/** What the rules need from outside; nothing in lib/flow/rules reads a clock or makes an id by itself. */
export type MoveContext = {
  readonly calendar: FlowCalendar
  readonly newId: () => string
  /** Conditions of the steps over the form as submitted now. */
  readonly isActive: (stepKey: string) => boolean
  /** Pools of the person named in `data.target`, for transfer and added signers. */
  readonly targetPools?: readonly string[]
  /** Percent of the promise above which the sum of extensions is the leader's to approve; absent = 50. */
  readonly extensionShare?: string
}

/** The result of a move: the new state and what changed, ready to be stored. */
export type Moved = {
  readonly state: RunState
  readonly events: readonly FlowEvent[]
  readonly opened: readonly FlowTask[]
  readonly closed: readonly FlowTask[]
  readonly clock: ClockChange
}
