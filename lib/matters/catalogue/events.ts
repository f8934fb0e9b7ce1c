import { holdersOf, notifyUsers } from '@/lib/identity/notify'
import { asSystem } from '@/lib/platform/db'
import { defineJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { indexMatters } from './index-matters'

onEvent('catalogue.submitted', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (draft?.status !== 'submitted') return undefined
  const approvers = (await holdersOf(tx, 'catalogue.approve')).filter((id) => !draft.editors.includes(id) && id !== draft.submittedBy)
  const title = `待审批：${draft.intent === 'retire' ? '停用' : ''}${draft.name}`
  return notifyUsers(tx, approvers, { kind: 'catalogue', title, body: draft.note, path: `/catalogue/drafts/${draft.id}` }, now)
})

onEvent('catalogue.decided', async (tx, event, now) => {
  const draft = await tx.definitionDraft.findUnique({ where: { id: event.subjectId } })
  if (!draft) return undefined
  const approved = draft.status === 'approved'
  if (approved && draft.kind === 'matter') await indexMatters(tx, now)
  const title = `${approved ? '已批准' : '已退回'}：${draft.intent === 'retire' ? '停用' : ''}${draft.name}`
  const body = draft.reason || `自 ${draft.effectiveFrom} 起施行，在办件仍按原版本办理。`
  return notifyUsers(tx, draft.editors, { kind: 'catalogue', title, body, path: `/catalogue/drafts/${draft.id}` }, now)
})

// Versions take effect at midnight in Shanghai.
defineJob({ name: 'index-matters', cron: '1 * * * *', work: async (_, now) => asSystem('更新事项搜索', (tx) => indexMatters(tx, now)) })
