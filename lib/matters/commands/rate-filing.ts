import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'

/** The applicant rates the service of a concluded filing, once. */
export const rateFiling = defineCommand({
  name: 'rateFiling',
  permission: 'matter.file',
  input: z.object({
    id: z.uuid('办件编号不正确'),
    stars: z.number().int().min(1, '请选择 1 至 5 星').max(5, '请选择 1 至 5 星'),
    text: z.string().trim().max(500, '评价不超过 500 字').default(''),
  }),
  run: async ({ tx, actor, audit, emit }, { id, stars, text }) => {
    const { filing } = await openFiling(tx, id)
    if (actor.side !== 'ent') throw new Refusal('forbidden', '只有申报企业可以评价。')
    if (!filing.concludedAt) throw new Refusal('conflict', '办结之后才能评价。')
    if (filing.rating) throw new Refusal('conflict', '本件已经评价过了。')
    await tx.filing.update({ where: { id }, data: { rating: stars, ratingText: text || null, version: { increment: 1 } } })
    audit({ subjectKind: 'filing', subjectId: id, orgId: filing.orgId, detail: { stars } })
    emit('filing.rated', { subjectKind: 'filing', subjectId: id, orgId: filing.orgId, line: filing.line })
    return { stars }
  },
})
