import type { FormRow, FormValues } from '@/lib/forms/schema'
import { fromCents } from '@/lib/kernel/money'
import type { Tx } from '@/lib/platform/db'

const money = (amount: bigint | null) => (amount === null ? null : fromCents(amount, '万元'))
const share = (pct: { toString(): string } | null) => pct?.toString() ?? null

/** What the platform has of a transaction as the values of its form; null when it is not there or not the asker's. */
export async function heldTrade(tx: Tx, id: string): Promise<{ orgId: string; values: FormValues } | null> {
  const trade = await tx.propertyTrade.findUnique({ where: { id } })
  if (!trade) return null
  const org = await tx.org.findUnique({ where: { id: trade.orgId }, select: { code: true } })
  const target = trade.targetOrgId ? await tx.org.findUnique({ where: { id: trade.targetOrgId }, select: { code: true } }) : null
  const bidders = await tx.propertyBidder.findMany({ where: { tradeId: id }, orderBy: [{ won: 'desc' }, { id: 'asc' }] })
  const parties = await tx.party.findMany({
    where: { partyId: { in: bidders.map(({ partyId }) => partyId) } },
    select: { partyId: true, name: true, uscc: true },
  })
  const payments = await tx.propertyPayment.findMany({ where: { tradeId: id }, orderBy: [{ paidOn: 'asc' }, { id: 'asc' }] })
  const values: FormValues = {
    ...{
      project_no: trade.projectNo,
      kind: trade.kind,
      title: trade.title,
      org: org?.code ?? '',
      target: target?.code ?? trade.targetName,
    },
    ...{ pct: share(trade.pct), control_lost: trade.controlLost, exchange: trade.exchange, method: trade.method, status: trade.status },
    ...{ pre_from: trade.preFrom, pre_to: trade.preTo, listed_from: trade.listedFrom, listed_to: trade.listedTo },
    ...{ relisted_from: trade.relistedFrom, relisted_to: trade.relistedTo, appraisal: money(trade.appraisal) },
    ...{ appraised_on: trade.appraisedOn, appraisal_no: trade.appraisalNo, floor_price: money(trade.floorPrice) },
    ...{ relist_price: money(trade.relistPrice), decision_no: trade.decisionNo, lower_consent_no: trade.lowerConsentNo },
    ...{ deal_on: trade.dealOn, deal_price: money(trade.dealPrice), contract_on: trade.contractOn, pay_mode: trade.payMode },
    ...{ result_from: trade.resultFrom, result_to: trade.resultTo, note: trade.note },
    bidder: bidders.map(({ partyId, won, offer, pct }): FormRow => {
      const party = parties.find((one) => one.partyId === partyId)
      return { name: party?.name ?? '', uscc: party?.uscc ?? '', won, offer: money(offer), pct: share(pct) }
    }),
    payment: payments.map(({ paidOn, amount, note }): FormRow => ({ paid_on: paidOn, amount: money(amount), note })),
  }
  return { orgId: trade.orgId, values }
}
