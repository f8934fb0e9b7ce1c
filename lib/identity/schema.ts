import { z } from 'zod'
import { versionSchema } from '@/lib/kernel/version'
import { isDate } from '@/lib/kernel/workday'

/** What is asked when an account is opened. */
export const accountFields = {
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{2,31}$/, '账号名须为 3 至 32 位小写字母、数字或短横线，以字母开头'),
  name: z.string().trim().min(2, '请填写姓名').max(20, '姓名不超过 20 字'),
  orgId: z.uuid('请选择单位'),
  title: z.string().trim().max(30, '职务不超过 30 字').default(''),
  phone: z
    .string()
    .trim()
    .regex(/^(1\d{10})?$/, '手机号应为 11 位数字')
    .default(''),
} as const

/** An account as an administrator points at it: the version seen, so that two do not overwrite each other. */
export const accountTarget = { id: z.uuid('账号编号不正确'), version: versionSchema.optional() } as const

export const reasonField = z.string().trim().min(2, '请写明原因').max(200, '原因不超过 200 字')

export const dayField = z.string().refine(isDate, '日期格式应为 2026-01-31')

export const accountStatusNames: Readonly<Record<string, string>> = { active: '正常', disabled: '已停用', dormant: '长期未用锁定' }
