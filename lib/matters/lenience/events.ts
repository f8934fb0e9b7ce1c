import { notifyUsers } from '@/lib/identity/notify'
import { proposeLenience } from '@/lib/matters/lenience/propose'
import { type LenienceLevel, lenienceLevels } from '@/lib/matters/lenience/schema'
import type { Tx } from '@/lib/platform/db'
import { defineJob } from '@/lib/platform/worker/jobs'
import { type OutboxEvent, onEvent } from '@/lib/platform/worker/relay'

onEvent('lenience.issued', (tx, event, now) => tell(tx, event, now, '请在平台上查看并确认。'))
onEvent('lenience.revoked', (tx, event, now) => tell(tx, event, now, '已撤销，不再计入记录。'))
onEvent('lenience.acknowledged', async (tx, event, now) => {
  const measure = await tx.lenienceMeasure.findUnique({ where: { id: event.subjectId } })
  if (!measure?.issuedBy) return undefined
  const title = `企业已确认${lenienceLevels[measure.level as LenienceLevel]}：${measure.orgName}`
  return notifyUsers(tx, [measure.issuedBy], { kind: 'lenience', title, body: measure.answer ?? '', path: `/lenience/${measure.id}` }, now)
})
defineJob({ name: 'propose-lenience', cron: '23 * * * *', work: async (_, now) => proposeLenience(now) })

/** Tells the enterprise's three desks. */
async function tell(tx: Tx, event: OutboxEvent, now: Date, body: string) {
  const measure = await tx.lenienceMeasure.findUnique({ where: { id: event.subjectId } })
  if (!measure) return undefined
  const pools = ['E-FILL', 'E-CHECK', 'E-HEAD'].map((role) => `${role}@${measure.orgId}`)
  const people = await tx.actorPool.findMany({ where: { pool: { in: pools } }, select: { userId: true } })
  const title = `${lenienceLevels[measure.level as LenienceLevel]}：${measure.number ?? ''}`
  return notifyUsers(
    tx,
    people.map((row) => row.userId),
    { kind: 'lenience', title, body, path: `/lenience/${measure.id}` },
    now,
  )
}
