import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { mappingProblems, mappingSchema } from '../mapping/lines'

const mostMappings = 50

/** Keeps the mapping of a source system of the asking person's enterprise; a new one without `id`, else the version that was seen. */
export const saveMapping = defineCommand({
  name: 'saveMapping',
  permission: 'procurement.report',
  input: mappingSchema,
  run: async ({ tx, actor, now, audit }, { id, version, system, lines }) => {
    const problems = mappingProblems(lines)
    if (problems.length > 0) throw new Refusal('invalid', `${problems.slice(0, 5).join('；')}。`)
    const { orgId } = actor
    const same = await tx.procurementMapping.findFirst({
      where: { orgId, system, ...(id ? { id: { not: id } } : {}) },
      select: { id: true },
    })
    if (same) throw new Refusal('conflict', `已有来源系统“${system}”的映射。`, { system: '已有这个来源系统的映射' })
    const facts = { system, lines, updatedAt: now, updatedByName: actor.name }
    const kept = id ?? newId()
    if (id) {
      const { count } = await tx.procurementMapping.updateMany({
        where: { id, orgId, version: version ?? 0 },
        data: { ...facts, version: { increment: 1 } },
      })
      if (count === 0) throw await overtaken(await tx.procurementMapping.count({ where: { id, orgId } }))
    } else {
      if ((await tx.procurementMapping.count({ where: { orgId } })) >= mostMappings)
        throw new Refusal('too_many', `本单位已有 ${mostMappings} 个映射，请先删除不用的。`)
      await tx.procurementMapping.createMany({ data: [{ id: kept, orgId, ...facts }] })
    }
    audit({ subjectKind: 'procurement-mapping', subjectId: kept, detail: { system, lines: lines.length } })
    return { id: kept, version: id ? (version ?? 0) + 1 : 1 }
  },
})

const overtaken = (there: number) =>
  there > 0 ? new Refusal('stale', '这个映射刚被他人改过，请刷新后再改。') : new Refusal('not_found', '没有这个映射，或者您无权修改。')

/** Removes a mapping; imports that were read by it keep theirs. */
export const removeMapping = defineCommand({
  name: 'removeMapping',
  permission: 'procurement.report',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, audit }, { id }) => {
    const { count } = await tx.procurementMapping.deleteMany({ where: { id, orgId: actor.orgId } })
    if (count === 0) throw new Refusal('not_found', '没有这个映射，或者您无权删除。')
    audit({ subjectKind: 'procurement-mapping', subjectId: id, detail: { removed: true } })
    return { id }
  },
})
