import type { Actor, Side } from '@/lib/kernel/actor'
import { newToken, tokenHash } from './crypto'
import { asNobody, asSystem, Prisma, type Tx } from './db'
import { newId } from './id'
import { countCap } from './paging'

/** What a session still has to do before it opens anything. */
export type Pending = 'second_factor' | 'enrol_factor' | 'change_password'

/** A person at the door: an actor, with what is still asked of them (`pending` sessions open no row in the database). */
export type Visitor = Actor & { pending: Pending | null; roleNames: readonly string[]; orgKind: string; frame?: Frame }

/** The small numbers around every page, as `app.frame` counts them. */
export type Frame = { notices: number; open: number; boxes: { mine: number; pool: number; overdue: number; soon: number } }

type Entered = {
  sessionId: string
  pending: Pending | null
  ip: string | null
  userId: string
  name: string
  login: string
  side: Side
  orgId: string
  orgName: string
  orgKind: string
  departmentCode: string | null
  departmentName: string | null
  roles: string[]
  roleNames: string[]
  permissions: string[]
  frame?: Frame
}

/**
 * The person behind a token, or null when the session has ended; `touch` prolongs the idle time. `countedAt` = a page asks, whose frame
 * shows numbers of that moment.
 */
export async function visitorByToken(token: string, touch = true, countedAt: Date | null = null): Promise<Visitor | null> {
  const entering = Prisma.sql`select app.enter(${token}, ${touch}, ${countedAt}::timestamptz, ${countCap}::int) as entered`
  const rows = await asNobody<{ entered: Entered | null }>(entering)
  const entered = rows[0]?.entered
  if (!entered) return null
  return { ...entered, permissions: new Set(entered.permissions), token }
}

/** The absolute life of a session in hours and its idle limit in minutes (等保三级 8.1.4.1：空闲退出). */
export const sessionHours = 12
export const idleMinutes = 30

export type NewSession = {
  userId: string
  kind: 'web' | 'job' | 'api'
  pending?: Pending | null
  ip?: string | null
  userAgent?: string | null
  now: Date
  hours?: number
  idleMinutes?: number
  /** Chosen by the caller where it has a form of its own (an interface key); else 256 random bits. */
  token?: string
}

/** Opens a session and gives its token; only the digest is stored. */
export async function openSession(tx: Tx, wanted: NewSession): Promise<{ id: string; token: string }> {
  const token = wanted.token ?? newToken()
  const id = newId()
  await tx.session.create({
    data: {
      id,
      tokenHash: tokenHash(token),
      userId: wanted.userId,
      kind: wanted.kind,
      createdAt: wanted.now,
      lastSeenAt: wanted.now,
      expiresAt: new Date(wanted.now.getTime() + (wanted.hours ?? sessionHours) * 3_600_000),
      idleMinutes: wanted.idleMinutes ?? idleMinutes,
      pending: wanted.pending ?? null,
      ip: wanted.ip ?? null,
      userAgent: wanted.userAgent?.slice(0, 300) ?? null,
    },
  })
  return { id, token }
}

/** Ends one session at once; a token used afterwards opens nothing. */
export async function endSession(token: string, why: string, now: Date): Promise<void> {
  await asSystem('退出登录', (tx) =>
    tx.session.updateMany({ where: { tokenHash: tokenHash(token), revokedAt: null }, data: { revokedAt: now, revokedWhy: why } }),
  )
}

/**
 * Ends all sessions of a person (password changed, account disabled, roles changed), but the one named. Interface keys go on: rights are
 * read anew at every call, a closed account opens nothing, and each key is revoked by name.
 */
export async function endSessionsOf(tx: Tx, userId: string, why: string, now: Date, exceptId?: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, kind: { not: 'api' }, revokedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { revokedAt: now, revokedWhy: why },
  })
  return count
}
