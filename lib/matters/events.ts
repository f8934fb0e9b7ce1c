import type { Tx } from '@/lib/platform/db'
import { sweepOrphans } from '@/lib/platform/files/sweep'
import { newId } from '@/lib/platform/id'
import { searchTokens } from '@/lib/platform/search-tokens'
import { defineJob, sendJob } from '@/lib/platform/worker/jobs'
import { type OutboxEvent, onEvent } from '@/lib/platform/worker/relay'
import { printBook } from './handbook/print-book'
import { renderIssuedPaper } from './paper/render-issued'
import { renderMissingPapers } from './paper/render-missing'
import { tellExtension } from './reminders/extension-notices'
import './figures/events'
import './lenience/events'
import { applySilence } from './reminders/silence'
import { tellHead, tellUrged } from './reminders/urge-notices'
import { statusLabel } from './status'

type Opened = { id: string; pool: string; holderId: string | null }
type Moved = {
  eventId?: string
  level?: number
  byRule?: boolean
  action?: string
  taskId?: string | null
  status?: string
  opened?: Opened[]
  held?: { holderId: string | null }[]
}
type Filing = NonNullable<Awaited<ReturnType<Tx['filing']['findUnique']>>>

/** What a move tells whom: words for the enterprise's people, by action; other moves only light the inbox. */
const enterpriseNews: Readonly<Record<string, (filing: Filing) => { title: string; body: string }>> = {
  return: (filing) => ({ title: `已退回：${filing.title}`, body: '请按退回意见修改后重新提交。' }),
  correct: (filing) => ({ title: `需要补正：${filing.title}`, body: '请在期限内一次补齐，补正期间停止计时。' }),
  reject: (filing) => ({ title: `不予受理：${filing.title}`, body: '理由见办理过程。' }),
  refuse: (filing) => ({ title: `不同意：${filing.title}`, body: '理由见办理过程。' }),
  conclude: (filing) => ({ title: `已办结：${filing.title}`, body: '文书制发后可在办件中查看、下载和验真。' }),
}

onEvent('flow.moved', async (tx, event, now) => {
  if (event.subjectKind !== 'filing') return undefined
  const filing = await tx.filing.findUnique({ where: { id: event.subjectId } })
  if (!filing) return undefined
  const moved = event.data as Moved
  await indexFiling(tx, filing)
  const users = await concerned(tx, moved, filing, event)
  const accepted =
    moved.action === 'pass' && filing.acceptedAt && moved.status === 'running' && filing.acceptedAt.getTime() === event.at.getTime()
  const news =
    enterpriseNews[moved.action ?? '']?.(filing) ??
    (accepted ? { title: `已受理：${filing.title}`, body: `承诺 ${filing.promiseDays} 个工作日办结。` } : null)
  if (news && filing.arrivedAt) await notify(tx, await applicants(tx, filing), news, `/ent/filings/${filing.id}`, now)
  if (moved.action === 'urge' && moved.taskId) users.push(...(await tellUrged(tx, moved, filing, now)))
  if (moved.action === 'grant_extension' || moved.action === 'deny_extension')
    users.push(...(await tellExtension(tx, moved, filing, await applicants(tx, filing), now)))
  if (moved.action === 'pass_up') users.push(...(await tellHead(tx, moved, filing, now)))
  return { users }
})

onEvent('filing.renamed', async (tx, event) => {
  const filing = await tx.filing.findUnique({ where: { id: event.subjectId } })
  if (filing) await indexFiling(tx, filing)
  return undefined
})

onEvent('paper.issued', async (tx, event, now) => {
  await sendJob('render-paper', { paperId: event.subjectId }, event.subjectId)
  const paper = await tx.paper.findUnique({ where: { id: event.subjectId } })
  const filing = paper && (await tx.filing.findUnique({ where: { id: paper.filingId } }))
  if (!paper || !filing) return undefined
  const users = await applicants(tx, filing)
  await notify(tx, users, { title: `文书已制发：${paper.number}`, body: paper.title }, `/ent/filings/${filing.id}`, now)
  return { users }
})

