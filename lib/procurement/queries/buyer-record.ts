import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type Indicator, indicators } from '../rules/indicators'
import { fewestPeers, quantile, standingAmong } from '../rules/standing'
import { joined, measures } from './benchmark'

/** Fewer tenders than this make no rate of an enterprise that others are measured by. */
const fewestTenders = 3

const risk: Indicator = {
  ...{ key: 'risk', dimension: '风险', title: '每百标段红橙线索', unit: '件', better: 'low' },
  advice: '对照线索逐条核查整改。',
}

/**
 * 采购人画像: one enterprise by itself in a period: figures with its place among others of the same industry (asked with the platform's own
 * rights; only quantiles of at least five others come out), methods, suppliers, years, cases by level.
 */
export const buyerRecord = defineQuery({
  name: 'buyerRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60), from: z.iso.date(), to: z.iso.date() }),
  run: async ({ tx }, { id, from, to }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    const any = org && (await tx.tender.findFirst({ where: { orgId: id }, select: { tenderId: true } }))
    if (!org || !any) throw new Refusal('not_found', '没有这家企业的采购数据，或者您无权查看。')
    const period = Prisma.sql`t.notice_on between ${from}::date and ${to}::date`
    const own = Prisma.sql`t.org_id = ${id}::uuid and ${period}`
    const group = org.groupId && org.groupId !== id ? await tx.org.findUnique({ where: { id: org.groupId } }) : null
    const [total] = await tx.$queryRaw<Total[]>`
      select count(*)::int as tenders, sum(t.award_amount)::text as awarded, count(*) filter (where t.bid_count = 1)::int as single,
        (select count(*)::int from complaint d join tender t on t.tender_id = d.tender_id where ${own}) as complaints from tender t where ${own}`
    const levels = await tx.$queryRaw<{ level: string; count: number }[]>`
      select c.level, count(*)::int as count from risk_case c join tender t on t.tender_id = c.tender_id where ${own} group by 1
      order by array_position(array['红', '橙', '黄', '蓝'], c.level)`
    const peers = await peersOf(tx, org, period)
    return {
      ...{ id, name: org.name, shortName: org.shortName, industry: org.industryName, code: org.code },
      group: group && { id: group.id, name: group.shortName },
      total: total!,
      levels,
      peers: { name: peers.name, n: Math.max(0, peers.rows.length - 1) },
      lines: peers.lines,
      methods: await partsOf(tx, own, Prisma.sql`coalesce(t.method, '未报送')`),
      categories: await partsOf(tx, own, Prisma.sql`coalesce(t.category, '未报送')`),
      years: await tx.$queryRaw<{ year: string; tenders: number; awarded: string }[]>`
        select to_char(t.notice_on, 'YYYY') as year, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded from tender t where ${own} group by 1 order by 1`,
      suppliers: await suppliersOf(tx, own),
    }
  },
})
export type BuyerRecord = Awaited<ReturnType<typeof buyerRecord.run>>

type Total = { tenders: number; awarded: string | null; single: number; complaints: number }
type Part = { name: string; tenders: number; awarded: string }
type Supplier = { id: string; name: string; tenders: number; awarded: string; share: number | null; serious: number }

function partsOf(tx: Tx, own: Prisma.Sql, by: Prisma.Sql): Promise<Part[]> {
  return tx.$queryRaw<Part[]>`
    select ${by} as name, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded from tender t where ${own} group by 1 order by sum(t.award_amount) desc nulls last, 1`
}

function suppliersOf(tx: Tx, own: Prisma.Sql): Promise<Supplier[]> {
  return tx.$queryRaw<Supplier[]>`
    select p.party_id as id, p.name, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded,
      (sum(t.award_amount) / nullif(sum(sum(t.award_amount)) over (), 0))::float8 as share,
      count(*) filter (where exists (select 1 from risk_case c where c.tender_id = t.tender_id and c.level in ('红', '橙')))::int as serious
    from tender t join party p on p.party_id = t.winner_id where ${own} group by 1, 2 order by sum(t.award_amount) desc nulls last, 1 limit 12`
}

type Org = { id: string; industry: string; industryName: string }
type PeerRow = { id: string; [indicator: string]: unknown }

/** The others to compare with: of the same industry, else of the same division, else all; the first with enough of them. */
async function peersOf(tx: Tx, org: Org, period: Prisma.Sql) {
  const circles = [
    { name: `同行业（${org.industryName}）`, where: Prisma.sql`o.industry = ${org.industry}`, known: org.industry !== '' },
    {
      name: '同大类行业',
      where: Prisma.sql`left(o.industry, 3) = ${org.industry.slice(0, 3)}`,
      known: org.industry.length > 3,
    },
    { name: '全部企业', where: Prisma.sql`true`, known: true },
  ].filter(({ known }) => known)
  for (const { name, where } of circles) {
    const rows = await withBaseRights(tx, () => measured(tx, org.id, Prisma.sql`${period} and (${where} or o.id = ${org.id}::uuid)`))
    if (rows.length > fewestPeers || name === '全部企业') return { name, rows, lines: linesOf(org.id, rows) }
  }
  return { name: '全部企业', rows: [], lines: [] }
}

function measured(tx: Tx, id: string, where: Prisma.Sql): Promise<PeerRow[]> {
  return tx.$queryRaw<PeerRow[]>`
    select m.*, 100.0 * coalesce(s.serious, 0) / m.tenders as risk from (
      select t.org_id::text as id, ${measures} from ${joined} where ${where} group by 1 having count(*) >= ${fewestTenders} or t.org_id::text = ${id}) m
    left join (
      select t.org_id::text as id, count(*) as serious from risk_case c join tender t on t.tender_id = c.tender_id join org o on o.id = t.org_id
      where c.level in ('红', '橙') and ${where} group by 1) s on s.id = m.id`
}

function linesOf(id: string, rows: readonly PeerRow[]) {
  const of = (row: PeerRow | undefined, key: string) => (row?.[key] === null || row?.[key] === undefined ? null : Number(row[key]))
  const own = rows.find((row) => row.id === id)
  return [...indicators.filter(({ key }) => key !== 'top'), risk].map((indicator) => {
    const others = rows
      .filter((row) => row.id !== id)
      .map((row) => of(row, indicator.key))
      .filter((value) => value !== null)
    const value = of(own, indicator.key)
    return {
      ...indicator,
      value,
      median: others.length < fewestPeers ? null : quantile(others, 0.5),
      standing: standingAmong(others, value, indicator.better),
    }
  })
}
