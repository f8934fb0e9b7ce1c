import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { isDate, shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { params } from '../params'

/**
 * Sets a figure of the rules for everybody or for one enterprise, from a day on that has not passed. Earlier values stay in the history,
 * so that a decided filing still explains itself.
 */
export const setParameter = defineCommand({
  name: 'setParameter',
  permission: 'parameter.manage',
  input: z.object({
    code: z.string().max(60),
    orgId: z.uuid('企业编号不正确').nullish(),
    value: z.string().trim().min(1, '请填写取值').max(200, '取值过长'),
    effectiveFrom: z.string().refine(isDate, '日期格式应为 2026-01-31'),
    note: z.string().trim().min(2, '请写明依据，如文号').max(200, '依据不超过 200 字'),
  }),
  run: async ({ tx, actor, now, audit }, { code, orgId, value, effectiveFrom, note }) => {
    const param = Object.hasOwn(params, code) ? params[code] : undefined
    if (!param) throw new Refusal('not_found', '没有这个参数。')
    if (typeof param.default !== 'string') throw new Refusal('blocked', '这个参数是清单，随事项定义发布，不在此设置。')
    if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(value))
      throw new Refusal('invalid', '取值应为数字', { value: `取值应为数字${param.unit ? `，单位${param.unit}` : ''}` })
    if (param.type === 'percent' && Number(value) > 100) throw new Refusal('invalid', '百分比不得超过 100', { value: '百分比不得超过 100' })
    if (effectiveFrom < shanghaiDate(now)) throw new Refusal('invalid', '生效日期不得早于今天', { effectiveFrom: '生效日期不得早于今天' })
    if (orgId && !(await tx.org.count({ where: { id: orgId, kind: 'enterprise' } })))
      throw new Refusal('invalid', '没有这家企业', { orgId: '没有这家企业' })
    const id = newId()
    const data = { id, code, orgId: orgId ?? null, value, effectiveFrom, note, createdAt: now, createdBy: actor.userId }
    await withBaseRights(tx, () => tx.parameter.create({ data }))
    audit({ subjectKind: 'parameter', subjectId: code, ...(orgId ? { orgId } : {}), detail: { value, effectiveFrom, note } })
    return { id }
  },
})
