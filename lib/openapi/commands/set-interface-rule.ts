import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { readAllowed } from '../rules/address'
import { type SettingCode, settingCodes } from '../settings'

/** Sets how often a key may call (for everybody or one enterprise) or which internal addresses webhooks may reach; in force at once. */
export const setInterfaceRule = defineCommand({
  name: 'setInterfaceRule',
  permission: 'interface.supervise',
  input: z.object({
    code: z.enum(settingCodes),
    orgId: z.uuid('企业编号不正确').nullish(),
    value: z.string().trim().max(2000, '内容过长'),
    note: z.string().trim().min(2, '请写明依据或原因').max(200, '依据不超过 200 字'),
  }),
  run: async ({ tx, actor, now, audit }, { code, orgId, value, note }) => {
    const problem = problemOf(code, orgId ?? null, value)
    if (problem) throw new Refusal('invalid', problem, { value: problem })
    const data = { id: newId(), code, orgId: orgId ?? null, value, effectiveFrom: shanghaiDate(now), note, createdAt: now }
    await withBaseRights(tx, async () => {
      if (orgId && !(await tx.org.count({ where: { id: orgId, kind: 'enterprise' } })))
        throw new Refusal('invalid', '没有这家企业', { orgId: '没有这家企业' })
      await tx.parameter.create({ data: { ...data, createdBy: actor.userId } })
    })
    audit({ subjectKind: 'parameter', subjectId: code, ...(orgId ? { orgId } : {}), detail: { value, note } })
    return { id: data.id }
  },
})

function problemOf(code: SettingCode, orgId: string | null, value: string): string | null {
  if (code === 'interface.rate') {
    const rate = /^\d{1,5}$/.test(value) ? Number(value) : 0
    return rate >= 1 && rate <= 10_000 ? null : '每分钟调用上限应为 1 至 10000 的整数'
  }
  if (orgId) return '允许回调的内部地址对全部企业统一设置'
  const { wrong } = readAllowed(value)
  return wrong.length > 0 ? `“${wrong[0]}”不是域名、IP 地址或网段，应如 oa.example.com、10.8.0.0/16` : null
}
