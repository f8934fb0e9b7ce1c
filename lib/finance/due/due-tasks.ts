import type { Client } from 'pg'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { dueOnDesks, endOfDue } from '../statement/due'
import { statementLine } from '../statement/flow'
import { releasedForms } from '../statement/forms'
import { mustReport } from '../statement/reporting'
import { requiredScopes, type Scope } from '../statement/scope'
import { titleOf } from '../statement/title'

/** What a task is about that asks for a statement nobody has begun; its subject is the task itself, its step says which statement. */
export const dueKind = 'statement-due'
// Written into the statement, as the index of these tasks has it.
const ofDueKind = Prisma.raw(`'${dueKind}'`)

export type Which = { form: 'flash' | 'annual'; period: number; scope: Scope }

/** The step of a task that asks for a statement: `report:flash:202610:single`. One is open an enterprise. */
export const dueKey = ({ form, period, scope }: Which) => `report:${form}:${period}:${scope}`

/** Which statement a step asks for. */
export function whichOf(key: string): Which {
  const [, form, period, scope] = key.split(':')
  return { form: form as Which['form'], period: Number(period), scope: scope as Scope }
}

const consolidates = `exists (select 1 from org b where b.parent_id = o.id and b.consolidated and b.kind = 'enterprise' and b.status <> '已注销')`
const owed = `${mustReport.sql} and r.consolidates = ${consolidates} and r.head = (o.level = 1)`
const rules = 'jsonb_to_recordset($1::jsonb) as r(form text, consolidates boolean, head boolean, scope text)'
/** The statement a task asks for is there: condition on `task t` that joins `statement s`. */
const begun = `s.org_id = t.org_id and t.step_key = 'report:' || s.form_code || ':' || s.period || ':' || s.scope`

/**
 * Brings the desks of those who fill in to what is owed on a day: every statement whose period has ended and that nobody has begun is one task with
 * its due day, in the pool of whoever fills in for the enterprise; one that is no longer owed is taken off. What was begun lies there as the filling step
 * of its own run, with the same due day. Running it again changes nothing. Gives how many tasks were put there.
 */
export async function placeDueStatements(client: Client, now: Date): Promise<number> {
  const due = dueOnDesks(shanghaiDate(now))
  await client.query(
    `update task t set status = 'cancelled' from org o where o.id = t.org_id and t.subject_kind = '${dueKind}' and t.status = 'open' and (
       exists (select 1 from statement s where ${begun})
       or not exists (select 1 from ${rules} where r.form = split_part(t.step_key, ':', 2) and r.scope = split_part(t.step_key, ':', 4) and ${owed}))`,
    [JSON.stringify(scopeRules())],
  )
  // Statements begun before their filling step carried the day.
  await client.query(
    `update task t set due_at = (s.due_on || ' 23:59:59+08')::timestamptz from statement s join statement_version v on v.id = s.version_id and v.number = 1
     where s.status in ('filling', 'returned') and t.subject_id = s.version_id and t.status = 'open' and t.step_key = 'fill' and t.due_at is null`,
  )
  const { rowCount } = await client.query(
    `insert into task (id, run_id, subject_kind, subject_id, org_id, line, side, step_key, step_name, round, pool, status, title, org_name, arrived_at, due_at)
     select n.id, n.id, '${dueKind}', n.id, n.org_id, '${statementLine}', 'ent', n.step_key, '编报', 1, n.pool, 'open', n.title, n.org_name, $3, n.due_at
     from (
       select gen_random_uuid() as id, o.id as org_id, o.short_name as org_name, 'E-FILL@' || o.id as pool, d.due_at, d.title,
         'report:' || d.form || ':' || d.period || ':' || d.scope as step_key, d.form, d.period, d.scope
       from org o cross join jsonb_to_recordset($2::jsonb) as d(form text, period int, scope text, due_at timestamptz, title text)
         join ${rules} on r.form = d.form and r.scope = d.scope
       where ${owed}
     ) n
     where exists (select 1 from actor_pool a where a.pool = n.pool)
       and not exists (select 1 from statement s where s.org_id = n.org_id and s.form_code = n.form and s.period = n.period and s.scope = n.scope)
     on conflict do nothing`,
    [JSON.stringify(scopeRules()), JSON.stringify(due.flatMap(asked)), now],
  )
  return rowCount ?? 0
}

const scopesAsked = ['consolidated', 'parent', 'single', 'difference'] as const

function asked({ form, period, dueOn }: ReturnType<typeof dueOnDesks>[number]) {
  const { name, periodKind } = releasedForms.find(({ code }) => code === form)!
  return scopesAsked.map((scope) => ({ form, period, scope, due_at: endOfDue(dueOn), title: titleOf({ name, periodKind }, period, scope) }))
}

/** Who owes which scope, as rows: whether an enterprise consolidates others and is of the first level. */
function scopeRules() {
  const kinds = [true, false].flatMap((consolidates) => [true, false].map((head) => ({ consolidates, head })))
  return (['flash', 'annual'] as const).flatMap((form) =>
    kinds.flatMap((kind) => requiredScopes(form, kind.consolidates, kind.head).map((scope) => ({ form, ...kind, scope }))),
  )
}

/** Takes what has been begun off the desks, as done by whoever began it. */
export function beginDue(statements: readonly { orgId: string; key: string }[], userId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    update task t set status = 'done', done_at = ${now}::timestamptz, done_by = ${userId}::uuid, action = 'open'
    from jsonb_to_recordset(${JSON.stringify(statements)}::jsonb) as n("orgId" uuid, key text)
    where t.org_id = n."orgId" and t.step_key = n.key and t.subject_kind = ${ofDueKind} and t.status = 'open'`
}

/** Counts an urge on what lies with those who fill in for a period: the task that asks for a statement, or its filling step. */
export function urgeDue(orgId: string, form: string, period: number, now: Date): Prisma.Sql {
  return Prisma.sql`
    update task t set urges = t.urges + 1, urged_at = ${now}::timestamptz
    where t.id in (
      select d.id from task d
      where d.subject_kind = ${ofDueKind} and d.status = 'open' and d.org_id = ${orgId}::uuid and d.step_key like ${`report:${form}:${period}:%`}
      union all select d.id from statement s join task d on d.subject_id = s.version_id and d.step_key = 'fill' and d.status = 'open'
      where s.org_id = ${orgId}::uuid and s.form_code = ${form} and s.period = ${period})`
}
