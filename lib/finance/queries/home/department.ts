import { shanghaiDate } from '@/lib/kernel/workday'
import type { QueryContext } from '@/lib/platform/query'
import { statementLine } from '../../statement/flow'
import { mustReport, notReported } from '../../statement/reporting'
import { reportingOf } from '../overview'

/** Levels of findings, the gravest first. */
type Level = '红' | '橙' | '黄' | '蓝'
/** Who has not reported the month that is due; `urges` = how often the enterprise was urged for it. */
export type LateReporter = { readonly orgId: string; readonly name: string; readonly level: number; readonly urges: number }
/** The work of one person on statements and findings in them; `name` null = taken by nobody yet. `done` of the last 30 days. */
export type Workload = { readonly name: string | null; readonly open: number; readonly overdue: number; readonly done: number }
export type RedCase = { readonly id: string; readonly level: Level; readonly title: string; readonly orgName: string }

const most = 8

/** What a head of the finance department looks after: who has reported, who is late, the lights, and how work is spread over people. */
export async function departmentHome({ tx, actor, now }: QueryContext) {
  const today = shanghaiDate(now)
  const reporting = await reportingOf(tx, today)
  const { period } = reporting
  const late = await tx.$queryRaw<LateReporter[]>`
    select o.id::text as "orgId", o.short_name as name, o.level,
      (select count(*)::int from statement_urge u where u.org_id = o.id and u.form_code = 'flash' and u.period = ${period} and u.by_hand) as urges
    from org o where ${mustReport} and ${notReported('flash', period)} order by o.level, o.code limit ${most}`
  const levels = await tx.$queryRaw<{ level: Level; count: number }[]>`
    select f.level, count(*)::int as count from risk_finding f where f.dimension = '财务预警' and app.is_open(f)
    group by f.level order by array_position(array['红', '橙', '黄', '蓝'], f.level)`
  const red = await tx.$queryRaw<RedCase[]>`
    select c.id::text, c.level, min(f.subject_name) as title, o.short_name as "orgName" from risk_case c join org o on o.id = c.org_id
    join risk_finding f on f.case_id = c.id and app.is_open(f)
    where c.key like 'finance:%' and c.level = '红' group by c.id, c.level, c.at, o.short_name order by c.at desc, c.id limit ${most}`
  const work = await tx.$queryRaw<Workload[]>`
    select name, count(*) filter (where status = 'open')::int as open, count(*) filter (where status = 'open' and due_at < ${now})::int as overdue,
      count(*) filter (where status = 'done')::int as done
    from (
      select t.status, t.due_at, t.holder_name as name from task t where t.status = 'open' and t.side = ${actor.side} and t.line = ${statementLine}
        and t.subject_kind in ('statement', 'risk-case')
      union all
      select t.status, t.due_at, u.name from task t join user_account u on u.id = t.done_by where t.status = 'done' and t.side = ${actor.side}
        and t.line = ${statementLine} and t.subject_kind in ('statement', 'risk-case') and t.done_at > ${now}::timestamptz - interval '30 days') t
    group by name order by overdue desc, open desc, done desc, name nulls first limit 20`
  return { reporting, late, levels, red, work }
}
