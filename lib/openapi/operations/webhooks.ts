import { z } from 'zod'
import { redeliver, testWebhook } from '@/lib/openapi/commands/deliveries'
import { createWebhook, removeWebhook, rotateWebhookSecret, updateWebhook } from '@/lib/openapi/commands/webhooks'
import { deliveryList, webhookList, webhookRecord } from '@/lib/openapi/queries/webhooks'
import { deliveryStatusCodes, topicCodes, webhookFields } from '@/lib/openapi/schema'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { type Call, operation } from './operation'
import { count, id, instant, maybeInstant, maybeText, pageOf, pageQuery, recordPath, text } from './shapes'

const at = recordPath('回调编号（id）')
const keyed = ({ now, key }: Call) => ({ now, ...(key ? { key } : {}) })
const shared = { tag: 'webhooks', scope: 'webhook.manage' } as const
const nothing = z.strictObject({})
const secret = text('签名密钥，只在此时返回，请妥善保存')

const webhook = z
  .object({
    id: id('回调编号（id）'),
    name: text('名称'),
    url: text('接收地址'),
    topics: z.array(z.enum(topicCodes)).describe('订阅的通知类别'),
    enabled: z.boolean().describe('是否启用'),
    version: count('版本号'),
    createdAt: instant('登记时间'),
    waiting: count('待投递的条数'),
    givenUp: count('已放弃的条数'),
    lastDeliveredAt: maybeInstant('最近送达时间'),
  })
  .meta({ id: 'Webhook', description: '回调' })

const delivery = z
  .object({
    id: id('投递编号，即消息编号（X-Guozi-Id）'),
    topic: text('通知类别'),
    subjectId: z.string().nullable().describe('办件编号（id）；测试消息为 null'),
    subject: text('受理编号或事项名称'),
    status: z.enum(deliveryStatusCodes).describe('投递状态，见代码表 delivery-statuses'),
    attempts: count('已投递次数'),
    responseCode: z.number().int().nullable().describe('接收方最近返回的状态码；没有应答时为 null'),
    lastError: maybeText('最近一次失败的原因'),
    createdAt: instant('产生时间'),
    nextAt: maybeInstant('下次投递时间'),
    deliveredAt: maybeInstant('送达时间'),
  })
  .meta({ id: 'Delivery', description: '投递记录' })

export const webhookOperations = [
  operation({
    ...shared,
    id: 'listWebhooks',
    method: 'GET',
    path: '/webhooks',
    summary: '列出回调',
    output: z.object({ webhooks: z.array(webhook) }),
    run: async ({ actor, now }) => ({ webhooks: await runQuery(webhookList, actor, {}, now) }),
  }),
  operation({
    ...shared,
    id: 'createWebhook',
    method: 'POST',
    path: '/webhooks',
    summary: '登记回调',
    description:
      '以经办人名义接收：只通知经办人看得见的办件。内部网段的地址须由市国资委系统管理员列入允许清单。返回的签名密钥只显示这一次，重复提交不会再次返回。',
    body: z.strictObject(webhookFields),
    example: {
      name: 'OA 办件回写',
      url: 'https://oa.example.com/guozi/events',
      topics: ['filing.accepted', 'filing.concluded', 'paper.issued'],
    },
    status: 201,
    refusals: ['conflict', 'blocked'],
    output: z.object({ id: id('回调编号（id）'), secret }),
    run: (call, { body }) => runCommand(createWebhook, call.actor, body, keyed(call)),
  }),
  operation({
    ...shared,
    id: 'getWebhook',
    method: 'GET',
    path: '/webhooks/{id}',
    summary: '查看回调',
    at,
    refusals: ['not_found'],
    output: webhook,
    run: ({ actor, now }, { path }) => runQuery(webhookRecord, actor, path, now),
  }),
  operation({
    ...shared,
    id: 'updateWebhook',
    method: 'PATCH',
    path: '/webhooks/{id}',
    summary: '修改回调',
    description: '只改给出的内容；停用期间的消息在重新启用后补投。',
    at,
    body: z.strictObject({
      version: z.number('应为整数').int('应为整数').min(0).max(1_000_000_000).optional().describe('读到的版本号；另有改动即不修改'),
      name: webhookFields.name.optional(),
      url: webhookFields.url.optional(),
      topics: webhookFields.topics.optional(),
      enabled: z.boolean('应为 true 或 false').optional().describe('是否启用'),
    }),
    example: { enabled: false },
    refusals: ['not_found', 'conflict', 'stale'],
    output: webhook,
    run: async (call, { path, body }) => {
      await runCommand(updateWebhook, call.actor, { ...path, ...body }, keyed(call))
      return runQuery(webhookRecord, call.actor, path, call.now)
    },
  }),
  operation({
    ...shared,
    id: 'removeWebhook',
    method: 'DELETE',
    path: '/webhooks/{id}',
    summary: '删除回调',
    description: '待投递的消息随之取消。',
    at,
    status: 204,
    refusals: ['not_found', 'conflict'],
    output: null,
    run: (call, { path }) => runCommand(removeWebhook, call.actor, path, keyed(call)),
  }),
  operation({
    ...shared,
    id: 'rotateWebhookSecret',
    method: 'POST',
    path: '/webhooks/{id}/secret',
    summary: '更换签名密钥',
    description: '旧密钥立即停止签名。新密钥只显示这一次。',
    at,
    body: nothing,
    example: {},
    refusals: ['not_found', 'conflict'],
    output: z.object({ id: id('回调编号（id）'), secret }),
    run: (call, { path }) => runCommand(rotateWebhookSecret, call.actor, path, keyed(call)),
  }),
  operation({
    ...shared,
    id: 'testWebhook',
    method: 'POST',
    path: '/webhooks/{id}/test',
    summary: '发送测试消息',
    description: '类别为 ping，签名与正式消息相同。',
    at,
    body: nothing,
    example: {},
    status: 201,
    refusals: ['not_found', 'conflict'],
    output: z.object({ deliveryId: id('投递编号') }),
    run: (call, { path }) => runCommand(testWebhook, call.actor, path, keyed(call)),
  }),
  operation({
    ...shared,
    id: 'listDeliveries',
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    summary: '查询投递记录',
    description: '由近及远，保留 90 天。',
    at,
    query: z.object({ status: z.enum(deliveryStatusCodes).optional().describe('投递状态'), ...pageQuery }),
    refusals: ['not_found'],
    output: pageOf(delivery, '投递记录'),
    run: async ({ actor, now }, { path, query }) => {
      await runQuery(webhookRecord, actor, path, now)
      return runQuery(deliveryList, actor, { endpoint: path.id, ...query }, now)
    },
  }),
  operation({
    ...shared,
    id: 'redeliver',
    method: 'POST',
    path: '/deliveries/{id}/redelivery',
    summary: '重新投递',
    description: '消息编号不变，已处理过的接收方应当拒收。',
    at: recordPath('投递编号（id）'),
    body: nothing,
    example: {},
    refusals: ['not_found', 'conflict'],
    output: z.object({ count: count('重新投递的条数') }),
    run: (call, { path }) => runCommand(redeliver, call.actor, { ids: [path.id] }, keyed(call)),
  }),
]