onEvent('paper.revoked', async (tx, event, now) => {
  const paper = await tx.paper.findUnique({ where: { id: event.subjectId } })
  const filing = paper && (await tx.filing.findUnique({ where: { id: paper.filingId } }))
  if (!paper || !filing) return undefined
  const body = `${paper.title}。原因：${paper.revokedReason ?? ''}（依据：${paper.revokedBasis ?? ''}）`
  const users = await applicants(tx, filing)
  await notify(tx, users, { title: `文书已撤销：${paper.number}`, body }, `/ent/filings/${filing.id}`, now)
  if (event.actorId !== paper.issuedBy)
    await notify(tx, [paper.issuedBy], { title: `文书已撤销：${paper.number}`, body }, `/gov/filings/${filing.id}`, now)
  return { users: [...users, paper.issuedBy] }
})

onEvent('book.ordered', async (_tx, event) => {
  await sendJob('print-book', { editionId: event.subjectId }, event.subjectId)
  return undefined
})

/** Everybody whose inbox changed: people of the pools that got a task, named holders, and whoever filed it. */
async function concerned(tx: Tx, moved: Moved, filing: Filing, event: OutboxEvent): Promise<string[]> {
  const pools = (moved.opened ?? []).filter((task) => !task.holderId).map((task) => task.pool)
  const named = [...(moved.opened ?? []), ...(moved.held ?? [])].flatMap((task) => (task.holderId ? [task.holderId] : []))
  const people = pools.length > 0 ? await tx.actorPool.findMany({ where: { pool: { in: pools } }, select: { userId: true }, take: 80 }) : []
  return [...new Set([...people.map((row) => row.userId), ...named, filing.createdBy, ...(event.actorId ? [event.actorId] : [])])]
}

/** The people of the enterprise who worked on a filing. */
async function applicants(tx: Tx, filing: Filing): Promise<string[]> {
  const tasks = await tx.task.findMany({
    where: { subjectId: filing.id, side: 'ent', doneBy: { not: null } },
    select: { doneBy: true },
    distinct: ['doneBy'],
  })
  return [...new Set([filing.createdBy, ...tasks.flatMap((task) => (task.doneBy ? [task.doneBy] : []))])]
}

async function notify(
  tx: Tx,
  users: readonly string[],
  { title, body }: { title: string; body: string },
  href: string,
  now: Date,
): Promise<void> {
  await tx.notice.createMany({
    data: users.map((userId) => ({ id: newId(), at: now, userId, kind: 'filing', title: title.slice(0, 200), body, href })),
  })
}

/** Keeps the search row of a filing: drafts are found by their enterprise only. */
async function indexFiling(tx: Tx, filing: Filing): Promise<void> {
  const tokens = searchTokens([filing.title, filing.number, filing.matterName, filing.orgName, filing.targetName].filter(Boolean).join(' '))
  const hint = [filing.number, filing.orgName, statusLabel(filing.status)].filter(Boolean).join(' · ')
  await tx.$executeRaw`
    insert into search_doc (kind, ref_id, org_id, line, side, title, hint, href, tokens, weight, at)
    values ('filing', ${filing.id}, ${filing.orgId}::uuid, ${filing.line}, ${filing.arrivedAt ? null : 'ent'}, ${filing.title}, ${hint},
      ${`/filings/${filing.id}`}, ${tokens}::tsvector, 0, ${filing.updatedAt})
    on conflict (kind, ref_id) do update set side = excluded.side, title = excluded.title, hint = excluded.hint, tokens = excluded.tokens, at = excluded.at`
}

defineJob({ name: 'render-paper', work: async ({ paperId }, now) => renderIssuedPaper(String(paperId), now) })
defineJob({ name: 'print-book', work: async ({ editionId }, now) => printBook(String(editionId), now) })
defineJob({ name: 'render-missing-papers', cron: '* * * * *', work: async (_, now) => renderMissingPapers(now) })
defineJob({ name: 'apply-silence', cron: '*/3 * * * *', work: async (_, now) => applySilence(now) })
defineJob({ name: 'sweep-files', cron: '17 * * * *', work: async (_, now) => sweepOrphans(now) })
