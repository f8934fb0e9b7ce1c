import { z } from 'zod'
import { reasonField } from '@/lib/identity/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { endKey, liveKeys, servicePerson, writeKey } from '../key-store'
import { keyMostDays, newKeySchema } from '../schema'

/** Keys in force that one organisation may have. */
const mostKeys = 20
const one = { id: z.uuid('密钥编号不正确'), reason: reasonField } as const

/** Opens a key for a program of the enterprise, acting as one named filler of it. The key is told once. */
export const createApiKey = defineCommand({
  name: 'createApiKey',
  permission: 'interface.manage',
  secret: true,
  input: newKeySchema,
  run: async ({ tx, actor, now, audit }, { name, userId, scopes, expiresOn }) => {
    const today = shanghaiDate(now)
    if (expiresOn <= today) throw new Refusal('invalid', '有效期须晚于今天', { expiresOn: '有效期须晚于今天' })
    if (expiresOn > addDays(today, keyMostDays)) throw new Refusal('invalid', '有效期最长一年', { expiresOn: '有效期最长一年' })
    const { orgId } = await servicePerson(tx, userId, now)
    if ((await liveKeys(tx, orgId, now)) >= mostKeys)
      throw new Refusal('blocked', `一家单位同时有效的密钥不超过 ${mostKeys} 个，请先停用不再使用的。`)
    const expiresAt = new Date(`${expiresOn}T23:59:59+08:00`)
    const { id, prefix, text } = await writeKey(tx, { orgId, name, userId, scopes, expiresAt, now, by: actor })
    audit({ subjectKind: 'api_key', subjectId: id, orgId, detail: { name, userId, scopes, expiresOn, prefix } })
    return { id, key: text }
  },
})

/** Ends a key of the administrator's organisations at once. */
export const revokeApiKey = defineCommand({
  name: 'revokeApiKey',
  permission: 'interface.manage',
  input: z.object(one),
  run: async ({ tx, now, audit }, { id, reason }) => {
    const key = await endKey(tx, id, `单位管理员撤销：${reason}`, now)
    audit({ subjectKind: 'api_key', subjectId: id, orgId: key.orgId, detail: { name: key.name, reason } })
    return { id }
  },
})

/** Ends anybody's key at once; for the system administrator of the commission. */
export const stopApiKey = defineCommand({
  name: 'stopApiKey',
  permission: 'interface.supervise',
  input: z.object(one),
  run: async ({ tx, now, audit }, { id, reason }) => {
    const key = await endKey(tx, id, `市国资委系统管理员撤销：${reason}`, now)
    audit({ subjectKind: 'api_key', subjectId: id, orgId: key.orgId, detail: { name: key.name, reason } })
    return { id }
  },
})
