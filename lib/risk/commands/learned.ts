import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

const whole = (least: number, most: number, name: string) =>
  z.coerce.number().int().min(least, `${name}至少 ${least}`).max(most, `${name}至多 ${most}`)

/** Asks for a scorer to be learnt, from a labelled table or from the platform's own judged cases. */
export const requestTraining = defineCommand({
  name: 'requestTraining',
  permission: 'risk.tune',
  input: z.object({
    name: z.string().trim().min(2, '请填写名称').max(60),
    csv: z.string().max(20_000_000, '文件不超过 20 MB').nullable().default(null),
    minBids: whole(2, 50, '最少报价数').default(3),
    split: z.enum(['tender', 'firm', 'time']).default('tender'),
    repeats: whole(1, 100, '重复次数').default(10),
    seed: whole(0, 2_147_483_647, '种子').default(1),
  }),
  run: async ({ tx, actor, now, audit, emit }, { name, ...wish }) => {
    const last = await tx.learnedModel.findFirst({ orderBy: { version: 'desc' }, select: { version: true } })
    const id = newId()
    await tx.learnedModel.create({
      data: { id, name, version: (last?.version ?? 0) + 1, card: {}, scorer: wish, state: 'training', byName: actor.name, at: now },
    })
    audit({
      subjectKind: 'learned-model',
      subjectId: id,
      detail: { name, minBids: wish.minBids, split: wish.split, repeats: wish.repeats, seed: wish.seed, uploaded: wish.csv !== null },
    })
    emit('risk.train', { subjectKind: 'learned-model', subjectId: id })
    return { id }
  },
})

/** Puts a learnt scorer in force; the newest published one scores. By somebody else than who had it trained. */
export const publishLearned = defineCommand({
  name: 'publishLearned',
  permission: 'risk.publish',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const model = await tx.learnedModel.findUnique({ where: { id } })
    if (model?.state !== 'draft' && model?.state !== 'withdrawn')
      throw new Refusal('not_found', '没有可以发布的学习模型：可能还在训练，或者已经发布。')
    if (model.byName === actor.name) throw new Refusal('forbidden', '本人训练的模型须由另一人发布。')
    const { count } = await tx.learnedModel.updateMany({
      where: { id, state: model.state },
      data: { state: 'published', publishedAt: now },
    })
    if (count === 0) throw new Refusal('not_found', '没有可以发布的学习模型：可能刚被他人处理过。')
    audit({ subjectKind: 'learned-model', subjectId: id, detail: { version: model.version } })
    return { version: model.version }
  },
})

/** Takes a published scorer out of force: the one published before it scores again, or none. */
export const withdrawLearned = defineCommand({
  name: 'withdrawLearned',
  permission: 'risk.publish',
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(4, '请写明理由').max(500) }),
  run: async ({ tx, audit }, { id, reason }) => {
    const { count } = await tx.learnedModel.updateMany({ where: { id, state: 'published' }, data: { state: 'withdrawn' } })
    if (count === 0) throw new Refusal('not_found', '这个学习模型没有发布。')
    audit({ subjectKind: 'learned-model', subjectId: id, detail: { reason } })
    return { id }
  },
})
