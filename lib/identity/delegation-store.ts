import { rebuildScope } from '@/lib/identity/scope/scope-store'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem, type Tx } from '@/lib/platform/db'
import { heldPosts } from './account-store'
import { delegationProblem } from './rules/delegation'

type NewDelegation = { id: string; from: Actor; toUserId: string; fromAt: Date; toAt: Date; reason: string; now: Date }

/** Writes a delegation and opens the delegator's desks to the colleague, with base rights of the caller's transaction. Gives the colleague's name. Throws Refusal. */
export async function delegate(tx: Tx, { id, from, toUserId, fromAt, toAt, reason, now }: NewDelegation): Promise<string> {
  const colleague = await tx.userAccount.findUnique({ where: { id: toUserId } })
  const today = shanghaiDate(now)
  const rolesOf = async (userId: string) =>
    (await heldPosts(tx, userId, today)).filter((post) => post.fromDate <= today).map((post) => post.roleCode)
  const giver = { id: from.userId, orgId: from.orgId, active: true, roles: await rolesOf(from.userId) }
  const taker = { id: toUserId, orgId: colleague?.orgId ?? '', active: colleague?.status === 'active', roles: await rolesOf(toUserId) }
  const problem = delegationProblem(giver, taker, { fromAt, toAt })
  if (problem) throw new Refusal('invalid', problem, { toUserId: problem })
  const overlapping = await tx.delegation.count({
    where: { fromUserId: from.userId, revokedAt: null, fromAt: { lt: toAt }, toAt: { gt: fromAt } },
  })
  if (overlapping > 0) throw new Refusal('conflict', '这段时间已有一项委托，请先收回后再委托。')
  await tx.delegation.create({ data: { id, fromUserId: from.userId, toUserId, fromAt, toAt, reason, createdAt: now } })
  await rebuildScope(tx, [toUserId], now)
  return colleague?.name ?? ''
}

/** Ends a delegation now and closes the desks it had opened. */
export async function revokeDelegationRow(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await tx.delegation.update({ where: { id }, data: { revokedAt: now } })
  await rebuildScope(tx, [row.toUserId], now)
}

const lookName = 'turn-delegations'

/** The worker's minute: turns what began or ended since the last look, however long ago that was (a day at the first). */
export async function turnDueDelegations(now: Date): Promise<number> {
  const last = await asSystem('委托到期', (tx) => tx.heartbeat.findUnique({ where: { name: lookName } }))
  const turned = await turnDelegations(now, last?.at ?? new Date(now.getTime() - 86_400_000))
  const row = { name: lookName, at: now }
  await asSystem('委托到期', (tx) => tx.heartbeat.upsert({ where: { name: lookName }, create: row, update: row }))
  return turned
}

/** Rebuilds the desks of people whose delegations began or ended after `since`. */
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
