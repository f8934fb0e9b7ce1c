import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'
import { attachFile, releaseFile } from '@/lib/platform/files/attach'
import { newId } from '@/lib/platform/id'
import { requireEditor } from './save-draft'

/** At most this many files for one material. */
const filesPerMaterial = 20

/** Hands in a file for a material of the filing. */
export const attachMaterial = defineCommand({
  name: 'attachMaterial',
  permission: 'matter.file',
  input: z.object({ id: z.uuid('办件编号不正确'), key: z.string().max(60), fileId: z.uuid('附件编号不正确') }),
  run: async ({ tx, actor, now, audit }, { id, key, fileId }) => {
    const open = await openFiling(tx, id)
    await requireEditor(tx, actor, open, now)
    const material = open.version.matter.materials.find((one) => one.key === key)
    if (!material) throw new Refusal('invalid', '本事项没有这项材料。')
    const there = await tx.filingMaterial.findMany({ where: { filingId: id, key } })
    if (there.length >= filesPerMaterial)
      throw new Refusal('invalid', `“${material.name}”最多上传 ${filesPerMaterial} 个文件，请合并后上传。`)
    const { orgId, line } = open.filing
    const file = await attachFile(tx, { fileId, ownerKind: 'filing', ownerId: id, orgId, line })
    const same = there.find((row) => row.sm3 === file.sm3)
    if (same) throw new Refusal('conflict', `“${file.name}”与已上传的“${same.name}”内容完全相同，无需重复上传。`)
    const row = {
      id: newId(),
      filingId: id,
      orgId,
      line,
      key,
      fileId,
      name: file.name,
      size: BigInt(file.size),
      mime: file.mime,
      sm3: file.sm3,
    }
    await tx.filingMaterial.create({ data: { ...row, addedAt: now, addedBy: actor.userId } })
    audit({ subjectKind: 'filing', subjectId: id, orgId, detail: { material: key, file: file.name, sm3: file.sm3 } })
    return { materialId: row.id }
  },
})

/** Takes a file of a draft back out; files of submitted rounds stay in the history. */
export const removeMaterial = defineCommand({
  name: 'removeMaterial',
  permission: 'matter.file',
  input: z.object({ id: z.uuid('办件编号不正确'), materialId: z.uuid('材料编号不正确') }),
  run: async ({ tx, actor, now, audit }, { id, materialId }) => {
    const open = await openFiling(tx, id)
    await requireEditor(tx, actor, open, now)
    const row = await tx.filingMaterial.findUnique({ where: { id: materialId } })
    if (row?.filingId !== id) throw new Refusal('not_found', '这个文件已经移除。')
    await tx.filingMaterial.delete({ where: { id: materialId } })
    const rounds = await tx.filingVersion.findMany({ where: { filingId: id }, select: { materials: true } })
    const kept = rounds.some((round) => JSON.stringify(round.materials).includes(row.fileId))
    if (!kept) await releaseFile(tx, row.fileId, actor)
    audit({ subjectKind: 'filing', subjectId: id, orgId: open.filing.orgId, detail: { material: row.key, removed: row.name } })
    return { removed: row.name }
  },
})
