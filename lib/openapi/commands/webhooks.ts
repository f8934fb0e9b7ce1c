import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { defineCommand } from '@/lib/platform/command'
import { newToken, seal } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/id'
import { newWebhookSchema, webhookChangeSchema } from '../schema'
import { requireReachable, webhookPerson, webhookTarget } from '../webhook-target'

/** Endpoints one organisation may have. */
const mostEndpoints = 10
const newSecret = () => `whsec_${newToken()}`
const target = z.object({ id: z.uuid('回调编号不正确'), version: versionSchema.optional() })
const subject = (id: string, orgId: string) => ({ subjectKind: 'webhook', subjectId: id, orgId })

/** Registers an address to call back; the secret that signs the messages is told once. */
export const createWebhook = defineCommand({
  name: 'createWebhook',
  permission: 'interface.webhook',
  secret: true,
  input: newWebhookSchema,
  run: async ({ tx, actor, now, audit }, { name, url, topics, userId }) => {
    const person = await webhookPerson({ tx, actor, now }, userId)
    await requireReachable({ tx, now }, url)
    if ((await tx.webhookEndpoint.count({ where: { orgId: person.orgId, removedAt: null } })) >= mostEndpoints)
      throw new Refusal('blocked', `一家单位的回调不超过 ${mostEndpoints} 个，请先删除不再使用的。`)
    const secret = newSecret()
    const row = { id: newId(), orgId: person.orgId, userId: person.id, name, url, topics, secret: seal(secret) }
    await tx.webhookEndpoint.create({ data: { ...row, createdAt: now, createdBy: actor.userId } })
    audit({ ...subject(row.id, row.orgId), detail: { name, url, topics, userId: person.id } })
    return { id: row.id, secret }
  },
})

/** Changes name, address, topics, or whether messages are sent; what is left out stays. */
export const updateWebhook = defineCommand({
  name: 'updateWebhook',
  permission: 'interface.webhook',
  input: webhookChangeSchema,
  run: async ({ tx, now, audit }, { id, version, ...change }) => {
    const endpoint = await webhookTarget({ tx }, { id, version })
    if (change.url !== undefined && change.url !== endpoint.url) await requireReachable({ tx, now }, change.url)
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    await tx.webhookEndpoint.update({ where: { id }, data: { ...given, version: { increment: 1 } } })
    audit({ ...subject(id, endpoint.orgId), detail: given })
    return { id }
  },
})

/** Makes a new secret for signing; the old one signs nothing any more. Told once. */
export const rotateWebhookSecret = defineCommand({
  name: 'rotateWebhookSecret',
  permission: 'interface.webhook',
  secret: true,
  input: target,
  run: async ({ tx, audit }, wanted) => {
    const { id, orgId } = await webhookTarget({ tx }, wanted)
    const secret = newSecret()
    await tx.webhookEndpoint.update({ where: { id }, data: { secret: seal(secret), version: { increment: 1 } } })
    audit({ ...subject(id, orgId), detail: {} })
    return { id, secret }
  },
})

/** Takes an address off; messages that still wait are cancelled, those sent stay to be looked up. */
export const removeWebhook = defineCommand({
  name: 'removeWebhook',
  permission: 'interface.webhook',
  input: target,
  run: async ({ tx, now, audit }, wanted) => {
    const { id, orgId, name } = await webhookTarget({ tx }, wanted)
    await tx.webhookDelivery.updateMany({ where: { endpointId: id, status: 'waiting' }, data: { status: 'cancelled' } })
    await tx.webhookEndpoint.update({ where: { id }, data: { removedAt: now, enabled: false, version: { increment: 1 } } })
    audit({ ...subject(id, orgId), detail: { name } })
    return { id }
  },
})
