import { z } from 'zod'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** The person's notices, newest first. */
export const noticeList = defineQuery({
  name: 'noticeList',
  permission: 'profile.manage',
  input: z.object({
    unread: z.boolean().default(false),
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async ({ tx, actor }, { unread, size, cursor: text }) => {
    const cursor = readCursor(text)
    const back = cursor?.back ?? false
    const rows = await tx.notice.findMany({
      where: {
        userId: actor.userId,
        ...(unread ? { readAt: null } : {}),
        ...(cursor ? { id: back ? { gt: cursor.id } : { lt: cursor.id } } : {}),
      },
      orderBy: { id: back ? 'asc' : 'desc' },
      take: size + 1,
    })
    const page = pageOf(rows, size, cursor, (row) => ({ value: null, id: row.id }))
    return {
      ...page,
      rows: page.rows.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        kind: row.kind,
        title: row.title,
        body: row.body,
        href: row.href,
        readAt: row.readAt?.toISOString() ?? null,
        circularId: row.circularId,
      })),
    }
  },
})

/** A circular with who has read it; receipts are shown to those who publish. */
export const circularList = defineQuery({
  name: 'circularList',
  permission: 'circular.read',
  input: z.object({}),
  run: async ({ tx }) => {
    const rows = await tx.circular.findMany({ orderBy: { publishedAt: 'desc' }, take: 50 })
    return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))
  },
})

/** Receipts of one circular: how many were told, who has read it and when. */
export const circularReceipts = defineQuery({
  name: 'circularReceipts',
  permission: 'circular.publish',
  input: z.object({ id: z.uuid('公告编号不正确') }),
  run: async ({ tx }, { id }) =>
    tx.$queryRaw<{ name: string; org: string; read_at: Date | null }[]>`select name, org, read_at from app.circular_receipts(${id}::uuid)`,
})
