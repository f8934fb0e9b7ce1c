import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { tradeChecks, tradeLight } from '../rules/property-checks'
import type { TradeFacts } from '../rules/property-trade'
import { bothSidesOf } from './both-sides'

type Bidder = {
  id: string
  partyId: string
  name: string
  uscc: string
  won: boolean
  offer: string | null
  pct: string | null
  tenders: number
}

/** One property transaction: its facts, days in order, checks as of today, bidders with their tenders at the same enterprise, payments. */
export const tradeRecord = defineQuery({
  name: 'tradeRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, now }, { id }) => {
    const trade = isId(id) ? await tx.propertyTrade.findUnique({ where: { id } }) : null
    if (!trade) throw new Refusal('not_found', '没有这项产权交易，或者您无权查看。')
    const org = await tx.org.findUnique({ where: { id: trade.orgId }, select: { id: true, shortName: true, name: true } })
    const filings = await tx.filing.findMany({
      where: { id: { in: [trade.appraisalFilingId, trade.decisionFilingId].filter((one): one is string => one !== null) } },
      select: { id: true },
    })
    const sees = (filing: string | null) => (filing && filings.some((one) => one.id === filing) ? filing : null)
    const bidders = await tx.$queryRaw<Bidder[]>`
      select b.id::text as id, b.party_id::text as "partyId", p.name, p.uscc, b.won, b.offer::text as offer, trim_scale(b.pct)::text as pct,
        (select count(*)::int from tender s where s.org_id = b.org_id and s.winner_id = b.party_id) as tenders
      from property_bidder b join party p on p.party_id = b.party_id where b.trade_id = ${id}::uuid order by b.won desc, b.offer desc nulls last, p.name limit 200`
    const payments = await tx.propertyPayment.findMany({ where: { tradeId: id }, orderBy: [{ paidOn: 'asc' }, { id: 'asc' }], take: 500 })
    const { floorPrice, relistPrice, appraisal, dealPrice, pct, at, ...rest } = trade
    const checks = tradeChecks({ ...trade, payments } as unknown as TradeFacts, shanghaiDate(now))
    const money = (amount: bigint | null) => amount?.toString() ?? null
    return {
      ...rest,
      kind: trade.kind as TradeFacts['kind'],
      ...{ floorPrice: money(floorPrice), relistPrice: money(relistPrice), appraisal: money(appraisal), dealPrice: money(dealPrice) },
      ...{ pct: pct?.toString() ?? null, at: at.toISOString(), org, bidders },
      ...{ appraisalFilingId: sees(trade.appraisalFilingId), decisionFilingId: sees(trade.decisionFilingId) },
      payments: payments.map(({ id: paymentId, paidOn, amount, note }) => ({ id: paymentId, paidOn, amount: amount.toString(), note })),
      paid: payments.reduce((sum, { amount }) => sum + amount, 0n).toString(),
      ...{ checks, ...tradeLight(checks) },
      both: await bothSidesOf(tx, { tradeId: id }),
    }
  },
})
export type TradeRecord = Awaited<ReturnType<typeof tradeRecord.run>>
