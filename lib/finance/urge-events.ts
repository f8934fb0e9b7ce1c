import { notifyUsers } from '@/lib/identity/notify'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem, asSystemAtLength, type Tx } from '@/lib/platform/db'
import { defineJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { placeDueStatements, urgeDue } from './due/due-tasks'
import { remindersOn } from './statement/due'
import { mustReport, notReported } from './statement/reporting'

const formWords: Readonly<Record<string, string>> = { flash: '财务快报', annual: '财务决算' }

onEvent('statement.urged', async (tx, event, now) => {
  const urge = await tx.statementUrge.findUnique({ where: { id: event.subjectId } })
  if (!urge) return undefined
  const org = await tx.org.findUniqueOrThrow({ where: { id: urge.orgId }, select: { shortName: true } })
  const period = formatPeriod({ kind: urge.formCode === 'annual' ? 'year' : 'month', code: urge.period })
  if (urge.byHand) await tx.$executeRaw(urgeDue(urge.orgId, urge.formCode, urge.period, now))
  const asked = urge.level === 0 ? '请按期报送。' : `${urge.byName}催报：请尽快报送。${urge.words}`
  return notifyUsers(
    tx,
    await recipients(tx, urge.orgId, urge.level),
    {
      kind: 'statement',
      title: `${urge.level === 0 ? '报送提醒' : '催报'}：${org.shortName} ${period}${formWords[urge.formCode] ?? '报表'}`,
      body: asked,
      path: '/finance/statements',
    },
    now,
  )
})

/**
 * Whom a reminder reaches: those who fill at the enterprise (of the nearest enterprise above where it has none), with their heads from the
 * second time, with those of the group from the third.
 */
async function recipients(tx: Tx, orgId: string, level: number): Promise<string[]> {
  const roles = level >= 2 ? ['E-FILL', 'E-FIN', 'E-CHECK', 'E-HEAD'] : ['E-FILL', 'E-FIN']
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    with people as (
      select p.user_id, x.depth, x.ancestor_id from org_closure x join post p on p.org_id = x.ancestor_id and p.to_date is null
      where x.org_id = ${orgId}::uuid and x.to_date is null and p.role_code = any (${roles})
    )
    select distinct user_id::text as "userId" from people
    where depth = (select min(depth) from people) or (${level >= 3} and ancestor_id = (select group_id from org where id = ${orgId}::uuid))`
  return rows.map(({ userId }) => userId)
}

/** Reminds of statements that are due soon and today, and the day after they became late; nobody is reminded twice a day. */
export async function remindOfReports(now: Date): Promise<number> {
  const today = shanghaiDate(now)
  let reminded = 0
  for (const { form, period } of remindersOn(today)) {
    reminded += await asSystem('报送提醒', async (tx) => {
      const rows = await tx.$queryRaw<{ id: string; orgId: string }[]>`
        insert into statement_urge (id, org_id, form_code, period, on_date, by_hand, level, by_name, at)
        select gen_random_uuid(), o.id, ${form}, ${period}, ${today}, false, 0, '平台', ${now} from org o
        where ${mustReport} and ${notReported(form, period)}
        on conflict do nothing returning id::text, org_id::text as "orgId"`
      await tx.outbox.createMany({
        data: rows.map(({ id, orgId }) => ({ at: now, topic: 'statement.urged', subjectKind: 'statement_urge', subjectId: id, orgId })),
      })
      return rows.length
    })
  }
  return reminded
}

defineJob({ name: 'remind-statements', cron: '30 8 * * *', work: async (_, now) => void (await remindOfReports(now)) })

/** Before the working day begins, what has become due lies on the desks. */
defineJob({
  name: 'due-statements',
  cron: '0 6 * * *',
  work: (_, now) => asSystemAtLength('待编报的报表', (client) => placeDueStatements(client, now)),
})
