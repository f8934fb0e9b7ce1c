import { encode } from 'next-auth/jwt'
import { asSystem } from '@/lib/platform/db'
import { secret } from '@/lib/platform/env'
import { openSession, type Pending } from '@/lib/platform/session'

/** The cookie of a fresh session of a person, as signing in would set it, with nothing pending unless it is named. */
export async function sessionCookieOf(
  login: string,
  pending: Pending | null = null,
): Promise<{ name: string; value: string; httpOnly: boolean }> {
  const { userId, token } = await asSystem('测试登录', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login } })
    const session = await openSession(tx, { userId: user.id, kind: 'web', pending, now: new Date() })
    return { userId: user.id, token: session.token }
  })
  const value = await encode({ token: { sub: userId, token }, secret: secret('auth') })
  return { name: 'next-auth.session-token', value, httpOnly: true }
}

/** Ends all browser sessions of a person at once, as an administrator or the clock would. */
export async function endSessions(login: string): Promise<void> {
  await asSystem('测试退出', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login } })
    await tx.session.updateMany({
      where: { userId: user.id, kind: 'web', revokedAt: null },
      data: { revokedAt: new Date(), revokedWhy: '测试' },
    })
  })
}
