import type { FlowDefinition, StepDefinition } from '@/lib/flow/schema'
import { joinConditions } from '@/lib/kernel/expr/rewrite'
import { withWhen } from './join-form'
import { longestPath } from './order'
import { type Part, rewriterOf } from './rename'
import type { OneThing } from './schema'

/** The key of the step at which all departments look at their parts at once. */
export const partsStep = 'parts'

/** One flow for all parts: one sign-off, one acceptance, all departments at once, the lead department gathers and concludes. */
export function joinFlow(thing: OneThing, parts: readonly Part[]): FlowDefinition {
  const promiseDays = longestPath(parts)
  const step = (key: string) => commonStep(key, parts)
  const own = (key: string, change: Partial<StepDefinition> = {}): StepDefinition[] => {
    const found = step(key)
    return found ? [{ ...found, ...change }] : []
  }
  const after = [
    ...own('expert'),
    ...own('review', {
      key: 'gather',
      name: '牵头处室汇总',
      duty: '汇总各处室对所负责事项的意见，不一致的协调一致，提出一并办理的建议',
      passLabel: '汇总意见并报处长复核',
      days: 1,
    }),
    ...own('chief', { duty: '复核各处室意见和汇总建议，提出一并办理的处理建议', days: 1, apartFrom: ['gather', partsStep] }),
    ...own('lead', { apartFrom: ['gather', 'chief'] }),
    ...own('meeting'),
    ...own('government'),
    ...own('issue', { name: '一并制发办结', duty: '就各事项一并制发办结文书，加盖电子印章，向企业回传结果并归档' }),
  ]
  const before = [...own('e_fill'), ...own('e_check'), ...own('e_head'), ...own('accept', { passLabel: '受理并分送各处室' })]
  const taken = [...before, ...after].filter((one) => one.counts && one.kind !== 'external').reduce((sum, one) => sum + one.days, 0)
  return {
    code: thing.code,
    title: thing.name,
    promiseDays,
    statutoryDays: null,
    correctionStopsClock: true,
    steps: [...before, togetherStep(thing, parts, Math.max(1, Math.min(daysOfParts(parts), promiseDays - taken))), ...after],
  }
}

function togetherStep(thing: OneThing, parts: readonly Part[], days: number): StepDefinition {
  const signers = parts.flatMap(({ matter }) => matter.flow.steps.find((one) => one.key === 'countersign')?.pools ?? [])
  const departments = [
    ...new Set([thing.department, ...parts.map(({ matter }) => matter.line), ...signers.map((pool) => pool.department ?? '')]),
  ].filter((code) => code !== '' && code !== 'lead')
  return {
    key: partsStep,
    name: '各处室并联审查',
    duty: '各处室对所负责的事项同时审查，逐项勾选风险点，各自提出意见；一处未办，主件不前进',
    side: 'gov',
    kind: 'parallel',
    pools: departments.map((department) => ({ role: 'R-OFFICER', department })),
    join: 'all',
    days,
    counts: true,
    actions: ['pass', 'refuse', 'return', 'transfer'],
    apartFrom: [],
    passLabel: '同意所负责事项',
    ...(thing.silence ? { silence: thing.silence } : {}),
    phase: 'review',
  }
}

/** A step as the first part has it that has it; conditional only where it is conditional in every part that is always there. */
function commonStep(key: string, parts: readonly Part[]): StepDefinition | null {
  const holders = parts.flatMap((part) => {
    const found = part.matter.flow.steps.find((one) => one.key === key)
    return found ? [{ part, found }] : []
  })
  const first = holders[0]?.found
  if (!first) return null
  const { when: _, ...rest } = first
  const conditions = holders.map(({ part, found }) =>
    joinConditions('and', [part.spec.when, found.when && rewriterOf(part, parts)(found.when)]),
  )
  const plain = key.startsWith('e_') || key === 'accept' || key === 'review' || key === 'chief' || key === 'issue'
  const days = Math.max(...holders.map(({ found }) => found.days))
  const pools = key === 'expert' ? rest.pools : rest.pools.map((pool) => ({ ...pool }))
  return { ...rest, days, pools, ...(plain ? {} : withWhen(joinConditions('or', conditions))) }
}

function daysOfParts(parts: readonly Part[]): number {
  const days = ({ matter }: Part) =>
    matter.flow.steps.filter((one) => one.key === 'review' || one.key === 'countersign').reduce((sum, one) => sum + one.days, 0)
  return Math.max(...parts.map(days))
}
