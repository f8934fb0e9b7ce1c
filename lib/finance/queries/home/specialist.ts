import { onDesks } from '@/lib/flow/queries/inbox'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { QueryContext } from '@/lib/platform/query'
import { dueKind } from '../../due/due-tasks'
import type { Scope } from '../../statement/scope'

/** Something on the person's desk; `id` of the statement, of the task that asks for one, or of the case. `dueAt` ISO, null = no deadline. */
export type QueueTask = {
  readonly id: string
  readonly kind: 'statement' | 'statement-due' | 'risk-case'
  readonly title: string
  readonly orgName: string
  readonly stepName: string
  readonly dueAt: string | null
  readonly failed: number
  readonly all: number
}
/** A statement that stands with somebody else, or whose formulas do not hold. `all` = how many there are of its kind. */
export type QueueStatement = {
  readonly id: string
  readonly kind: 'returned' | 'failing'
  readonly orgName: string
  readonly formCode: 'flash' | 'annual'
  readonly period: number
  readonly scope: Scope
  readonly failed: number
  readonly all: number
}

const most = 6
/** Statements older than this are no work of today. */
const months = 15

/** One's own queue: statements and warnings on the desk, statements that went back, and those whose audit formulas fail. */
export async function specialistHome({ tx, actor, now }: QueryContext) {
  const tasks = await tx.$queryRaw<(Omit<QueueTask, 'dueAt'> & { dueAt: Date | null })[]>`
    select * from (
      select coalesce(v.statement_id, t.subject_id)::text as id, t.subject_kind as kind, t.title, t.org_name as "orgName", t.step_name as "stepName",
        t.due_at as "dueAt", coalesce(v.checks_failed, 0) as failed, count(*) over (partition by t.subject_kind = 'risk-case')::int as all,
        row_number() over (partition by t.subject_kind = 'risk-case' order by t.due_at nulls last, t.id) as n
      from task t left join statement_version v on t.subject_kind = 'statement' and v.id = t.subject_id
      where t.status = 'open' and t.subject_kind in ('statement', ${dueKind}, 'risk-case') and ${onDesks({ actor, now })}) q
    where n <= ${most} order by kind = 'risk-case', n`
  const today = shanghaiDate(now)
  const since = shiftMonths(Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)), -months)
  // An enterprise mends what it still fills; the commission looks at what has arrived.
  const open = actor.side === 'ent' ? ['filling', 'returned'] : ['arrived', 'running']
  const statements = await tx.$queryRaw<QueueStatement[]>`
    select * from (
      select s.id::text, w.kind, s.org_name as "orgName", s.form_code as "formCode", s.period, s.scope, v.checks_failed as failed,
        count(*) over (partition by w.kind)::int as all, row_number() over (partition by w.kind order by s.due_on, s.org_name, s.id) as n
      from statement s join statement_version v on v.id = s.version_id cross join (values ('returned'), ('failing')) w (kind)
      where s.period >= ${since} and case w.kind when 'returned' then s.status = 'returned'
        else s.status = any (${open}::text[]) and v.checks_failed > 0 end) q
    where n <= ${most} order by kind desc, n`
  return {
    tasks: tasks.map(({ dueAt, ...task }): QueueTask => ({ ...task, dueAt: dueAt?.toISOString() ?? null })),
    returned: statements.filter(({ kind }) => kind === 'returned'),
    failing: statements.filter(({ kind }) => kind === 'failing'),
  }
}
