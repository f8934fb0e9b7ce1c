import { notifyUsers } from '@/lib/identity/notify'
import { onEvent } from '@/lib/platform/worker/relay'
import { targetKinds } from './targets/subjects'

onEvent('target.decided', async (tx, event, now) => {
  const row = await tx.financeTarget.findUnique({ where: { id: event.subjectId } })
  if (!row) return undefined
  const org = await tx.org.findUniqueOrThrow({ where: { id: row.orgId }, select: { shortName: true } })
  const people = await tx.$queryRaw<{ id: string }[]>`
    select distinct user_id::text as id from post where org_id = ${row.orgId}::uuid and to_date is null and role_code in ('E-FILL', 'E-FIN')`
  const { values } = event.data as { values: number }
  const what = `${org.shortName} ${row.year} 年${targetKinds[row.kind as keyof typeof targetKinds]}等 ${values} 个数`
  const confirmed = row.status === 'confirmed'
  const users = [...people.map(({ id }) => id), ...(row.byId ? [row.byId] : [])]
  const body = confirmed ? '已进入目标完成率。' : row.decision
  const path = `/finance/enterprises/${row.orgId}?tab=targets&year=${row.year}`
  return notifyUsers(tx, users, { kind: 'statement', title: `${confirmed ? '已核定' : '已退回'}：${what}`, body, path }, now)
})
