import { isDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { type TenderFilter, tenderFilterSchema, type tenderStatuses } from '../schema'

export type TenderRow = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly orgName: string
  readonly category: string | null
  readonly method: string | null
  readonly awardRule: string | null
  readonly status: keyof typeof tenderStatuses | null
  readonly noticeOn: string | null
  readonly estimate: string | null
  readonly awardAmount: string | null
  readonly bidCount: number | null
  readonly winner: string | null
  readonly level: '红' | '橙' | '黄' | '蓝' | null
}

const noDay = '0001-01-01'

/** The ledger of tenders, newest notice (or largest award) first, with the winner and the highest level of risk. */
export const tenderList = defineQuery({
  name: 'tenderList',
  permission: 'procurement.read',
  input: tenderFilterSchema,
  run: async ({ tx }, filter) => {
    const read = readCursor(filter.cursor, filter.sort === 'amount' ? 'number' : 'text')
    const cursor = read && (filter.sort === 'amount' || isDate(read.value ?? '')) ? read : null
    const back = cursor?.back ?? false
    const key = filter.sort === 'amount' ? Prisma.sql`coalesce(t.award_amount, -1)` : Prisma.sql`coalesce(t.notice_on, ${noDay}::date)`
    const value =
      cursor && (filter.sort === 'amount' ? Prisma.sql`${cursor.value ?? '0'}::bigint` : Prisma.sql`${cursor.value ?? noDay}::date`)
    const after = cursor
      ? Prisma.sql`and (${key}, t.tender_id) ${Prisma.raw(back ? '>' : '<')} (${value}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'asc' : 'desc')
    const rows = await tx.$queryRaw<(TenderRow & { sortKey: string })[]>`
      select t.tender_id as id, t.code, t.title, o.short_name as "orgName", t.category, t.method, t.award_rule as "awardRule", t.status,
        t.notice_on::text as "noticeOn", t.estimate::text as estimate, t.award_amount::text as "awardAmount", t.bid_count as "bidCount", p.name as winner,
        (select c.level from risk_case c where c.tender_id = t.tender_id order by case c.level when '红' then 1 when '橙' then 2 when '黄' then 3 else 4 end limit 1) as level,
        ${key}::text as "sortKey"
      from (select * from tender t where ${tenderConditions(filter)} ${after} order by ${key} ${order}, t.tender_id ${order} limit ${filter.size + 1}) t
      join org o on o.id = t.org_id left join party p on p.party_id = t.winner_id
      order by ${key} ${order}, t.tender_id ${order}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from (select 1 from tender t where ${tenderConditions(filter)} limit ${countCap + 1}) x`
    const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sortKey, id: row.id }))
    return {
      ...page,
      rows: page.rows.map(({ sortKey: _, ...row }): TenderRow => row),
      count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap },
    }
  },
})

/** Which tenders a filter means, as a condition on `tender t`. */
export function tenderConditions(filter: Omit<TenderFilter, 'cursor' | 'size' | 'sort'>): Prisma.Sql {
  const { status, category, method, awardRule, orgId, own, partyId, agencyId, from, to, least, words } = filter
  const list = [
    Prisma.sql`true`,
    ...(status ? [Prisma.sql`t.status = ${status}`] : []),
    ...(category ? [Prisma.sql`t.category = ${category}`] : []),
    ...(method ? [Prisma.sql`t.method = ${method}`] : []),
    ...(awardRule ? [Prisma.sql`t.award_rule = ${awardRule}`] : []),
    ...(orgId && own ? [Prisma.sql`t.org_id = ${orgId}::uuid`] : []),
    ...(orgId && !own
      ? [Prisma.sql`t.org_id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid and x.to_date is null)`]
      : []),
    ...(partyId ? [Prisma.sql`exists (select 1 from bid b where b.tender_id = t.tender_id and b.party_id = ${partyId}::uuid)`] : []),
    ...(agencyId ? [Prisma.sql`t.agency_id = ${agencyId}::uuid`] : []),
    ...(from ? [Prisma.sql`t.notice_on >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`t.notice_on <= ${to}::date`] : []),
    ...(least ? [Prisma.sql`t.award_amount >= ${least}::bigint`] : []),
    ...(words ? [wordsIn(words)] : []),
  ]
  return Prisma.join(list, ' and ')
}

function wordsIn(words: string): Prisma.Sql {
  if (isId(words)) return Prisma.sql`t.tender_id = ${words}::uuid`
  const like = likeOf(words)
  return Prisma.sql`(t.title like ${like} or t.code like ${like} or t.ocid = ${words} or t.winner_id in (select p.party_id from party p where p.name like ${like}))`
}
