import { later } from '@/lib/flow/clock'
import { apply } from '@/lib/flow/rules/apply'
import { openRun } from '@/lib/flow/rules/open'
import { deskOf, stepOf } from '@/lib/flow/rules/route'
import { urgedToday } from '@/lib/flow/rules/urging'
import { type FlowTask, finalStatuses, type Moved, type Performer, type RunState } from '@/lib/flow/state'
import { workCalendar } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { seedId } from '../../ids'
import type { Rng } from '../../rng'
import { timedIds } from '../../timed-ids'
import type { OrgRow } from '../organisation/types'
import type { UserRow } from '../people/types'
import type { Agenda, Item } from './agenda'
import { dossierOf } from './dossier'
import type { FiledForm } from './form-of'
import { type Intended, nextMove } from './next-move'
import { candidates, performerOf } from './performers'
import type { Stage } from './stage'
import type { MadeMove, SimulatedFiling } from './types'
import { askings, handovers, urgings } from './wording/opinions'
import { momentAfter } from './working-time'

export type Scene = {
  readonly id: string
  readonly stage: Stage
  readonly matter: MatterDefinition
  readonly org: OrgRow
  readonly filler: UserRow
  readonly form: FiledForm
  readonly agenda: Agenda
  readonly createdAt: string
  readonly chance: Rng
}

const commands: Partial<Record<Intended['action'], string>> = {
  claim: 'flow.claim',
  urge: 'flow.urge',
  comment: 'flow.comment',
  withdraw: 'withdrawFiling',
}

