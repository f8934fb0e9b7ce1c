import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { openFiling } from '@/lib/matters/workspace'
import { defineCommand } from '@/lib/platform/command'

/** A person's answer to a check the platform cannot decide (人工核查): in order, or not, with words. */
export const giveVerdict = defineCommand({
  name: 'giveVerdict',
  permission: 'inbox.read',
  input: z.object({
    filingId: z.uuid('办件编号不正确'),
    ruleId: z.string().max(40),
    verdict: z.enum(['符合', '不符合']),
    note: z.string().trim().max(500, '核查情况不超过 500 字').default(''),
  }),
  run: async ({ tx, actor, now, audit }, { filingId, ruleId, verdict, note }) => {
    const { filing } = await openFiling(tx, filingId)
    if (actor.side !== 'gov') throw new Refusal('forbidden', '人工核查由监管部门作出。')
    if (verdict === '不符合' && note.length < 2) throw new Refusal('invalid', '不符合的，请写明情况。', { note: '请写明情况' })
    const { count } = await tx.filingCheck.updateMany({
      where: { filingId, round: filing.round, ruleId, result: { in: ['manual', 'undecided'] } },
      data: { verdict: note ? `${verdict}：${note}` : verdict, verdictBy: actor.name, verdictAt: now },
    })
    if (count === 0) throw new Refusal('not_found', '这项校验不需要人工核查，或已不属于当前轮次。')
    audit({ subjectKind: 'filing', subjectId: filingId, orgId: filing.orgId, detail: { ruleId, verdict, note } })
    return { ruleId, verdict }
  },
})
