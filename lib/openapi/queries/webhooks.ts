import { z } from 'zod'
import { deliveryStatusCodes, type WebhookTopic } from '@/lib/openapi/schema'
import type { WebhookEndpoint } from '@/lib/platform/generated/client'
import { type Cursor, countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { webhookTarget } from '../webhook-target'

/** An endpoint as its administrators see it; the secret never leaves. */
export type WebhookRow = {
  id: string
  name: string
  url: string
  topics: WebhookTopic[]
  enabled: boolean
  version: number
  orgId: string
  orgName: string
  userId: string
  userName: string
  createdAt: string
  waiting: number
  givenUp: number
  lastDeliveredAt: string | null
}

async function described({ tx }: Pick<QueryContext, 'tx'>, endpoints: readonly WebhookEndpoint[]): Promise<WebhookRow[]> {
  const within = { endpointId: { in: endpoints.map((row) => row.id) } }
  const counts = await tx.webhookDelivery.groupBy({
    by: ['endpointId', 'status'],
    where: { ...within, status: { in: ['waiting', 'given_up'] } },
    _count: true,
  })
  const last = await tx.webhookDelivery.groupBy({ by: ['endpointId'], where: within, _max: { deliveredAt: true } })
  const users = await tx.userAccount.findMany({
    where: { id: { in: endpoints.map((row) => row.userId) } },
    select: { id: true, name: true },
  })
  const orgs = await tx.org.findMany({ where: { id: { in: endpoints.map((row) => row.orgId) } }, select: { id: true, name: true } })
  return endpoints.map(({ id, name, url, topics, enabled, version, orgId, userId, createdAt }) => {
    const count = (status: string) => counts.find((one) => one.endpointId === id && one.status === status)?._count ?? 0
    return {
      ...{ id, name, url, topics: topics as WebhookTopic[], enabled, version, orgId, userId, createdAt: createdAt.toISOString() },
      orgName: orgs.find((org) => org.id === orgId)?.name ?? '',
      userName: users.find((user) => user.id === userId)?.name ?? '',
      waiting: count('waiting'),
      givenUp: count('given_up'),
      lastDeliveredAt: last.find((one) => one.endpointId === id)?._max.deliveredAt?.toISOString() ?? null,
    }
  })
}

/** The endpoints the asker may manage, oldest first. */
export const webhookList = defineQuery({
  name: 'webhookList',
  permission: 'interface.webhook',
  input: z.object({}),
  run: async (context) =>
    described(
      context,
      await context.tx.webhookEndpoint.findMany({ where: { removedAt: null, kind: 'webhook' }, orderBy: { id: 'asc' }, take: 500 }),
    ),
})

/** One endpoint. */
export const webhookRecord = defineQuery({
  name: 'webhookRecord',
  permission: 'interface.webhook',
  input: z.object({ id: z.uuid('回调编号不正确') }),
  run: async (context, { id }) => (await described(context, [await webhookTarget(context, { id })]))[0]!,
})

// Rows on the far side of a cursor in an order by time and id.
function beyond(cursor: Cursor | null) {
  if (!cursor) return {}
  const at = new Date(cursor.value ?? 0)
  const way = <T>(value: T) => (cursor.back ? { gt: value } : { lt: value })
  return { OR: [{ createdAt: way(at) }, { createdAt: at, id: way(cursor.id) }] }
}

/** Messages sent and to be sent, newest first, with a capped count; never their secret. */
export const deliveryList = defineQuery({
  name: 'deliveryList',
  permission: 'interface.webhook',
  input: z.object({
    endpoint: z.uuid('回调编号不正确').optional(),
    status: z.enum(deliveryStatusCodes).optional(),
    topic: z.string().max(60).optional(),
    words: z.string().trim().max(60).optional(),
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async ({ tx }, { endpoint, status, topic, words, size, cursor: text }) => {
    const cursor = readCursor(text, 'time')
    const back = cursor?.back ?? false
    const where = {
      ...(endpoint ? { endpointId: endpoint } : {}),
      ...(status ? { status } : {}),
      ...(topic ? { topic } : {}),
      ...(words ? { subject: { contains: words } } : {}),
    }
    const found = await tx.webhookDelivery.findMany({
      where: { AND: [where, beyond(cursor)] },
      orderBy: [{ createdAt: back ? 'asc' : 'desc' }, { id: back ? 'asc' : 'desc' }],
      take: size + 1,
    })
    const page = pageOf(found, size, cursor, (row) => ({ value: row.createdAt.toISOString(), id: row.id }))
    const endpoints = await tx.webhookEndpoint.findMany({
      where: { id: { in: page.rows.map((row) => row.endpointId) } },
      select: { id: true, name: true, enabled: true, removedAt: true },
    })
    const rows = page.rows.map((row) => {
      const target = endpoints.find((one) => one.id === row.endpointId)
      const { id, endpointId, subjectId, subject, attempts, responseCode, lastError } = row
      return {
        ...{ id, endpointId, topic: row.topic, subjectId, subject, status: row.status, attempts, responseCode, lastError },
        endpointName: target?.name ?? '',
        sendable: Boolean(target?.enabled && !target.removedAt),
        createdAt: row.createdAt.toISOString(),
        nextAt: row.status === 'waiting' ? row.nextAt.toISOString() : null,
        lastAt: row.lastAt?.toISOString() ?? null,
        deliveredAt: row.deliveredAt?.toISOString() ?? null,
      }
    })
    return { ...page, rows, count: await tx.webhookDelivery.count({ where, take: countCap + 1 }) }
  },
})
export type DeliveryRow = Awaited<ReturnType<(typeof deliveryList)['run']>>['rows'][number]
