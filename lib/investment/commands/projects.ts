import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { day, projectSchema, version, words } from '../schema'
import { reportedOrg } from './plans'

/** Registers a project that came from no filing of the platform, as 拟建. The code is unique within the enterprise. */
export const registerInvestProject = defineCommand({
  name: 'registerInvestProject',
  permission: 'invest.report',
  input: projectSchema,
  run: async ({ tx, actor, now, audit }, { orgId: asked, ...row }) => {
    const { id: orgId } = await reportedOrg(tx, asked ?? actor.orgId)
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`invest:${orgId}`}))`
    const same = await tx.investProject.findUnique({ where: { orgId_code: { orgId, code: row.code } }, select: { name: true } })
    if (same) throw new Refusal('conflict', `项目编号 ${row.code} 已用于“${same.name}”。`, { code: '请换一个编号' })
    const id = newId()
    await tx.investProject.create({
      data: {
        ...{ ...row, approvedYield: row.approvedYield ?? null, id, orgId, state: '拟建', createdAt: now, createdByName: actor.name },
      },
    })
    audit({ subjectKind: 'invest_project', subjectId: id, orgId, detail: { code: row.code, name: row.name } })
    return { id }
  },
})

/** A project in sight, or a refusal. */
export async function projectInSight(tx: Tx, id: string) {
  const project = await tx.investProject.findUnique({ where: { id } })
  if (!project) throw new Refusal('not_found', '没有这个项目，或者您无权查看。')
  return project
}

/**
 * Adds a milestone or writes to one. A planned day that was told already moves only with a reason, which is kept as a change of the project,
 * so that a light cannot be put out unseen.
 */
export const keepMilestone = defineCommand({
  name: 'keepMilestone',
  permission: 'invest.report',
  input: z.object({
    projectId: z.uuid('项目编号不正确'),
    id: z.uuid('节点编号不正确').optional(),
    version: version.default(1),
    name: z.string().trim().min(2, '节点名称至少 2 个字').max(60, '节点名称不超过 60 字'),
    plannedOn: day,
    actualOn: day.optional(),
    reason: z.string().trim().max(300, '原因不超过 300 字').default(''),
  }),
  run: async ({ tx, actor, now, audit }, { projectId, id, version: read, name, plannedOn, actualOn, reason }) => {
    const { orgId } = await projectInSight(tx, projectId)
    if (actualOn && actualOn > shanghaiDate(now)) throw new Refusal('invalid', '完成日期晚于今天。', { actualOn: '不应晚于今天' })
    const named = await tx.investMilestone.findUnique({ where: { projectId_name: { projectId, name } }, select: { id: true } })
    if (named && named.id !== id) throw new Refusal('conflict', `已有节点“${name}”。`, { name: '同一项目内节点不重名' })
    const facts = { name, plannedOn, actualOn: actualOn ?? null }
    if (!id) {
      const made = newId()
      await tx.investMilestone.create({ data: { ...facts, id: made, projectId, orgId } })
      audit({ subjectKind: 'invest_project', subjectId: projectId, orgId, detail: { milestone: name, plannedOn } })
      return { id: made }
    }
    const before = await tx.investMilestone.findFirst({ where: { id, projectId } })
    if (!before) throw new Refusal('not_found', '没有这个节点，或者您无权查看。')
    const { count } = await tx.investMilestone.updateMany({ where: { id, version: read }, data: { ...facts, version: { increment: 1 } } })
    if (count === 0) throw new Refusal('stale', '这个节点刚被他人修改过，请刷新。')
    if (before.plannedOn !== plannedOn) {
      const why = words('调整原因').safeParse(reason)
      if (!why.success) throw new Refusal('invalid', '调整计划日期请写明原因。', { reason: '至少 4 个字' })
      await tx.investChange.create({
        data: {
          ...{ id: newId(), projectId, orgId, kind: 'milestone', before: `${name} ${before.plannedOn}`, after: `${name} ${plannedOn}` },
          ...{ reason: why.data, basis: '', on: shanghaiDate(now), status: 'effective', byId: actor.userId, byName: actor.name, at: now },
        },
      })
    }
    audit({
      subjectKind: 'invest_project',
      subjectId: projectId,
      orgId,
      detail: { milestone: name, plannedOn, actualOn: actualOn ?? null },
    })
    return { id }
  },
})
