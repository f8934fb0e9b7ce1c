import { notifyUsers } from '@/lib/identity/notify'
import { onEvent } from '@/lib/platform/worker/relay'

// A corrected statement was accepted: whoever fills in a form that took a figure of the version before is told; the form follows by itself.
onEvent('finance.accepted', async (tx, event, now) => {
  const drafts = await tx.$queryRaw<{ id: string; title: string; userId: string }[]>`
    select distinct f.id::text, f.title, f.updated_by::text as "userId" from filing_reuse u join filing f on f.id = u.filing_id
    join statement s on s.id = u.statement_id join statement_version v on v.id = s.accepted_version_id
    where u.statement_id = ${event.subjectId}::uuid and u.kind = 'figure' and u.version < v.number and f.status in ('filling', 'returned', 'correcting')
    order by 1`
  const told: string[] = []
  for (const { id, title, userId } of drafts) {
    const body = '所取用的报表有更正版已受理，自动带出的数据打开时更新；已经改动并写明理由的保持不变。'
    const { users } = await notifyUsers(
      tx,
      [userId],
      { kind: 'filing', title: `带出的数据已更正：${title}`, body, path: `/filings/${id}/edit` },
      now,
    )
    told.push(...users)
  }
  return { users: [...new Set(told)] }
})
