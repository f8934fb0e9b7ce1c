import { notifyUsers } from '@/lib/identity/notify'
import { asSystem, type Tx } from '@/lib/platform/db'
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

/** Everybody who holds a permission of the catalogue today, through a post in the department that has it. */
async function holdersOf(tx: Tx, permission: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.user_id::text as id from post p join department d on d.code = p.department_code join user_account u on u.id = p.user_id
    where (p.role_code || ':' || ${permission}) = any (d.grants) and u.status = 'active'
      and p.from_date <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      and (p.to_date is null or p.to_date >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))`
  return rows.map((row) => row.id)
}

// Versions take effect at midnight in Shanghai.
defineJob({ name: 'index-matters', cron: '1 * * * *', work: async (_, now) => asSystem('更新事项搜索', (tx) => indexMatters(tx, now)) })
