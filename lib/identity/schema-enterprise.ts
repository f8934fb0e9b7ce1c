import { z } from 'zod'
import { versionSchema } from '@/lib/kernel/version'
import { cityAdcode, districts } from './districts'
import { dayField, reasonField } from './schema'

const places: readonly string[] = [cityAdcode, ...districts.map((district) => district.adcode)]
const target = { id: z.uuid('企业编号不正确'), version: versionSchema } as const

/** A new enterprise; capital in 万元, whole. An enterprise abroad has a number of the register (JW and eight digits) instead of a credit code. */
export const registerSchema = z
  .object({
    code: z.string().trim().toUpperCase(),
    name: z.string().trim().min(4, '企业名称至少 4 个字').max(80, '企业名称不超过 80 字'),
    shortName: z.string().trim().min(2, '简称至少 2 个字').max(30, '简称不超过 30 字'),
    parentId: z.uuid('请选择上级单位'),
    adcode: z.string().refine((code) => places.includes(code), '请选择注册地'),
    industry: z
      .string()
      .trim()
      .regex(/^([A-T](\d{2,4})?)?$/, '行业代码应为国民经济行业分类代码，如 K7010')
      .default(''),
    industryName: z.string().trim().max(60, '所属行业不超过 60 字').default(''),
    orgForm: z.string().trim().max(30, '组织形式不超过 30 字').default(''),
    functionClass: z.enum(['', '商业一类', '商业二类', '公益类']).default(''),
    legalPerson: z.string().trim().max(20, '法定代表人不超过 20 字').default(''),
    registeredCapital: z
      .string()
      .trim()
      .regex(/^\d{1,9}$/, '注册资本应为整数，单位万元'),
    isOverseas: z.boolean().default(false),
    fromDate: dayField,
    reason: reasonField,
  })
  .refine(({ code, isOverseas }) => (isOverseas ? /^JW\d{8}$/ : /^[0-9A-HJ-NPQRTUWXY]{18}$/).test(code), {
    message: '境内企业填 18 位统一社会信用代码，境外企业填 JW 加 8 位数字的登记编号',
    path: ['code'],
  })

/** `ownGroup` = the commission supervises it as a group of its own below the new superior. */
export const moveSchema = z.object({
  ...target,
  parentId: z.uuid('请选择新的上级单位'),
  fromDate: dayField,
  ownGroup: z.boolean().default(false),
  reason: reasonField,
})

export const deactivateSchema = z.object({ ...target, onDate: dayField, reason: reasonField })
