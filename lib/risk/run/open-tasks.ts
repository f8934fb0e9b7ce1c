import type { Client } from 'pg'
import { caseTitle } from '../rules/case-title'
import { isFinanceCase } from '../rules/desk'

/** Whose desks a case lies on: the department that judges (with its officers), and the enterprise's people who explain. */
const desks = { procurement: { line: 'JDJC', role: 'E-PUR' }, finance: { line: 'CWJD', role: 'E-FIN' } } as const

/** Where a case is worked on, by its key. */
export const desksOf = (key: string) => (isFinanceCase(key) ? desks.finance : desks.procurement)

/** Days for an enterprise to explain, and for the commission to judge. */
const explainDays = 5
const judgeDays = 10
/** A case about something older than this stands in the ledger and on no desk. */
const freshDays = 365

/**
 * Puts cases that have become 红 or 橙 on two desks at once: the supervisor's (of the district where a district owns the enterprise) and that of
 * the enterprise's purchasing officer, or of its finance officer where statements are judged. A case that lies there is not put there twice; one
 * whose tasks are done comes again when something in it is unjudged. Of an enterprise's months only the newest lies on a desk: an earlier one stays in the ledger.
 */
export async function openTasks(client: Client, keys: readonly string[], now: Date): Promise<number> {
  if (keys.length === 0) return 0
  await client.query(
    `update task set status = 'cancelled' where subject_kind = 'risk-case' and status = 'open' and subject_id in (
       select older.id from risk_case older join risk_case newer on newer.org_id = older.org_id and newer.key > older.key
       where newer.key = any($1) and newer.level in ('红', '橙') and newer.key like 'finance:%' and older.key like 'finance:%')`,
    [keys],
  )
  const { rowCount } = await client.query(
    `with risen as (
  select c.id, c.org_id, c.level, o.short_name as org_name, case when o.owner = 'district' then ':' || o.adcode else '' end as body, o.kind,
    ${caseTitle} as subject,
    c.key like 'finance:%' as finance
  from risk_case c join org o on o.id = c.org_id left join tender t on t.tender_id = c.tender_id
  where c.key = any($1) and c.level in ('红', '橙') and coalesce(t.awarded_on, t.notice_on, $2::timestamptz::date) >= $2::timestamptz::date - ${freshDays}
    and not (c.key like 'finance:%' and exists (select 1 from risk_case x where x.org_id = c.org_id and x.key like 'finance:%' and x.key > c.key and x.level in ('红', '橙')))
), placed as (
  select r.*, case when finance then '${desks.finance.line}' else '${desks.procurement.line}' end as line,
    case when finance then '${desks.finance.role}' else '${desks.procurement.role}' end as role from risen r
), desk as (
  select r.*, 'gov' as side, 'R-OFFICER@' || r.line || r.body as pool, '核查' as step, ${judgeDays} as days from placed r
  union all
  select r.*, 'ent', r.role || '@' || r.org_id, '说明', ${explainDays} from placed r where r.kind = 'enterprise'
)
insert into task (id, run_id, subject_kind, subject_id, org_id, line, side, step_key, step_name, round, pool, status, title, org_name, arrived_at, due_at)
select gen_random_uuid(), d.id, 'risk-case', d.id, d.org_id, d.line, d.side, case d.side when 'gov' then 'judge' else 'explain' end,
  case when d.finance then '财务预警' else '风险' end || d.step, 1, d.pool, 'open',
  d.level || '色风险：' || left(d.subject, 160), d.org_name, $2, $2::timestamptz + make_interval(days => d.days)
from desk d where exists (select 1 from risk_finding f where f.case_id = d.id and app.is_open(f))
  and not exists (select 1 from task x where x.subject_id = d.id and x.side = d.side and x.status = 'open' and x.step_key in ('judge', 'explain'))`,
    [keys, now],
  )
  return rowCount ?? 0
}
