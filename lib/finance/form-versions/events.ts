import { holdersOf, notifyUsers } from '@/lib/identity/notify'
import { onEvent } from '@/lib/platform/worker/relay'

onEvent('statement-form.submitted', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (draft?.status !== 'submitted') return undefined
  const approvers = (await holdersOf(tx, 'finance.approve')).filter((id) => !draft.editors.includes(id) && id !== draft.submittedBy)
  const path = `/finance/forms/${draft.code}/draft`
  return notifyUsers(tx, approvers, { kind: 'statement_form', title: `待审批：${draft.name}新版本`, body: draft.note, path }, now)
})

onEvent('statement-form.decided', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (!draft) return undefined
  const approved = draft.status === 'approved'
  const body = draft.reason || `自 ${draft.effectiveFrom?.slice(0, 7)} 的报表起按新版本编报，已建立的报表不变。`
  const path = approved ? `/finance/forms?form=${draft.code}` : `/finance/forms/${draft.code}/draft`
  const title = `${approved ? '已批准' : '已退回'}：${draft.name}新版本`
  return notifyUsers(tx, draft.editors, { kind: 'statement_form', title, body, path }, now)
})
