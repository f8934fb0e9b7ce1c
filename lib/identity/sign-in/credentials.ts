import { generateSecret, generateURI } from 'otplib'
import { isProven, openSecret, sealUnproven } from '@/lib/identity/sign-in/factor-secret'
import { hashPassword, passwordMatches } from '@/lib/identity/sign-in/password'
import { passwordMemory, passwordProblem } from '@/lib/identity/sign-in/password-rules'
import { checkTotp, countFailure, lockMinutes, maxFailures, pendingAfterFactor } from '@/lib/identity/sign-in/sign-in'
import { Refusal } from '@/lib/kernel/refusal'
import { auditLine, writeAudit } from '@/lib/platform/command'
import { seal } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { endSessionsOf, type Pending, type Visitor } from '@/lib/platform/session'

const tooOften = `当前口令连续输错 ${maxFailures} 次，请 ${lockMinutes} 分钟后再试。`

/**
 * Changes the person's own password: the current one is asked (five wrong ones lock the changing for a quarter of an hour, as at sign-in), the rules hold, the last five may not come again. All other
 * sessions of the person end. Throws Refusal with the field that is wrong.
 */
export async function changePassword(visitor: Visitor, current: string, wanted: string, now: Date): Promise<void> {
  if (visitor.pending && visitor.pending !== 'change_password') throw new Refusal('unauthenticated', '请先完成动态口令验证。')
  const problem = passwordProblem(wanted, visitor.login, visitor.name)
  if (problem) throw new Refusal('invalid', problem, { wanted: problem })
  const guard = `password:${visitor.login}`
  const { credential, locked } = await asSystem('改密', async (tx) => {
    const until = (await tx.loginGuard.findUnique({ where: { name: guard } }))?.lockedUntil
    return { credential: await tx.credential.findUniqueOrThrow({ where: { userId: visitor.userId } }), locked: until ? until > now : false }
  })
  // A locked name costs the same effort and says nothing about the password.
  if (!(await passwordMatches(credential.passwordHash, current.slice(0, 128))) || locked) {
    await asSystem('改密失败计数', (tx) => countFailure(tx, guard, locked, visitor.ip, now, 'changePassword'))
    throw new Refusal(locked ? 'too_many' : 'invalid', locked ? tooOften : '当前口令不正确', {
      current: locked ? tooOften : '当前口令不正确',
    })
  }
  for (const old of [credential.passwordHash, ...credential.history].slice(0, passwordMemory)) {
    if (await passwordMatches(old, wanted))
      throw new Refusal('invalid', '不得使用最近 5 次用过的口令', { wanted: '不得使用最近 5 次用过的口令' })
  }
  const digest = await hashPassword(wanted)
  await asSystem('改密', async (tx) => {
    await tx.loginGuard.deleteMany({ where: { name: guard } })
    await tx.credential.update({
      where: { userId: visitor.userId },
      data: {
        passwordHash: digest,
        passwordAt: now,
        mustChange: false,
        history: [credential.passwordHash, ...credential.history].slice(0, passwordMemory),
      },
    })
    await tx.session.update({ where: { id: visitor.sessionId }, data: { pending: null } })
    await endSessionsOf(tx, visitor.userId, '口令已修改', now, visitor.sessionId)
    await writeAudit(tx, [auditLine('changePassword', visitor, { subjectKind: 'user', subjectId: visitor.userId }, now)])
  })
}

/** Begins the enrolment of a second factor: a secret and its address for authenticator apps, kept sealed until a code proves it. */
export async function beginEnrolment(visitor: Visitor): Promise<{ secret: string; uri: string }> {
  const secret = await asSystem('登记动态口令', async (tx) => {
    // Two tabs opened at once show the same secret.
    await tx.$queryRaw`select 1 from credential where user_id = ${visitor.userId}::uuid for update`
    const credential = await tx.credential.findUniqueOrThrow({ where: { userId: visitor.userId } })
    if (isProven(credential.totpSecret) || visitor.pending !== 'enrol_factor')
      throw new Refusal('conflict', '动态口令已登记；更换请联系安全保密管理员重置。')
    if (credential.totpSecret) return openSecret(credential.totpSecret)
    const made = generateSecret()
    await tx.credential.update({ where: { userId: visitor.userId }, data: { totpSecret: sealUnproven(made) } })
    return made
  })
  return { secret, uri: generateURI({ issuer: '数智国资监管云平台', label: visitor.login, secret }) }
}

/** Ends the enrolment with a first code. Throws Refusal when it does not fit. */
export async function confirmEnrolment(visitor: Visitor, code: string, now: Date): Promise<{ pending: Pending | null }> {
  return asSystem('登记动态口令', async (tx) => {
    const credential = await tx.credential.findUniqueOrThrow({ where: { userId: visitor.userId } })
    if (visitor.pending !== 'enrol_factor' || !credential.totpSecret) throw new Refusal('conflict', '没有正在登记的动态口令，请重新登录。')
    const secret = openSecret(credential.totpSecret)
    const { ok, step } = checkTotp(secret, code, credential.totpLastStep, now)
    if (!ok) throw new Refusal('invalid', '动态口令不正确，请核对手机时间后输入当前 6 位数字。', { code: '动态口令不正确' })
    const pending = pendingAfterFactor(credential, now)
    await tx.credential.update({ where: { userId: visitor.userId }, data: { totpSecret: seal(secret), totpLastStep: step } })
    await tx.session.update({ where: { id: visitor.sessionId }, data: { pending } })
    await writeAudit(tx, [auditLine('confirmEnrolment', visitor, { subjectKind: 'user', subjectId: visitor.userId }, now)])
    return { pending }
  })
}
