import { z } from 'zod'
import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { gapOf, indicators } from '../rules/indicators'
import { fewestPeers, quantile } from '../rules/standing'

/** A group with its figures under the keys of the indicators. */
export type BenchmarkRow = { readonly id: string; readonly name: string; readonly tenders: number; readonly [indicator: string]: unknown }

/**
 * The indicators of one group of tenders `t` as columns, percentages as 0–100. `bid_count` counts valid bids with a price (the import counts those
 * listed, the ledger shows the same number); tenders without any stand in `failed`, not in the averages.
 */
export const measures = Prisma.sql`count(*)::int as tenders,
  100 * (sum(t.award_amount) filter (where t.method = '公开招标'))::float8 / nullif(sum(t.award_amount), 0) as open,
  avg(t.bid_count) filter (where t.bid_count > 0)::float8 as bidders,
  100.0 * count(*) filter (where t.bid_count = 1) / nullif(count(*) filter (where t.bid_count >= 1), 0) as single,
  100 * ((sum(t.estimate) filter (where t.award_amount is not null) - sum(t.award_amount) filter (where t.estimate is not null))::float8
    / nullif(sum(t.estimate) filter (where t.award_amount is not null), 0)) as saved,
  percentile_cont(0.5) within group (order by t.awarded_on - t.notice_on) as cycle,
  100.0 * count(*) filter (where t.status = 'unsuccessful') / nullif(count(*), 0) as failed,
  100.0 * count(*) filter (where t.platform_designated) / nullif(count(t.platform_designated), 0) as platform,
  100.0 * count(*) filter (where c.signed_on - t.notice_of_award_on <= 30) / nullif(count(c.signed_on), 0) as signed,
  100.0 * sum(d.n) / nullif(count(*), 0) as complaints,
  100.0 * count(*) filter (where p.scale in ('中型', '小型', '微型')) / nullif(count(p.scale), 0) as small`

/** What `measures` reads: tenders `t` with their buyer `o`, winner `p`, first contract `c` and complaints `d`. */
export const joined = Prisma.sql`tender t join org o on o.id = t.org_id left join party p on p.party_id = t.winner_id
  left join lateral (select min(x.signed_on) as signed_on from contract x where x.tender_id = t.tender_id) c on true
  left join lateral (select count(*)::int as n from complaint x where x.tender_id = t.tender_id) d on true`

/**
 * Every group of the asker against the others and against reference values from outside, by indicator; figures of a period. An enterprise sees no
 * other: of them come out median, better quartile and its place, of at least five others, asked with the platform's own rights.
 */
export const procurementBenchmark = defineQuery({
  name: 'procurementBenchmark',
  permission: 'procurement.read',
  input: z.object({ from: z.iso.date(), to: z.iso.date(), groupId: z.uuid().optional() }),
  run: async ({ tx, actor }, { from, to, groupId }) => {
    const groups = await groupsOf(tx, from, to)
    const chosen = groups.find(({ id }) => id === groupId) ?? groups[0] ?? null
    const named = actor.side !== 'ent'
    const market = named || !chosen ? groups : await withBaseRights(tx, () => groupsOf(tx, from, to))
    const others = market.filter(({ id }) => id !== chosen?.id)
    const references = await referencesOf(tx)
    return {
      groups: groups.map(({ id, name, tenders }) => ({ id, name, tenders })),
      chosen: chosen && { id: chosen.id, name: chosen.name },
      /** Whether the others are shown by name. */
      named,
      lines: indicators.map((indicator) => {
        const value = numberOf(chosen?.[indicator.key])
        const theirs = others.map((row) => numberOf(row[indicator.key])).filter((each) => each !== null)
        const enough = named || theirs.length >= fewestPeers
        const all = enough ? [...theirs, ...(value === null ? [] : [value])] : []
        const reference = references.get(indicator.key) ?? null
        return {
          ...indicator,
          value,
          median: quantile(all, 0.5),
          best: quantile(all, indicator.better === 'high' ? 0.75 : 0.25),
          place:
            value === null || !enough
              ? null
              : theirs.filter((each) => (indicator.better === 'high' ? each > value : each < value)).length + 1,
          of: all.length,
          reference,
          gap: gapOf(indicator, value, reference?.value ?? null),
          all: groups.map((row) => ({ name: row.name, value: numberOf(row[indicator.key]) })),
        }
      }),
    }
  },
})
export type Benchmark = Awaited<ReturnType<typeof procurementBenchmark.run>>

const numberOf = (value: unknown) => (value === null || value === undefined ? null : Number(value))

