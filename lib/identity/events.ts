import { lockDormant } from '@/lib/identity/sign-in/dormant'
import { defineJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { tellAudience } from './circular-audience'
import { turnDueDelegations } from './delegation-store'
import { indexCircular } from './index-circular'
import { notifyUsers } from './notify'

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

onEvent('circular.published', async (tx, event, now) => {
  await tellAudience(tx, event.subjectId, now)
  await indexCircular(tx, event.subjectId)
  return undefined
})

onEvent('delegation.created', async (tx, event, now) => {
  const row = await tx.delegation.findUnique({ where: { id: event.subjectId } })
  if (!row || row.revokedAt) return undefined
  const giver = await tx.userAccount.findUniqueOrThrow({ where: { id: row.fromUserId } })
  const body = `${day.format(row.fromAt)} 至 ${day.format(row.toAt)} 代为办理${giver.name}的待办，事由：${row.reason}。办理记录注明“代${giver.name}”。`
  return notifyUsers(tx, [row.toUserId], { kind: 'delegation', title: `${giver.name}委托您代办`, body, path: '/delegation' }, now)
})

onEvent('delegation.revoked', async (tx, event, now) => {
  const row = await tx.delegation.findUnique({ where: { id: event.subjectId } })
  if (!row) return undefined
  const giver = await tx.userAccount.findUniqueOrThrow({ where: { id: row.fromUserId } })
  const notice = { kind: 'delegation', title: `${giver.name}收回了委托`, body: '受托的待办已退回本人。', path: '/delegation' }
  return notifyUsers(tx, [row.toUserId], notice, now)
})

onEvent('grant.requested', async (tx, event, now) => {
  const request = await tx.roleGrantRequest.findUnique({ where: { id: event.subjectId } })
  if (request?.status !== 'open') return undefined
  const holders = await tx.post.findMany({ where: { roleCode: 'R-SEC', toDate: null }, select: { userId: true } })
  const user = await tx.userAccount.findUniqueOrThrow({ where: { id: request.userId } })
  const word = request.kind === 'grant' ? '授予' : '收回'
  const notice = { kind: 'grant', title: `待审批：${word}${user.name}的岗位`, body: request.reason, path: '/admin/grants' }
  return notifyUsers(
    tx,
    holders.map((row) => row.userId),
    notice,
    now,
  )
})

const decisions: Readonly<Record<string, string>> = { approved: '已批准', rejected: '未批准' }

onEvent('grant.decided', async (tx, event, now) => {
  const request = await tx.roleGrantRequest.findUnique({ where: { id: event.subjectId } })
  if (!request) return undefined
  const user = await tx.userAccount.findUniqueOrThrow({ where: { id: request.userId } })
  const title = `${decisions[request.status] ?? '已办结'}：${user.name}的${request.kind === 'grant' ? '授权' : '收回授权'}申请`
  const notice = { kind: 'grant', title, body: request.opinion || '审批意见：同意', path: `/admin/users/${user.id}` }
  return notifyUsers(tx, [request.requestedBy], notice, now)
})

defineJob({ name: 'turn-delegations', cron: '* * * * *', work: async (_, now) => turnDueDelegations(now) })
defineJob({ name: 'lock-dormant', cron: '10 2 * * *', work: async (_, now) => lockDormant(now) })
