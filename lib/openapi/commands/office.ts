import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { defineCommand } from '@/lib/platform/command'
import { seal } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/id'
import { officeKindCodes } from '../office/messages'
import { officeEndpoint, pushAll } from '../office/push'
import { webhookFields } from '../schema'
import { requireReachable } from '../webhook-target'
import { redeliver } from './deliveries'

const missing = () => new Refusal('not_found', '还没有设置山东通对接，请先填写接收地址、应用标识和签名密钥。')

/** Sets the connection to the office app; a secret that is left empty stays as it was. It is kept sealed and never told again. */
export const setOffice = defineCommand({
  name: 'setOffice',
  permission: 'interface.supervise',
  input: z.object({
    /** Of the settings as they were read; 0 = there were none. */
    version: versionSchema,
    url: webhookFields.url,
    appId: z
      .string()
      .trim()
      .min(1, '请填写应用标识')
      .max(100, '应用标识不超过 100 个字符')
      .regex(/^[\x21-\x7e]+$/, '应用标识只能是字母、数字和符号，不含空格'),
    secret: z.string().trim().max(200, '签名密钥不超过 200 个字符').default(''),
    kinds: z.array(z.enum(officeKindCodes)).min(1, '请至少选择一类推送内容'),
    enabled: z.boolean(),
  }),
  run: async ({ tx, actor, now, audit }, { version, url, appId, secret, kinds, enabled }) => {
    await requireReachable({ tx, now }, url)
    const held = await officeEndpoint(tx)
    if ((held?.version ?? 0) !== version) throw new Refusal('stale', '对接设置刚被他人修改，请刷新后再保存。')
    if (secret !== '' && secret.length < 16) throw new Refusal('invalid', '签名密钥至少 16 个字符', { secret: '签名密钥至少 16 个字符' })
    if (!held && secret === '') throw new Refusal('invalid', '请填写签名密钥', { secret: '首次设置须填写签名密钥' })
    const data = { url, appId, topics: kinds, enabled, ...(secret ? { secret: seal(secret) } : {}) }
    const id = held?.id ?? newId()
    if (held) await tx.webhookEndpoint.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
    else {
      const own = { id, kind: 'office', orgId: actor.orgId, userId: actor.userId, name: '山东通', createdAt: now, createdBy: actor.userId }
      await tx.webhookEndpoint.create({ data: { ...own, ...data, secret: seal(secret) } })
    }
    audit({ subjectKind: 'office', subjectId: id, orgId: actor.orgId, detail: { url, appId, kinds, enabled, newSecret: secret !== '' } })
    return { id }
  },
})

/** Sends a test message; its outcome stands in the log a moment later. */
export const testOffice = defineCommand({
  name: 'testOffice',
  permission: 'interface.supervise',
  input: z.object({}),
  run: async ({ tx, now, audit }) => {
    const endpoint = await officeEndpoint(tx)
    if (!endpoint) throw missing()
    if (!endpoint.enabled) throw new Refusal('conflict', '山东通推送已停用，请启用后再测试。')
    const sent = { eventKey: `ping|${newId()}`, subjectId: null, subject: '连通测试', content: { type: 'ping' as const } }
    const [deliveryId] = await pushAll(tx, endpoint, [sent], now)
    audit({ subjectKind: 'office', subjectId: endpoint.id, detail: { deliveryId } })
    return { deliveryId: deliveryId! }
  },
})

/** Sends messages once more, under their ids; what was given up is among them. */
export const redeliverOffice = defineCommand({
  name: 'redeliverOffice',
  permission: 'interface.supervise',
  input: redeliver.input,
  run: redeliver.run,
})

const person = z.object({
  login: z.string().trim().min(1, '请填写登录名').max(60),
  name: z.string().trim().min(1, '请填写姓名').max(60),
  externalId: z.string().trim().max(100, '山东通标识不超过 100 个字符').default(''),
})

/**
 * Writes by what names people are known to the office app: rows as in the workbook, an empty name takes the person out, people who are
 * not named stay. One wrong row and nothing is written; `fields` are keyed by the index of the row.
 */
export const setOfficePeople = defineCommand({
  name: 'setOfficePeople',
  permission: 'interface.supervise',
  input: z.object({ rows: z.array(person).min(1, '表中没有人员').max(5000, '一次不超过 5000 人') }),
  run: async ({ tx, actor, now, audit }, { rows }) => {
    const users = await tx.userAccount.findMany({
      where: { login: { in: rows.map(({ login }) => login) } },
      select: { id: true, login: true, name: true },
    })
    const byLogin = new Map(users.map((user) => [user.login, user]))
    const known = new Map((await tx.externalIdentity.findMany()).map((row) => [row.externalId, row.userId]))
    const named = new Set(users.map(({ id }) => id))
    const fields = Object.fromEntries(
      rows.flatMap((row, index) => {
        const message = wrongIn(row, index)
        return message ? [[String(index), message]] : []
      }),
    )
    const count = Object.keys(fields).length
    if (count > 0) throw new Refusal('invalid', `有 ${count} 行不正确，没有导入：${Object.values(fields)[0]}`, fields)
    await tx.externalIdentity.deleteMany({ where: { userId: { in: [...named] } } })
    const data = rows
      .filter(({ externalId }) => externalId !== '')
      .map(({ login, externalId }) => ({ userId: byLogin.get(login)!.id, externalId, at: now, byId: actor.userId, byName: actor.name }))
    await tx.externalIdentity.createMany({ data })
    audit({ subjectKind: 'office', detail: { people: rows.length, set: data.length, removed: rows.length - data.length } })
    return { set: data.length, removed: rows.length - data.length }

    function wrongIn({ login, name, externalId }: (typeof rows)[number], index: number): string | null {
      const user = byLogin.get(login)
      if (!user) return `没有登录名为“${login}”的账号`
      if (user.name !== name) return `登录名“${login}”的姓名是“${user.name}”，表中为“${name}”，请核对`
      if (rows.findIndex((row) => row.login === login) < index) return `登录名“${login}”重复`
      if (externalId === '') return null
      if (rows.findIndex((row) => row.externalId === externalId) < index) return `山东通标识“${externalId}”重复`
      const owner = known.get(externalId)
      return owner && !named.has(owner) ? `山东通标识“${externalId}”已属于另一人` : null
    }
  },
})
