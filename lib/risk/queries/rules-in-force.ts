import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { judgesStatements } from '../engine/evaluate'
import { allModels } from '../models/registry'
import { type Setting, settingsSql, variantFor } from '../run/settings'

/** What is in force for one enterprise: changed parameters by rule, with the version of each, and the rules that are switched off. */
export type RulesInForce = {
  orgId: string
  dormant: boolean
  parameters: Record<string, Readonly<Record<string, unknown>>>
  changed: Record<string, number>
  off: string[]
}

/** The rules over statements as they are in force on a day for enterprises in sight. */
export async function rulesInForceFor(tx: Tx, orgIds: readonly string[], today: string): Promise<RulesInForce[]> {
  const orgs = await tx.org.findMany({ where: { id: { in: [...orgIds] }, kind: 'enterprise' }, select: { id: true, isDormant: true } })
  // Settings are seen by the commission only, what they come to for one enterprise by whoever sees its findings.
  const settings = await withBaseRights(tx, () => tx.$queryRawUnsafe<Setting[]>(settingsSql, today, 'live'))
  const models = allModels().filter(judgesStatements)
  return orgs.map(({ id, isDormant }) => {
    const found: RulesInForce = { orgId: id, dormant: isDormant, parameters: {}, changed: {}, off: [] }
    for (const model of models) {
      const variant = variantFor(model, settings, id)
      if (!variant) found.off.push(model.code)
      else if (Object.keys(variant.thresholds).length > 0) {
        found.parameters[model.code] = variant.thresholds
        found.changed[model.code] = variant.version
      }
    }
    return found
  })
}

/** What is in force today for each of these enterprises; who is not in sight is left out. */
export const rulesInForce = defineQuery({
  name: 'rulesInForce',
  permission: 'finance.read',
  input: z.object({ ids: z.array(z.uuid()).max(2000) }),
  run: ({ tx, now }, { ids }) => rulesInForceFor(tx, ids, shanghaiDate(now)),
})
