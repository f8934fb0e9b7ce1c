import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'

/** How a saved view is kept among the person's preferences. */
export const savedViewSchema = z.object({ name: z.string(), query: z.string() })
export const viewKey = (list: string, id: string) => `view:${list}:${id}`

/** The person's own views of one list, by name. */
export const savedViews = defineQuery({
  name: 'savedViews',
  permission: 'profile.manage',
  input: z.object({ list: z.string().max(60) }),
  run: async ({ tx, actor }, { list }) => {
    const rows = await tx.preference.findMany({
      where: { userId: actor.userId, key: { startsWith: `view:${list}:` } },
      orderBy: { at: 'asc' },
    })
    return rows.flatMap((row) => {
      const view = savedViewSchema.safeParse(row.value)
      return view.success ? [{ id: row.key, ...view.data }] : []
    })
  },
})
