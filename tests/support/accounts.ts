import type { Actor } from '@/lib/kernel/actor'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openSession, visitorByToken } from '@/lib/platform/session'

let made = 0

/** Writes an account of an organisation without any post; gives its id. */
export async function newAccountIn(orgId: string, status = 'active'): Promise<string> {
  const id = newId()
  made += 1
  await asSystem('测试账号', async (tx) => {
    const { kind } = await tx.org.findUniqueOrThrow({ where: { id: orgId } })
    const side = kind === 'enterprise' ? 'ent' : 'gov'
    await tx.userAccount.create({ data: { id, login: `made-${process.pid}-${made}`, name: '新开账号', orgId, side, status } })
    await tx.credential.create({ data: { userId: id, passwordHash: 'none', passwordAt: new Date() } })
  })
  return id
}

/** A signed-in person of that account. */
export async function actorOfAccount(userId: string): Promise<Actor> {
  const { token } = await asSystem('测试登录', (tx) => openSession(tx, { userId, kind: 'web', now: new Date() }))
  const actor = await visitorByToken(token)
  if (!actor) throw new Error(`No session for ${userId}`)
  return actor
}

/** Another session of a login; gives its id. */
export async function anotherSession(login: string): Promise<string> {
  return asSystem('测试会话', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login } })
    return (await openSession(tx, { userId: user.id, kind: 'web', now: new Date() })).id
  })
}

/** The id of a login. */
export async function idOf(login: string): Promise<string> {
  return (await asSystem('测试账号', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login } }))).id
}