/** Groups with five tenders or more in a period, by their indicators, the largest first. */
async function groupsOf(tx: Tx, from: string, to: string): Promise<BenchmarkRow[]> {
  const rows = await tx.$queryRaw<BenchmarkRow[]>`
    select g.id::text as id, g.short_name as name, ${measures} from ${joined} join org g on g.id = coalesce(o.group_id, o.id)
    where t.notice_on between ${from}::date and ${to}::date group by 1, 2 having count(*) >= 5 order by count(*) desc`
  const tops = await topShares(tx, from, to)
  return rows.map((row) => ({ ...row, top: tops.get(row.id) ?? null }))
}

async function topShares(tx: Tx, from: string, to: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; top: number }[]>`
    select id, 100 * max(amount) / nullif(sum(amount), 0) as top from (
      select coalesce(o.group_id, o.id)::text as id, t.winner_id, sum(t.award_amount)::float8 as amount from tender t join org o on o.id = t.org_id
      where t.notice_on between ${from}::date and ${to}::date and t.winner_id is not null group by 1, 2) x group by id`
  return new Map(rows.map(({ id, top }) => [id, top]))
}

type Reference = { value: number; source: string; asOf: string }

/** The newest reference value of each indicator for all industries. */
async function referencesOf(tx: Tx): Promise<Map<string, Reference>> {
  const rows = await tx.$queryRaw<(Reference & { indicator: string })[]>`
    select distinct on (indicator) indicator, value, source, as_of::text as "asOf" from procurement_reference where industry is null order by indicator, as_of desc, at desc`
  return new Map(rows.map(({ indicator, ...rest }) => [indicator, rest]))
}

/**
 * Suppliers of one industry: where each enterprise stands among all that buy there, as quantiles. An enterprise sees itself by name and of all
 * that buy there the quantiles, of at least five others.
 */
export const supplierBenchmark = defineQuery({
  name: 'supplierBenchmark',
  permission: 'procurement.read',
  input: z.object({ industry: z.string().max(60).optional(), from: z.iso.date(), to: z.iso.date() }),
  run: async ({ tx, actor }, { industry, from, to }) => {
    const industries = await tx.$queryRaw<{ name: string; suppliers: number }[]>`
      select p.industry as name, count(distinct p.party_id)::int as suppliers from tender t join party p on p.party_id = t.winner_id
      where t.notice_on between ${from}::date and ${to}::date and p.industry is not null group by 1 order by 2 desc limit 40`
    const chosen = industries.find(({ name }) => name === industry)?.name ?? industries[0]?.name ?? null
    const seen = chosen ? await buyingFrom(tx, chosen, from, to) : []
    const named = actor.side !== 'ent'
    const everybody = named || !chosen ? seen : await withBaseRights(tx, () => buyingFrom(tx, chosen, from, to))
    const lines = supplierMeasures.map(({ key, title, unit }) => {
      const values = everybody.map((row) => numberOf(row[key])).filter((value) => value !== null)
      const enough = named || values.length > fewestPeers
      return {
        ...{ key, title, unit },
        quantiles: [0, 0.25, 0.5, 0.75, 1].map((q) => (enough ? quantile(values, q) : null)),
        all: seen.map((row) => ({ name: row.name, value: numberOf(row[key]) })),
      }
    })
    return { industries, chosen, named, lines, groups: everybody.length }
  },
})
export type SupplierBenchmark = Awaited<ReturnType<typeof supplierBenchmark.run>>

type Buying = Record<(typeof supplierMeasures)[number]['key'], number | null> & { name: string; tenders: number }

/** What groups buy from suppliers of an industry in a period. */
function buyingFrom(tx: Tx, industry: string, from: string, to: string): Promise<Buying[]> {
  return tx.$queryRaw<Buying[]>`
    with won as (
      select coalesce(o.group_id, o.id) as group_id, t.winner_id, count(*)::int as n, sum(t.award_amount)::float8 as amount, max(p.rating) as rating,
        min(t.notice_on) as first_on, (select min(x.notice_on) from tender x where x.winner_id = t.winner_id and x.org_id = min(t.org_id::text)::uuid) as ever
      from tender t join org o on o.id = t.org_id join party p on p.party_id = t.winner_id
      where p.industry = ${industry} and t.notice_on between ${from}::date and ${to}::date group by 1, 2)
    select g.short_name as name, count(*)::int as suppliers, sum(w.n)::int as tenders, 100 * max(w.amount) / nullif(sum(w.amount), 0) as top,
      100.0 * count(*) filter (where w.ever >= ${from}::date) / count(*) as fresh, avg(w.rating) as rating, sum(w.n)::float8 / count(*) as wins
    from won w join org g on g.id = w.group_id group by g.id, g.short_name order by sum(w.n) desc`
}

const supplierMeasures = [
  { key: 'suppliers', title: '供应商家数', unit: '家' },
  { key: 'top', title: '最大供应商占比', unit: '%' },
  { key: 'fresh', title: '本期新供应商占比', unit: '%' },
  { key: 'rating', title: '平均履约评价', unit: '分' },
  { key: 'wins', title: '每家供应商中标次数', unit: '次' },
] as const
