import { barringTask } from '@/lib/flow/rules/separation'
import type { FlowDefinition } from '@/lib/flow/schema'
import type { FlowTask, Performer, RunState } from '@/lib/flow/state'
import { demoAccounts } from '../../accounts'
import type { Rng } from '../../rng'
import type { UserRow } from '../people/types'
import type { Cast } from './cast'

const demo = new Set(demoAccounts.map((account) => account.login))

export type Seat = { readonly definition: FlowDefinition; readonly state: RunState; readonly task: FlowTask }

/** Whom a task may fall to: people of its desk who see the filing and are not barred by what they did before. */
export function candidates(cast: Cast, { definition, state, task }: Seat): UserRow[] {
  const invited = task.branch !== null
  return cast
    .peopleOf(task.pool)
    .filter((user) => invited || cast.covers(user.id, state.orgId, state.line))
    .filter((user) => !state.tasks.some((other) => isRival(other, task) && other.holder?.id === user.id))
    .filter((user) => barringTask(definition, state, task, { id: user.id, onBehalfOf: null }) === null)
}

/** Another department's open task of the same step: whoever has taken it cannot speak for this one too. */
const isRival = (other: FlowTask, task: FlowTask) =>
  other.id !== task.id &&
  other.status === 'open' &&
  other.stepKey === task.stepKey &&
  other.branch !== task.branch &&
  other.parentTaskId === null

/** Who does a task at a moment: its holder, else somebody of the desk, or whoever stands in for them that day. Null when nobody may. */
export function performerOf(cast: Cast, seat: Seat, at: string, chance: Rng): Performer | null {
  const { definition, state, task } = seat
  const free = candidates(cast, seat)
  const user = task.holder ? cast.userOf(task.holder.id) : free.length > 0 ? pick(free, chance) : null
  if (user === null) return null
  const self: Performer = { id: user.id, name: user.name, onBehalfOf: null, pools: cast.ownPools(user.id) }
  const other = cast.standIn(user.id, at)
  if (other === null || task.parentTaskId !== null) return self
  const onBehalfOf = { id: user.id, name: user.name }
  const delegate: Performer = { id: other.id, name: other.name, onBehalfOf, pools: cast.ownPools(user.id) }
  return barringTask(definition, state, task, delegate) === null ? delegate : self
}

function pick(people: readonly UserRow[], chance: Rng): UserRow {
  return chance.weighted(people.map((user) => [user, demo.has(user.login) ? 2.2 : 1] as const))
}
