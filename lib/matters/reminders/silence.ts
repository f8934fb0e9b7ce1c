import { actBySilence, silentTasks } from '@/lib/flow/by-rule'
import { ruleActor } from '@/lib/flow/state'
import { lockRun } from '@/lib/flow/store'
import { syncFiling } from '@/lib/matters/sync-filing'
import { collect } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

/**
 * Applies the rule of silence to parallel work that is overdue; gives how many moves were made. Each task has a transaction of its own that
 * holds its run: two workers do it once, a killed one leaves nothing half done, and a second pass finds nothing to do.
 */
export async function applySilence(now: Date, most = 200): Promise<number> {
  const ids = await asSystem('查找逾期未反馈的会签', (tx) => silentTasks(tx, now, most))
  let moves = 0
  for (const id of ids) {
    try {
      if (await applyTo(id, now)) moves += 1
    } catch (error) {
      log.error({ task: id, err: String(error) }, '逾期规则未能执行，下次再试')
    }
  }
  return moves
}

async function applyTo(taskId: string, now: Date): Promise<boolean> {
  return asSystem('逾期规则', async (tx) => {
    const run = await lockRun({ tx, now, actor: { userId: ruleActor.id } }, { taskId })
    const done = await actBySilence(tx, run, taskId, now)
    const moved = done?.moved.events[0]?.action
    if (!done || moved === 'urge' || run.subject.kind !== 'filing') return done !== null
    const filing = await tx.filing.findUniqueOrThrow({ where: { id: run.subject.id } })
    const { change, flush } = collect(tx)
    await syncFiling({ tx, now, change, actor: { userId: ruleActor.id, name: ruleActor.name } }, filing, done, {})
    await flush()
    return true
  })
}
