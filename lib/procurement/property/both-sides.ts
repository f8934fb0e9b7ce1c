import { Prisma, type Tx } from '@/lib/platform/db'

/** A party that sells to an enterprise and bids for what the same enterprise sells, within twelve months: a lead, to be looked into. */
export type BothSides = {
  id: string
  orgId: string
  orgName: string
  partyId: string
  partyName: string
  tradeId: string
  tradeTitle: string
  projectNo: string
  won: boolean
  tradeOn: string
  tenderId: string
  tenderTitle: string
  tenderOn: string
  tenderAmount: string | null
}

/** Which day a transaction (row `t`) is of: of the deal, else of its disclosure. */
export const tradeDay = Prisma.sql`coalesce(t.deal_on, t.listed_from, t.pre_from)`

/** The relation of both sides with the tender nearest in time, for each enterprise, party and transaction, as `x`. */
export const bothSidesFrom = (where: Prisma.Sql) => Prisma.sql`(
  select distinct on (b.id) b.id, t.org_id, b.party_id, b.trade_id, t.title as trade_title, t.project_no, b.won, ${tradeDay} as trade_on,
    s.tender_id, s.title as tender_title, coalesce(s.awarded_on, s.notice_on)::text as tender_on, s.award_amount
  from property_bidder b join property_trade t on t.id = b.trade_id
    join tender s on s.org_id = t.org_id and s.winner_id = b.party_id
      and coalesce(s.awarded_on, s.notice_on) between (${tradeDay}::date - interval '12 months') and (${tradeDay}::date + interval '12 months')
  where ${where}
  order by b.id, abs(coalesce(s.awarded_on, s.notice_on) - ${tradeDay}::date), s.tender_id) x
  join org o on o.id = x.org_id join party p on p.party_id = x.party_id`

/** The columns of `BothSides` from `bothSidesFrom`. */
export const bothSidesColumns = Prisma.sql`x.id::text as id, x.org_id::text as "orgId", o.short_name as "orgName", x.party_id::text as "partyId", p.name as "partyName",
  x.trade_id::text as "tradeId", x.trade_title as "tradeTitle", x.project_no as "projectNo", x.won, x.trade_on as "tradeOn",
  x.tender_id::text as "tenderId", x.tender_title as "tenderTitle", x.tender_on as "tenderOn", x.award_amount::text as "tenderAmount"`

/** Both sides of one party, or in one transaction, newest first, at most 50, as far as the asker sees both records. */
export function bothSidesOf(tx: Tx, of: { partyId: string } | { tradeId: string }): Promise<BothSides[]> {
  const where = 'partyId' in of ? Prisma.sql`b.party_id = ${of.partyId}::uuid` : Prisma.sql`b.trade_id = ${of.tradeId}::uuid`
  return tx.$queryRaw<BothSides[]>`
    select ${bothSidesColumns} from ${bothSidesFrom(where)} order by x.trade_on desc, x.id limit 50`
}
