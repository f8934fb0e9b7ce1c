import { verifySync } from 'otplib'
import { isProven, openSecret } from '@/lib/identity/sign-in/factor-secret'
import { passwordMatches, pretendToCompare } from '@/lib/identity/sign-in/password'
import { passwordDays } from '@/lib/identity/sign-in/password-rules'
import { Refusal } from '@/lib/kernel/refusal'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { asSystem, type Tx } from '@/lib/platform/db'
import { endSession, openSession, type Pending, visitorByToken } from '@/lib/platform/session'

/** Five wrong tries lock the typed name for 15 minutes, whether or not it exists (GB/T 22239-2019 三级 8.1.4.1). */
export const maxFailures = 5
export const lockMinutes = 15
/** Tries from one address within a minute. */
export const triesPerMinute = 60
/** Live sessions one account may have; the oldest is ended. Administrators and leaders: one. */
export const maxSessions = { ordinary: 3, privileged: 1 }

export const wrongCredentials = '账号或口令不正确，或账号已被暂时锁定（连续 5 次失败锁定 15 分钟）。'

export type SignInInput = { login: string; password: string; ip: string | null; userAgent: string | null }
export type SignedIn = { token: string; pending: Pending | null; userId: string; name: string }

/**
 * Checks name and password and opens a session. The same words and the same effort for an unknown name, a wrong password, a
 * locked or a disabled account. Throws Refusal(unauthenticated | too_many).
 */
export async function signIn({ login, password, ip, userAgent }: SignInInput, now: Date): Promise<SignedIn> {
  const name = login.trim().toLowerCase().slice(0, 64)
  const found = await asSystem('登录查找账号', async (tx) => {
    await limit(tx, `sign-in:${ip ?? 'unknown'}`, triesPerMinute, now)
    const user = await tx.userAccount.findUnique({ where: { login: name } })
    const credential = user && (await tx.credential.findUnique({ where: { userId: user.id } }))
    return { user, credential, guard: await tx.loginGuard.findUnique({ where: { name } }) }
  })
  const matches =
    found.credential && password.length <= 128
      ? await passwordMatches(found.credential.passwordHash, password)
      : await pretendToCompare(password.slice(0, 128))
  const locked = found.guard?.lockedUntil ? found.guard.lockedUntil > now : false
  const { user, credential } = found
  if (!matches || locked || !user || !credential || user.status !== 'active') {
    await asSystem('登录失败计数', (tx) => countFailure(tx, name, locked, ip, now))
    throw new Refusal('unauthenticated', wrongCredentials)
  }
  return asSystem('登录成功', async (tx) => {
    await tx.loginGuard.deleteMany({ where: { name } })
    const pending = pendingAfterPassword(credential, now)
    const session = await openSession(tx, { userId: user.id, kind: 'web', pending, ip, userAgent, now })
    await trimSessions(tx, user.id, credential.needsFactor ? maxSessions.privileged : maxSessions.ordinary, now)
    await tx.userAccount.update({ where: { id: user.id }, data: { lastLoginAt: now } })
    const actor = { userId: user.id, name: user.name, sessionId: session.id, ip }
    await writeAudit(tx, [auditLine('signIn', actor, { subjectKind: 'user', subjectId: user.id, detail: { pending } }, now)])
    return { token: session.token, pending, userId: user.id, name: user.name }
  })
}

type Proof = { needsFactor: boolean; totpSecret: string | null; mustChange: boolean; passwordAt: Date }

function pendingAfterPassword(proof: Proof, now: Date): Pending | null {
  if (proof.needsFactor) return isProven(proof.totpSecret) ? 'second_factor' : 'enrol_factor'
  return pendingAfterFactor(proof, now)
}

/** What remains after the second factor: a first or expired password has to be changed. */
export function pendingAfterFactor(proof: Pick<Proof, 'mustChange' | 'passwordAt'>, now: Date): Pending | null {
  const expired = now.getTime() - proof.passwordAt.getTime() > passwordDays * 86_400_000
  return proof.mustChange || expired ? 'change_password' : null
}

