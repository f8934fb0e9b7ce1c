import { isProven } from '@/lib/identity/sign-in/factor-secret'
import { pendingAfterFactor, type SignedIn } from '@/lib/identity/sign-in/sign-in'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { openSession } from '@/lib/platform/session'

/**
 * Opens a session for a person whom the single sign-on provider vouched for; null when the subject is bound to no active account.
 * Accounts that need a second factor are still asked for it here: the provider's word replaces the password only.
 */
export async function signInBySso(issuer: string, subject: string, ip: string | null, now: Date): Promise<SignedIn | null> {
  return asSystem('单点登录', async (tx) => {
    const credential = await tx.credential.findUnique({ where: { externalSubject: `${issuer}|${subject}` } })
    const user = credential && (await tx.userAccount.findUnique({ where: { id: credential.userId } }))
    if (!credential || !user || user.status !== 'active') {
      await writeAudit(tx, [auditLine('signInBySso', null, { detail: { issuer, subject } }, now, 'refused')])
      return null
    }
    const factor = credential.needsFactor
      ? isProven(credential.totpSecret)
        ? ('second_factor' as const)
        : ('enrol_factor' as const)
      : null
    const pending = factor ?? pendingAfterFactor({ mustChange: false, passwordAt: now }, now)
    const session = await openSession(tx, { userId: user.id, kind: 'web', pending, ip, userAgent: null, now })
    await tx.userAccount.update({ where: { id: user.id }, data: { lastLoginAt: now } })
    const actor = { userId: user.id, name: user.name, sessionId: session.id, ip }
    await writeAudit(tx, [auditLine('signInBySso', actor, { subjectKind: 'user', subjectId: user.id, detail: { issuer } }, now)])
    return { token: session.token, pending, userId: user.id, name: user.name }
  })
}
