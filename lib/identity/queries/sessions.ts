import { z } from 'zod'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

export type SessionRow = {
  id: string
  userId: string
  userName: string
  login: string
  orgName: string
  kind: string
  ip: string | null
  device: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  pending: string | null
  current: boolean
}

const live = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } })

/** The person's own live sessions, this one marked. */
export const ownSessions = defineQuery({
  name: 'ownSessions',
  permission: 'profile.manage',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const found = await tx.session.findMany({ where: { userId: actor.userId, ...live(now) }, orderBy: { lastSeenAt: 'desc' } })
    return (await named(tx, found, actor.sessionId)).filter((row) => !isIdle(row, found, now))
  },
})

/** Everybody's live sessions, for the security administrator; newest first. */
export const liveSessions = defineQuery({
  name: 'liveSessions',
  permission: 'session.read',
  input: z.object({
    words: z.string().trim().max(60).optional(),
    kind: z.enum(['web', 'job', 'api']).optional(),
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async ({ tx, actor, now }, { words, kind, size, cursor: text }) => {
    const cursor = readCursor(text)
    const back = cursor?.back ?? false
    const people = words
      ? await tx.userAccount.findMany({
          where: { OR: [{ name: { contains: words } }, { login: { startsWith: words.toLowerCase() } }] },
          select: { id: true },
        })
      : null
    const where = {
      ...live(now),
      ...(kind ? { kind } : {}),
      ...(people ? { userId: { in: people.map((row) => row.id) } } : {}),
    }
    const sessions = await tx.session.findMany({
      where: { ...where, ...(cursor ? { id: back ? { gt: cursor.id } : { lt: cursor.id } } : {}) },
      orderBy: { id: back ? 'asc' : 'desc' },
      take: size + 1,
    })
    const page = pageOf(sessions, size, cursor, (row) => ({ value: null, id: row.id }))
    const rows = await named(tx, page.rows, actor.sessionId)
    return { ...page, rows, count: await tx.session.count({ where }) }
  },
})

type Session = Awaited<ReturnType<Tx['session']['findMany']>>[number]

function isIdle(row: SessionRow, sessions: readonly Session[], now: Date): boolean {
  const session = sessions.find((one) => one.id === row.id)
  return !session || session.lastSeenAt.getTime() + session.idleMinutes * 60_000 <= now.getTime()
}

async function named(tx: Tx, sessions: readonly Session[], currentId: string): Promise<SessionRow[]> {
  const users = await tx.userAccount.findMany({ where: { id: { in: sessions.map((row) => row.userId) } } })
  const orgIds = users.map((user) => user.orgId)
  const orgs = await withBaseRights(tx, () => tx.org.findMany({ where: { id: { in: orgIds } }, select: { id: true, shortName: true } }))
  return sessions.map((row) => {
    const user = users.find((one) => one.id === row.userId)
    const { id, userId, kind, ip, pending } = row
    return {
      ...{ id, userId, kind, ip, pending },
      userName: user?.name ?? '',
      login: user?.login ?? '',
      orgName: orgs.find((org) => org.id === user?.orgId)?.shortName ?? '',
      device: kind === 'api' ? (row.userAgent ?? '接口密钥') : deviceWords(row.userAgent),
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      current: id === currentId,
    }
  })
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/Edg\//, 'Edge'],
  [/360SE|QIHU/i, '360 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, '安卓'],
  [/iPhone|iPad/, 'iOS'],
  [/HarmonyOS/i, '鸿蒙'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/UOS|Kylin/i, '国产操作系统'],
  [/Linux/, 'Linux'],
]

/** Browser and system of a user agent in two words; 未知设备 when neither is known. */
export function deviceWords(userAgent: string | null): string {
  const word = (table: typeof browsers) => table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  return [word(browsers), word(systems)].filter(Boolean).join(' · ') || '未知设备'
}
