import { z } from 'zod'

/** Where a definition comes from: a published text, memory that nobody has checked against the text yet, or the platform's own design. */
export const bases = { published: '公开文件', unverified: '待校核', design: '平台设定' } as const

/** A version of an indicator: a row of `definition` of kind `indicator`. A changed formula is a new version. */
export const indicatorSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}[0-9]{2}[A-Z]?$/, '编码为两个大写字母加两位数字'),
  name: z.string().trim().min(2).max(60),
  group: z.string().trim().min(2).max(20),
  unit: z.string().max(10),
  /** In the expression language over `表.行@列`; avg(BS.x) is the mean of both ends. */
  formula: z.string().min(1).max(4000),
  /** Whether more is better. */
  direction: z.enum(['up', 'down', 'neutral']),
  /** What is counted, as a person reads it. */
  calibre: z.string().max(400),
  /** In the middle of a year flows may be taken × 12 ÷ month; the page then says 年化. */
  annualize: z.boolean().default(false),
  note: z.string().max(400).optional(),
  basis: z.enum(['published', 'unverified', 'design']),
  frequency: z.enum(['month', 'year']).default('month'),
  owner: z.string().max(20).default('CWJD'),
  sensitivity: z.enum(['L1', 'L2', 'L3', 'L4']).default('L2'),
})
export type Indicator = z.infer<typeof indicatorSchema>
