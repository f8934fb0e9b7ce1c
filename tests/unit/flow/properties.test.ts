import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, dayOf, measure } from '@/lib/flow/clock'
import { upward } from '@/lib/flow/pools'
import { allowedMoves } from '@/lib/flow/rules/allowed'
import { apply } from '@/lib/flow/rules/apply'
import { definitionFlaws } from '@/lib/flow/rules/definition'
import { replay } from '@/lib/flow/rules/evolve'
import { brokenInvariants } from '@/lib/flow/rules/invariants'
import { openRun } from '@/lib/flow/rules/open'
import { dueRuleMoves, rulePerformer } from '@/lib/flow/rules/silence'
import { type FlowDefinition, flowActions } from '@/lib/flow/schema'
import {
  type FlowEvent,
  finalStatuses,
  type Move,
  type MoveContext,
  moveActions,
  type Performer,
  type RunState,
  ruleActor,
} from '@/lib/flow/state'
import { isRefusal, type Refusal } from '@/lib/kernel/refusal'
import { calendar, person, place } from './play.ts'
import { type Attempt, attempts, definitions, staff } from './random-flows.ts'

const start = '2026-02-10T01:00:00.000Z'
const actions = [...flowActions, ...moveActions]
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!

/** A run that random people pull at; keeps its history and every refusal. */
class World {
  readonly events: FlowEvent[] = []
  readonly refusals: Refusal[] = []
  state: RunState
  now = start
  private ids = 0
  private flip = 1

  constructor(
    readonly definition: FlowDefinition,
    readonly crowd: readonly Performer[],
  ) {
    const opener = person('起草人', `E-FILL@${place.orgId}`)
    const opened = openRun(definition, { runId: 'run', definitionCode: definition.code, ...place }, opener, start, this.context())
    this.state = opened.state
    this.events.push(...opened.events)
  }

  context(targetPools?: readonly string[]): MoveContext {
    const isActive = (key: string) => (key.charCodeAt(1) * 7 + this.flip) % 3 !== 0
    return { calendar, newId: () => `id${++this.ids}`, isActive, ...(targetPools ? { targetPools } : {}) }
  }

  attempt(input: Attempt): Refusal | null {
    this.flip = input.flip
    this.now = new Date(Date.parse(this.now) + input.minutes * 60_000).toISOString()
    if (input.rule === 0) return this.byRule(input)
    const { move, performer } = input.honest ? this.honest(input) : this.anything(input)
    return this.make(move, performer, pick(this.crowd, input.target).pools)
  }

  /** The platform: mostly what its rule says, sometimes any of its moves at any time, sometimes a person's. */
  private byRule(input: Attempt): Refusal | null {
    const open = this.state.tasks.filter((task) => task.status === 'open')
    if (open.length === 0) return null
    const task = pick(open, input.task)
    const due = dueRuleMoves(this.definition, this.state, task, this.now, calendar)
    const action = input.honest ? due[0]?.action : pick(['urge', 'lapse', 'pass_up', 'pass'] as const, input.action)
    if (action === undefined) return null
    const head = { id: `head-${input.target % 3}`, name: '处长' }
    const move = { action, taskId: task.id, opinion: null, data: action === 'pass_up' ? { target: head } : {}, at: this.now }
    return this.make(move, rulePerformer, [upward(task.pool, this.state)[1] ?? ''])
  }

  make(move: Move, performer: Performer, targetPools: readonly string[]): Refusal | null {
    const before = JSON.stringify(this.state)
    try {
      const moved = apply(this.definition, this.state, move, performer, this.context(targetPools))
      expect(JSON.stringify(this.state)).toBe(before)
      this.state = moved.state
      this.events.push(...moved.events)
      return null
    } catch (error) {
      if (!isRefusal(error)) throw error
      expect(JSON.stringify(this.state)).toBe(before)
      this.refusals.push(error)
      return error
    }
  }

  private performer(input: Attempt, pools: readonly string[] = []): Performer {
    const base = pick(this.crowd, input.who)
    const principal = input.principal === null ? null : pick(this.crowd, input.principal)
    const delegated = principal !== null && principal.id !== base.id
    const own = delegated ? principal.pools : base.pools
    return {
      ...base,
      pools: [...own, ...pools],
      onBehalfOf: delegated ? { id: principal.id, name: principal.name } : null,
      ...(input.supervises ? { supervises: true } : {}),
    }
  }

  private anything(input: Attempt): { move: Move; performer: Performer } {
    if (input.action % 40 === 0) {
      const move = this.fill({ ...input, complete: true }, 'withdraw', null)
      return { move, performer: this.performer(input, [`E-FILL@${place.orgId}`]) }
    }
    const task = input.task % 7 === 0 ? null : pick(this.state.tasks, input.task)
    return { move: this.fill(input, pick(actions, input.action), task?.id ?? null), performer: this.performer(input) }
  }

