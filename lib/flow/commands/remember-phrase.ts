import { z } from 'zod'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

/** Keeps a short opinion among the person's own phrases, most used first; the least used gives way after fifty. */
export const rememberPhrase = defineCommand({
  name: 'flow.rememberPhrase',
  permission: 'inbox.read',
  input: z.object({ text: z.string().trim().min(2, '常用语至少 2 个字').max(60, '常用语不超过 60 字') }),
  async run({ tx, actor, audit }, { text }) {
    const own = await tx.phrase.findMany({ where: { userId: actor.userId }, orderBy: { uses: 'asc' } })
    const same = own.find((phrase) => phrase.text === text)
    if (same) await tx.phrase.update({ where: { id: same.id }, data: { uses: { increment: 1 } } })
    else await tx.phrase.create({ data: { id: newId(), userId: actor.userId, text, uses: 1 } })
    if (!same && own.length >= 50) await tx.phrase.delete({ where: { id: own[0]!.id } })
    audit({ subjectKind: 'phrase' })
    return { kept: text }
  },
})
