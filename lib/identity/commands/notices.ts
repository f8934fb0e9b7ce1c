import { z } from 'zod'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

/** Marks the person's own notices read (all, or those named), but for circulars that ask for a receipt. */
export const readNotices = defineCommand({
  name: 'readNotices',
  permission: 'profile.manage',
  input: z.object({ ids: z.array(z.uuid('通知编号不正确')).max(200).optional() }),
  run: async ({ tx, actor, now, audit }, { ids }) => {
    const asked = ids ? { id: { in: ids } } : {}
    // A circular that asks for a receipt is confirmed on its own page, never by “all read”.
    const binding = await tx.circular.findMany({ where: { needsReceipt: true }, select: { id: true } })
    const loose = { OR: [{ circularId: null }, { circularId: { notIn: binding.map((row) => row.id) } }] }
    const { count } = await tx.notice.updateMany({
      where: { userId: actor.userId, readAt: null, ...asked, ...loose },
      data: { readAt: now },
    })
    audit({ subjectKind: 'notice', detail: { count } })
    return { count }
  },
})

/** Confirms that the person has received a circular; the time is kept once and never moved. */
export const confirmCircular = defineCommand({
  name: 'confirmCircular',
  permission: 'circular.read',
  input: z.object({ id: z.uuid('公告编号不正确') }),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const { count } = await tx.notice.updateMany({ where: { userId: actor.userId, circularId: id, readAt: null }, data: { readAt: now } })
    audit({ subjectKind: 'circular', subjectId: id, detail: { count } })
    return { count }
  },
})

/** Publishes a circular to one face or both; everybody there gets a notice whose reading is the receipt. */
export const publishCircular = defineCommand({
  name: 'publishCircular',
  permission: 'circular.publish',
  input: z.object({
    title: z.string().trim().min(4, '标题至少 4 个字').max(100, '标题不超过 100 个字'),
    body: z.string().trim().min(1, '请填写正文').max(10_000, '正文不超过 10000 个字'),
    audience: z.enum(['all', 'gov', 'ent']),
    needsReceipt: z.boolean().default(false),
  }),
  run: async ({ tx, actor, now, audit, emit }, input) => {
    const id = newId()
    await tx.circular.create({
      data: { id, ...input, publishedAt: now, publishedBy: actor.userId, publisher: actor.departmentName ?? actor.orgName },
    })
    audit({ subjectKind: 'circular', subjectId: id, detail: { title: input.title, audience: input.audience } })
    emit('circular.published', { subjectKind: 'circular', subjectId: id })
    return { id }
  },
})
