import { notifyUsers } from '@/lib/identity/notify'
import { defineJob, sendJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { takeIn } from './jobs/take-in'
import { matchPayments } from './matching/auto'

defineJob({
  name: 'procurement-import',
  work: ({ id, storageKey, format }) => takeIn(String(id), { storageKey: String(storageKey), format: String(format ?? 'ocds') }),
})

onEvent('procurement.import', async (_tx, event) => {
  const { storageKey, format } = event.data
  await sendJob('procurement-import', { id: event.subjectId, storageKey, format }, event.subjectId)
  return undefined
})

// What has come in on either side may be what the other side waits for.
onEvent('procurement.ended', async (tx, event, now) => {
  if (event.data.status === 'done' && event.orgId) await matchPayments(tx, { orgId: event.orgId, byName: '系统', now })
  return undefined
})
onEvent('treasury.reported', async (tx, event, now) => {
  if (event.orgId) await matchPayments(tx, { orgId: event.orgId, byName: '系统', now })
  return undefined
})

// The people of the other enterprise who report procurement: they carry the comparison on.
onEvent('psi.moved', async (tx, event, now) => {
  const { title, body } = event.data as { title: string; body: string }
  const people = await tx.$queryRaw<{ id: string }[]>`
    select distinct u.id::text as id from user_account u join post p on p.user_id = u.id join role r on r.code = p.role_code
    where u.org_id = ${event.orgId}::uuid and u.status = 'active' and 'procurement.report' = any (r.permissions) limit 50`
  return notifyUsers(
    tx,
    people.map(({ id }) => id),
    { kind: 'procurement', title, body: body.slice(0, 200), path: `/procurement/psi/${event.subjectId}` },
    now,
  )
})
