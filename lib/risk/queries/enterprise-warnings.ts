import { z } from 'zod'
import { warningsAt } from '@/lib/finance/queries/warnings-at'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { judgesStatements } from '../engine/evaluate'
import { allModels } from '../models/registry'
import { type Setting, settingsSql, variantFor } from '../run/settings'

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
    const org = isId(id) ? await tx.org.findUnique({ where: { id }, select: { kind: true, isDormant: true } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const { parameters, changed, off } = await inForceFor(tx, id, shanghaiDate(now))
    const said = await warningsAt(tx, { orgId: id, period, scope }, { dormant: org.isDormant, parameters }, off)
    return said && { ...said, changed, off: [...off] }
  },
})
export type EnterpriseWarnings = Awaited<ReturnType<typeof enterpriseWarnings.run>>

/** Settings are seen by the commission only, what they come to for one enterprise by whoever sees its findings. */
async function inForceFor(tx: Tx, orgId: string, today: string) {
  const settings = await withBaseRights(tx, () => tx.$queryRawUnsafe<Setting[]>(settingsSql, today, 'live'))
  const parameters: Record<string, Readonly<Record<string, unknown>>> = {}
  const changed: Record<string, number> = {}
  const off = new Set<string>()
  for (const model of allModels().filter(judgesStatements)) {
    const variant = variantFor(model, settings, orgId)
    if (!variant) off.add(model.code)
    else if (Object.keys(variant.thresholds).length > 0) {
      parameters[model.code] = variant.thresholds
      changed[model.code] = variant.version
    }
  }
  return { parameters, changed, off }
}
