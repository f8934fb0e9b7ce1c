import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'

/** Revokes an issued paper: why, and the document that decided it. */
export const revokePaperSchema = z.object({
  id: z.uuid('文书标识不正确'),
  reason: z.string().trim().min(5, '请写明撤销原因，不少于 5 个字').max(500, '撤销原因不超过 500 字'),
  basis: z.string().trim().min(4, '请填写决定撤销的会议纪要或文件名称、文号').max(200, '依据不超过 200 字'),
})

/**
 * 撤销文书: registers that a paper was revoked, by the chief of its line or the head of its district, on a decision that is named. It
 * cannot be undone: /verify says 已撤销 from then on, the enterprise is told, a new filing is needed. Throws Refusal(conflict) when
 * it is revoked already.
 */
export const revokePaper = defineCommand({
  name: 'revokePaper',
  permission: 'paper.revoke',
  input: revokePaperSchema,
  run: async ({ tx, actor, now, audit, emit }, { id, reason, basis }) => {
    const paper = await tx.paper.findUnique({ where: { id } })
    if (!paper) throw new Refusal('not_found', '没有这份文书，或者不在您的权限范围内。')
    if (paper.revokedAt) throw new Refusal('conflict', '这份文书已经撤销。')
    const { count } = await tx.paper.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now, revokedBy: actor.userId, revokedByName: actor.name, revokedReason: reason, revokedBasis: basis },
    })
    if (count !== 1) throw new Refusal('conflict', '这份文书刚刚被他人撤销，请刷新。')
    const { number, orgId, line, filingId } = paper
    audit({ subjectKind: 'paper', subjectId: id, orgId, detail: { number, reason, basis } })
    emit('paper.revoked', { subjectKind: 'paper', subjectId: id, orgId, line, data: { filingId } })
    return { number }
  },
})
