import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { endSessionsOf } from '@/lib/platform/session'
import { reasonField } from '../schema'

const one = { id: z.uuid('会话编号不正确') } as const

/** Ends one of the person's own sessions on another device. */
export const endOwnSession = defineCommand({
  name: 'endOwnSession',
  permission: 'profile.manage',
  input: z.object(one),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const session = await tx.session.findUnique({ where: { id }, select: { userId: true, revokedAt: true } })
    if (session?.userId !== actor.userId) throw new Refusal('not_found', '没有这个会话。')
    if (id === actor.sessionId) throw new Refusal('blocked', '这是当前会话，请用“退出”结束。')
    if (session.revokedAt) throw new Refusal('conflict', '这个会话已经结束。')
    await withBaseRights(tx, () => tx.session.update({ where: { id }, data: { revokedAt: now, revokedWhy: '本人终止' } }))
    audit({ subjectKind: 'session', subjectId: id })
    return { id }
  },
})

/** Ends all of the person's sessions but this one (退出其他设备). */
export const endOtherSessions = defineCommand({
  name: 'endOtherSessions',
  permission: 'profile.manage',
  input: z.object({}),
  run: async ({ tx, actor, now, audit }) => {
    const count = await withBaseRights(tx, () => endSessionsOf(tx, actor.userId, '本人退出其他设备', now, actor.sessionId))
    audit({ subjectKind: 'session', detail: { count } })
    return { count }
  },
})

/** Ends anybody's session at once; for the security administrator. */
export const revokeSession = defineCommand({
  name: 'revokeSession',
  permission: 'session.revoke',
  input: z.object({ ...one, reason: reasonField }),
  run: async ({ tx, actor, now, audit }, { id, reason }) => {
    const session = await tx.session.findUnique({ where: { id }, select: { userId: true, revokedAt: true } })
    if (!session) throw new Refusal('not_found', '没有这个会话。')
    if (session.revokedAt) throw new Refusal('conflict', '这个会话已经结束。')
    if (id === actor.sessionId) throw new Refusal('blocked', '这是当前会话，请用“退出”结束。')
    await withBaseRights(tx, () =>
      tx.session.update({ where: { id }, data: { revokedAt: now, revokedWhy: `安全保密管理员终止：${reason}` } }),
    )
    audit({ subjectKind: 'session', subjectId: id, detail: { userId: session.userId, reason } })
    return { id }
  },
})