  /** What the panel offers to the task's holder, or to somebody of the crowd who gets the post for it. */
  private honest(input: Attempt): { move: Move; performer: Performer } {
    const open = this.state.tasks.filter((task) => task.status === 'open')
    if (open.length === 0) return this.anything(input)
    const task = pick(open, input.task)
    const holder = task.holder
    const performer = holder ? { ...holder, onBehalfOf: null, pools: [task.pool] } : this.performer(input, [task.pool])
    const offered = allowedMoves(this.definition, this.state, task, performer).filter((move) => move.blocked === null)
    const move = offered.length > 0 ? pick(offered, input.action).action : 'pass'
    return { move: this.fill(input, move, task.id), performer }
  }

  private fill(input: Attempt, action: Move['action'], taskId: string | null): Move {
    const target = pick(this.crowd, input.target)
    const to = pick(['enterprise', ...this.definition.steps.map((step) => step.key)], input.to)
    const data = {
      to,
      items: ['补充材料'],
      reason: 'missing' as const,
      result: input.refuses ? ('refuse' as const) : ('pass' as const),
      minutes: '纪要〔2026〕1号',
      days: 1 + (input.to % 9),
      target: { id: target.id, name: target.name },
    }
    return { action, taskId, opinion: input.complete ? '同意' : null, data: input.complete ? data : {}, at: this.now }
  }
}

/** Fresh people with one post each bring any living run to its end: no run is ever stuck. */
function finish(world: World): void {
  for (let turn = 0; turn < 80 && !finalStatuses.includes(world.state.status); turn += 1) {
    const open = world.state.tasks.filter((task) => task.status === 'open')
    const task = open.find((entry) => entry.parentTaskId !== null) ?? open[0]!
    const fresh: Performer = { id: `f-${task.stepKey}-${task.pool}`, name: '新人', onBehalfOf: null, pools: [task.pool], supervises: true }
    const move = (action: Move['action'], performer: Performer, target: Performer = fresh) =>
      world.make(
        { action, taskId: task.id, opinion: '同意', data: { target, result: 'pass', minutes: '1号' }, at: world.now },
        performer,
        fresh.pools,
      )
    if (task.extension) {
      const denier = { ...fresh, id: 'f-denies' }
      // Somebody had taken it on: it is handed over first, as any other task.
      if (task.holder !== null) expect(move('transfer', fresh, denier)?.message).toBeUndefined()
      expect(move('deny_extension', denier)?.message).toBeUndefined()
      continue
    }
    if (task.parentTaskId !== null) {
      const parent = world.state.tasks.find((entry) => entry.id === task.parentTaskId)!
      expect(move('recall_signer', { ...parent.holder!, onBehalfOf: null, pools: [] })).toBeNull()
      continue
    }
    if (task.holder !== null && task.holder.id !== fresh.id) expect(move('transfer', fresh)?.message).toBeUndefined()
    const mine = world.state.tasks.find((entry) => entry.id === task.id)!
    const offered = allowedMoves(world.definition, world.state, mine, fresh).map((entry) => entry.action)
    const way = (['conclude', 'submit', 'answer', 'register', 'pass'] as const).find((action) => offered.includes(action))
    expect(way).toBeDefined()
    expect(move(way!, fresh)?.message).toBeUndefined()
  }
  expect(world.state.status).toBe('concluded')
}

function play(property: (world: World, inputs: Attempt[]) => void, seed?: number, numRuns = 300): void {
  fc.assert(
    fc.property(definitions, staff, attempts, (definition, crowd, inputs) => property(new World(definition, crowd), inputs)),
    seed === undefined ? { numRuns } : { numRuns, seed },
  )
}

