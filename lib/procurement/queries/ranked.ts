import { Prisma } from '@/lib/platform/db'
import { pageOf, readCursor } from '@/lib/platform/paging'

export type Ranking = { cursor?: string | undefined; size: number; descending: boolean }

/**
 * Pieces of SQL for a list ranked by a whole number (`key`) and then by an id (`id`): the condition after the cursor, the order, and the page
 * cut out of the rows, which carry `sortKey` and `id`.
 */
export function ranked(key: Prisma.Sql, id: Prisma.Sql, { cursor: at, size, descending }: Ranking) {
  const cursor = readCursor(at, 'number')
  const falling = descending !== (cursor?.back ?? false)
  const sign = Prisma.raw(falling ? '<' : '>')
  const direction = Prisma.raw(falling ? 'desc' : 'asc')
  return {
    after: cursor?.value ? Prisma.sql`(${key}, ${id}) ${sign} (${BigInt(cursor.value)}, ${cursor.id}::uuid)` : Prisma.sql`true`,
    order: Prisma.sql`${key} ${direction}, ${id} ${direction}`,
    cut: <Row extends { id: string; sortKey: string }>(rows: Row[]) =>
      pageOf(rows, size, cursor, (row) => ({ value: row.sortKey, id: row.id })),
  }
}
