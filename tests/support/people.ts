import { type SignedIn, signIn } from '@/lib/identity/sign-in/sign-in'
import type { Actor } from '@/lib/kernel/actor'
import { isRefusal } from '@/lib/kernel/refusal'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { openSession, visitorByToken } from '@/lib/platform/session'
import { demoPassword } from '@/prisma/seed/accounts'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { seededDatabase } from './database'

/** A copy of the small world (commission, two groups, one district, people of every role) for one test file; gives what ends it. */
export async function openSmallWorld(): Promise<() => Promise<void>> {
  const database = await seededDatabase('small', async (url) => {
    await seedReference(url)
    await seedOrganisation(url, { small: true })
  })
  connectDatabase(database.appUrl)
  return async () => {
    await closeDatabase()
    await database.drop()
  }
}

/** The account of a seeded login. */
export function account(login: string) {
  return asSystem('测试', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login } }))
}

/** An actor behind a new session of a seeded login, as after a complete sign-in. */
export async function actor(login: string): Promise<Actor> {
  const user = await account(login)
  const { token } = await asSystem('测试', (tx) => openSession(tx, { userId: user.id, kind: 'web', now: new Date() }))
  const visitor = await visitorByToken(token, false)
  if (!visitor) throw new Error(`No session for ${login}`)
  return visitor
}

/** Signs in with name and password as the page does. */
export function enter(login: string, password = demoPassword, now = new Date(), ip = '10.0.0.1'): Promise<SignedIn> {
  return signIn({ login, password, ip, userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' }, now)
}

/** Whether the token still opens the door. */
export async function isLive(token: string): Promise<boolean> {
  return (await visitorByToken(token, false)) !== null
}

/** The code of the refusal that work ends with, and `done` when it ends well; bugs pass through. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
}

/** Minutes or days from an instant. */
export const minutes = (count: number, from = new Date()) => new Date(from.getTime() + count * 60_000)
export const days = (count: number, from = new Date()) => minutes(count * 1440, from)
