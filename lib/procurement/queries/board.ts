import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { type BoardScope, boardSchema } from '../schema'

const scopeOf = ({ from, to, orgId, category }: BoardScope) =>
  Prisma.join(
    [
      Prisma.sql`t.notice_on >= ${from}::date and t.notice_on <= ${to}::date`,
      ...(orgId
        ? [Prisma.sql`t.org_id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid and x.to_date is null)`]
        : []),
      ...(category ? [Prisma.sql`t.category = ${category}`] : []),
    ],
    ' and ',
  )

export type Part = {
  readonly name: string
  readonly id: string | null
  readonly tenders: number
  readonly awarded: string
  readonly saved: number | null
}

/**
 * Statistics of procurement in a period: amounts, methods, savings (estimate − award over estimate, tenders with both), concentration
 * (shares of the largest suppliers, HHI), cycle (notice to award in days). Every part opens the ledger with the same filter, and parts sum to the whole.
 */
export const procurementBoard = defineQuery({
  name: 'procurementBoard',
  permission: 'procurement.read',
  input: boardSchema,
  run: async ({ tx }, scope) => {
    const where = scopeOf(scope)
    const [total] = await tx.$queryRaw<
      {
        tenders: number
        awardedTenders: number
        awarded: string
        saved: number | null
        single: number
        competed: number
        cycle: number | null
        failed: number
      }[]
    >`
      select count(*)::int as tenders, count(t.award_amount)::int as "awardedTenders", coalesce(sum(t.award_amount), 0)::text as awarded,
        ${savedSql} as saved, count(*) filter (where t.bid_count = 1)::int as single, count(*) filter (where t.bid_count >= 1)::int as competed,
        percentile_cont(0.5) within group (order by t.awarded_on - t.notice_on) as cycle, count(*) filter (where t.status = 'unsuccessful')::int as failed
      from tender t where ${where}`
    return {
      total: total!,
      methods: await partsOf(tx, where, Prisma.sql`coalesce(t.method, '未报送')`),
      categories: await partsOf(tx, where, Prisma.sql`coalesce(t.category, '未报送')`),
      rules: await partsOf(tx, where, Prisma.sql`coalesce(t.award_rule, '未报送')`),
      buyers: await buyersOf(tx, where, scope.orgId),
      suppliers: await suppliersOf(tx, where),
      months: await tx.$queryRaw<{ month: string; tenders: number; awarded: string; saved: number | null }[]>`
        select to_char(t.notice_on, 'YYYY-MM') as month, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded, ${savedSql} as saved
        from tender t where ${where} group by 1 order by 1`,
      hhi: await hhiOf(tx, where),
    }
  },
})
export type Board = Awaited<ReturnType<typeof procurementBoard.run>>

const savedSql = Prisma.sql`((sum(t.estimate) filter (where t.award_amount is not null) - sum(t.award_amount) filter (where t.estimate is not null))::float8
  / nullif(sum(t.estimate) filter (where t.award_amount is not null), 0))`

function partsOf(tx: Tx, where: Prisma.Sql, by: Prisma.Sql): Promise<Part[]> {
  return tx.$queryRaw<
    Part[]
  >`select ${by} as name, null as id, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded, ${savedSql} as saved
    from tender t where ${where} group by 1 order by sum(t.award_amount) desc nulls last`
}

/**
 * By the highest enterprise that the asker sees above each buyer, or within an enterprise by those directly below it and itself: what a part
 * counts is what the ledger shows for it and all below it.
 */
function buyersOf(tx: Tx, where: Prisma.Sql, orgId: string | undefined): Promise<Part[]> {
  const within = orgId
    ? Prisma.sql`and g.id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid and x.to_date is null)`
    : Prisma.empty
  const first = orgId ? Prisma.sql`(g.id = ${orgId}::uuid), g.level` : Prisma.sql`g.level`
  return tx.$queryRaw<
    Part[]
  >`select m.name, m.id::text as id, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded, ${savedSql} as saved
    from tender t join (
      select o.id as org_id, a.id, a.name from org o cross join lateral (
        select g.id, g.short_name as name from org_closure c join org g on g.id = c.ancestor_id
        where c.org_id = o.id and c.to_date is null and g.kind = 'enterprise' ${within} order by ${first} limit 1) a
      where o.kind = 'enterprise') m on m.org_id = t.org_id
    where ${where} group by 1, 2 order by sum(t.award_amount) desc nulls last limit 100`
}

function suppliersOf(tx: Tx, where: Prisma.Sql): Promise<Part[]> {
  return tx.$queryRaw<
    Part[]
  >`select p.name, p.party_id::text as id, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded, ${savedSql} as saved
    from tender t join party p on p.party_id = t.winner_id where ${where} group by 1, 2 order by sum(t.award_amount) desc nulls last limit 20`
}

/** Herfindahl index of the suppliers' shares (0–1) and the share of the five largest. */
async function hhiOf(tx: Tx, where: Prisma.Sql): Promise<{ hhi: number | null; top5: number | null; suppliers: number }> {
  const [row] = await tx.$queryRaw<{ hhi: number | null; top5: number | null; suppliers: number }[]>`
    with share as (select t.winner_id, sum(t.award_amount)::float8 as amount from tender t where ${where} and t.winner_id is not null and t.award_amount > 0 group by 1),
    whole as (select sum(amount) as amount from share)
    select (select sum((s.amount / w.amount) ^ 2) from share s, whole w) as hhi,
      (select sum(amount) from (select amount from share order by amount desc limit 5) x) / nullif((select amount from whole), 0) as top5, (select count(*)::int from share) as suppliers`
  return row!
}
