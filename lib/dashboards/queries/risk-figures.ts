import type { RiskFigures } from '@/lib/dashboards/schema'
import type { Tx } from '@/lib/platform/db'
import { openCase } from '@/lib/risk/queries/cases'

type Level = RiskFigures['levels'][number]

/** Open cases of procurement risk by level, the newest serious ones, and what was bought this year, in the asker's organisations. */
export async function riskFigures(tx: Tx, period: { from: string; to: string }): Promise<RiskFigures> {
  const levels = await tx.$queryRaw<Level[]>`
    select level, count(*)::int as count from risk_case c where ${openCase} group by level
    order by array_position(array['红', '橙', '黄', '蓝'], level)`
  const latest = await tx.$queryRaw<RiskFigures['latest']>`
    select c.id, c.level, coalesce(t.title, f.subject_name, '') as title, o.short_name as "orgName"
    from risk_case c join org o on o.id = c.org_id left join tender t on t.tender_id = c.tender_id
    cross join lateral (select f.subject_name from risk_finding f where f.case_id = c.id and app.is_open(f) limit 1) f
    where c.level in ('红', '橙') order by array_position(array['红', '橙'], c.level), coalesce(t.notice_on, c.at::date) desc, c.id limit 6`
  const [bought] = await tx.$queryRaw<{ tenders: number; awarded: string }[]>`
    select count(*)::int as tenders, coalesce(sum(award_amount), 0)::text as awarded from tender where notice_on between ${period.from}::date and ${period.to}::date`
  return { levels, latest, tenders: bought?.tenders ?? 0, awarded: bought?.awarded ?? '0' }
}
