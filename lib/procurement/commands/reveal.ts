import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { open } from '@/lib/platform/crypto'
import { withBaseRights } from '@/lib/platform/db'

const shown = {
  ip: '上传地址',
  mac: '网卡地址',
  cpu: '处理器序列号',
  disk: '硬盘序列号',
  board: '机器码',
  lockNo: '加密锁号',
  author: '文档作者',
  repToken: '授权代表',
  repPhoneToken: '联系电话',
  emailToken: '联系邮箱',
  handlerToken: '缴费领取人',
} as const

/**
 * The identifiers of a tender's bids as they are, asked for with a reason. Every asking is in the audit trail with the reason; what is told
 * is told once and kept nowhere.
 */
export const revealIdentifiers = defineCommand({
  name: 'revealIdentifiers',
  permission: 'procurement.reveal',
  secret: true,
  input: z.object({ tenderId: z.uuid('标段标识不正确'), reason: z.string().trim().min(6, '请写明查看原文的事由（至少 6 字）').max(300) }),
  run: async ({ tx, audit }, { tenderId, reason }) => {
    const tender = await tx.tender.findUnique({ where: { tenderId }, select: { orgId: true } })
    if (!tender) throw new Refusal('not_found', '没有这个标段，或者您无权查看。')
    const traces = await tx.bidTrace.findMany({ where: { tenderId } })
    if (traces.length === 0) throw new Refusal('not_found', '这个标段没有电子痕迹数据。')
    const names = new Map(
      (await tx.party.findMany({ where: { partyId: { in: traces.map(({ partyId }) => partyId) } } })).map(({ partyId, name }) => [
        partyId,
        name,
      ]),
    )
    const tokens = traces.flatMap((trace) =>
      [trace.repToken, trace.repPhoneToken, trace.emailToken, trace.handlerToken].flatMap((token) => token ?? []),
    )
    const kept = await withBaseRights(tx, () => tx.personalValue.findMany({ where: { token: { in: tokens } } }))
    const plain = new Map(kept.map(({ token, cipher }) => [token, open(cipher)]))
    audit({ subjectKind: 'tender', subjectId: tenderId, orgId: tender.orgId, detail: { reason, bids: traces.length } })
    return {
      lines: traces.map((trace) => {
        const values = Object.entries(shown).flatMap(([key, title]) => {
          const value = trace[key as keyof typeof shown]
          return value ? [`${title} ${plain.get(value) ?? value}`] : []
        })
        return `${names.get(trace.partyId) ?? '投标人'}：${values.join('，')}`
      }),
    }
  },
})
