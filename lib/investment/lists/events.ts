import { holdersOf, notifyUsers } from '@/lib/identity/notify'
import { onEvent } from '@/lib/platform/worker/relay'
import { listKind } from './kinds'
import { listPath } from './path'

onEvent('list.submitted', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  const kind = listKind.safeParse(draft?.kind)
  if (draft?.status !== 'submitted' || !kind.success) return undefined
  const approvers = (await holdersOf(tx, 'business.approve')).filter((id) => !draft.editors.includes(id) && id !== draft.submittedBy)
  const path = listPath(kind.data, draft.id)
  return notifyUsers(tx, approvers, { kind: 'list', title: `待审批：${draft.name}`, body: draft.note, path }, now)
})

onEvent('list.decided', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  const kind = listKind.safeParse(draft?.kind)
  if (!draft || !kind.success) return undefined
  const approved = draft.status === 'approved'
  const body = draft.reason || `自 ${draft.effectiveFrom} 起施行，其后上报的投资事项按新版校验。`
  const title = `${approved ? '已批准' : '已退回'}：${draft.name}`
  return notifyUsers(tx, draft.editors, { kind: 'list', title, body, path: listPath(kind.data, draft.id) }, now)
})
