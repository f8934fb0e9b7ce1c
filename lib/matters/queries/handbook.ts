import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { scopeSchema } from '@/lib/matters/commands/order-handbook'
import { editionDigest, editionOf, sizeOf } from '@/lib/matters/handbook/edition'
import { entriesOf, graphOf, readHandbook } from '@/lib/matters/handbook/read-handbook'
import { defineQuery } from '@/lib/platform/query'

/** The handbook as a page: every entry by group, narrowed by words, and what the picture of dependencies is drawn from. */
export const handbook = defineQuery({
  name: 'handbook',
  permission: 'matter.guide',
  input: z.object({ words: z.string().max(60).optional() }),
  run: async ({ tx }, { words }) => {
    const source = await readHandbook(tx)
    const asked = (words ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean)
    const entries = entriesOf(source).filter((entry) => {
      const text = JSON.stringify(entry).toLowerCase()
      return asked.every((word) => text.includes(word))
    })
    return { entries, graph: graphOf(source), total: source.versions.length, edition: await editionOf(tx, editionDigest(source, 'all')) }
  },
})

/** How far the print of the definitions in force is; null = not ordered yet. A new version of a definition makes it null again. */
export const handbookState = defineQuery({
  name: 'handbookState',
  permission: 'matter.guide',
  input: z.object({ scope: scopeSchema.default('all') }),
  run: async ({ tx }, { scope }) => {
    const source = await readHandbook(tx, scope)
    sizeOf(source, scope)
    return editionOf(tx, editionDigest(source, scope))
  },
})

/** The printed file of an edition, for download. Throws Refusal(not_found) while it is not there. */
export const handbookFile = defineQuery({
  name: 'handbookFile',
  permission: 'matter.guide',
  input: z.object({ id: z.uuid('书册编号不正确') }),
  run: async ({ tx }, { id }) => {
    const edition = await tx.bookEdition.findUnique({ where: { id }, select: { fileId: true } })
    const file = edition?.fileId ? await tx.storedFile.findUnique({ where: { id: edition.fileId } }) : null
    if (!file) throw new Refusal('not_found', '这本书还没有制成，请先导出。')
    return { name: file.name, size: Number(file.size), storageKey: file.storageKey, sm3: file.sm3 }
  },
})