describe('any flow, any people, any order of moves', () => {
  it('draws sound definitions', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        expect(definitionFlaws(definition)).toEqual([])
      }),
    )
  })

  it('keeps every invariant after every move', () => {
    play((world, inputs) => {
      for (const input of inputs) {
        world.attempt(input)
        expect(brokenInvariants(world.definition, world.state)).toEqual([])
      }
    })
  })

  it('replays to the very state, also through JSON', () => {
    play((world, inputs) => {
      for (const input of inputs) world.attempt(input)
      expect(replay(JSON.parse(JSON.stringify(world.events)))).toEqual(world.state)
      expect(world.events.map((event) => event.seq)).toEqual(world.events.map((_, index) => index + 1))
    })
  })

  it('decides nothing without an open task, and no task twice', () => {
    play((world, inputs) => {
      for (const input of inputs) world.attempt(input)
      const closed = world.events.flatMap((event) => event.closed.map((entry) => entry.taskId))
      expect(new Set(closed).size).toBe(closed.length)
      for (const event of world.events) {
        if (event.action === 'open' || event.action === 'withdraw' || event.action === 'comment' || event.action === 'urge') continue
        const opener = world.events.find((other) => other.opened.some((task) => task.id === event.taskId))
        expect(opener!.seq).toBeLessThan(event.seq)
        const closer = world.events.find((other) => other.closed.some((entry) => entry.taskId === event.taskId))
        expect(closer?.seq ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(event.seq)
      }
    })
  })

  it('refuses a second decision on the same task as stale', () => {
    play((world, inputs) => {
      for (const input of inputs) {
        world.attempt(input)
        const done = world.state.tasks.find((task) => task.status === 'done')
        if (done === undefined) continue
        const again = { id: done.done!.by.id, name: '', onBehalfOf: null, pools: [done.pool] }
        const refusal = world.make({ action: 'pass', taskId: done.id, at: world.now }, again, [])
        expect(refusal).toMatchObject({ code: 'stale' })
        expect(refusal?.message).toContain(`该任务已由${done.done!.by.name}于`)
      }
    })
  })

  it('never turns the clock back, and its parts add up to the wall time', () => {
    play((world, inputs) => {
      for (const input of inputs) {
        world.attempt(input)
        const { clock, endedAt, at } = world.state
        const face = clockOf(clock, at, calendar, 5)
        if (face === null) continue
        expect(face.usedDays).toBeGreaterThanOrEqual(0)
        expect(face.usedDays + face.leftDays).toBe(5)
        const measured = clock.map((interval) => measure(interval, at, calendar))
        expect(Math.min(...measured.map((part) => part.wallSeconds))).toBeGreaterThanOrEqual(0)
        const whole = Math.floor(Date.parse(endedAt ?? at) / 1000) - Math.floor(Date.parse(clock[0]!.from) / 1000)
        expect(measured.reduce((sum, part) => sum + part.wallSeconds, 0)).toBe(whole)
      }
    })
  })

  it('can always be brought to its end by fresh people', () => {
    play((world, inputs) => {
      for (const input of inputs.slice(0, 25)) world.attempt(input)
      if (!finalStatuses.includes(world.state.status)) finish(world)
    })
  })

  it('extends the promise only by what somebody else approved, and every history says by how much', () => {
    let granted = 0
    play((world, inputs) => {
      for (const input of inputs) world.attempt(input)
      const grants = world.events.filter((event) => event.action === 'grant_extension')
      granted += grants.length
      for (const grant of grants) {
        const ask = world.events.findLast((event) => event.seq < grant.seq && event.action === 'ask_extension')!
        expect(ask.opened[0]!.id).toBe(grant.taskId)
        expect(grant.data.days).toBe(ask.data.days)
        expect([grant.actorId, grant.onBehalfOf?.id]).not.toContain(ask.actorId)
      }
      expect(grants.reduce((sum, event) => sum + event.data.days!, 0)).toBe(world.state.extendedDays ?? 0)
    }, 20_260_302)
    expect(granted).toBeGreaterThan(0)
  })

  it('lets no opinion lapse and hands nothing over but by its rule, after its time', () => {
    const seen = new Set<string>()
    play(
      (world, inputs) => {
        for (const input of inputs) world.attempt(input)
        for (const event of world.events) {
          if (event.actorId !== ruleActor.id && !['lapse', 'pass_up'].includes(event.action)) continue
          seen.add(event.action)
          expect(event.actorId).toBe(ruleActor.id)
          const opener = world.events.find((other) => other.opened.some((task) => task.id === event.taskId))!
          const task = opener.opened.find((one) => one.id === event.taskId)!
          expect(Date.parse(event.at)).toBeGreaterThanOrEqual(Date.parse(task.dueAt!))
          const step = world.definition.steps.find((one) => one.key === task.stepKey)!
          if (event.action === 'lapse') expect(step.silence?.rule).toBe('consent')
          if (event.action === 'pass_up') expect(step.silence?.rule).toBe('hand_over')
        }
      },
      20_260_302,
      1500,
    )
    expect([...seen].sort()).toEqual(['lapse', 'pass_up', 'urge'])
  })

  it('urges at most once a working day, always one level higher up to the top', () => {
    play((world, inputs) => {
      for (const input of inputs) world.attempt(input)
      const urges = world.events.filter((event) => event.action === 'urge' && event.taskId !== null && event.actorId !== ruleActor.id)
      const levels = new Map<string, number>()
      urges.forEach((event, index) => {
        const before = urges[index - 1]
        if (before && before.at !== event.at) expect(calendar.workdaysBetween(dayOf(before.at), dayOf(event.at))).toBeGreaterThan(0)
        const task = world.state.tasks.find((one) => one.id === event.taskId)!
        const expected = Math.min((levels.get(task.id) ?? 0) + 1, upward(task.pool, world.state).length)
        expect(event.data.level).toBe(expected)
        levels.set(task.id, expected)
      })
    })
  })

  it('really reaches every status and refuses for every reason (the tests above are not idle)', () => {
    const seen = new Set<string>()
    const codes = new Set<string>()
    play((world, inputs) => {
      for (const input of inputs) {
        world.attempt(input)
        seen.add(world.state.status)
      }
      for (const refusal of world.refusals) codes.add(refusal.code)
    }, 20_260_302)
    for (const status of [
      'filling',
      'arrived',
      'running',
      'correcting',
      'paused',
      'returned',
      'refused',
      'rejected',
      'concluded',
      'withdrawn',
    ]) {
      expect(seen).toContain(status)
    }
    for (const code of ['stale', 'forbidden', 'blocked', 'invalid']) expect(codes).toContain(code)
  })
})
