import type { FlowEvent, RunState } from '@/lib/flow/state'
import type { FormValues } from '@/lib/forms/schema'
import type { RuleResult } from '@/lib/matters/rules-run'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { OrgRow } from '../organisation/types'

/** Something out of the ordinary that happens at a step the first time a run comes there. */
export type Incident =
  | { readonly step: string; readonly kind: 'correct'; readonly items: readonly string[]; readonly answerDays: number }
  | { readonly step: string; readonly kind: 'return'; readonly to: string; readonly words: string }
  | { readonly step: string; readonly kind: 'refuse' | 'reject' | 'defer' | 'object'; readonly words: string }
  | { readonly step: string; readonly kind: 'withdraw' | 'comment'; readonly words: string }
  | { readonly step: string; readonly kind: 'transfer' | 'signer' | 'urge' }
  /** Lies longer than it should, in working days. */
  | { readonly step: string; readonly kind: 'wait'; readonly days: number }
  /** Makes up for lost time: this step, and every later one, is done within a day. */
  | { readonly step: string; readonly kind: 'hurry' }

/** Where a filing rests when the seed ends. */
export type Stop = {
  readonly step: string
  /** The desk is the enterprise's answer to a correction (补正中) or a returned filing, not the step itself. */
  readonly status?: 'correcting' | 'returned'
  /** parallel and expert steps: how many have answered already. */
  readonly answered?: number
  /** Whether somebody has taken the task; a login names who. */
  readonly taken?: boolean | string
}

/** One filing as a scenario wants it: what, by whom, when, and what happens on its way. Everything else follows from its name. */
export type FilingPlan = {
  /** Unique; all ids and draws of the filing follow from it. */
  readonly name: string
  readonly matter: string
  readonly orgId: string
  /** The day it reaches the commission; for a filing that never leaves the enterprise, the day on which it would. */
  readonly arriveOn: string
  /** Share of a step's days that is used up, 0 to 1. */
  readonly pace: number
  readonly incidents: readonly Incident[]
  readonly stop?: Stop
  /** With `stop`: the day on which it comes to the desk where it rests; the steps before share the time. */
  readonly restBy?: string
  readonly filler?: string
  readonly targetId?: string
  readonly chosen?: FormValues
  readonly title?: string
  /** Only forms for which this step is on the way. */
  readonly passes?: string
  /** A field that holds the number of another filing, or of its paper: known only when all numbers are given. */
  readonly cites?: { readonly field: string; readonly plan: string; readonly what: 'number' | 'paper' }
}

/** A move that was made, with what the tables keep of it. */
export type MadeMove = {
  readonly event: FlowEvent
  readonly command: string
  readonly departmentName: string | null
  readonly state: RunState
}

export type Submission = {
  readonly round: number
  readonly at: string
  readonly byId: string
  readonly byName: string
  readonly values: FormValues
  readonly materials: readonly Material[]
  readonly results: readonly RuleResult[]
}

export type Material = {
  readonly id: string
  readonly fileId: string
  readonly key: string
  readonly name: string
  /** Which of the shared documents it is. */
  readonly sample: string
  readonly addedAt: string
  readonly addedBy: string
}

/** What a person said to a check the platform cannot decide. */
export type Verdict = {
  readonly ruleId: string
  readonly round: number
  readonly text: string
  readonly by: string
  readonly byId: string
  readonly at: string
}

/** A filing from its first draft to where it stands now. */
export type SimulatedFiling = {
  readonly plan: FilingPlan
  readonly id: string
  readonly matter: MatterDefinition
  readonly org: OrgRow
  readonly target: OrgRow
  readonly createdAt: string
  readonly creator: { readonly id: string; readonly name: string }
  readonly savedAt: string
  /** Names of the organisations the form points at. */
  readonly names: Readonly<Record<string, string>>
  readonly values: FormValues
  readonly situation: string | null
  readonly submissions: readonly Submission[]
  readonly materials: readonly Material[]
  readonly verdicts: readonly Verdict[]
  readonly moves: readonly MadeMove[]
  readonly state: RunState
  readonly rating: {
    readonly stars: number
    readonly text: string | null
    readonly at: string
    readonly by: { readonly id: string; readonly name: string }
  } | null
}
