import type { Tx } from '@/lib/platform/db'
import { type BothSides, bothSidesOf } from './both-sides'

type Bought = { id: string; title: string; orgName: string; on: string | null; role: string; amount: string | null }
type Traded = {
  id: string
  title: string
  kind: string
  orgName: string
  on: string | null
  won: boolean
  amount: string | null
  light: string
}
export type PartySides = {
  bought: Bought[]
  traded: Traded[]
  count: { bids: number; wins: number; trades: number; taken: number }
  both: BothSides[]
}

/** What a party did in procurement and in property transactions: the newest fifteen of each, how many there are, and where both meet. */
export async function partySides(tx: Tx, id: string): Promise<PartySides> {
  const bought = await tx.$queryRaw<Bought[]>`
    select t.tender_id::text as id, t.title, o.short_name as "orgName", coalesce(t.awarded_on, t.deadline_on, t.notice_on)::text as on,
      case when t.winner_id = b.party_id then '中标' else '投标' end as role, case when t.winner_id = b.party_id then t.award_amount else b.amount end::text as amount
    from bid b join tender t on t.tender_id = b.tender_id join org o on o.id = t.org_id where b.party_id = ${id}::uuid
    order by coalesce(t.awarded_on, t.deadline_on, t.notice_on) desc nulls last, t.tender_id limit 15`
  const traded = await tx.$queryRaw<Traded[]>`
    select t.id::text as id, t.title, t.kind, o.short_name as "orgName", coalesce(t.deal_on, t.listed_from, t.pre_from) as on, b.won,
      case when b.won and t.kind <> '增资' then coalesce(t.deal_price, b.offer) else b.offer end::text as amount, t.light
    from property_bidder b join property_trade t on t.id = b.trade_id join org o on o.id = t.org_id where b.party_id = ${id}::uuid
    order by coalesce(t.deal_on, t.listed_from, t.pre_from) desc nulls last, t.id limit 15`
  const [count] = await tx.$queryRaw<PartySides['count'][]>`
    select (select count(*)::int from bid where party_id = ${id}::uuid) as bids, (select count(*)::int from tender where winner_id = ${id}::uuid) as wins,
      (select count(*)::int from property_bidder where party_id = ${id}::uuid) as trades,
      (select count(*)::int from property_bidder where party_id = ${id}::uuid and won) as taken`
  return { bought, traded, count: count!, both: await bothSidesOf(tx, { partyId: id }) }
}
