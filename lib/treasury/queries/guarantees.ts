import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { guaranteeRings } from '../rules/rings'
import { belowOrg } from './scope'

export type GuaranteeRow = {
  id: string
  orgId: string
  orgName: string
  obligorId: string | null
  obligor: string
  contractNo: string
  amount: string
  balance: string
  fromOn: string
  toOn: string
  way: string
  outside: boolean
  beyond: string
  counter: boolean
  rating: string | null
  paidOut: string
  expired: boolean
}

/** Guarantees of the asker's enterprises that stand, what is wrong with them, and rings among them. */
export const guaranteeBook = defineQuery({
  name: 'guaranteeBook',
  permission: 'treasury.read',
  input: z.object({ orgId: z.uuid().optional(), mark: z.enum(['outside', 'beyond', 'ring', 'paid']).optional() }),
  run: async ({ tx, now }, { orgId, mark }) => {
    const today = shanghaiDate(now)
    const all = await tx.$queryRaw<GuaranteeRow[]>`
      select t.id, t.org_id as "orgId", o.short_name as "orgName", t.obligor_id as "obligorId", t.obligor, t.contract_no as "contractNo", t.amount::text, t.balance::text,
        t.from_on as "fromOn", t.to_on as "toOn", t.way, t.outside, t.beyond::text, t.counter, t.rating, t.paid_out::text as "paidOut", t.to_on < ${today} as expired
      from treasury_guarantee t join org o on o.id = t.org_id
      where ${Prisma.join([belowOrg(orgId, 't.org_id'), Prisma.sql`t.balance > 0`], ' and ')} order by t.balance desc, t.id limit 2000`
    const rings = guaranteeRings(all.flatMap((row) => (row.obligorId ? [{ from: row.orgId, to: row.obligorId }] : [])))
    const names = new Map(all.map((row) => [row.orgId, row.orgName]))
    const ringOf = new Map(rings.flatMap((members, index) => members.map((member) => [member, index] as const)))
    const inRing = (row: GuaranteeRow) =>
      row.obligorId !== null && ringOf.has(row.orgId) && ringOf.get(row.orgId) === ringOf.get(row.obligorId)
    const marked = {
      outside: (row: GuaranteeRow) => row.outside,
      beyond: beyondShare,
      ring: inRing,
      paid: (row: GuaranteeRow) => row.paidOut !== '0',
    }
    const sum = (rows: readonly GuaranteeRow[], of: 'balance' | 'beyond' | 'paidOut' = 'balance') =>
      rows.reduce((total, row) => total + BigInt(row[of]), 0n).toString()
    return {
      rows: mark ? all.filter(marked[mark]) : all,
      total: sum(all),
      counts: Object.fromEntries(Object.entries(marked).map(([key, test]) => [key, all.filter(test).length])) as Record<
        keyof typeof marked,
        number
      >,
      // What goes beyond the share and what was paid are told by themselves, the others by the balance of their guarantees.
      sums: {
        outside: sum(all.filter(marked.outside)),
        beyond: sum(all, 'beyond'),
        ring: sum(all.filter(inRing)),
        paid: sum(all, 'paidOut'),
      },
      rings: rings.map((members) => members.map((id) => ({ id, name: names.get(id) ?? '' }))),
      ringIds: all.filter(inRing).map(({ id }) => id),
    }
  },
})
export type GuaranteeBook = Awaited<ReturnType<typeof guaranteeBook.run>>

const beyondShare = (row: GuaranteeRow) => row.beyond !== '0'
