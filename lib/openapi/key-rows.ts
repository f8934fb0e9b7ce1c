import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import type { ApiKey } from '@/lib/platform/generated/client'
import { type KeyState, keyState } from './rules/key-state'
import { shownKey } from './rules/key-text'

/** A key as its administrators see it; times ISO, calls of the last thirty days. */
export type KeyRow = {
  id: string
  name: string
  shown: string
  orgId: string
  orgName: string
  userId: string
  userName: string
  scopes: string[]
  state: KeyState
  stateWhy: string | null
  createdAt: string
  createdByName: string
  expiresAt: string
  lastUsedAt: string | null
  lastIp: string | null
  calls: number
  refused: number
}

/** What stands beside keys the asker may see: names, whether each is still in force, how much it was used. */
export async function keyRows(tx: Tx, keys: readonly ApiKey[], now: Date): Promise<KeyRow[]> {
  const ids = keys.map((key) => key.id)
  const since = addDays(shanghaiDate(now), -29)
  const usage = await tx.apiUsage.groupBy({
    by: ['keyId'],
    where: { keyId: { in: ids }, day: { gte: since } },
    _sum: { calls: true, refused: true },
  })
  // Sessions of others are nobody's to read: what comes out is the state of a key the asker sees anyway.
  const { sessions, users, orgs } = await withBaseRights(tx, async () => ({
    sessions: await tx.session.findMany({ where: { id: { in: keys.map((key) => key.sessionId) } } }),
    users: await tx.userAccount.findMany({
      where: { id: { in: keys.map((key) => key.userId) } },
      select: { id: true, name: true, status: true },
    }),
    orgs: await tx.org.findMany({ where: { id: { in: keys.map((key) => key.orgId) } }, select: { id: true, name: true } }),
  }))
  return keys.map((key) => {
    const session = sessions.find((one) => one.id === key.sessionId)
    const user = users.find((one) => one.id === key.userId)
    const sum = usage.find((one) => one.keyId === key.id)?._sum
    const { id, name, orgId, userId, scopes, createdByName, lastIp } = key
    return {
      ...{ id, name, orgId, userId, scopes, createdByName, lastIp, shown: shownKey(key.prefix) },
      orgName: orgs.find((org) => org.id === orgId)?.name ?? '',
      userName: user?.name ?? '',
      state: session ? keyState({ ...session, userStatus: user?.status ?? 'disabled' }, now) : 'revoked',
      stateWhy: session?.revokedWhy ?? null,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      calls: sum?.calls ?? 0,
      refused: sum?.refused ?? 0,
    }
  })
}
