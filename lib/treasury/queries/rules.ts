import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'
import { fallbackThreshold } from '../rules/threshold'

/** The thresholds from which a payment is large and the words that make it sensitive, as they hold for what the asker may see. */
export const monitorRules = defineQuery({
  name: 'monitorRules',
  permission: 'treasury.read',
  input: z.object({}),
  run: async ({ tx }) => {
    const thresholds = await tx.treasuryThreshold.findMany({ orderBy: [{ fromOn: 'desc' }, { id: 'desc' }], take: 500 })
    const orgs = await tx.org.findMany({
      where: { id: { in: thresholds.flatMap(({ orgId }) => (orgId ? [orgId] : [])) } },
      select: { id: true, shortName: true },
    })
    const names = new Map(orgs.map(({ id, shortName }) => [id, shortName]))
    const words = await tx.treasuryWord.findMany({ orderBy: [{ kind: 'asc' }, { word: 'asc' }], take: 500 })
    return {
      fallback: fallbackThreshold.amount.toString(),
      thresholds: thresholds.map(({ id, orgId, industry, amount, fromOn, reason, byName }) => ({
        ...{ id, industry, fromOn, reason, byName, amount: amount.toString() },
        orgName: orgId && (names.get(orgId) ?? '未知企业'),
      })),
      words: words.map(({ word, kind, byName }) => ({ word, kind, byName })),
    }
  },
})
export type MonitorRules = Awaited<ReturnType<typeof monitorRules.run>>
