import type { Client } from 'pg'

/** The line of business whose people answer for procurement risks. */
export const riskLine = 'JDJC'
/** Days for an enterprise to explain, and for the commission to judge. */
const explainDays = 5
const judgeDays = 10
/** A case about something older than this stands in the ledger and on no desk. */
const freshDays = 365

/**
 * Puts cases that have become 红 or 橙 on two desks at once: the supervisor's (of the district where a district owns the enterprise) and the
 * purchasing officer's of the enterprise. A case that already lies there is not put there twice.
 */
export async function openTasks(client: Client, keys: readonly string[], now: Date): Promise<number> {
  if (keys.length === 0) return 0
  const { rowCount } = await client.query(
    `with risen as (
  select c.id, c.org_id, c.level, o.short_name as org_name, case when o.owner = 'district' then ':' || o.adcode else '' end as body, o.kind,
    coalesce(t.title, (select f.subject_name from risk_finding f where c.key like 'alone:%' and c.key = 'alone:' || f.model_code || ':' || f.subject_key limit 1), '') as subject
  from risk_case c join org o on o.id = c.org_id left join tender t on t.tender_id = c.tender_id
  where c.key = any($1) and c.level in ('红', '橙') and coalesce(t.awarded_on, t.notice_on, $2::timestamptz::date) >= $2::timestamptz::date - ${freshDays}
), desk as (
  select r.*, 'gov' as side, 'R-OFFICER@${riskLine}' || r.body as pool, '核查' as step, ${judgeDays} as days from risen r
  union all
  select r.*, 'ent', 'E-PUR@' || r.org_id, '说明', ${explainDays} from risen r where r.kind = 'enterprise'
)
insert into task (id, run_id, subject_kind, subject_id, org_id, line, side, step_key, step_name, round, pool, status, title, org_name, arrived_at, due_at)
select gen_random_uuid(), d.id, 'risk-case', d.id, d.org_id, '${riskLine}', d.side, case d.side when 'gov' then 'judge' else 'explain' end, '风险' || d.step, 1, d.pool, 'open',
  d.level || '色风险：' || left(d.subject, 160), d.org_name, $2, $2::timestamptz + make_interval(days => d.days)
from desk d where not exists (select 1 from task x where x.subject_id = d.id and x.side = d.side)`,
    [keys, now],
  )
  return rowCount ?? 0
}
