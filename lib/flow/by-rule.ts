import { flowCalendar, reportMove } from '@/lib/flow/carry-out'
import { upward } from '@/lib/flow/pools'
import { apply } from '@/lib/flow/rules/apply'
import { dueRuleMoves, nextRuleMoves, type RuleMove, rulePerformer } from '@/lib/flow/rules/silence'
import type { MoveData, Moved, Person, RunState } from '@/lib/flow/state'
import { type LockedRun, saveMove } from '@/lib/flow/store'
import { isRefusal } from '@/lib/kernel/refusal'
import { auditLine, collect, writeAudit } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/** What the platform writes where a department has not answered; nobody's words. */
export const lapsedOpinion = '逾期未反馈，按规则视为同意'

/** What a rule did to a run. */
export type RuleDone = { readonly before: RunState; readonly run: LockedRun; readonly moved: Moved }

/** Open tasks of parallel work whose moment has come, longest waiting first; one index answers it. Ids only. */
export async function silentTasks(tx: Tx, now: Date, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id::text from task where status = 'open' and branch is not null and parent_task_id is null
      and coalesce(silence_at, due_at) <= ${now}::timestamptz
    order by coalesce(silence_at, due_at) limit ${most}`
  return rows.map((row) => row.id)
}

/**
 * Lets the rule of silence act on one task of a run held under lock: at most one move, in the system's own transaction, with audit line and
 * outbox event. Null where its moment has not come (another worker was first). Then says when to look again.
 */
export async function actBySilence(tx: Tx, run: LockedRun, taskId: string, now: Date): Promise<RuleDone | null> {
  const at = now.toISOString()
  const task = run.state.tasks.find((one) => one.id === taskId)
  const due = task ? dueRuleMoves(run.definition, run.state, task, at, flowCalendar) : []
  for (const move of due) {
    const done = await tryMove(tx, run, taskId, move, now)
    if (!done) continue
    await lookAgain(tx, done.run, taskId)
    return done
  }
  await lookAgain(tx, run, taskId)
  return null
}

async function tryMove(tx: Tx, run: LockedRun, taskId: string, { action }: RuleMove, now: Date): Promise<RuleDone | null> {
  const task = run.state.tasks.find((one) => one.id === taskId)!
  const head = upward(task.pool, run.state)[1]
  const choices: MoveData[] = action === 'pass_up' ? (head ? await headsOf(tx, head) : []).map((target) => ({ target })) : [{}]
  for (const data of choices) {
    const move = { action, taskId, opinion: action === 'lapse' ? lapsedOpinion : null, data, at: now.toISOString() }
    const context = { calendar: flowCalendar, newId, isActive: () => true, targetPools: head ? [head] : [] }
    const moved = attempt(() => apply(run.definition, run.state, move, rulePerformer, context))
    if (!moved) continue
    const { change, flush } = collect(tx)
    const saved = saveMove({ change, actor: { departmentName: null } }, run, moved, flowCalendar)
    await flush()
    const { audit, event } = reportMove(saved, moved)
    await writeAudit(tx, [auditLine('flow.silence', null, audit, now)])
    await tx.outbox.create({ data: { at: now, topic: 'flow.moved', ...event } })
    return { before: run.state, run: saved, moved }
  }
  return null
}

/** The next moment a look is worth it: that of the next move; the following day where only somebody's arrival could help; never again at the top. */
async function lookAgain(tx: Tx, { definition, state }: LockedRun, taskId: string): Promise<void> {
  const task = state.tasks.find((one) => one.id === taskId)
  const next = task ? nextRuleMoves(definition, state, task, flowCalendar) : []
  const moments = next.map((move) => Date.parse(move.from)).filter((moment) => moment > Date.parse(state.at))
  const waits = next.length > 0 ? flowCalendar.dueAt(state.at, 1) : null
  const at = moments.length > 0 ? new Date(Math.min(...moments)) : waits ? new Date(waits) : null
  await tx.$executeRaw`update task set silence_at = coalesce(${at}::timestamptz, 'infinity') where id = ${taskId}::uuid and status = 'open'`
}

async function headsOf(tx: Tx, pool: string): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    select distinct u.id::text, u.name from actor_pool p join user_account u on u.id = p.user_id and u.status = 'active'
    where p.pool = ${pool} and p.via_user_id is null order by u.name limit 10`
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}
