import { z } from 'zod'
import { editionDigest, editionOf, sizeOf } from '@/lib/matters/handbook/edition'
import { readHandbook } from '@/lib/matters/handbook/read-handbook'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

/** What is printed: the whole handbook, or one matter by its code. */
export const scopeSchema = z.string().regex(/^(all|(GZ-[A-Z]{2}|OT)-\d{2})$/, '请选择整本或者一个事项')

/**
 * Orders the print of the definitions in force. What has been printed is there at once; what is being printed is not begun again, and
 * what failed is tried anew. Gives the state of the print.
 */
export const orderHandbook = defineCommand({
  name: 'orderHandbook',
  permission: 'matter.guide',
  input: z.object({ scope: scopeSchema.default('all') }),
  run: async ({ tx, actor, now, audit, emit }, { scope }) => {
    const source = await readHandbook(tx, scope)
    const total = sizeOf(source, scope)
    const digest = editionDigest(source, scope)
    // Two who order at once order one print.
    await tx.$executeRaw`
      insert into book_edition (id, digest, scope, status, done, total, ordered_at, ordered_by)
      values (${newId()}::uuid, ${digest}, ${scope}, 'waiting', 0, ${total}, ${now}, ${actor.userId}::uuid) on conflict (digest) do nothing`
    const edition = (await editionOf(tx, digest))!
    audit({ subjectKind: 'book', subjectId: edition.id, detail: { scope, digest } })
    if (edition.status !== 'done') emit('book.ordered', { subjectKind: 'book', subjectId: edition.id })
    return edition
  },
})
