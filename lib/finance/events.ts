import { holdersOf, notifyUsers } from '@/lib/identity/notify'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { onEvent } from '@/lib/platform/worker/relay'
import { formVersion, openStatement } from './statement/read'
import { titleOf } from './statement/title'

type Moved = { action?: string; opened?: { pool: string; holderId: string | null }[]; held?: { holderId: string | null }[] }

const news: Readonly<Record<string, string>> = { return: '报表已退回', conclude: '报表已受理' }

onEvent('flow.moved', async (tx, event, now) => {
  if (event.subjectKind !== 'statement') return undefined
  const moved = event.data as Moved
  const title = news[moved.action ?? '']
  const filler = await fillerOf(tx, event.subjectId)
  if (title && filler) {
    const open = await openStatement(tx, event.subjectId)
    const { form } = await formVersion(tx, open.shown.formId)
    const body = `${open.orgName} ${titleOf(form, open.period, open.scope)}${moved.action === 'return' ? '：请按意见和批注修改后重新提交。' : '，指标已更新。'}`
    await tx.notice.createMany({
      data: [{ id: newId(), userId: filler, kind: 'statement', title, body, href: `/ent/finance/statements/${open.id}`, at: now }],
    })
  }
  return { users: await concerned(tx, moved, filler, event.actorId) }
})

onEvent('indicator.submitted', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (draft?.status !== 'submitted') return undefined
  const approvers = (await holdersOf(tx, 'finance.approve')).filter((id) => !draft.editors.includes(id) && id !== draft.submittedBy)
  const path = `/finance/indicators/${draft.code}/draft`
  return notifyUsers(tx, approvers, { kind: 'indicator', title: `待审批：指标 ${draft.code} ${draft.name}`, body: draft.note, path }, now)
})

onEvent('indicator.decided', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (!draft) return undefined
  const approved = draft.status === 'approved'
  const body = draft.reason || `自 ${draft.effectiveFrom} 起的报表按新版本计算。`
  const path = `/finance/indicators/${draft.code}${approved ? '' : '/draft'}`
  const title = `${approved ? '已批准' : '已退回'}：指标 ${draft.code} ${draft.name}`
  return notifyUsers(tx, draft.editors, { kind: 'indicator', title, body, path }, now)
})

async function fillerOf(tx: Tx, versionId: string): Promise<string | null> {
  const row = await tx.statementVersion.findUnique({ where: { id: versionId }, select: { filledBy: true } })
  return row?.filledBy ?? null
}

/** Everybody whose inbox changed: people of the pools that got a task, named holders, whoever filled it and whoever moved it. */
async function concerned(tx: Tx, moved: Moved, filler: string | null, actorId: string | null): Promise<string[]> {
  const pools = (moved.opened ?? []).filter((task) => !task.holderId).map((task) => task.pool)
  const named = [...(moved.opened ?? []), ...(moved.held ?? [])].flatMap((task) => (task.holderId ? [task.holderId] : []))
  const people = pools.length > 0 ? await tx.actorPool.findMany({ where: { pool: { in: pools } }, select: { userId: true }, take: 80 }) : []
  return [...new Set([...people.map((row) => row.userId), ...named, ...(filler ? [filler] : []), ...(actorId ? [actorId] : [])])]
}
