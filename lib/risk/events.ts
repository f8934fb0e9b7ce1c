import { notifyUsers } from '@/lib/identity/notify'
import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { defineJob, jobsReady, sendJob } from '@/lib/platform/worker/jobs'
import { defineLoop } from '@/lib/platform/worker/loops'
import { onEvent } from '@/lib/platform/worker/relay'
import { openFindingsOf } from './queries/open-findings'
import { runArrival } from './run/arrival'
import { backtest } from './run/backtest'
import { escalateOverdue } from './run/escalate'
import { executeRun } from './run/execute'
import { trainModel } from './run/learned'
import { isNightDue, runNight } from './run/night'
import { askOnDesk, moveRectification } from './run/rectify-tasks'

defineJob({
  name: 'risk-run',
  work: async ({ runId }, now) => {
    const run = await asSystem('读取运行', (tx) => tx.riskRun.findUnique({ where: { id: String(runId) }, select: { kind: true } }))
    if (run?.kind === 'backtest') await backtest(String(runId), now)
    else if (run) await executeRun(String(runId), now)
  },
})

// In a queue of its own: what has just arrived waits neither for a back-test nor for a run somebody asked for.
defineJob({ name: 'risk-arrival', work: ({ runId }, now) => runArrival(String(runId), now) })

defineJob({ name: 'risk-train', work: ({ id }) => trainModel(String(id)) })

defineJob({ name: 'risk-overdue', cron: '10 * * * *', work: (_, now) => escalateOverdue(now).then(() => undefined) })

defineJob({ name: 'risk-nightly', cron: '30 1 * * *', work: (_, now) => runNight(now) })

// A night on which the worker was down, the first night of all and one that failed are made up for.
defineLoop({
  name: 'risk-missed-night',
  pauseMs: 15_000,
  work: async (now) => {
    if (jobsReady() && (await isNightDue(now))) await sendJob('risk-nightly', {}, 'missed')
  },
})

onEvent('risk.train', async (_tx, event) => {
  await sendJob('risk-train', { id: event.subjectId }, event.subjectId)
  return undefined
})

onEvent('risk.run', async (_tx, event) => {
  await sendJob('risk-run', { runId: event.subjectId }, event.subjectId)
  return undefined
})

// The relay itself tells the pages of these people.
onEvent('risk.ran', async (_tx, event) => ({ users: event.actorId ? [event.actorId] : [] }))

// What arrives is judged at once by the models that need no other tender.
onEvent('procurement.arrived', async (tx, event, now) => {
  const tenders = (event.data.tenders as string[] | undefined) ?? []
  if (tenders.length === 0) return undefined
  return askArrival(tx, { tenders }, now)
})

// An accepted statement is judged at once, with the months of its enterprise that are judged every night.
onEvent('finance.accepted', async (tx, event, now) => {
  const { formCode, scope } = event.data as { formCode: string; scope: string }
  if (formCode !== 'flash' || !['consolidated', 'single'].includes(scope) || !event.orgId) return undefined
  return askArrival(tx, { orgs: [event.orgId] }, now)
})

onEvent('risk.asked', async (tx, event, now) => {
  const { due, words } = event.data as { due: string; words: string }
  if (event.subjectId) await askOnDesk(tx, event.subjectId, due, now)
  const users = await deskOf(tx, event.subjectId, 'ent')
  return notifyUsers(
    tx,
    users,
    { kind: 'risk', title: `请在 ${due} 前说明一项风险发现`, body: words.slice(0, 200), path: `/risk/cases/${event.subjectId}` },
    now,
  )
})

onEvent('risk.explained', async (tx, event, now) => {
  await tx.task.updateMany({
    where: { subjectId: event.subjectId, side: 'ent', stepKey: 'explain', status: 'open' },
    data: { status: 'done', doneAt: now, doneBy: event.actorId, action: 'explain' },
  })
  const users = await deskOf(tx, event.subjectId, 'gov')
  return notifyUsers(
    tx,
    users,
    { kind: 'risk', title: '企业已对风险发现作出说明', body: '请查看说明并认定。', path: `/risk/cases/${event.subjectId}` },
    now,
  )
})

onEvent('risk.judged', async (tx, event, now) => {
  const { caseId } = event.data as { caseId: string | null }
  if (!caseId) return undefined
  if ((await openFindingsOf(tx, caseId)).length > 0) return undefined
  await tx.task.updateMany({
    where: { subjectId: caseId, subjectKind: 'risk-case', status: 'open', stepKey: { notIn: ['rectify', 'check'] } },
    data: { status: 'done', doneAt: now, doneBy: event.actorId, action: 'judge' },
  })
  return undefined
})

onEvent('risk.rectifying', moveRectification)

/** Queues a run over what has arrived: tenders, or the statements of enterprises. */
async function askArrival(tx: Tx, scope: { tenders: string[] } | { orgs: string[] }, now: Date): Promise<undefined> {
  const id = newId()
  await tx.riskRun.create({ data: { id, kind: 'arrival', scope, models: [], status: 'queued', askedByName: '系统', askedAt: now } })
  await sendJob('risk-arrival', { runId: id }, id)
}

/** Who works from the desk on which the case lies. */
async function deskOf(tx: Tx, caseId: string, side: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct a.user_id::text as id from task t join actor_pool a on a.pool = t.pool where t.subject_id = ${caseId}::uuid and t.side = ${side} limit 50`
  return rows.map(({ id }) => id)
}
