import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, isDate, shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { type UsageCounts, usageMarks } from '../evaluation/usage-raw'
import { usageItems, usageScores } from '../evaluation/usage-score'

/** Days that the calendar of working days can tell. */
export const isUsageDay = (text: string): boolean => isDate(text) && text >= '2000-01-01' && text <= '2098-12-31'
const day = z.string().max(10).refine(isUsageDay, '日期应在 2000 年至 2098 年之间，格式如 2026-01-31')

/** 处室使用考核 of a period (the last 90 days unless said): counts of the audit trail by department, marks, raw and score. Only sums of departments come out, no person. */
export const departmentUsage = defineQuery({
  name: 'departmentUsage',
  permission: 'matter.statistics',
  input: z.object({ from: day.optional(), to: day.optional() }),
  run: async ({ tx, actor, now }, asked) => {
    if (actor.side !== 'gov') throw new Refusal('forbidden', '处室使用考核只供国资委查看。')
    const to = asked.to ?? shanghaiDate(now)
    const from = asked.from ?? addDays(to, -89)
    if (from > to) throw new Refusal('invalid', '开始日期不得晚于结束日期', { from: '开始日期不得晚于结束日期' })
    if (addDays(from, 366) < to) throw new Refusal('invalid', '期间至多一年', { to: '期间至多一年' })
    const workingDays = workCalendar.workdaysBetween(addDays(from, -1), to)
    const departments = usageMarks(await countsOf(tx, from, to), workingDays)
    const scores = usageScores(departments.map(({ code, raw }) => ({ department: code, raw })))
    return {
      ...{ from, to, workingDays },
      rows: departments.map(({ marks, raw, ...counts }, index) => ({
        ...counts,
        marks: Object.fromEntries(usageItems.map((item) => [item, marks[item].toFixed(2)])) as Record<(typeof usageItems)[number], string>,
        raw: raw?.toFixed(2) ?? null,
        score: scores[index]!.score.toFixed(4),
      })),
    }
  },
})
export type DepartmentUsage = Awaited<ReturnType<typeof departmentUsage.run>>

/** What the trail says: exports and announcements share, imports and reports collect, other completed acts manage; settings of one's own count nowhere. */
async function countsOf(tx: Tx, from: string, to: string): Promise<UsageCounts[]> {
  type Row = {
    code: string
    name: string
    people: number
    days: number
    collected: number
    managed: number
    shared: number
    assigned: boolean
  }
  const rows = await withBaseRights(
    tx,
    () => tx.$queryRaw<Row[]>`
    with span as (
      select (${from} || ' 00:00:00+08')::timestamptz as first, (${addDays(to, 1)} || ' 00:00:00+08')::timestamptz as after
    ), staff as (
      select distinct p.department_code as code, p.user_id from post p join user_account u on u.id = p.user_id
      where p.is_main and p.department_code is not null and u.status = 'active' and u.side = 'gov'
        and p.from_date <= ${to} and (p.to_date is null or p.to_date >= ${from})
    ), done as (
      select s.code, s.user_id, (l.at at time zone 'Asia/Shanghai')::date as on_day,
        case when l.action in ('signIn', 'signInBySso', 'answerFactor') then 'in'
          when l.action ~ '^(export|publish)' then 'share'
          when l.action ~ '^(import|register|report|open|begin|push|create|save|record)' then 'collect'
          when l.action ~ '^(sign|change|confirm|end|set(Preference|Own)|view|upload)' then 'own' else 'manage' end as kind
      from staff s join audit_line l on l.actor_id = s.user_id, span
      where l.at >= span.first and l.at < span.after and l.outcome = 'done'
    )
    select d.code, d.name, (select count(*)::int from staff s where s.code = d.code) as people,
      (select count(distinct (x.user_id, x.on_day))::int from done x where x.code = d.code and x.kind = 'in') as days,
      (select count(*)::int from done x where x.code = d.code and x.kind = 'collect') as collected,
      (select count(*)::int from done x where x.code = d.code and x.kind = 'manage') as managed,
      (select count(*)::int from done x where x.code = d.code and x.kind = 'share') as shared,
      cardinality(d.grants) > 0 or exists (select 1 from definition f where f.line = d.code and f.kind in ('matter', 'indicator', 'statement_form')) as assigned
    from department d join org o on o.id = d.org_id where o.kind = 'sasac' order by d.sort, d.code`,
  )
  return rows.map(({ code, name, people, days, collected, managed, shared, assigned }) => ({
    ...{ code, name, people, signInDays: days, acts: { 采集: collected, 管理: managed, 共享: shared }, assigned },
  }))
}
