import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { asSystem, type Tx } from '@/lib/platform/db'
import { rebuildScope } from './scope-store'

type NewDelegation = { id: string; from: Actor; toUserId: string; fromAt: Date; toAt: Date; reason: string; now: Date }

/** Writes a delegation and opens the delegator's desks to the colleague. Gives the colleague's name. Throws Refusal. */
export async function delegate({ id, from, toUserId, fromAt, toAt, reason, now }: NewDelegation): Promise<string> {
  return asSystem('委托代办', async (tx) => {
    const colleague = await tx.userAccount.findUnique({ where: { id: toUserId } })
    if (!colleague || colleague.status !== 'active' || colleague.orgId !== from.orgId)
      throw new Refusal('invalid', '受托人须是本单位在岗人员', { toUserId: '受托人须是本单位在岗人员' })
    const overlapping = await tx.delegation.count({
      where: { fromUserId: from.userId, revokedAt: null, fromAt: { lt: toAt }, toAt: { gt: fromAt } },
    })
    if (overlapping > 0) throw new Refusal('conflict', '这段时间已有一项委托,请先收回后再委托。')
    await tx.delegation.create({ data: { id, fromUserId: from.userId, toUserId, fromAt, toAt, reason, createdAt: now } })
    await rebuildScope(tx, [toUserId], now)
    return colleague.name
  })
}

/** Ends a delegation now and closes the desks it had opened. */
export async function revokeDelegationRow(id: string, now: Date): Promise<void> {
  await asSystem('收回委托', async (tx) => {
    const row = await tx.delegation.update({ where: { id }, data: { revokedAt: now } })
    await rebuildScope(tx, [row.toUserId], now)
  })
}

/** Rebuilds the desks of people whose delegations began or ended since the last look; the worker calls it every minute. */
export async function turnDelegations(now: Date, since: Date): Promise<number> {
  return asSystem('委托到期', async (tx) => {
    const turned = await dueDelegates(tx, now, since)
    if (turned.length > 0) await rebuildScope(tx, turned, now)
    return turned.length
  })
}

async function dueDelegates(tx: Tx, now: Date, since: Date): Promise<string[]> {
  const rows = await tx.delegation.findMany({
    where: { revokedAt: null, OR: [{ fromAt: { gt: since, lte: now } }, { toAt: { gt: since, lte: now } }] },
    select: { toUserId: true },
  })
  return [...new Set(rows.map((row) => row.toUserId))]
}
