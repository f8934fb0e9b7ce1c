import { z } from 'zod'
import { sendBackReasons } from '@/lib/flow/reasons'
import { clockReasonNames, statusNames } from '@/lib/flow/words'
import { matterKinds, paperKinds } from '@/lib/matters/schema'
import { problems } from '@/lib/openapi/door/problem'
import { deliveryStatuses, scopes, webhookTopics } from '@/lib/openapi/schema'
import { uploadExtensions } from '@/lib/platform/files/schema'
import { health } from '@/lib/platform/health'
import { operation } from './operation'
import { count, id, instant, text } from './shapes'

type Code = { code: string; name: string; note?: string }
const named = (table: Readonly<Record<string, string>>): Code[] => Object.entries(table).map(([code, name]) => ({ code, name }))

/** Every list of codes that stands in answers or requests. */
export const codeLists = {
  'filing-statuses': { title: '办件状态', codes: named(statusNames) },
  'matter-kinds': {
    title: '事项类型',
    codes: matterKinds.map((code): Code => ({ code, name: code, note: `办结文书：${paperKinds[code]}` })),
  },
  'clock-reasons': { title: '计时状态', codes: named(clockReasonNames) },
  'send-back-reasons': { title: '退回、补正与不予办理的原因', codes: named(sendBackReasons) },
  'webhook-topics': { title: '通知类别', codes: named(webhookTopics) },
  'delivery-statuses': {
    title: '投递状态',
    codes: Object.entries(deliveryStatuses).map(([code, { label }]): Code => ({ code, name: label })),
  },
  scopes: { title: '密钥权限', codes: Object.entries(scopes).map(([code, { name, note }]): Code => ({ code, name, note })) },
  'problem-codes': {
    title: '错误代码',
    codes: Object.entries(problems).map(([code, { status, title }]): Code => ({ code, name: title, note: `HTTP ${status}` })),
  },
  'upload-extensions': { title: '可上传的文件类型', codes: uploadExtensions.map((code): Code => ({ code, name: `.${code}` })) },
} as const
const listNames = Object.keys(codeLists) as [keyof typeof codeLists, ...(keyof typeof codeLists)[]]

const codeList = z
  .object({
    list: text('代码表标识'),
    title: text('代码表名称'),
    codes: z.array(z.object({ code: text('代码'), name: text('名称'), note: z.string().optional().describe('说明') })),
  })
  .meta({ id: 'CodeList', description: '代码表' })
const asList = (list: keyof typeof codeLists) => ({ list, ...codeLists[list] })

export const metaOperations = [
  operation({
    id: 'getHealth',
    method: 'GET',
    path: '/health',
    tag: 'meta',
    summary: '查看平台是否正常',
    description: '无须密钥。平台不完全正常时 status 为 degraded。',
    open: true,
    output: z.object({
      status: z.enum(['ok', 'degraded']).describe('ok 正常，degraded 部分功能不正常'),
      version: text('平台版本'),
      time: instant('服务器时间'),
    }),
    run: async () => {
      const now = new Date()
      const { status, version } = await health(now)
      return { status, version, time: now.toISOString() }
    },
  }),
  operation({
    id: 'whoAmI',
    method: 'GET',
    path: '/whoami',
    tag: 'meta',
    summary: '查看密钥、经办人与权限',
    description: '用于核对密钥是否有效、以谁的名义办理、还有多久到期。',
    output: z.object({
      key: z.object({
        id: id('密钥编号'),
        name: text('密钥名称'),
        prefix: text('密钥前缀'),
        scopes: z.array(z.string()).describe('密钥权限'),
        expiresAt: instant('有效期至'),
        ratePerMinute: count('每分钟调用上限'),
      }),
      person: z.object({ id: id('经办人编号'), name: text('经办人姓名'), login: text('经办人账号') }),
      enterprise: z.object({ id: id('企业编号'), name: text('企业简称') }),
    }),
    run: async ({ actor, caller }) => ({
      key: caller,
      person: { id: actor.userId, name: actor.name, login: actor.login },
      enterprise: { id: actor.orgId, name: actor.orgName },
    }),
  }),
  operation({
    id: 'listCodeLists',
    method: 'GET',
    path: '/codes',
    tag: 'meta',
    summary: '列出全部代码表',
    scope: 'matter.read',
    output: z.object({ lists: z.array(codeList) }),
    run: async () => ({ lists: listNames.map(asList) }),
  }),
  operation({
    id: 'getCodeList',
    method: 'GET',
    path: '/codes/{list}',
    tag: 'meta',
    summary: '查看一张代码表',
    scope: 'matter.read',
    at: z.object({ list: z.enum(listNames).describe('代码表标识') }),
    output: codeList,
    run: async (_, { path }) => asList(path.list),
  }),
]
