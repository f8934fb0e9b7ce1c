import { notifyUsers } from '@/lib/identity/notify'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { isFinanceCase } from '../rules/desk'
import { desksOf } from './open-tasks'

type Moved = { subjectId: string; actorId: string | null; data: unknown }
type Step = { to: 'rectify' | 'check' | 'closed'; dueOn?: string; title: string; body: string }

/** Moves a rectification between the desks: the last task of it is done, the next one opened with its deadline, who works there is told. */
export async function moveRectification(tx: Tx, { subjectId: caseId, actorId, data }: Moved, now: Date): Promise<{ users: string[] }> {
  const { to, dueOn, title, body } = data as Step
  await tx.task.updateMany({
    where: {
      subjectId: caseId,
      subjectKind: 'risk-case',
      status: 'open',
      ...(to === 'closed' ? {} : { stepKey: { in: ['rectify', 'check'] } }),
    },
    data: { status: 'done', doneAt: now, doneBy: actorId, action: to },
  })
  const about = await aboutOf(tx, caseId)
  if (!about) return { users: [] }
  const side = to === 'check' ? 'gov' : 'ent'
  const { line, role } = desksOf(about.key)
  const pool = side === 'ent' ? `${role}@${about.orgId}` : `R-OFFICER@${line}${about.district}`
  if (dueOn) {
    const step = to === 'check' ? '核查整改' : '风险整改'
    await tx.$executeRaw`
      insert into task (id, run_id, subject_kind, subject_id, org_id, line, side, step_key, step_name, round, pool, status, title, org_name, arrived_at, due_at)
      values (${newId()}::uuid, ${caseId}::uuid, 'risk-case', ${caseId}::uuid, ${about.orgId}::uuid, ${line}, ${side}, ${to}, ${step}, 1, ${pool},
        'open', left(${`${step}：${about.title}`}, 200), ${about.orgName}, ${now}, ${new Date(`${dueOn}T18:00:00+08:00`)})`
  }
  const people = await tx.$queryRaw<{ id: string }[]>`select distinct user_id::text as id from actor_pool where pool = ${pool} limit 50`
  return notifyUsers(
    tx,
    people.map(({ id }) => id),
    { kind: 'risk', title, body: body.slice(0, 200), path: `/risk/cases/${caseId}` },
    now,
  )
}

type About = { key: string; orgId: string; orgName: string; title: string; district: string; enterprise: boolean }

async function aboutOf(tx: Tx, caseId: string): Promise<About | undefined> {
  const [about] = await tx.$queryRaw<About[]>`
    select c.key, c.org_id::text as "orgId", o.short_name as "orgName", coalesce(t.title, c.level || '色风险') as title, o.kind = 'enterprise' as enterprise,
      case when o.owner = 'district' then ':' || o.adcode else '' end as district
    from risk_case c join org o on o.id = c.org_id left join tender t on t.tender_id = c.tender_id where c.id = ${caseId}::uuid`
  return about
}

/**
 * Puts a case whose explanation is asked for on the enterprise's desk until a day: the task that lies there gets the new deadline, else one is opened
 * (the case was too light or too old for a desk, or the enterprise had explained before).
 */
export async function askOnDesk(tx: Tx, caseId: string, due: string, now: Date): Promise<void> {
  const dueAt = new Date(`${due}T18:00:00+08:00`)
  const { count } = await tx.task.updateMany({
    where: { subjectId: caseId, side: 'ent', stepKey: 'explain', status: 'open' },
    data: { dueAt, urgedAt: now },
  })
  const about = count > 0 ? undefined : await aboutOf(tx, caseId)
  if (!about?.enterprise) return
  const { line, role } = desksOf(about.key)
  await tx.task.create({
    data: {
      ...{ id: newId(), runId: caseId, subjectKind: 'risk-case', subjectId: caseId, orgId: about.orgId, line, side: 'ent' },
      ...{ stepKey: 'explain', stepName: isFinanceCase(about.key) ? '财务预警说明' : '风险说明', round: 1, pool: `${role}@${about.orgId}` },
      ...{ status: 'open', title: `请说明：${about.title}`.slice(0, 200), orgName: about.orgName, arrivedAt: now, dueAt, urgedAt: now },
    },
  })
}
