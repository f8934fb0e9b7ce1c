import { apply } from '@/lib/flow/rules/apply'
import { openRun } from '@/lib/flow/rules/open'
import { type FlowDefinition, flowDefinitionSchema, type StepDefinition } from '@/lib/flow/schema'
import type { FlowEvent, FlowTask, MoveAction, MoveContext, MoveData, Performer, RunState } from '@/lib/flow/state'
import { createWorkCalendar } from '@/lib/kernel/workday'

export const calendar = createWorkCalendar()
export const place = { orgId: 'org-1', line: 'CQGL', body: null }

/** People of the sample flows, each with one post. */
export const people = {
  filler: person('钱填报', 'E-FILL@org-1'),
  checker: person('孙审核', 'E-CHECK@org-1'),
  head: person('李负责', 'E-HEAD@org-1'),
  window: person('周窗口', 'R-WINDOW'),
  officer: person('张三', 'R-OFFICER@CQGL'),
  officer2: person('李四', 'R-OFFICER@CQGL'),
  planner: person('吴规划', 'R-OFFICER@GHFZ'),
  accountant: person('郑财务', 'R-OFFICER@CWJD'),
  chief: person('王处长', 'R-CHIEF@CQGL'),
  leader: person('赵主任', 'R-LEAD'),
}
export type Who = keyof typeof people

export function person(name: string, ...pools: string[]): Performer {
  return { id: `u-${name}`, name, onBehalfOf: null, pools }
}

type StepInput = Partial<StepDefinition> & Pick<StepDefinition, 'key' | 'side' | 'pools' | 'actions'>

export function step(input: StepInput): StepDefinition {
  const gov = input.side === 'gov'
  return {
    name: input.key,
    duty: '办理',
    kind: 'task',
    join: 'all',
    days: gov ? 1 : 0,
    counts: gov,
    apartFrom: [],
    passLabel: '通过',
    phase: gov ? 'review' : 'filling',
    ...input,
  }
}

const enterprise = [
  step({ key: 'fill', name: '企业填报', side: 'ent', pools: [{ role: 'E-FILL', applicant: true }], actions: ['submit', 'withdraw'] }),
  step({ key: 'check', name: '企业审核', side: 'ent', pools: [{ role: 'E-CHECK', applicant: true }], actions: ['pass', 'return'] }),
  step({
    key: 'head',
    name: '企业签发',
    side: 'ent',
    pools: [{ role: 'E-HEAD', applicant: true }],
    actions: ['pass', 'return', 'withdraw'],
  }),
]
const acceptance = step({
  key: 'accept',
  name: '收件受理',
  side: 'gov',
  phase: 'acceptance',
  pools: [{ role: 'R-WINDOW' }],
  actions: ['pass', 'correct', 'reject', 'return'],
})
const officer = { role: 'R-OFFICER', department: 'lead' }

/** 审批: acceptance, first review, two departments in parallel, chief, leader, meeting, municipal government, paper. */
export const approval: FlowDefinition = flowDefinitionSchema.parse({
  code: 'T-01',
  title: '企业国有产权转让审批',
  promiseDays: 10,
  statutoryDays: 20,
  steps: [
    ...enterprise,
    acceptance,
    step({
      key: 'review',
      name: '初审',
      side: 'gov',
      days: 2,
      pools: [officer],
      actions: ['pass', 'return', 'correct', 'transfer', 'add_signer'],
    }),
    step({
      key: 'cosign',
      name: '会签',
      side: 'gov',
      kind: 'parallel',
      days: 2,
      pools: [
        { role: 'R-OFFICER', department: 'GHFZ' },
        { role: 'R-OFFICER', department: 'CWJD' },
      ],
      actions: ['pass', 'return', 'refuse', 'transfer', 'add_signer'],
    }),
    step({
      key: 'recheck',
      name: '复核',
      side: 'gov',
      pools: [{ role: 'R-CHIEF', department: 'lead' }],
      actions: ['pass', 'return', 'correct'],
      apartFrom: ['review'],
    }),
    step({ key: 'sign', name: '审签', side: 'gov', phase: 'decision', pools: [{ role: 'R-LEAD' }], actions: ['pass', 'return', 'refuse'] }),
    step({
      key: 'meeting',
      name: '集体审议',
      side: 'gov',
      kind: 'collective',
      days: 2,
      phase: 'decision',
      pools: [{ role: 'R-CHIEF', department: 'lead' }],
      actions: ['register', 'defer'],
    }),
    step({
      key: 'city',
      name: '报市政府批准',
      side: 'gov',
      kind: 'external',
      days: 0,
      counts: false,
      phase: 'decision',
      when: '失去控股地位',
      pools: [officer],
      actions: ['register'],
    }),
    step({ key: 'issue', name: '制发批复', side: 'gov', phase: 'issue', pools: [officer], actions: ['conclude', 'return'] }),
  ],
})

