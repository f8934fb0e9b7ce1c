import { z } from 'zod'
import { warningsAt } from '@/lib/finance/queries/warnings-at'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { rulesInForceFor } from './rules-in-force'

/**
 * What the anomaly rules say of an enterprise's statement of any month, with the parameters that are in force today for that enterprise, as findings are
 * made; `changed` = rules whose parameters differ from those of the platform, with the version, `off` = rules that are switched off.
 */
export const enterpriseWarnings = defineQuery({
  name: 'enterpriseWarnings',
  permission: 'finance.read',
  input: z.object({
    id: z.string().max(60),
    period: z.number().int().min(190001).max(219912),
    scope: z.enum(['consolidated', 'parent', 'single', 'difference']),
  }),
  run: async ({ tx, now }, { id, period, scope }) => {
    const [inForce] = isId(id) ? await rulesInForceFor(tx, [id], shanghaiDate(now)) : []
    if (!inForce) throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const { changed, off } = inForce
    const said = await warningsAt(tx, { orgId: id, period, scope }, inForce, new Set(off))
    return said && { ...said, changed, off }
  },
})
export type EnterpriseWarnings = Awaited<ReturnType<typeof enterpriseWarnings.run>>
