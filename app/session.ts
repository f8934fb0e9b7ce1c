import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import type { Actor, Side } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { type Pending, type Visitor, visitorByToken } from '@/lib/platform/session'
import { authSecret, sessionCookie } from './auth'

/**
 * Session tokens by the cookie they came sealed in, the oldest dropped first. Unsealing derives a key anew each time, a twentieth of a page.
 * What is remembered opens nothing by itself: whether a session lives is asked of its row at every request.
 */
const unsealed = new Map<string, { token: string; until: number }>()
const mostUnsealed = 5000

/** The session token of this request, or null. */
export const sessionToken = cache(async (): Promise<string | null> => {
  const sealed = (await cookies()).get(sessionCookie)?.value
  if (!sealed) return null
  const known = unsealed.get(sealed)
  if (known && known.until > Date.now()) return known.token
  const claims = await decode({ token: sealed, secret: authSecret }).catch(() => null)
  if (!claims?.token) return null
  if (unsealed.size >= mostUnsealed) unsealed.delete(unsealed.keys().next().value ?? '')
  unsealed.set(sealed, { token: claims.token, until: typeof claims.exp === 'number' ? claims.exp * 1000 : 0 })
  return claims.token
})

/** Who is at the door, also with something still pending; null without a live session. Read once a request. */
export const visitor = cache(async (): Promise<Visitor | null> => {
  const token = await sessionToken()
  // A refresh that a live message asked for is not the person's doing.
  const byMachine = (await cookies()).get('gz_live') !== undefined
  return token ? visitorByToken(token, !byMachine, new Date()) : null
})

export const pendingPages: Record<Pending, string> = {
  second_factor: '/login/factor',
  enrol_factor: '/login/enrol',
  change_password: '/login/password',
}

/** The actor of a page; without one the person is sent to sign in and comes back here afterwards. */
export async function currentActor(side?: Side): Promise<Visitor> {
  const person = await visitor()
  const path = (await headers()).get('x-path') ?? '/'
  if (!person) redirect(`/login?next=${encodeURIComponent(path)}`)
  if (person.pending) redirect(pendingPages[person.pending])
  if (side && person.side !== side) redirect(person.side === 'gov' ? '/gov' : '/ent')
  return person
}

/** The actor of a route handler or an action; throws Refusal instead of redirecting. `touch` false = does not count as activity. */
export async function apiActor(touch = true): Promise<Actor> {
  const token = await sessionToken()
  const person = token ? await visitorByToken(token, touch) : null
  if (!person) throw new Refusal('unauthenticated', '登录已失效，请重新登录；页面上填写的内容会保留。')
  if (person.pending)
    throw new Refusal('unauthenticated', person.pending === 'change_password' ? '请先修改口令。' : '请先完成动态口令验证。')
  return person
}
