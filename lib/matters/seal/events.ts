import { asSystem, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { log } from '@/lib/platform/log'
import { defineJob, sendJob } from '@/lib/platform/worker/jobs'
import { onEvent } from '@/lib/platform/worker/relay'
import { sealApproved } from './seal-approved'

/** Who decides on the seal: the heads of the office themselves, else whoever stands in for them; never `but`. */
async function keepers(tx: Tx, but: string | null = null): Promise<string[]> {
  const rows = await tx.actorPool.findMany({ where: { pool: 'R-CHIEF@BGS', ...(but ? { userId: { not: but } } : {}) }, take: 40 })
  const own = rows.filter((row) => row.viaUserId === null)
  return [...new Set((own.length > 0 ? own : rows).map((row) => row.userId))]
}

async function tell(tx: Tx, users: readonly string[], title: string, body: string, href: string, at: Date): Promise<void> {
  await tx.notice.createMany({
    data: users.map((userId) => ({ id: newId(), at, userId, kind: 'seal', title: title.slice(0, 200), body, href })),
  })
}

onEvent('seal.requested', async (tx, event, now) => {
  const use = await tx.sealUse.findUnique({ where: { id: event.subjectId } })
  if (!use) return undefined
  const users = await keepers(tx, use.askedBy)
  await tell(tx, users, `用印申请：${use.title}`, `${use.askedByName}：${use.reason}`, '/gov/seals?tab=open', now)
  return { users }
})

onEvent('seal.decided', async (tx, event, now) => {
  const use = await tx.sealUse.findUnique({ where: { id: event.subjectId } })
  if (!use) return undefined
  if (use.status === 'approved') await sendJob('apply-seal', { useId: use.id }, use.id)
  const word = use.status === 'approved' ? '用印已批准' : '用印未获批准'
  await tell(tx, [use.askedBy], `${word}：${use.title}`, use.opinion ?? '', '/gov/seals?tab=all', now)
  return { users: [use.askedBy] }
})

onEvent('seal.change', async (tx, event, now) => {
  const change = await tx.sealChange.findUnique({ where: { id: event.subjectId } })
  if (!change) return undefined
  const users = change.status === 'open' ? await keepers(tx) : [change.askedBy]
  const what = change.kind === 'rotate' ? '轮换印章密钥' : '停用印章密钥'
  const state = { open: '待批准', approved: '已批准', refused: '未获批准' }[change.status] ?? ''
  const href = change.status === 'open' ? '/gov/seals?tab=keys' : '/gov/admin/seal-keys'
  await tell(tx, users, `${what}：${state}`, change.opinion ?? change.reason, href, now)
  return { users }
})

defineJob({ name: 'apply-seal', work: async ({ useId }, now) => sealApproved(String(useId), now) })
defineJob({ name: 'apply-missing-seals', cron: '* * * * *', work: async (_, now) => sealMissing(now) })

/** Presses the seals whose own job was lost, or failed for want of an active key. */
async function sealMissing(now: Date): Promise<void> {
  const waiting = await asSystem('查找已批准尚未落章的用印', (tx) =>
    tx.sealUse.findMany({ where: { status: 'approved' }, select: { id: true }, orderBy: { decidedAt: 'asc' }, take: 50 }),
  )
  for (const { id } of waiting) {
    await sealApproved(id, now).catch((error) => log.error({ use: id, err: String(error) }, '落章失败，将继续重试'))
  }
}
