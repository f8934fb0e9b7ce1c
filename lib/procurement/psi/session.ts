import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import type { Side } from './message'

export const psiStatuses = {
  proposed: '等对方答复',
  running: '进行中',
  done: '已完成',
  refused: '对方未同意',
  ended: '已结束',
} as const
export type PsiStatus = keyof typeof psiStatuses

export const psiModes = { codes: '双方得知共有的代码', size: '双方只得知共有几个' } as const

/** Which rounds a side sends. */
export const openRounds: Record<Side, readonly number[]> = { a: [1, 3], b: [2] }

/** A session of the asking person's own enterprise. Throws Refusal(not_found). */
export async function psiRow(tx: Tx, id: string) {
  const row = isId(id) ? await tx.psiSession.findUnique({ where: { id } }) : null
  if (!row) throw new Refusal('not_found', '没有这次比对，或者本单位不是其中一方。')
  return row
}
export type PsiRow = Awaited<ReturnType<typeof psiRow>>

/** Whether an enterprise asked for the comparison (`a`) or was asked. */
export function sideOf(row: Pick<PsiRow, 'askerOrgId'>, orgId: string): Side {
  return row.askerOrgId === orgId ? 'a' : 'b'
}

/** What this side is to do now: `answer`, `compute` (the next message), `result`, or `wait` for the other. */
export function turnOf(
  row: Pick<PsiRow, 'askerOrgId' | 'status' | 'round'>,
  orgId: string,
): 'answer' | 'compute' | 'result' | 'wait' | 'none' {
  const side = sideOf(row, orgId)
  if (row.status === 'proposed') return side === 'b' ? 'answer' : 'wait'
  if (row.status === 'running') return openRounds[side].includes(row.round + 1) ? 'compute' : 'wait'
  return row.status === 'done' ? 'result' : 'none'
}
