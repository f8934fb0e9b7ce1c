/** What a key is worth now. */
export const keyStates = {
  active: { label: '有效', tone: 'ok' },
  expiring: { label: '即将到期', tone: 'notice' },
  expired: { label: '已过期', tone: 'neutral' },
  idle: { label: '长期未用失效', tone: 'neutral' },
  closed: { label: '经办人账号停用', tone: 'danger' },
  revoked: { label: '已撤销', tone: 'neutral' },
} as const
export type KeyState = keyof typeof keyStates

type Facts = { revokedAt: Date | null; expiresAt: Date; lastSeenAt: Date; idleMinutes: number; userStatus: string }

const soonMs = 14 * 86_400_000

/** The state of a key at a moment; only `active` and `expiring` open anything. */
export function keyState({ revokedAt, expiresAt, lastSeenAt, idleMinutes, userStatus }: Facts, now: Date): KeyState {
  if (revokedAt) return 'revoked'
  if (expiresAt <= now) return 'expired'
  if (lastSeenAt.getTime() + idleMinutes * 60_000 <= now.getTime()) return 'idle'
  if (userStatus !== 'active') return 'closed'
  return expiresAt.getTime() - now.getTime() < soonMs ? 'expiring' : 'active'
}
