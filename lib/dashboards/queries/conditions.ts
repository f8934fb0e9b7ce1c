import type { CountScope, Slice } from '@/lib/dashboards/schema'
import type { Actor } from '@/lib/kernel/actor'
import { type FilingFilter, filingConditions, filingFilterSchema } from '@/lib/matters/queries/filing-filter'
import { Prisma } from '@/lib/platform/db'

/** What a query of the statistics narrows by; `now` decides what is overdue. */
export type Asked = { readonly actor: Actor; readonly now: Date }

/** Why an event of `fact.flow_event e` sends a filing back; null for every other event. */
export const reasonOfEvent = Prisma.sql`case
  when e.action = 'correct' then 'correct'
  when e.action = 'reject' then 'reject'
  when e.action = 'return' and e.returned_to = 'enterprise' then 'enterprise'
  when e.action = 'return' and e.returned_to is not null then 'back'
  when e.action = 'return' then 'opinion'
  when e.status_after = 'refused' then 'refuse' end`

/** On whose desk a task `t` lay: a department, or one of WINDOW, LEAD, EXPERT, ENT. */
export const departmentOfTask = Prisma.sql`case
  when t.side = 'ent' then 'ENT'
  when t.pool like 'R-WINDOW%' then 'WINDOW'
  when t.pool like 'R-LEAD%' then 'LEAD'
  when t.pool like 'X-EXPERT%' then 'EXPERT'
  else split_part(split_part(t.pool, '@', 2), ':', 1) end`

/** Key of the step of a task `t`; everything an enterprise does after arrival is one step. */
export const stepOfTask = Prisma.sql`case when t.side = 'ent' then 'enterprise' else t.step_key end`

/** Tasks `t` of filings `f` that belong to the handling: done, and not from before the arrival. */
export const handled = Prisma.sql`t.status = 'done' and t.done_at is not null and t.arrived_at >= f.arrived_at`

/** The ledger's own condition of a tab, so that a number can never mean something else than the list behind it. */
export function tabCondition(tab: FilingFilter['tab'], now: Date): Prisma.Sql {
  return Prisma.join(filingConditions(filingFilterSchema.parse({ tab }), now), ' and ')
}

/** Conditions on `fact.filing f` of a scope or a slice; the ledger's own filters wherever it has them. */
export function sliceConditions(slice: Slice | CountScope, { actor, now }: Asked): Prisma.Sql {
  const { concludedOn, reason, why, step, department, back, owner, ...ledger } = slice as Slice
  const conditions = filingConditions(filingFilterSchema.parse(ledger), now)
  if (actor.side === 'ent') {
    conditions.push(Prisma.sql`f.org_id = any (array(select a.org_id from actor_org a where a.user_id = ${actor.userId}::uuid))`)
  }
  if (concludedOn) {
    const start = Prisma.sql`(${concludedOn} || ' 00:00+08')::timestamptz`
    conditions.push(Prisma.sql`f.concluded_at >= ${start} and f.concluded_at < ${start} + interval '1 day'`)
  }
  if (owner) conditions.push(Prisma.sql`f.org_id in (select o.org_id from fact.organisation o where o.owner = ${owner})`)
  if (back) conditions.push(Prisma.sql`f.returns + f.corrections > 0`)
  if (reason || why) conditions.push(wasSentBack(reason, why, step))
  else if (step) conditions.push(hadTask(Prisma.sql`${stepOfTask} = ${step}`))
  if (department) conditions.push(hadTask(Prisma.sql`${departmentOfTask} = ${department}`))
  return conditions.length > 0 ? Prisma.join(conditions, ' and ') : Prisma.sql`true`
}

function wasSentBack(reason: string | undefined, why: string | undefined, step: string | undefined): Prisma.Sql {
  const byAct = reason ? Prisma.sql`${reasonOfEvent} = ${reason}` : Prisma.sql`${reasonOfEvent} is not null`
  const byWhy = why ? Prisma.sql`and coalesce(e.reason, 'none') = ${why}` : Prisma.empty
  const atStep = step ? Prisma.sql`and e.step_key = ${step}` : Prisma.empty
  return Prisma.sql`exists (select 1 from fact.flow_event e where e.filing_id = f.filing_id and e.at >= f.arrived_at and ${byAct} ${byWhy} ${atStep})`
}

function hadTask(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (select 1 from fact.task t where t.filing_id = f.filing_id and ${handled} and ${condition})`
}
