import { z } from 'zod'
import { dayField } from '@/lib/identity/schema'
import { versionSchema } from '@/lib/kernel/version'

/** What a key may open, with its words; `permissions` is all of the person's rights that the key takes along. */
export const scopes = {
  'matter.read': { name: '查阅事项', note: '事项目录、指南、表单、材料清单与代码表', permissions: ['matter.guide'] },
  'enterprise.read': { name: '查看企业', note: '经办人范围内的企业档案', permissions: ['org.read'] },
  'filing.read': { name: '查看办件', note: '进度、时间轴、意见、材料与校验结果', permissions: ['matter.read'] },
  'filing.write': { name: '填报办件', note: '新建、暂存、上传材料', permissions: ['matter.file', 'matter.read', 'file.upload'] },
  'filing.submit': { name: '提交办件', note: '提交、补正答复、撤回、评价', permissions: ['matter.file', 'matter.read', 'inbox.read'] },
  'procurement.report': { name: '报送采购数据', note: '推送采购数据、查看导入结果', permissions: ['procurement.report', 'file.upload'] },
  'paper.read': { name: '领取文书', note: '文书信息、PDF 与验真', permissions: ['matter.read', 'matter.guide'] },
  'notice.read': { name: '接收通知', note: '本人通知、公告及回执', permissions: ['profile.manage', 'circular.read'] },
  'finance.report': { name: '报送财务报表', note: '快报、决算的数据与提交', permissions: ['finance.report', 'finance.read', 'inbox.read'] },
  'treasury.report': {
    name: '报送司库数据',
    note: '银行账户的交易流水、司库台账与其更正',
    permissions: ['treasury.report', 'treasury.read'],
  },
  'webhook.manage': { name: '管理回调', note: '登记、修改、测试回调地址与重新投递', permissions: ['interface.webhook'] },
} as const
export type Scope = keyof typeof scopes
export const scopeCodes = Object.keys(scopes) as [Scope, ...Scope[]]

/** What an enterprise is told by webhook. */
export const webhookTopics = {
  'filing.submitted': '已报送市国资委',
  'filing.accepted': '已受理',
  'filing.returned': '已退回修改',
  'filing.correction_requested': '需要补正',
  'filing.rejected': '不予受理',
  'filing.refused': '不同意',
  'filing.withdrawn': '已撤回',
  'filing.concluded': '已办结',
  'paper.issued': '文书已制发',
  'paper.revoked': '文书已撤销',
} as const
export type WebhookTopic = keyof typeof webhookTopics
export const topicCodes = Object.keys(webhookTopics) as [WebhookTopic, ...WebhookTopic[]]
/** What a test sends; nobody subscribes to it. */
export const pingTopic = 'ping'

/** The words of a topic, the test included. */
export function topicName(topic: string): string {
  return topic === pingTopic ? '测试' : (webhookTopics[topic as WebhookTopic] ?? topic)
}

export const deliveryStatuses = {
  waiting: { label: '待投递', tone: 'notice' },
  delivered: { label: '已送达', tone: 'ok' },
  given_up: { label: '已放弃', tone: 'danger' },
  cancelled: { label: '已取消', tone: 'neutral' },
} as const
export type DeliveryStatus = keyof typeof deliveryStatuses
export const deliveryStatusCodes = Object.keys(deliveryStatuses) as [DeliveryStatus, ...DeliveryStatus[]]

/** A key counts as abandoned when nobody used it for this long. */
export const keyIdleDays = 90
/** The longest life of a key. */
export const keyMostDays = 366

const name = z.string().trim().min(2, '名称至少 2 个字').max(60, '名称不超过 60 个字')

export const newKeySchema = z.object({
  name,
  userId: z.uuid('请选择经办人'),
  scopes: z
    .array(z.enum(scopeCodes))
    .min(1, '请至少选择一项权限')
    .transform((list) => scopeCodes.filter((scope) => list.includes(scope))),
  /** Last day of validity. */
  expiresOn: dayField,
})

const topics = z
  .array(z.enum(topicCodes))
  .min(1, '请至少选择一类通知')
  .transform((list) => topicCodes.filter((topic) => list.includes(topic)))

export const webhookFields = {
  name: name.describe('名称，便于识别，如“OA 办件回写”'),
  url: z.string().trim().min(8, '请填写回调地址').max(500, '回调地址不超过 500 个字符').describe('接收通知的地址，http 或 https'),
  topics: topics.describe('订阅的通知类别'),
} as const

export const newWebhookSchema = z.object({ ...webhookFields, userId: z.uuid('请选择经办人').optional() })

export const webhookChangeSchema = z.object({
  id: z.uuid('回调编号不正确'),
  version: versionSchema.optional(),
  name: webhookFields.name.optional(),
  url: webhookFields.url.optional(),
  topics: webhookFields.topics.optional(),
  enabled: z.boolean().optional(),
})
