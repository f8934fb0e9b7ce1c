import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { pingTopic } from '../schema'
import { webhookTarget } from '../webhook-target'
import { messageBody } from '../webhooks/message'

/** Sends a test message to one endpoint; gives the delivery, whose outcome can be looked up a moment later. */
export const testWebhook = defineCommand({
  name: 'testWebhook',
  permission: 'interface.webhook',
  input: z.object({ id: z.uuid('回调编号不正确') }),
  run: async ({ tx, now, audit }, { id: endpointId }) => {
    const endpoint = await webhookTarget({ tx }, { id: endpointId })
    if (!endpoint.enabled) throw new Refusal('conflict', '该回调已停用，请启用后再测试。')
    const id = newId()
    const body = messageBody(id, pingTopic, now, null, null)
    const shared = { subject: '连通测试', body, status: 'waiting', nextAt: now, createdAt: now }
    await tx.webhookDelivery.create({
      data: { id, endpointId, orgId: endpoint.orgId, eventKey: `ping:${id}`, topic: pingTopic, ...shared },
    })
    audit({ subjectKind: 'webhook', subjectId: endpointId, orgId: endpoint.orgId, detail: { deliveryId: id } })
    return { deliveryId: id }
  },
})

/** Sends finished messages once more, under the same ids, so that a receiver that already has one refuses it. Waiting ones are sent at once. */
export const redeliver = defineCommand({
  name: 'redeliver',
  permission: 'interface.webhook',
  input: z.object({ ids: z.array(z.uuid('投递编号不正确')).min(1, '请选择要重新投递的消息').max(100, '一次不超过 100 条') }),
  run: async ({ tx, now, audit }, { ids }) => {
    const rows = await tx.webhookDelivery.findMany({ where: { id: { in: ids } }, select: { id: true, endpointId: true, orgId: true } })
    if (rows.length !== new Set(ids).size) throw new Refusal('not_found', '没有这条投递记录，或不属于您管理的单位。')
    const open = await tx.webhookEndpoint.findMany({
      where: { id: { in: rows.map((row) => row.endpointId) }, removedAt: null, enabled: true },
      select: { id: true },
    })
    const known = new Set(open.map((endpoint) => endpoint.id))
    if (rows.some((row) => !known.has(row.endpointId))) throw new Refusal('conflict', '对应的回调已停用或删除，不能重新投递。')
    await tx.webhookDelivery.updateMany({
      where: { id: { in: ids } },
      data: { status: 'waiting', attempts: 0, nextAt: now, lastError: null },
    })
    for (const row of rows) audit({ subjectKind: 'webhook', subjectId: row.endpointId, orgId: row.orgId, detail: { deliveryId: row.id } })
    return { count: rows.length }
  },
})
