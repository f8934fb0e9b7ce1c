import { z } from 'zod'
import { fromCents } from '@/lib/kernel/money'

// Building blocks of what is answered; a description in Chinese stands in the document and in the reference.

export const instant = (words: string) => z.string().meta({ format: 'date-time', description: `${words}，ISO 8601（UTC）` })
export const maybeInstant = (words: string) =>
  z
    .string()
    .nullable()
    .meta({ format: 'date-time', description: `${words}，ISO 8601（UTC）；没有时为 null` })
export const day = (words: string) => z.string().meta({ format: 'date', description: `${words}，YYYY-MM-DD` })
export const id = (words: string) => z.string().meta({ format: 'uuid', description: words })
export const text = (words: string) => z.string().describe(words)
export const maybeText = (words: string) => z.string().nullable().describe(`${words}；没有时为 null`)
export const count = (words: string) => z.number().int().describe(words)

/** An amount as it leaves: exact text in 万元, null = none. */
export const wan = (words: string) => z.string().nullable().describe(`${words}，单位万元，十进制文本，不含千分位；没有时为 null`)

/** Cents as text in 万元. */
export function inWan(cents: string | null): string | null {
  return cents === null ? null : fromCents(BigInt(cents), '万元')
}

/** A page of rows: `next` is the cursor of the following page. */
export function pageOf<T extends z.ZodType>(row: T, words: string) {
  return z.object({
    rows: z.array(row).describe(words),
    next: z.string().nullable().describe('下一页的游标，作为参数 cursor 传回；null 表示没有下一页'),
  })
}

export const pageQuery = {
  size: z.coerce
    .number('应为整数')
    .int('应为整数')
    .min(1, '每页至少 1 条')
    .max(100, '每页至多 100 条')
    .default(20)
    .describe('每页条数，1 至 100'),
  cursor: z.string().max(400).optional().describe('上一页返回的 next'),
} as const

/** A record in the address. */
export const recordPath = (words: string) => z.object({ id: z.uuid(`${words}应为 UUID`).describe(words) })
export const filingPath = recordPath('办件编号（id）')

/** The values of a form as they travel. */
export const formValue = z
  .union([
    z.string(),
    z.boolean(),
    z.null(),
    z.array(z.string()),
    z.array(z.record(z.string(), z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]))),
  ])
  .meta({
    id: 'FormValue',
    description: '表单取值：数字与金额为十进制文本（单位见字段 unit），日期 YYYY-MM-DD，是否为布尔值，多选为文本数组，子表为行数组',
  })
export const formValues = z.record(z.string(), formValue).describe('以字段标识为键的表单内容')

export const fileShape = z
  .object({
    id: id('文件编号'),
    name: text('文件名'),
    size: count('字节数'),
    mime: text('媒体类型，由平台按内容判定'),
    sm3: text('内容的 SM3 摘要，64 位十六进制'),
    uploadedAt: instant('上传完成时间'),
  })
  .meta({ id: 'File', description: '已上传的文件' })

/** What an automatic check weighs, and what came out of it. */
export const checkLevel = text('阻断、预警或提示')
export const checkResult = text('passed 通过，failed 不通过，manual 人工核查，undecided 未评价，not_applicable 不适用')