/** 报告: no checker, signed for instead of accepted, an enterprise step in the middle. */
export const report: FlowDefinition = flowDefinitionSchema.parse({
  code: 'T-02',
  title: '重大事项报告',
  promiseDays: 10,
  statutoryDays: null,
  steps: [
    enterprise[0],
    enterprise[2],
    step({ key: 'receive', name: '签收研判', side: 'gov', phase: 'acceptance', pools: [officer], actions: ['pass', 'return'] }),
    step({ key: 'advise', name: '处置意见', side: 'gov', pools: [{ role: 'R-CHIEF', department: 'lead' }], actions: ['pass', 'return'] }),
    step({
      key: 'follow',
      name: '落实续报',
      side: 'ent',
      phase: 'review',
      pools: [{ role: 'E-FILL', applicant: true }],
      actions: ['submit'],
    }),
    step({
      key: 'archive',
      name: '销号归档',
      side: 'gov',
      counts: false,
      days: 0,
      phase: 'issue',
      pools: [officer],
      actions: ['conclude', 'return'],
    }),
  ],
})

type Options = { definition?: FlowDefinition; isActive?: (key: string) => boolean; start?: string }
type Say = { opinion?: string; data?: MoveData; at?: string; task?: string; targetPools?: string[] }

/** Plays a run the way people do: each move ten minutes after the last one, on the task that lies on the person's desk. */
export class Play {
  state: RunState
  readonly events: FlowEvent[]
  now: string
  private ids = 0

  constructor(readonly options: Options = {}) {
    this.now = options.start ?? '2026-03-02T01:00:00.000Z'
    const opened = openRun(
      this.definition,
      { runId: 'run-1', definitionCode: this.definition.code, ...place },
      people.filler,
      this.now,
      this.context(),
    )
    this.state = opened.state
    this.events = [...opened.events]
  }

  get definition(): FlowDefinition {
    return this.options.definition ?? approval
  }

  get open(): FlowTask[] {
    return this.state.tasks.filter((task) => task.status === 'open')
  }

  context(targetPools?: string[]): MoveContext {
    const newId = () => {
      this.ids += 1
      return `id-${this.ids}`
    }
    return { calendar, newId, isActive: this.options.isActive ?? ((key) => key !== 'city'), ...(targetPools ? { targetPools } : {}) }
  }

  task(who: Performer): string | null {
    const id = who.onBehalfOf?.id ?? who.id
    const mine = this.open.find((task) => task.holder?.id === id && (task.parentTaskId !== null || who.pools.includes(task.pool)))
    return (mine ?? this.open.find((task) => task.holder === null && who.pools.includes(task.pool)))?.id ?? null
  }

  by(performer: Performer, action: MoveAction, say: Say = {}): this {
    this.now = say.at ?? new Date(Date.parse(this.now) + 600_000).toISOString()
    const whole = action === 'withdraw' || action === 'comment'
    const taskId = whole ? null : (say.task ?? this.task(performer) ?? this.open[0]!.id)
    const move = { action, taskId, opinion: say.opinion ?? null, data: { ...reasoned(action, say.data), ...say.data }, at: this.now }
    const moved = apply(this.definition, this.state, move, performer, this.context(say.targetPools))
    this.state = moved.state
    this.events.push(...moved.events)
    return this
  }

  as(who: Who, action: MoveAction, say: Say = {}): this {
    return this.by(people[who], action, say)
  }

  /** Up to the first review. */
  untilReview(): this {
    return this.as('filler', 'submit').as('checker', 'pass').as('head', 'pass').as('window', 'pass')
  }

  /** Up to the chief. */
  untilRecheck(): this {
    return this.untilReview().as('officer', 'pass').as('planner', 'pass').as('accountant', 'pass')
  }
}

/** What sends a run back names a reason, unless the test is about its absence. */
function reasoned(action: MoveAction, data: MoveData | undefined): MoveData {
  const turnsDown = ['return', 'correct', 'refuse', 'reject'].includes(action) || data?.result === 'refuse'
  return turnsDown ? { reason: 'other' } : {}
}
