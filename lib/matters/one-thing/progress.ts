import type { HistoryLine } from '@/lib/flow/queries/run-record'
import type { Tx } from '@/lib/platform/db'
import { partsStep } from './join-flow'
import type { ActivePart } from './parts'

/** Where a part of a 一件事 stands: its department has not begun, has it on the desk, or has said what it thinks. */
export type PartProgress = {
  matter: string
  name: string
  kind: string
  department: string
  state: 'waiting' | 'open' | 'agreed' | 'objected'
  by: string | null
  at: string | null
  opinion: string | null
}

/** The parts of a joint filing with what their departments have said so far, as the asking side may read it. */
export async function partProgress(
  tx: Tx,
  filing: { id: string; round: number },
  parts: readonly ActivePart[],
  history: readonly HistoryLine[],
  nameOf: (department: string) => string,
): Promise<PartProgress[]> {
  const tasks = await tx.task.findMany({ where: { subjectId: filing.id, stepKey: partsStep, parentTaskId: null }, orderBy: { id: 'asc' } })
  return parts.map((part) => {
    const task = tasks.filter((one) => one.branch === part.line && one.status !== 'cancelled').at(-1)
    const line = task?.doneAt ? history.findLast((one) => one.taskId === task.id && one.opinion !== null) : undefined
    const state = !task ? 'waiting' : task.status === 'open' ? 'open' : task.action === 'pass' ? 'agreed' : 'objected'
    const by = history.findLast((one) => one.taskId === task?.id && one.action !== 'claim')?.actorName ?? null
    return {
      matter: part.matter,
      name: part.name,
      kind: part.kind,
      department: nameOf(part.line),
      state,
      by: task?.status === 'done' ? by : null,
      at: task?.doneAt?.toISOString() ?? null,
      opinion: line?.opinion ?? null,
    }
  })
}
