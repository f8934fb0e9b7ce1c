import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'
import { sheetOf } from '../ledgers/form'
import { belowOrg } from './scope'

const most = 200

/** Rows that enterprises took back, the newest first, at most 200: what, how many rows with it, why, who and when (ISO). `total` = of all. */
export const ledgerRemovals = defineQuery({
  name: 'ledgerRemovals',
  permission: 'treasury.read',
  input: z.object({ orgId: z.uuid().optional() }),
  run: async ({ tx }, { orgId }) => {
    const rows = await tx.$queryRaw<
      {
        id: string
        orgName: string
        ledger: Parameters<typeof sheetOf>[0]
        name: string
        rows: number
        reason: string
        by: string
        at: Date
        total: number
      }[]
    >`
      select t.id::text, o.short_name as "orgName", t.ledger, t.name, jsonb_array_length(t.rows) as rows, t.reason, t.by_name as by, t.at,
        count(*) over ()::int as total
      from treasury_removal t join org o on o.id = t.org_id where ${belowOrg(orgId, 't.org_id')} order by t.at desc, t.id limit ${most}`
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, ledger, at, ...row }) => ({ ...row, ledger: sheetOf(ledger).label, at: at.toISOString() })),
    }
  },
})
export type LedgerRemovals = Awaited<ReturnType<typeof ledgerRemovals.run>>
