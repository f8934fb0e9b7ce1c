import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { defineCommand } from '@/lib/platform/command'
import { withBaseRights } from '@/lib/platform/db'
import { districtName } from '../districts'
import { indexOrg } from '../org-index'
import { reasonField } from '../schema'

/** Keeps the telephone and duties of a department. */
export const updateDepartment = defineCommand({
  name: 'updateDepartment',
  permission: 'org.manage',
  input: z.object({
    code: z.string().max(20),
    phone: z
      .string()
      .trim()
      .regex(/^[\d\s()+、;,-]{0,40}$/, '电话只含数字、短横线与顿号'),
    duties: z.array(z.string().trim().min(2).max(100, '每条职责不超过 100 字')).max(30, '职责不超过 30 条'),
  }),
  run: async ({ tx, audit }, { code, phone, duties }) => {
    const before = await tx.department.findUnique({ where: { code } })
    if (!before) throw new Refusal('not_found', '没有这个处室。')
    await withBaseRights(tx, () => tx.department.update({ where: { code }, data: { phone, duties } }))
    const detail = { code, before: { phone: before.phone, duties: before.duties }, after: { phone, duties } }
    audit({ subjectKind: 'department', subjectId: code, detail })
    return { code }
  },
})

const yuan = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, '金额应为数字，单位万元')
const fenOf = (text: string) => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
}

/** The basic register data of an enterprise; the version seen must be the present one (Refusal stale). Money in 万元. */
export const updateOrg = defineCommand({
  name: 'updateOrg',
  permission: 'org.manage',
  input: z.object({
    id: z.uuid('企业编号不正确'),
    version: versionSchema,
    name: z.string().trim().min(4, '企业名称至少 4 个字').max(80, '企业名称不超过 80 字'),
    shortName: z.string().trim().min(2, '简称至少 2 个字').max(30, '简称不超过 30 字'),
    legalPerson: z.string().trim().max(20, '法定代表人不超过 20 字'),
    adcode: z.string().refine((code) => districtName(code) !== code, '请选择注册地'),
    orgForm: z.string().trim().max(30),
    functionClass: z.string().trim().max(20),
    industry: z
      .string()
      .trim()
      .regex(/^[A-Z]?\d{0,4}$/, '行业代码应为国民经济行业分类代码'),
    industryName: z.string().trim().max(60),
    registeredCapital: yuan,
    paidCapital: yuan,
    status: z.enum(['存续', '拟注销', '已注销']),
    isDormant: z.boolean(),
    reason: reasonField,
  }),
  run: async ({ tx, now, audit }, { id, version, reason, registeredCapital, paidCapital, ...rest }) => {
    const before = await tx.org.findUnique({ where: { id } })
    if (before?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业。')
    const data = { ...rest, registeredCapital: fenOf(registeredCapital), paidCapital: fenOf(paidCapital) }
    if (await tx.org.count({ where: { name: data.name, id: { not: id } } }))
      throw new Refusal('conflict', '已有同名企业', { name: '已有同名企业' })
    const { count } = await tx.org.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } })
    if (count === 0) throw new Refusal('stale', '该企业资料刚被他人修改，请刷新后再改。')
    await withBaseRights(tx, () => indexOrg(tx, id, now))
    const changed = (Object.keys(data) as (keyof typeof data)[]).filter((key) => before[key] !== data[key])
    const detail = { reason, changed: Object.fromEntries(changed.map((key) => [key, [String(before[key]), String(data[key])]])) }
    audit({ subjectKind: 'org', subjectId: id, orgId: id, detail })
    return { id, version: version + 1 }
  },
})
