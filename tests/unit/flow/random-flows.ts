import fc from 'fast-check'
import { type FlowAction, type FlowDefinition, flowDefinitionSchema, type StepDefinition, silenceRules } from '@/lib/flow/schema'
import type { Performer } from '@/lib/flow/state'
import { place, step } from './play.ts'

const gov = ['R-WINDOW', 'R-OFFICER', 'R-CHIEF', 'R-LEAD'] as const
const departments = ['lead', 'GHFZ', 'CWJD'] as const
const actionsOf: Record<StepDefinition['kind'], FlowAction[]> = {
  task: ['pass', 'return', 'correct', 'refuse', 'transfer', 'add_signer'],
  parallel: ['pass', 'return', 'refuse', 'transfer', 'add_signer'],
  expert: ['pass', 'refuse', 'transfer'],
  collective: ['register', 'defer', 'return', 'refuse'],
  external: ['register', 'add_signer'],
}

const govStep = fc.record({
  kind: fc.constantFrom<StepDefinition['kind']>('task', 'task', 'task', 'parallel', 'expert', 'collective', 'external'),
  role: fc.constantFrom(...gov),
  places: fc.uniqueArray(fc.constantFrom(...departments), { minLength: 1, maxLength: 3 }),
  join: fc.constantFrom('all' as const, 'any' as const),
  days: fc.integer({ min: 0, max: 4 }),
  counts: fc.boolean(),
  conditional: fc.boolean(),
  ent: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
  apart: fc.nat(8),
  silence: fc.option(fc.record({ rule: fc.constantFrom(...silenceRules), days: fc.integer({ min: 0, max: 2 }) }), {
    freq: 3,
    nil: undefined,
  }),
})

/** Flows of 3 to 10 steps: one to three of the enterprise, then any mixture, with conditions and steps that must be apart. */
export const definitions: fc.Arbitrary<FlowDefinition> = fc
  .record({
    leading: fc.integer({ min: 1, max: 3 }),
    middle: fc.array(govStep, { minLength: 1, maxLength: 6 }),
    accepts: fc.boolean(),
    stops: fc.boolean(),
  })
  .map(({ leading, middle, accepts, stops }) => {
    const front = ['E-FILL', 'E-CHECK', 'E-HEAD'].slice(0, leading).map((role, index) =>
      step({
        key: `e${index}`,
        side: 'ent',
        pools: [{ role, applicant: true }],
        actions: index === 0 ? ['submit', 'withdraw'] : ['pass', 'return'],
      }),
    )
    const accept = step({
      key: 'accept',
      side: 'gov',
      phase: 'acceptance',
      pools: [{ role: 'R-WINDOW' }],
      actions: ['pass', 'return', 'correct', 'reject'],
    })
    const body = middle.map((input, index) => middleStep(input, index))
    const last = step({
      key: 'last',
      side: 'gov',
      pools: [{ role: 'R-OFFICER', department: 'lead' }],
      actions: ['conclude', 'return', 'correct'],
    })
    const steps = [...front, ...(accepts ? [accept] : []), ...body, last]
    return flowDefinitionSchema.parse({
      code: 'T-R',
      title: '随机流程',
      promiseDays: 5,
      statutoryDays: null,
      correctionStopsClock: stops,
      steps,
    })
  })

type MiddleInput = typeof govStep extends fc.Arbitrary<infer T> ? T : never

function middleStep(input: MiddleInput, index: number): StepDefinition {
  const shared = { key: `g${index}`, days: input.days, counts: input.counts, ...(input.conditional ? { when: '条件' } : {}) }
  if (input.ent && index > 0) {
    return step({ ...shared, side: 'ent', phase: 'review', pools: [{ role: 'E-FILL', applicant: true }], actions: ['submit'] })
  }
  const several = input.kind === 'parallel' || input.kind === 'expert'
  const pools = input.places.slice(0, several ? 3 : 1).map((department) => ({ role: input.role, department }))
  const apartFrom = index > 0 && input.apart < index ? [`g${input.apart}`] : []
  const silence = several && input.days > 0 && input.silence ? { silence: input.silence } : {}
  return step({ ...shared, ...silence, side: 'gov', kind: input.kind, join: input.join, pools, actions: actionsOf[input.kind], apartFrom })
}

const everyPool = [
  ...['E-FILL', 'E-CHECK', 'E-HEAD'].map((role) => `${role}@${place.orgId}`),
  'R-WINDOW',
  ...gov.flatMap((role) => [place.line, 'GHFZ', 'CWJD'].map((department) => `${role}@${department}`)),
]

/** A small staff of people with too many posts, so that conflicts of duty are common. */
export const staff: fc.Arbitrary<Performer[]> = fc
  .array(fc.uniqueArray(fc.constantFrom(...everyPool), { minLength: 3, maxLength: 9 }), { minLength: 5, maxLength: 9 })
  .map((posts) => posts.map((pools, index) => ({ id: `p${index}`, name: `人员${index}`, onBehalfOf: null, pools })))

/** One attempt: mostly what the panel would offer (`honest`), sometimes anything at all. */
export const attempts = fc.array(
  fc.record({
    honest: fc.integer({ min: 0, max: 3 }).map((roll) => roll > 0),
    who: fc.nat(),
    principal: fc.option(fc.nat(), { freq: 3 }),
    supervises: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    action: fc.nat(),
    task: fc.nat(),
    target: fc.nat(),
    to: fc.nat(),
    complete: fc.integer({ min: 0, max: 5 }).map((roll) => roll > 0),
    refuses: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
    minutes: fc.integer({ min: -30, max: 6000 }),
    flip: fc.nat(),
    /** 0 = the platform looks whether a rule of silence has something to do. */
    rule: fc.nat(4),
  }),
  { minLength: 10, maxLength: 60 },
)
export type Attempt = typeof attempts extends fc.Arbitrary<(infer T)[]> ? T : never
