import { notifyUsers } from '@/lib/identity/notify'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openFindingsOf } from '../queries/open-findings'

/** Days the chief has for a case that came up because it was overdue. */
const chiefDays = 5
const nobody = '00000000-0000-0000-0000-000000000000'

type Late = {
  caseId: string
  line: string
  orgId: string
  orgName: string
  side: 'gov' | 'ent'
  step: string
  pool: string
  dueAt: Date
  title: string
  body: string
}

/**
 * Takes cases whose explanation, verdict, rectification or its check is overdue to the chief: a task on the chief's desk, an entry in the course of the case, a notice to the chief
 * and to whoever is late. Once for every deadline. Gives how many.
 */
export async function escalateOverdue(now: Date): Promise<number> {
  return asSystem('风险线索超时升级', async (tx) => {
    const late = await tx.$queryRaw<Late[]>`
      select t.subject_id::text as "caseId", t.line, t.org_id::text as "orgId", t.org_name as "orgName", t.side, t.step_key as step, t.pool,
        t.due_at as "dueAt", t.title,
        case when o.owner = 'district' then ':' || o.adcode else '' end as body
      from task t join org o on o.id = t.org_id
      where t.subject_kind = 'risk-case' and t.status = 'open' and t.due_at < ${now} and t.pool not like 'R-CHIEF@%'
        and not exists (select 1 from risk_finding_event e join risk_finding f on f.id = e.finding_id
          where f.case_id = t.subject_id and e.action = 'escalate' and e.side = t.side and e.at >= t.due_at)
      order by t.due_at limit 200`
    for (const each of late) await escalate(tx, each, now)
    return late.length
  })
}

/** What is said of a desk that is late. */
const lateWords: Record<'ent' | 'gov' | 'rectify' | 'check', (due: string) => string> = {
  ent: (due) => `企业未在 ${due} 前说明，升级至处长督办`,
  gov: (due) => `未在 ${due} 前认定，升级至处长办理`,
  rectify: (due) => `企业未在 ${due} 前整改，升级至处长督办`,
  check: (due) => `未在 ${due} 前核查整改，升级至处长办理`,
}

async function escalate(tx: Tx, late: Late, now: Date): Promise<void> {
  const due = shanghaiDate(late.dueAt)
  const words = lateWords[late.step === 'rectify' || late.step === 'check' ? late.step : late.side](due)
  const about = ['rectify', 'check'].includes(late.step) ? { verdict: '属实' } : { id: { in: await openFindingsOf(tx, late.caseId) } }
  const findings = await tx.riskFinding.findMany({
    where: { caseId: late.caseId, ...about },
    select: { id: true, orgId: true },
  })
  await tx.riskFindingEvent.createMany({
    data: findings.map(({ id, orgId }) => ({
      ...{ id: newId(), findingId: id, orgId, action: 'escalate', words, side: late.side },
      ...{ byId: nobody, byName: '系统', at: now },
    })),
  })
  const chief = `R-CHIEF@${late.line}${late.body}`
  await tx.$executeRaw`
    insert into task (id, run_id, subject_kind, subject_id, org_id, line, side, step_key, step_name, round, pool, status, title, org_name, arrived_at, due_at)
    select ${newId()}::uuid, ${late.caseId}::uuid, 'risk-case', ${late.caseId}::uuid, ${late.orgId}::uuid, ${late.line}, 'gov', 'judge', '超时升级', 1, ${chief}, 'open',
      ${late.title}, ${late.orgName}, ${now}, ${now}::timestamptz + make_interval(days => ${chiefDays}::int)
    where not exists (select 1 from task x where x.subject_id = ${late.caseId}::uuid and x.pool = ${chief} and x.status = 'open')`
  const people = await tx.$queryRaw<{ id: string }[]>`
    select distinct user_id::text as id from actor_pool where pool in (${chief}, ${late.pool}) limit 100`
  await notifyUsers(
    tx,
    people.map(({ id }) => id),
    { kind: 'risk', title: `超时升级：${late.title}`, body: words, path: `/risk/cases/${late.caseId}` },
    now,
  )
}