/** Lets the agenda happen, one move of the rules after the other, until the filing has ended, rests, or the clock has reached now. */
export function direct(scene: Scene): Pick<SimulatedFiling, 'state' | 'moves' | 'submissions' | 'materials' | 'verdicts'> {
  const { stage, matter, org, filler, chance } = scene
  const { cast } = stage
  const end = stage.now.toISOString()
  const ids = timedIds(scene.id)
  let clock = scene.createdAt
  const newId = () => ids(clock)
  const moves: MadeMove[] = []
  const queue: Item[] = []
  const dossier = dossierOf(scene)

  const person: Performer = { id: filler.id, name: filler.name, onBehalfOf: null, pools: cast.ownPools(filler.id) }
  const body = org.owner === 'district' ? org.adcode : null
  const facts = { runId: seedId('run', scene.id), definitionCode: matter.code, orgId: org.id, line: matter.line, body }
  const opened = openRun(matter.flow, facts, person, scene.createdAt, { calendar: workCalendar, newId })
  let state: RunState = opened.state

  const keep = (moved: Moved, command: string, performer: Performer) => {
    state = moved.state
    moves.push({ event: moved.events[0]!, command, departmentName: cast.departmentOf(performer.id), state })
    queue.push(...scene.agenda.plan(state, moved.opened))
  }
  keep(opened, 'createFiling', person)

  const make = (intended: Intended, task: FlowTask | null, performer: Performer, at: string, targetPools?: string[]) => {
    clock = at
    const context = { calendar: workCalendar, newId, isActive: scene.form.isActive, ...(targetPools ? { targetPools } : {}) }
    const command = task?.parentTaskId ? 'flow.sign' : (commands[intended.action] ?? 'actOnFiling')
    dossier.before(state, task, intended.action, performer, at)
    keep(apply(matter.flow, state, { ...intended, taskId: task?.id ?? null, at }, performer, context), command, performer)
    dossier.after(state, task, intended.action, performer, at)
  }

  const happen = (item: Item) => {
    const task = state.tasks.find((one) => one.id === item.taskId)
    if (task?.status !== 'open') return
    const performer = performerFor(item, task)
    if (performer === null) throw new Error(`Nobody may do ${task.stepKey} of ${scene.id} (${task.pool})`)
    switch (item.kind) {
      case 'claim':
        if (task.holder === null) make({ action: 'claim', opinion: null }, task, performer, item.at)
        return
      case 'urge': {
        const opinion = chance.pick(urgings)
        // 每件每个工作日限催办一次: who comes second finds the button grey.
        if (!urgedToday(state, later(item.at, state.at), workCalendar))
          make({ action: 'urge', opinion }, task, urger(task) ?? performer, item.at)
        return
      }
      case 'comment':
        make({ action: 'comment', opinion: item.words }, null, performer, item.at)
        return
      case 'withdraw':
        make({ action: 'withdraw', opinion: item.words }, null, person, item.at)
        return
      case 'transfer':
        hand(item, task, performer)
        return
      case 'signer':
        ask(item, task, performer)
        return
      case 'act':
        act(item, task, performer)
    }
  }

  const performerFor = (item: Item, task: FlowTask): Performer | null => {
    const named = item.who ? cast.byLogin(item.who) : undefined
    if (named) return { id: named.id, name: named.name, onBehalfOf: null, pools: cast.ownPools(named.id) }
    return performerOf(cast, { definition: matter.flow, state, task }, item.at, chance)
  }

  const act = (item: Item, task: FlowTask, performer: Performer) => {
    const asked = state.tasks.find((one) => one.parentTaskId === task.id && one.status === 'open')
    if (asked) {
      const signer = cast.userOf(asked.holder!.id)
      const answer = { id: signer.id, name: signer.name, onBehalfOf: null, pools: cast.ownPools(signer.id) }
      make(nextMove(matter, state, asked, null, item.at, chance), asked, answer, item.at)
      queue.push({ ...item, at: momentAfter(item.at, 0, chance) })
      return
    }
    const intended = nextMove(matter, state, task, item.turn, item.at, chance)
    make(intended, task, performer, item.at)
    if (intended.action === 'defer') queue.push({ ...item, at: momentAfter(item.at, chance.int(2, 4), chance), turn: null })
  }

  const hand = (item: Item, task: FlowTask, performer: Performer) => {
    const others = candidates(cast, { definition: matter.flow, state, task }).filter(
      (user) => user.id !== performer.id && user.id !== task.holder?.id,
    )
    const other = others.length > 0 ? chance.pick(others) : null
    if (other === null || performer.onBehalfOf !== null) return
    const target = { id: other.id, name: other.name }
    make({ action: 'transfer', opinion: chance.pick(handovers), data: { target } }, task, performer, item.at, [task.pool])
  }

  const ask = (item: Item, task: FlowTask, performer: Performer) => {
    if (state.body !== null || !stepOf(matter.flow, task.stepKey).actions.includes('add_signer')) return
    const line = chance.pick(['ZCFG', 'CWJD', 'GHFZ', 'QYGG', 'ZHJD'].filter((code) => code !== matter.line))
    const other = cast.peopleOf(`R-OFFICER@${line}`)[0]
    if (!other || other.id === performer.id || performer.onBehalfOf !== null) return
    make(
      { action: 'add_signer', opinion: chance.pick(askings), data: { target: { id: other.id, name: other.name } } },
      task,
      performer,
      item.at,
    )
  }

  /** Whoever leads the department reminds; inside an enterprise, nobody but the filler. */
  const urger = (task: FlowTask): Performer | null => {
    const department = task.pool.split('@')[1]
    const chief =
      deskOf(matter.flow, state, task) === 'parallel'
        ? cast.peopleOf(`R-OFFICER@${matter.line}`)[0]
        : cast.peopleOf(`R-CHIEF@${department}`)[0]
    return chief ? { id: chief.id, name: chief.name, onBehalfOf: null, pools: cast.ownPools(chief.id) } : null
  }

  for (;;) {
    const next = earliest(queue)
    if (next === null || next.at > end || finalStatuses.includes(state.status)) break
    queue.splice(queue.indexOf(next), 1)
    happen(next)
  }
  return { state, moves, ...dossier.contents() }
}

function earliest(queue: readonly Item[]): Item | null {
  return queue.reduce<Item | null>((first, item) => (first === null || item.at < first.at ? item : first), null)
}
