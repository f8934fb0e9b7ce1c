import { actOnFiling } from '@/lib/matters/commands/act'
import { standingContent } from '@/lib/matters/signing/sign'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { personFor } from '../people'

/** The open task of a filing. */
export function openTask(subjectId: string) {
  return asSystem('性能测量取任务', (tx) => tx.task.findFirstOrThrow({ where: { subjectId, status: 'open' } }))
}

/** The move that carries a step on, as the decision panel would send it. */
export function moveOf(task: { id: string; stepKey: string }) {
  const move = { taskId: task.id, opinion: '经审查，材料齐全，程序合规，同意。', committed: true }
  if (task.stepKey === 'e_fill') return { ...move, action: 'submit' }
  if (task.stepKey === 'issue') return { ...move, action: 'conclude' }
  if (task.stepKey === 'meeting') return { ...move, action: 'register', result: 'pass', minutes: '委主任办公会议纪要第 1 次' }
  return { ...move, action: 'pass' }
}

/** What a leader adds: the own name typed over the filing as it stands. */
async function signed(task: { pool: string; subjectId: string }, name: string) {
  if (!task.pool.startsWith('R-LEAD')) return {}
  const content = await asSystem('性能测量签名', async (tx) =>
    standingContent(tx, await tx.filing.findUniqueOrThrow({ where: { id: task.subjectId } })),
  )
  return { signature: { method: 'typed' as const, name, content } }
}

/** Carries a filing on by whoever may, until it stands at the step or has come to its end. */
export async function carryTo(filingId: string, stepKey: string | null): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    const task = await openTask(filingId).catch(() => null)
    if ((task?.stepKey ?? null) === stepKey) return
    if (!task) break
    const actor = await personFor(task)
    await runCommand(actOnFiling, actor, { ...moveOf(task), ...(await signed(task, actor.name)) })
  }
  throw new Error(`The filing never came to ${stepKey}`)
}
