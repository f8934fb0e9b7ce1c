import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

const mostPhrases = 20

/** Keeps a phrase for the person's opinions (常用意见). */
export const addPhrase = defineCommand({
  name: 'addPhrase',
  permission: 'profile.manage',
  input: z.object({ text: z.string().trim().min(2, '常用意见至少 2 个字').max(200, '常用意见不超过 200 字') }),
  run: async ({ tx, actor, audit }, { text }) => {
    const mine = await tx.phrase.findMany({ where: { userId: actor.userId } })
    if (mine.some((row) => row.text === text)) throw new Refusal('conflict', '已有同样的常用意见。')
    if (mine.length >= mostPhrases) throw new Refusal('conflict', `常用意见最多 ${mostPhrases} 条，请先删除不用的。`)
    const id = newId()
    await tx.phrase.create({ data: { id, userId: actor.userId, text } })
    audit({ subjectKind: 'phrase', subjectId: id })
    return { id }
  },
})

/** Forgets a phrase. */
export const removePhrase = defineCommand({
  name: 'removePhrase',
  permission: 'profile.manage',
  input: z.object({ id: z.uuid('编号不正确') }),
  run: async ({ tx, actor, audit }, { id }) => {
    const { count } = await tx.phrase.deleteMany({ where: { id, userId: actor.userId } })
    if (count === 0) throw new Refusal('not_found', '这条常用意见已经删除。')
    audit({ subjectKind: 'phrase', subjectId: id })
    return { id }
  },
})
