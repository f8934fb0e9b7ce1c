import { Prisma } from '@/lib/platform/db'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { type BuyerFilter, buyerFilterSchema } from '../schema'
import { joined, measures } from './benchmark'
import { ranked } from './ranked'

export type BuyerRow = {
  readonly id: string
  readonly name: string
  readonly groupName: string | null
  readonly industry: string
  readonly tenders: number
  readonly awarded: string | null
  readonly open: number | null
  readonly single: number | null
  readonly saved: number | null
  readonly cycle: number | null
  readonly complaints: number | null
  readonly serious: number
}

const keys = {
  tenders: Prisma.sql`m.tenders::bigint`,
  awarded: Prisma.sql`coalesce(m.awarded, -1)::bigint`,
  saved: Prisma.sql`coalesce(round((m.saved * 1000)::numeric), -1000000000)::bigint`,
  cycle: Prisma.sql`coalesce(round((m.cycle * 10)::numeric), -1)::bigint`,
  complaints: Prisma.sql`coalesce(round((m.complaints * 1000)::numeric), -1)::bigint`,
  serious: Prisma.sql`coalesce(s.serious, 0)::bigint`,
}

/**
 * Enterprises that buy, each by itself (what lies below it is a line of its own), with the figures of a period and the red and orange cases
 * of its tenders.
 */
export const buyerList = defineQuery({
  name: 'buyerList',
  permission: 'procurement.read',
  input: buyerFilterSchema,
  run: async ({ tx }, filter) => {
    const rank = ranked(keys[filter.sort], Prisma.sql`m.org_id`, filter)
    const { from, to } = filter
    const rows = await tx.$queryRaw<(BuyerRow & { sortKey: string })[]>`
      with measured as (
        select t.org_id, sum(t.award_amount) as awarded, ${measures} from ${joined}
        where t.notice_on between ${from}::date and ${to}::date and ${conditions(filter)} group by 1
      ), seen as (
        select c.org_id, count(*) as serious from risk_case c join tender t on t.tender_id = c.tender_id
        where c.level in ('红', '橙') and t.notice_on between ${from}::date and ${to}::date group by 1)
      select m.org_id as id, o.short_name as name, g.short_name as "groupName", o.industry_name as industry, m.tenders, m.awarded::text as awarded, m.open, m.single::float8 as single,
        m.saved, m.cycle, m.complaints::float8 as complaints, coalesce(s.serious, 0)::int as serious, ${keys[filter.sort]}::text as "sortKey"
      from measured m join org o on o.id = m.org_id left join org g on g.id = o.group_id and g.id <> o.id left join seen s on s.org_id = m.org_id
      where ${rank.after} order by ${rank.order} limit ${filter.size + 1}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(distinct t.org_id)::int as n from tender t join org o on o.id = t.org_id where t.notice_on between ${from}::date and ${to}::date and ${conditions(filter)}`
    const industries = await tx.$queryRaw<{ name: string }[]>`
      select distinct o.industry_name as name from tender t join org o on o.id = t.org_id
      where t.notice_on between ${from}::date and ${to}::date and o.industry_name <> '' order by 1 limit 200`
    const page = rank.cut(rows)
    return {
      ...page,
      rows: page.rows.map(({ sortKey: _, ...row }): BuyerRow => row),
      count: { value: count?.n ?? 0, capped: false },
      industries: industries.map(({ name }) => name),
    }
  },
})

function conditions({ industry, words }: BuyerFilter): Prisma.Sql {
  const like = likeOf(words)
  const list = [
    Prisma.sql`true`,
    ...(industry ? [Prisma.sql`o.industry_name = ${industry}`] : []),
    ...(words ? [Prisma.sql`(o.name like ${like} or o.short_name like ${like})`] : []),
  ]
  return Prisma.join(list, ' and ')
}
