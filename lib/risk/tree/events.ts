import { holdersOf, notifyUsers } from '@/lib/identity/notify'
import { onEvent } from '@/lib/platform/worker/relay'

const [path, kind] = ['/risk/indicators/draft', 'risk']

onEvent('risk.tree.submitted', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (draft?.status !== 'submitted') return undefined
  const approvers = (await holdersOf(tx, 'risk.publish')).filter((id) => !draft.editors.includes(id) && id !== draft.submittedBy)
  return notifyUsers(tx, approvers, { kind, title: `待审批：${draft.name}`, body: draft.note, path }, now)
})

onEvent('risk.tree.decided', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (!draft) return undefined
  const approved = draft.status === 'approved'
  const title = `${approved ? '已批准' : '已退回'}：${draft.name}`
  const body = draft.reason || `自 ${draft.effectiveFrom} 起按新版本统计。`
  return notifyUsers(tx, draft.editors, { kind, title, body, path: approved ? '/risk/indicators' : path }, now)
})
