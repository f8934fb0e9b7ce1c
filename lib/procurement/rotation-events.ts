import { notifyUsers } from '@/lib/identity/notify'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystem } from '@/lib/platform/db'
import { defineJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { overdue, rotationDue } from './queries/governance'

/** Tells each enterprise once of every person whose years in a procurement post are over on a day; gives how many persons that are. */
export async function tellOfRotation(now: Date): Promise<number> {
  const today = shanghaiDate(now)
  return asSystem('轮岗提示', async (tx) => {
    const due = await tx.$queryRaw<{ id: string; orgId: string }[]>`
      update procurement_post s set told_on = ${today}
      where s.told_on is null and ${overdue(rotationDue(today), today)}
      returning s.id::text, s.org_id::text as "orgId"`
    await tx.outbox.createMany({
      data: due.map(({ id, orgId }) => ({ at: now, topic: 'procurement.rotation', subjectKind: 'procurement_post', subjectId: id, orgId })),
    })
    return due.length
  })
}

defineJob({ name: 'tell-rotation', cron: '40 8 * * *', work: async (_, now) => void (await tellOfRotation(now)) })

// Those who manage procurement at the enterprise, and its head.
onEvent('procurement.rotation', async (tx, event, now) => {
  const post = await tx.procurementPost.findUnique({ where: { id: event.subjectId } })
  if (!post) return undefined
  const people = await tx.$queryRaw<{ id: string }[]>`
    select distinct u.id::text as id from user_account u join post p on p.user_id = u.id and p.to_date is null join role r on r.code = p.role_code
    where p.org_id = ${post.orgId}::uuid and u.status = 'active' and ('procurement.report' = any (r.permissions) or r.code = 'E-HEAD') limit 50`
  return notifyUsers(
    tx,
    people.map(({ id }) => id),
    {
      kind: 'procurement',
      title: `轮岗提示：${post.name}任${post.post}岗已满规定年限`,
      body: `自 ${post.startedOn} 任职，请安排轮换并更新任职登记；确需留任的写明理由。`,
      path: '/procurement/governance?over=1',
    },
    now,
  )
})
