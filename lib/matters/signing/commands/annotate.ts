import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'

const share = z.number().int().min(0).max(1000)

/** A note: on a field, on a place of a material (page from 1, x and y in thousandths), on the filing as a whole, or an answer to a note. */
export const annotationSchema = z.object({
  filingId: z.uuid('办件编号不正确'),
  text: z.string().trim().min(1, '请填写批注内容').max(1000, '批注不超过 1000 字'),
  parentId: z.uuid('批注编号不正确').optional(),
  field: z.string().max(80).optional(),
  materialId: z.uuid('材料编号不正确').optional(),
  place: z.object({ page: z.number().int().min(1).max(5000), x: share, y: share }).optional(),
})
export type AnnotationInput = z.infer<typeof annotationSchema>

/**
 * 批注: notes something on a filing for the commission's own people, for good: it cannot be changed or taken away, only answered. Whoever
 * has the filing open sees it at once.
 */
export const annotateFiling = defineCommand({
  name: 'annotateFiling',
  permission: 'inbox.read',
  input: annotationSchema,
  run: async ({ tx, actor, now, audit, emit }, { filingId, text, parentId, field, materialId, place }) => {
    if (actor.side !== 'gov') throw new Refusal('forbidden', '批注只供监管机构内部使用；请用留言与监管机构沟通。')
    const { filing, version } = await openFiling(tx, filingId)
    const parent = parentId ? await tx.annotation.findUnique({ where: { id: parentId } }) : null
    if (parentId && parent?.filingId !== filingId) throw new Refusal('not_found', '所回复的批注不存在。')
    if (field && !version.matter.form.fields.some((one) => one.key === field)) throw new Refusal('invalid', '申报表没有这一项。')
    if (materialId && !(await tx.filingMaterial.count({ where: { id: materialId, filingId } })))
      throw new Refusal('invalid', '办件没有这份材料。')
    const anchor = parent
      ? { anchor: parent.anchor, field: parent.field, materialId: parent.materialId, page: parent.page, x: parent.x, y: parent.y }
      : materialId
        ? { anchor: 'material', materialId, page: place?.page ?? null, x: place?.x ?? null, y: place?.y ?? null }
        : { anchor: field ? 'field' : 'filing', field: field ?? null }
    const id = newId()
    const { orgId, line, round } = filing
    const by = { byId: actor.userId, byName: actor.name, department: actor.departmentName, at: now }
    await tx.annotation.create({
      data: { id, filingId, orgId, line, round, text, parentId: parent ? (parent.parentId ?? parent.id) : null, ...anchor, ...by },
    })
    audit({ subjectKind: 'filing', subjectId: filingId, orgId, detail: { annotation: id, anchor: anchor.anchor } })
    emit('filing.annotated', { subjectKind: 'filing', subjectId: filingId, orgId, line })
    return { id }
  },
})
