import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { month, words } from '../schema'
import { projectInSight } from './projects'

const of = { projectId: z.uuid('项目编号不正确'), month }

/** 要求更正: what is wrong with a month and what would be right; open until a further version of it comes in. */
export const askCorrection = defineCommand({
  name: 'askCorrection',
  permission: 'invest.settle',
  input: z.object({ ...of, words: words('需要更正的内容') }),
  run: async ({ tx, actor, now, audit, emit }, { projectId, month: asked, words: said }) => {
    const { orgId } = await projectInSight(tx, projectId)
    const open = await tx.investReview.count({ where: { projectId, month: asked, kind: 'correct', doneAt: null } })
    if (open > 0) throw new Refusal('conflict', '这个月已要求更正，企业尚未更正。')
    const id = newId()
    await tx.investReview.create({
      data: { id, projectId, orgId, month: asked, kind: 'correct', words: said, byName: actor.name, at: now },
    })
    audit({ subjectKind: 'invest_project', subjectId: projectId, orgId, detail: { month: asked, asked: said } })
    emit('invest.asked', { subjectKind: 'invest_project', subjectId: projectId, orgId, data: { month: asked, words: said } })
    return { id }
  },
})

/** 已阅: a month of a project was looked at; marking it again changes nothing. */
export const markSeen = defineCommand({
  name: 'markSeen',
  permission: 'invest.settle',
  input: z.object({ ...of, note: z.string().trim().max(300, '不超过 300 字').default('') }),
  run: async ({ tx, actor, now, audit }, { projectId, month: seen, note }) => {
    const { orgId } = await projectInSight(tx, projectId)
    const before = await tx.investReview.findFirst({ where: { projectId, month: seen, kind: 'seen', byName: actor.name, words: note } })
    if (before) return { id: before.id }
    const id = newId()
    await tx.investReview.create({
      data: { id, projectId, orgId, month: seen, kind: 'seen', words: note, byName: actor.name, at: now, doneAt: now },
    })
    audit({ subjectKind: 'invest_project', subjectId: projectId, orgId, detail: { month: seen, seen: true } })
    return { id }
  },
})
