import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { viewKey } from '../queries/saved-views'

const mostViews = 30

/** Keeps the present filters of a list under a name; the same name again replaces it. */
export const saveView = defineCommand({
  name: 'saveView',
  permission: 'profile.manage',
  input: z.object({
    list: z.string().regex(/^[a-z0-9-]{1,60}$/, '列表名不正确'),
    name: z.string().trim().min(1, '请填写视图名称').max(20, '视图名称不超过 20 字'),
    query: z.string().max(2000, '筛选条件过长'),
  }),
  run: async ({ tx, actor, now, audit }, { list, name, query }) => {
    const mine = await tx.preference.findMany({ where: { userId: actor.userId, key: { startsWith: `view:${list}:` } } })
    const same = mine.find((row) => (row.value as { name?: string }).name === name)
    if (!same && mine.length >= mostViews) throw new Refusal('conflict', `每个列表最多保存 ${mostViews} 个视图，请先删除不用的。`)
    const key = same?.key ?? viewKey(list, newId())
    const value = { name, query }
    await tx.preference.upsert({
      where: { userId_key: { userId: actor.userId, key } },
      create: { userId: actor.userId, key, value, at: now },
      update: { value, at: now },
    })
    audit({ subjectKind: 'preference', detail: { list, name } })
    return { id: key }
  },
})

/** Forgets a saved view. */
export const removeView = defineCommand({
  name: 'removeView',
  permission: 'profile.manage',
  input: z.object({ id: z.string().startsWith('view:').max(200) }),
  run: async ({ tx, actor, audit }, { id }) => {
    const { count } = await tx.preference.deleteMany({ where: { userId: actor.userId, key: id } })
    if (count === 0) throw new Refusal('not_found', '这个视图已经删除。')
    audit({ subjectKind: 'preference', detail: { removed: id } })
    return { id }
  },
})
