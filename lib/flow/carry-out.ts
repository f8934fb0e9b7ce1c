import { performerFor } from '@/lib/flow/performer'
import { apply } from '@/lib/flow/rules/apply'
import {
  type Audience,
  type FlowTask,
  type MoveAction,
  type MoveData,
  type Moved,
  type Performer,
  type RunState,
  ruleActor,
} from '@/lib/flow/state'
import { type LockedRun, lockRun, type RunKey, saveMove } from '@/lib/flow/store'
import type { Subject } from '@/lib/flow/store-rows'
import { Refusal } from '@/lib/kernel/refusal'
import { createWorkCalendar } from '@/lib/kernel/workday'
import type { CommandContext } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/** The calendar of announced working days that every run is counted by. */
export const flowCalendar = createWorkCalendar()

/** A move as a command asks for it: on a task, or on the run of a subject as a whole. `onBehalfOf` = user id of the principal. */
export type Wanted = RunKey & {
  readonly action: MoveAction
  readonly opinion?: string | null
  readonly data?: MoveData
  readonly audience?: Audience
  readonly onBehalfOf?: string
}

/** What the domain adds: its conditions (needed for submit and answer) and how the subject is called from now on. */
export type DomainSide = {
  readonly isActive?: (stepKey: string) => boolean
  readonly subject?: Subject
  /** Percent of the promise above which extensions are the leader's to approve. */
  readonly extensionShare?: string
  /** A run locked earlier in the same transaction, so that it is not read twice. */
  readonly run?: LockedRun
}

/** What was carried out, with the state before it. */
export type CarriedOut = { readonly before: RunState; readonly run: LockedRun; readonly moved: Moved; readonly performer: Performer }

/**
 * The one way from a command to a run: lock, decide by the table, store, audit, say that something changed. Everything in the command's
 * transaction and, but for opened rights, in its last statement; throws the Refusal of the rules.
 */
export async function carryOut(context: CommandContext, wanted: Wanted, domain: DomainSide = {}): Promise<CarriedOut> {
  const { tx, actor, now } = context
  const locked = domain.run ?? (await lockRun(context, wanted))
  const run = domain.subject ? { ...locked, subject: domain.subject } : locked
  const taskId = 'taskId' in wanted ? wanted.taskId : null
  const task = run.state.tasks.find((candidate) => candidate.id === taskId) ?? null
  const performer = performerFor(actor, run.desks, task, wanted.onBehalfOf)
  const { data, targetPools } = await nameTarget(tx, wanted.action, task, wanted.data ?? {})
  const move = { action: wanted.action, taskId, opinion: wanted.opinion ?? null, data, at: now.toISOString() }
  const moved = apply(run.definition, run.state, wanted.audience ? { ...move, audience: wanted.audience } : move, performer, {
    calendar: flowCalendar,
    newId,
    isActive: domain.isActive ?? needsDomain,
    targetPools,
    ...(domain.extensionShare ? { extensionShare: domain.extensionShare } : {}),
  })
  const saved = saveMove(context, run, moved, flowCalendar)
  if (run.subject.kind === 'filing' && reachesOut(moved)) {
    await context.flush()
    await tx.$executeRaw`select app.grant_tasks(${run.subject.id}::uuid, ${'会签、加签、专家评审或转办'})`
  }
  report(context, saved, moved, performer)
  return { before: run.state, run: saved, moved, performer }
}

/** Whether a task now lies with people who may not see the subject by organisation and line: co-signers, added signers, experts, whoever it was handed to. */
function reachesOut({ opened, events }: Moved): boolean {
  return (
    opened.some((task) => task.branch !== null || task.parentTaskId !== null || task.pool.startsWith('X-')) ||
    events[0]?.action === 'transfer'
  )
}

/** The name of a chosen person comes from the directory, not from the form; so does whether the person works from the pool. */
async function nameTarget(
  tx: Tx,
  action: MoveAction,
  task: FlowTask | null,
  data: MoveData,
): Promise<{ data: MoveData; targetPools: string[] }> {
  const wanted = data.target
  if (wanted === undefined || task === null || (action !== 'transfer' && action !== 'add_signer')) return { data, targetPools: [] }
  const rows =
    action === 'transfer'
      ? await tx.$queryRaw<{ id: string; name: string }[]>`select id, name from app.pool_people(${task.pool}) where id = ${wanted.id}::uuid`
      : await tx.$queryRaw<
          { id: string; name: string }[]
        >`select id, name from app.commission_people(${wanted.name}) where id = ${wanted.id}::uuid`
  const person = rows[0]
  if (person === undefined && action === 'add_signer') throw new Refusal('invalid', '只能加签给本委在岗人员', { target: '请重新选择人员' })
  return { data: person ? { ...data, target: { id: person.id, name: person.name } } : data, targetPools: person ? [task.pool] : [] }
}

function needsDomain(stepKey: string): boolean {
  throw new Error(`The condition of step ${stepKey} is the domain's to decide: pass isActive`)
}

/** Audit line and outbox event of a move: ids only, never words. */
export function report(context: CommandContext, run: LockedRun, moved: Moved, performer: Performer): void {
  const { audit, event } = reportMove(run, moved)
  context.audit({ ...audit, ...(performer.onBehalfOf ? { onBehalfOf: performer.onBehalfOf.id } : {}) })
  context.emit('flow.moved', event)
}

/** What the trail and the relay are told of a move. */
export function reportMove(run: LockedRun, moved: Moved) {
  const event = moved.events[0]!
  const { kind: subjectKind, id: subjectId } = run.subject
  const { orgId, line, status, stepKey, round, runId } = moved.state
  const detail = { action: event.action, taskId: event.taskId, step: event.stepKey, round, status }
  const opened = moved.opened.map((task) => ({ id: task.id, pool: task.pool, holderId: task.holder?.id ?? null }))
  const held = event.held.map((entry) => ({ id: entry.taskId, holderId: entry.holder?.id ?? null }))
  const level = event.data.level === undefined ? {} : { level: event.data.level, byRule: event.actorId === ruleActor.id }
  const data = { runId, eventId: event.id, action: event.action, taskId: event.taskId, status, stepKey, opened, held, ...level }
  return { audit: { subjectKind, subjectId, orgId, detail }, event: { subjectKind, subjectId, orgId, line, data } }
}
