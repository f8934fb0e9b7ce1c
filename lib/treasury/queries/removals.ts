import { z } from 'zod'
import { Prisma } from '@/lib/platform/db'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { ledgerKeys, sheetOf } from '../ledgers/form'
import { belowOrg } from './scope'

/** Rows of a page. */
export const removalPageRows = 50

/** How a row was corrected. */
export const correctionKinds = { removed: '撤销', changed: '修改' } as const

export const removalFilter = z.object({
  orgId: z.uuid().optional(),
  ledger: z.enum(ledgerKeys).optional(),
  words: z.string().trim().max(50).default(''),
  page: z.int().min(1).max(100_000).default(1),
  size: z.int().min(1).max(10_000).default(removalPageRows),
})

type Row = {
  id: string
  orgName: string
  ledger: Parameters<typeof sheetOf>[0]
  kind: keyof typeof correctionKinds
  name: string
  change: string
  rows: number
  reason: string
  by: string
  at: Date
}

/**
 * The record of corrections, the newest first, page by page (from 1): rows that enterprises took back or changed after their month was reported; what, how
 * many rows with it, why, who and when (ISO). `total` = of all that the filter finds: a ledger, and words in enterprise, row, reason or name.
 */
export const ledgerRemovals = defineQuery({
  name: 'ledgerRemovals',
  permission: 'treasury.read',
  input: removalFilter,
  run: async ({ tx }, { orgId, ledger, words, page, size }) => {
    const from = Prisma.sql`from treasury_removal t join org o on o.id = t.org_id where ${belowOrg(orgId, 't.org_id')}
      ${ledger ? Prisma.sql`and t.ledger = ${ledger}` : Prisma.empty}
      ${words ? Prisma.sql`and ${anyLike(['o.short_name', 'o.name', 't.name', 't.reason', 't.by_name'], words)}` : Prisma.empty}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n ${from}`
    const rows = await tx.$queryRaw<Row[]>`
      select t.id::text, o.short_name as "orgName", t.ledger, t.kind, t.name, t.change, jsonb_array_length(t.rows) as rows, t.reason, t.by_name as by, t.at
      ${from} order by t.at desc, t.id limit ${size} offset ${(page - 1) * size}`
    const total = count?.n ?? 0
    return {
      ...{ total, page, pages: Math.max(1, Math.ceil(total / size)) },
      rows: rows.map(({ ledger: of, kind, at, ...row }) => ({
        ...{ ...row, ledger: sheetOf(of).label, kind: correctionKinds[kind], at: at.toISOString() },
      })),
    }
  },
})
export type LedgerRemovals = Awaited<ReturnType<typeof ledgerRemovals.run>>
