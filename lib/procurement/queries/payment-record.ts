import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { basisOf } from '../matching/auto'
import { pairs, payeeTokens } from '../matching/pairs'
import { choiceDays } from '../rules/matching'

/** A transaction that may be the payment: free or belonging to another, with what speaks for it. */
export type MatchChoice = {
  id: string
  accountId: string
  orgName: string
  paidAt: string
  amount: string
  payee: string
  serial: string
  summary: string
  contractNo: string | null
  free: boolean
  basis: string
}

/** One registered payment: its contract, the transactions a person may choose from, and every match it ever had. */
export const paymentRecord = defineQuery({
  name: 'paymentRecord',
  permission: 'payment.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const payment = isId(id) ? await tx.payment.findUnique({ where: { paymentId: id } }) : null
    const contract = payment && (await tx.contract.findUnique({ where: { contractId: payment.contractId } }))
    if (!payment || !contract) throw new Refusal('not_found', '没有这笔付款，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: payment.orgId }, select: { shortName: true } })
    const party = contract.partyId ? await tx.party.findUnique({ where: { partyId: contract.partyId }, select: { name: true } }) : null
    const matches = await tx.paymentMatch.findMany({ where: { paymentId: id }, orderBy: { id: 'desc' }, take: 50 })
    const active = matches.find(({ undoneAt }) => undoneAt === null)
    return {
      ...{ id, orgName: org?.shortName ?? '', contractNo: contract.code, contractTitle: contract.title, tenderId: contract.tenderId },
      ...{ counterparty: party?.name ?? null, node: payment.node, invoiceNo: payment.invoiceNo },
      ...{ amount: payment.amount?.toString() ?? null, contractAmount: contract.amount?.toString() ?? null },
      on: payment.paidOn?.toISOString().slice(0, 10) ?? null,
      matches: matches.map((match) => ({
        ...{ id: match.id, transactionId: match.transactionId, how: match.how, basis: match.basis, byName: match.byName },
        ...{ at: match.at.toISOString(), undoneAt: match.undoneAt?.toISOString() ?? null },
        ...{ undoneByName: match.undoneByName, undoneReason: match.undoneReason },
      })),
      choices: await choicesOf(tx, id, payment.contractId, active?.transactionId ?? null),
    }
  },
})
export type PaymentRecord = Awaited<ReturnType<typeof paymentRecord.run>>

async function choicesOf(tx: Tx, id: string, contractId: string, active: string | null): Promise<MatchChoice[]> {
  const tokens = await payeeTokens(tx, Prisma.sql`c.contract_id = ${contractId}::uuid`)
  const rows = await tx.$queryRaw<(Omit<MatchChoice, 'basis'> & { same: boolean; byNo: boolean; byPayee: boolean; gap: number | null })[]>`
    select t.id::text as id, t.account_id::text as "accountId", o.short_name as "orgName", to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "paidAt",
      t.amount::text, t.payee_masked as payee, t.serial, t.summary, t.contract_no as "contractNo", coalesce(t.amount = y.amount, false) as same,
      s.by_no as "byNo", s.by_payee as "byPayee", s.gap,
      not exists (select 1 from payment_match m where m.transaction_id = t.id and m.undone_at is null) as free
    ${pairs(tokens)} join org o on o.id = t.org_id
    where y.payment_id = ${id}::uuid and (t.id = ${active}::uuid or by_no
      or (coalesce(s.gap <= ${choiceDays}, true) and (t.amount = y.amount or by_payee)))
    order by (t.id = ${active}::uuid) desc nulls last, (t.amount = y.amount) desc nulls last, (by_no::int * 2 + by_payee::int) desc, s.gap nulls last, t.id limit 30`
  return rows.map(({ same, byNo, byPayee, gap, ...row }) => {
    const words = basisOf({ byNo, byPayee, gap: gap ?? 0 })
    return { ...row, basis: same ? words : words.replace('金额相同', '金额不同') }
  })
}
