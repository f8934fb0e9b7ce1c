import { moved } from '@/lib/flow/rules/apply'
import { evolve } from '@/lib/flow/rules/evolve'
import { principalOf } from '@/lib/flow/rules/guards'
import { leadingSteps, openTasks } from '@/lib/flow/rules/route'
import type { FlowDefinition } from '@/lib/flow/schema'
import type { FlowEvent, MoveContext, Moved, Performer, RunFacts, RunHead, RunState } from '@/lib/flow/state'
import { Refusal } from '@/lib/kernel/refusal'

/** Begins a run: a draft on the desk of the person who begins it. Refuses who does not hold the filling post of the enterprise. */
export function openRun(
  definition: FlowDefinition,
  facts: RunFacts,
  performer: Performer,
  at: string,
  context: Omit<MoveContext, 'isActive'>,
): Moved {
  const first = leadingSteps(definition)[0]
  if (first === undefined) throw new Error(`Flow ${definition.code} does not begin with the enterprise`)
  const head: RunHead = {
    status: 'filling',
    stepKey: first.key,
    round: 1,
    baseRound: 1,
    active: [first.key],
    arrivedAt: null,
    acceptedAt: null,
    endedAt: null,
    asker: null,
    correctedIn: null,
  }
  const blank: RunState = { ...facts, ...head, seq: 0, at, tasks: [], clock: [] }
  const opened = openTasks(first, blank, 1, at, { ...context, isActive: () => false }, () => principalOf(performer))
  if (!opened.every((task) => performer.pools.includes(task.pool))) throw new Refusal('forbidden', '您不是该企业的填报人，不能发起申报')
  const event: FlowEvent = {
    id: context.newId(),
    runId: facts.runId,
    seq: 1,
    at,
    actorId: performer.id,
    actorName: performer.name,
    onBehalfOf: performer.onBehalfOf,
    action: 'open',
    taskId: null,
    stepKey: first.key,
    round: 1,
    opinion: null,
    audience: first.side,
    data: {},
    facts,
    head,
    opened,
    closed: [],
    held: [],
    clock: null,
  }
  return moved(evolve(null, event), event)
}
