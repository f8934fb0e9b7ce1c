import { isDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from '@/lib/treasury/queries/scope'
import type { TradeFacts } from '../rules/property-trade'
import { type BothSides, bothSidesColumns, bothSidesFrom, tradeDay } from './both-sides'
import { type TradeFilter, tradeFilterSchema } from './schema'

/** A transaction of the ledger: days as text, amounts in fen. */
export type TradeLine = Pick<TradeFacts, 'kind' | 'method' | 'status' | 'listedFrom' | 'listedTo' | 'dealOn'> & {
  id: string
  projectNo: string
  title: string
  orgName: string
  targetName: string
  exchange: string
  appraisal: string | null
  floorPrice: string | null
  dealPrice: string | null
  transferee: string | null
  bidders: number
  paid: string | null
  light: '红' | '黄' | '绿'
  breaches: number
}

const noDay = '0001-01-01'

/** Property transactions by their day or price, or with tab `both` the parties on both sides of an enterprise. */
export const tradeList = defineQuery({
  name: 'tradeList',
  permission: 'procurement.read',
  input: tradeFilterSchema,
  run: async ({ tx }, filter) => {
    const byPrice = filter.tab === 'all' && filter.sort === 'price'
    const read = readCursor(filter.cursor, byPrice ? 'number' : 'text')
    const cursor = read && (byPrice || isDate(read.value ?? '')) ? read : null
    const down = filter.descending !== (cursor?.back ?? false)
    const both = filter.tab === 'both'
    const key = both
      ? Prisma.sql`x.trade_on`
      : byPrice
        ? Prisma.sql`coalesce(t.deal_price, t.floor_price, -1)`
        : Prisma.sql`coalesce(${tradeDay}, ${noDay})`
    const id = Prisma.raw(both ? 'x.id' : 't.id')
    const value = cursor && (byPrice ? Prisma.sql`${cursor.value ?? '0'}::bigint` : Prisma.sql`${cursor.value ?? noDay}`)
    const after = cursor ? Prisma.sql`and (${key}, ${id}) ${Prisma.raw(down ? '<' : '>')} (${value}, ${cursor.id}::uuid)` : Prisma.empty
    const order = Prisma.raw(down ? 'desc' : 'asc')
    const from = both ? bothSidesFrom(tradeConditions(filter)) : Prisma.sql`property_trade t join org o on o.id = t.org_id`
    const where = both
      ? filter.words
        ? anyLike(['p.name', 'o.short_name', 'x.trade_title', 'x.project_no'], filter.words)
        : Prisma.sql`true`
      : tradeConditions(filter)
    const rows = await tx.$queryRaw<({ id: string; sortKey: string } & Partial<TradeLine> & Partial<BothSides>)[]>`
      select ${both ? bothSidesColumns : tradeColumns}, ${key}::text as "sortKey" from ${from} where ${where} ${after}
      order by ${key} ${order}, ${id} ${order} limit ${filter.size + 1}`
    const [count] = await tx.$queryRaw<
      { n: number }[]
    >`select count(*)::int as n from (select 1 from ${from} where ${where} limit ${countCap + 1}) z`
    const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sortKey, id: row.id }))
    return {
      ...page,
      rows: page.rows.map(({ sortKey: _, ...row }) => row) as TradeListRow[],
      count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap },
    }
  },
})
/** A line of the list: a transaction, or with tab `both` a party on both sides. */
export type TradeListRow = { id: string } & Partial<Omit<TradeLine, 'id'>> & Partial<Omit<BothSides, 'id'>>

const tradeColumns = Prisma.sql`t.id::text as id, t.project_no as "projectNo", t.kind, t.title, o.short_name as "orgName", t.target_name as "targetName", t.exchange,
  t.method, t.status, t.listed_from as "listedFrom", t.listed_to as "listedTo", t.appraisal::text as appraisal, t.floor_price::text as "floorPrice",
  t.deal_on as "dealOn", t.deal_price::text as "dealPrice", t.light, t.breaches,
  (select string_agg(p.name, '、' order by p.name) from property_bidder b join party p on p.party_id = b.party_id where b.trade_id = t.id and b.won) as transferee,
  (select count(*)::int from property_bidder b where b.trade_id = t.id) as bidders,
  (select sum(y.amount)::text from property_payment y where y.trade_id = t.id) as paid`

/** Which transactions a filter means, as a condition on `property_trade t`; words are left to the tab of both sides. */
function tradeConditions(filter: TradeFilter): Prisma.Sql {
  const { tab, kind, status, method, light, orgId, partyId, from, to, words } = filter
  const list = [
    belowOrg(orgId, 't.org_id'),
    ...(kind ? [Prisma.sql`t.kind = ${kind}`] : []),
    ...(status ? [Prisma.sql`t.status = ${status}`] : []),
    ...(method ? [Prisma.sql`t.method = ${method}`] : []),
    ...(light ? [Prisma.sql`t.light = ${light}`] : []),
    ...(partyId ? [Prisma.sql`exists (select 1 from property_bidder c where c.trade_id = t.id and c.party_id = ${partyId}::uuid)`] : []),
    ...(from ? [Prisma.sql`${tradeDay} >= ${from}`] : []),
    ...(to ? [Prisma.sql`${tradeDay} <= ${to}`] : []),
    ...(words && tab === 'all'
      ? [
          Prisma.sql`(${anyLike(['t.title', 't.project_no', 't.target_name', 'o.short_name'], words)} or exists (
            select 1 from property_bidder c join party q on q.party_id = c.party_id where c.trade_id = t.id and ${anyLike(['q.name'], words)}))`,
        ]
      : []),
  ]
  return Prisma.join(list, ' and ')
}
