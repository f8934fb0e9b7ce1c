import { hashPassword } from '@/lib/identity/sign-in/password'
import { asSystem } from '@/lib/platform/db'
import { demoPassword } from '@/prisma/seed/accounts'

const userOf = (login: string) => asSystem('测试账号', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login } }))

/** Lifts the lock of a name and forgets its failed tries. */
export async function forgetFailures(login: string): Promise<void> {
  await asSystem('测试解锁', (tx) => tx.loginGuard.deleteMany({ where: { name: login } }))
}

/** Puts an account where an administrator's reset leaves it: a first password that must be changed, no memory of earlier ones. */
export async function giveFirstPassword(login: string): Promise<void> {
  const { id: userId } = await userOf(login)
  const data = { passwordHash: await hashPassword(demoPassword), passwordAt: new Date(), mustChange: true, history: [] }
  await asSystem('测试口令', (tx) => tx.credential.update({ where: { userId }, data }))
}

/** Takes the second factor of an account away, as the security administrator does when a phone is lost. */
export async function takeFactorAway(login: string): Promise<void> {
  const { id: userId } = await userOf(login)
  await asSystem('测试动态口令', (tx) => tx.credential.update({ where: { userId }, data: { totpSecret: null, totpLastStep: null } }))
}

/** Binds an account to a subject of a single sign-on provider. */
export async function bindSubject(login: string, issuer: string, subject: string): Promise<void> {
  const { id: userId } = await userOf(login)
  await asSystem('测试绑定', async (tx) => {
    await tx.credential.updateMany({ where: { externalSubject: `${issuer}|${subject}` }, data: { externalSubject: null } })
    await tx.credential.update({ where: { userId }, data: { externalSubject: `${issuer}|${subject}` } })
  })
}
