import { Refusal } from '@/lib/kernel/refusal'
import { isCommissions } from '@/lib/matters/paper/organ'
import { defineCommand } from '@/lib/platform/command'
import { attachFile } from '@/lib/platform/files/attach'
import { newId } from '@/lib/platform/id'
import { documentRequestSchema, resealRequestSchema } from '../schema'

/** 用印申请: asks for the seal on a PDF of one's own. The head of the office decides; the worker presses it. */
export const requestSeal = defineCommand({
  name: 'requestSeal',
  permission: 'seal.request',
  input: documentRequestSchema,
  run: async ({ tx, actor, now, audit, emit }, { title, reason, fileId, position }) => {
    const id = newId()
    await tx.sealUse.create({
      data: {
        ...{ id, kind: 'document', basis: 'request', title, reason, sourceFileId: fileId, position, status: 'open' },
        ...{ askedBy: actor.userId, askedByName: actor.name, department: actor.departmentName, askedAt: now },
      },
    })
    const file = await attachFile(tx, { fileId, ownerKind: 'seal', ownerId: id, orgId: actor.orgId, line: null })
    if (file.mime !== 'application/pdf')
      throw new Refusal('invalid', '用印文件应为 PDF', { fileId: '用印文件应为 PDF，请导出为 PDF 后上传' })
    audit({ subjectKind: 'seal_use', subjectId: id, orgId: actor.orgId, detail: { title, reason, file: file.name, sm3: file.sm3 } })
    emit('seal.requested', { subjectKind: 'seal_use', subjectId: id })
    return { id }
  },
})

/** Asks for the seal of today on an issued paper: one made before there was a seal, or whose key was disabled. */
export const requestReseal = defineCommand({
  name: 'requestReseal',
  permission: 'seal.request',
  input: resealRequestSchema,
  run: async ({ tx, actor, now, audit, emit }, { paperId, reason }) => {
    const paper = await tx.paper.findUnique({ where: { id: paperId } })
    if (!paper) throw new Refusal('not_found', '没有这份文书，或者不在您的权限范围内。')
    if (!paper.fileId) throw new Refusal('blocked', '这份文书还没有制成，制成时自动盖章。')
    if (!isCommissions(paper)) throw new Refusal('blocked', '这份文书由区（市）国资监管机构制发，不使用本委印章。')
    if (paper.revokedAt) throw new Refusal('blocked', '这份文书已经撤销，不再用印。')
    const same = await tx.sealUse.count({ where: { paperId, kind: 'reseal', status: { in: ['open', 'approved'] } } })
    if (same > 0) throw new Refusal('conflict', '这份文书已有重新盖章的申请正在办理。')
    const id = newId()
    const { filingId, title, number, orgId } = paper
    await tx.sealUse.create({
      data: {
        ...{ id, kind: 'reseal', basis: 'request', paperId, filingId, title, number, reason, status: 'open' },
        ...{ askedBy: actor.userId, askedByName: actor.name, department: actor.departmentName, askedAt: now },
      },
    })
    audit({ subjectKind: 'seal_use', subjectId: id, orgId, detail: { number, reason } })
    emit('seal.requested', { subjectKind: 'seal_use', subjectId: id })
    return { id }
  },
})
