import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'
import { type OfficeKind, officeKindCodes } from '../office/messages'
import { officeEndpoint } from '../office/push'
import { deliveryStatusCodes } from '../schema'
import { deliveryList } from './webhooks'

/** How the connection to the office app is set, and how it goes; the secret never leaves. */
export const officeSettings = defineQuery({
  name: 'officeSettings',
  permission: 'interface.supervise',
  input: z.object({}),
  run: async ({ tx }) => {
    const endpoint = await officeEndpoint(tx)
    const people = await tx.externalIdentity.count()
    if (!endpoint)
      return { set: false as const, version: 0, url: '', appId: '', kinds: [...officeKindCodes], enabled: false, people, counts: {} }
    const counted = await tx.webhookDelivery.groupBy({ by: ['status'], where: { endpointId: endpoint.id }, _count: true })
    return {
      ...{
        set: true as const,
        version: endpoint.version,
        url: endpoint.url,
        appId: endpoint.appId ?? '',
        people,
        enabled: endpoint.enabled,
      },
      kinds: endpoint.topics as OfficeKind[],
      counts: Object.fromEntries(counted.map((row) => [row.status, row._count])) as Record<string, number>,
    }
  },
})

/** Every message to the office app as it was sent, with what was answered, newest first. */
export const officeLog = defineQuery({
  name: 'officeLog',
  permission: 'interface.supervise',
  input: z.object({
    status: z.enum(deliveryStatusCodes).optional(),
    topic: z.string().max(60).optional(),
    words: z.string().trim().max(60).optional(),
    size: z.coerce.number().int().min(1).max(200).default(20),
    cursor: z.string().max(300).optional(),
  }),
  run: async (context, input) => {
    const endpoint = await officeEndpoint(context.tx)
    if (!endpoint) return { rows: [], previous: null, next: null, count: 0 }
    const list = await deliveryList.run(context, { ...input, endpoint: endpoint.id })
    const bodies = await context.tx.webhookDelivery.findMany({
      where: { id: { in: list.rows.map(({ id }) => id) } },
      select: { id: true, body: true },
    })
    const bodyOf = new Map(bodies.map(({ id, body }) => [id, body]))
    return { ...list, rows: list.rows.map((row) => ({ ...row, body: bodyOf.get(row.id) ?? '' })) }
  },
})
export type OfficeLogRow = Awaited<ReturnType<typeof officeLog.run>>['rows'][number]

/** Everybody with an account in use and the name the office app knows them by, for the workbook. */
export const officePeople = defineQuery({
  name: 'officePeople',
  permission: 'interface.supervise',
  input: z.object({}),
  run: async ({ tx }) =>
    tx.$queryRaw<{ login: string; name: string; externalId: string | null }[]>`
      select u.login, u.name, x.external_id as "externalId" from user_account u left join external_identity x on x.user_id = u.id
      where u.status = 'active' order by u.login limit 5000`,
})