/** Counts a wrong try under a name; the fifth locks it. Kept in the trail as a refused `action`. */
export async function countFailure(tx: Tx, name: string, locked: boolean, ip: string | null, now: Date, action = 'signIn'): Promise<void> {
  if (!locked) {
    // One statement, so that tries at the same moment are all counted.
    await tx.$executeRaw`
      insert into login_guard (name, failures, last_at) values (${name}, 1, ${now})
      on conflict (name) do update set
        failures = case when login_guard.locked_until is not null and login_guard.locked_until <= ${now} then 1 else login_guard.failures + 1 end,
        last_at = ${now},
        locked_until = case
          when login_guard.locked_until is not null and login_guard.locked_until <= ${now} then null
          when login_guard.failures + 1 >= ${maxFailures} then ${new Date(now.getTime() + lockMinutes * 60_000)}::timestamptz
          else null end`
  }
  await writeAudit(tx, [auditLine(action, null, { detail: { name, locked, ip } }, now, 'refused')])
}

/** Counts a try in its one-minute window; throws Refusal(too_many) past the limit. */
export async function limit(tx: Tx, key: string, most: number, now: Date): Promise<void> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    insert into rate_window as w (key, start_at, count) values (${key}, ${now}, 1)
    on conflict (key) do update set
      count = case when w.start_at < ${new Date(now.getTime() - 60_000)} then 1 else w.count + 1 end,
      start_at = case when w.start_at < ${new Date(now.getTime() - 60_000)} then ${now} else w.start_at end
    returning count`
  if ((rows[0]?.count ?? 0) > most) throw new Refusal('too_many', '尝试过于频繁，请一分钟后再试。')
}

async function trimSessions(tx: Tx, userId: string, most: number, now: Date): Promise<void> {
  const live = await tx.session.findMany({
    where: { userId, kind: 'web', revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    skip: most,
    select: { id: true },
  })
  await tx.session.updateMany({ where: { id: { in: live.map((row) => row.id) } }, data: { revokedAt: now, revokedWhy: '账号在别处登录' } })
}

/** Whether a six-digit code fits; a code once used does not fit again. */
export function checkTotp(secret: string, code: string, lastStep: bigint | null, now: Date): { ok: boolean; step: bigint } {
  const epoch = Math.floor(now.getTime() / 1000)
  if (!/^\d{6}$/.test(code)) return { ok: false, step: 0n }
  const result = verifySync({ secret, token: code, epoch, epochTolerance: 30 })
  const step = BigInt(Math.floor(epoch / 30) + (result.valid && 'delta' in result ? Number(result.delta) : 0))
  return { ok: result.valid && (lastStep === null || step > lastStep), step }
}

/** Answers the second factor of a session that waits for it; five wrong codes end the session. Throws Refusal. */
export async function answerFactor(token: string, code: string, now: Date): Promise<{ pending: Pending | null }> {
  const visitor = await visitorByToken(token)
  if (visitor?.pending !== 'second_factor') throw new Refusal('unauthenticated', '登录已失效，请重新登录。')
  const guardName = `factor:${visitor.login}`
  const outcome = await asSystem('核对动态口令', async (tx) => {
    const credential = await tx.credential.findUniqueOrThrow({ where: { userId: visitor.userId } })
    const guard = await tx.loginGuard.findUnique({ where: { name: guardName } })
    const locked = guard?.lockedUntil ? guard.lockedUntil > now : false
    const { ok, step } = checkTotp(openSecret(credential.totpSecret ?? ''), code, credential.totpLastStep, now)
    if (!ok || locked) {
      await countFailure(tx, guardName, locked, visitor.ip, now)
      return { ok: false as const, locked: locked || (guard?.failures ?? 0) + 1 >= maxFailures }
    }
    await tx.loginGuard.deleteMany({ where: { name: guardName } })
    await tx.credential.update({ where: { userId: visitor.userId }, data: { totpLastStep: step } })
    const pending = pendingAfterFactor(credential, now)
    await tx.session.update({ where: { id: visitor.sessionId }, data: { pending } })
    await writeAudit(tx, [auditLine('answerFactor', visitor, { subjectKind: 'user', subjectId: visitor.userId }, now)])
    return { ok: true as const, pending }
  })
  if (outcome.ok) return { pending: outcome.pending }
  if (outcome.locked) await endSession(token, '动态口令连续错误', now)
  throw new Refusal(
    'unauthenticated',
    outcome.locked ? '动态口令连续错误，登录已终止，请 15 分钟后重新登录。' : '动态口令不正确，请查看验证器当前显示的 6 位数字。',
  )
}
