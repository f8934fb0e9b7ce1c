import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
import { type Cursor, countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

// Rows on the far side of a cursor in an order by time and id.
function beyond(column: 'at' | 'publishedAt', cursor: Cursor | null) {
  if (!cursor) return {}
  const at = new Date(cursor.value ?? 0)
  const way = <T>(value: T) => (cursor.back ? { gt: value } : { lt: value })
  return { OR: [{ [column]: way(at) }, { [column]: at, id: way(cursor.id) }] }
}

/** The person's notices, newest first. */
export const noticeList = defineQuery({
  name: 'noticeList',
  permission: 'profile.manage',
  input: z.object({
    unread: z.boolean().default(false),
    kind: z.string().max(20).optional(),
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async ({ tx, actor }, { unread, kind, size, cursor: text }) => {
    const cursor = readCursor(text, 'time')
    const back = cursor?.back ?? false
    const rows = await tx.notice.findMany({
      where: {
        userId: actor.userId,
        ...(unread ? { readAt: null } : {}),
        ...(kind ? { kind } : {}),
        ...beyond('at', cursor),
      },
      orderBy: [{ at: back ? 'asc' : 'desc' }, { id: back ? 'asc' : 'desc' }],
      take: size + 1,
    })
    const page = pageOf(rows, size, cursor, (row) => ({ value: row.at.toISOString(), id: row.id }))
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

/** Circulars for the person's face, newest first, with whether and when the person has read each. */
export const circularList = defineQuery({
  name: 'circularList',
  permission: 'circular.read',
  input: z.object({ size: z.coerce.number().int().min(1).max(200).default(20), cursor: z.string().max(300).optional() }),
  run: async ({ tx, actor }, { size, cursor: text }) => {
    const cursor = readCursor(text, 'time')
    const back = cursor?.back ?? false
    const rows = await tx.circular.findMany({
      where: beyond('publishedAt', cursor),
      orderBy: [{ publishedAt: back ? 'asc' : 'desc' }, { id: back ? 'asc' : 'desc' }],
      take: size + 1,
    })
    const page = pageOf(rows, size, cursor, (row) => ({ value: row.publishedAt.toISOString(), id: row.id }))
    const ids = page.rows.map((row) => row.id)
    const own = await tx.notice.findMany({
      where: { userId: actor.userId, circularId: { in: ids } },
      select: { circularId: true, readAt: true },
    })
    const read = new Map(own.map((row) => [row.circularId, row.readAt?.toISOString() ?? null]))
    return {
      ...page,
      rows: page.rows.map(({ id, title, publisher, publishedAt, audience, needsReceipt }) => ({
        ...{ id, title, publisher, audience, needsReceipt, publishedAt: publishedAt.toISOString() },
        told: read.has(id),
        readAt: read.get(id) ?? null,
      })),
    }
  },
})

/** One circular with the person's own receipt. */
export const circularRecord = defineQuery({
  name: 'circularRecord',
  permission: 'circular.read',
  input: z.object({ id: z.string() }),
  run: async ({ tx, actor }, { id }) => {
    const row = isId(id) ? await tx.circular.findUnique({ where: { id } }) : null
    if (!row) throw new Refusal('not_found', '没有这份公告，或不是发给您的。')
    const own = await tx.notice.findFirst({ where: { userId: actor.userId, circularId: id }, select: { readAt: true } })
    const { title, body, publisher, audience, needsReceipt } = row
    return {
      ...{ id, title, body, publisher, audience, needsReceipt, publishedAt: row.publishedAt.toISOString() },
      told: own !== null,
      readAt: own?.readAt?.toISOString() ?? null,
    }
  },
})

/** Receipts of one circular: who was told, who has read it and when; for those who publish. At most 2,000 rows, the counts are whole. */
export const circularReceipts = defineQuery({
  name: 'circularReceipts',
  permission: 'circular.publish',
  input: z.object({ id: z.uuid('公告编号不正确') }),
  run: async ({ tx }, { id }) => {
    const rows = await tx.$queryRaw<{ name: string; org: string; read_at: Date | null }[]>`
      select name, org, read_at from app.circular_receipts(${id}::uuid)`
    const [sums] = await tx.$queryRaw<{ told: bigint; read: bigint }[]>`select told, read from app.circular_sums(${id}::uuid)`
    return {
      told: Number(sums?.told ?? 0),
      read: Number(sums?.read ?? 0),
      rows: rows.map((row) => ({ name: row.name, org: row.org, readAt: row.read_at?.toISOString() ?? null })),
    }
  },
})

/** How many notices the person has not read, counted to the cap. */
export const noticeCount = defineQuery({
  name: 'noticeCount',
  permission: 'profile.manage',
  input: z.object({}),
  run: async ({ tx, actor }) => ({ unread: await tx.notice.count({ where: { userId: actor.userId, readAt: null }, take: countCap + 1 }) }),
})
