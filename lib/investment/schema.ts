import { z } from 'zod'
import { readDecimal } from '@/lib/kernel/decimal'
import { readMoney } from '@/lib/kernel/money'
import { isDate } from '@/lib/kernel/workday'

/** Kinds of investment as the filings name them; 其他 is for what none of them fits. */
export const projectKinds = ['固定资产', '新设企业', '并购', '增资', '基金', '其他股权', '其他'] as const
export type ProjectKind = (typeof projectKinds)[number]
/** The three kinds a yearly plan is divided into. */
export const planParts = { fixed: '固定资产', equity: '股权', other: '其他' } as const
export type PlanPart = keyof typeof planParts
/** The part of a plan that a kind belongs to. */
export const partOf = (kind: string): PlanPart => (kind === '固定资产' ? 'fixed' : kind === '其他' ? 'other' : 'equity')

export const coreKinds = ['主业', '拟培育主业', '非主业'] as const
export const projectStates = ['拟建', '在建', '停建', '完工', '终止'] as const
export type ProjectState = (typeof projectStates)[number]

/** Where a plan or a month came from. */
export const origins: Readonly<Record<string, string>> = { filing: '办件', entry: '在线填报', workbook: '表格导入', initial: '演示数据' }
export const planStatus = { proposed: '待核定', confirmed: '已核定', returned: '已退回', replaced: '已被替换' } as const
export type PlanStatus = keyof typeof planStatus

/**
 * What may be changed of a project. `moves`: a state, told as it happened, from which states to which. The others change what was approved and
 * need a second person; `field` is the column.
 */
export const changeKinds = {
  start: { label: '开工（启动）', moves: { from: ['拟建'], to: '在建' } },
  stop: { label: '停建', moves: { from: ['在建'], to: '停建' } },
  resume: { label: '复工', moves: { from: ['停建'], to: '在建' } },
  finish: { label: '完工', moves: { from: ['在建'], to: '完工' } },
  end: { label: '终止', moves: { from: ['拟建', '在建', '停建'], to: '终止' } },
  total: { label: '调整批复总投资', field: 'approvedTotal' },
  yield: { label: '调整批复收益率', field: 'approvedYield' },
  plannedEnd: { label: '调整计划完工日期', field: 'plannedEnd' },
} as const satisfies Record<
  string,
  { label: string } & ({ moves: { from: readonly ProjectState[]; to: ProjectState } } | { field: string })
>
export type ChangeKind = keyof typeof changeKinds
export const changeKindCodes = Object.keys(changeKinds) as [ChangeKind, ...ChangeKind[]]

/** An amount in 万元 as text, not negative; what it becomes is fen. */
export const wan = z
  .string()
  .trim()
  .transform((given, context) => {
    const read = readMoney(given, '万元')
    if (read.ok && read.exact && read.cents >= 0n) return read.cents
    context.addIssue({ code: 'custom', message: read.ok ? `“${given}”应为不小于零、至多六位小数的金额（万元）` : read.message })
    return z.NEVER
  })

const rate = (low: number, high: number, title: string, places = 4) =>
  z
    .string()
    .trim()
    .transform((given, context) => {
      const read = readDecimal(given.replace(/[%％]$/, ''))
      if (read && read.decimalPlaces() <= places && read.gte(low) && read.lte(high)) return read.toString()
      context.addIssue({ code: 'custom', message: `${title}应为 ${low} 至 ${high} 的百分数，至多 ${places} 位小数，如 12.5` })
      return z.NEVER
    })
/** Image progress in per cent. */
export const pct = rate(0, 100, '形象进度')
/** A yield (IRR) in per cent. */
export const yieldPct = rate(-1000, 1000, '收益率')

export const day = z.string().trim().refine(isDate, '日期应如 2026-03-31')
export const month = z.coerce
  .number('月份应如 202603')
  .int()
  .refine((code) => code >= 200001 && code <= 210012 && code % 100 >= 1 && code % 100 <= 12, '月份应如 202603')
export const year = z.coerce.number('年度应为四位数字').int().min(2000, '年度不早于 2000').max(2100, '年度不晚于 2100')
export const words = (title: string, least = 4, most = 500) =>
  z.string().trim().min(least, `${title}至少 ${least} 个字`).max(most, `${title}不超过 ${most} 字`)

/** What was read when something is changed. */
export const version = z.coerce.number().int().min(1).max(2_147_483_647)

const name = z.string().trim().min(2, '项目名称至少 2 个字').max(200, '项目名称不超过 200 字')

/** A project as a person registers it; amounts in 万元. */
export const projectSchema = z
  .object({
    orgId: z.uuid('请选择企业').optional(),
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9\u4e00-\u9fff-]{2,40}$/, '项目编号为 2 至 40 个字母、数字、汉字或连字符'),
    name,
    kind: z.enum(projectKinds, '请选择项目类型'),
    core: z.enum(coreKinds, '请选择主业属性'),
    overseas: z.coerce.boolean().default(false),
    approvedTotal: wan,
    ownCapital: wan,
    approvedYield: yieldPct.optional(),
    plannedStart: day,
    plannedEnd: day,
    basis: words('决策依据', 4, 200),
  })
  .refine((row) => row.plannedEnd > row.plannedStart, { path: ['plannedEnd'], message: '计划完工日期应晚于计划开工日期' })
  .refine((row) => row.approvedTotal > 0n, { path: ['approvedTotal'], message: '批复总投资应大于零' })
  .refine((row) => row.ownCapital <= row.approvedTotal, { path: ['ownCapital'], message: '本企业出资不应超过总投资' })

/** A month of a project as it is reported; amounts in 万元. */
export const progressSchema = z.object({
  projectId: z.uuid('项目编号不正确'),
  month,
  plannedPct: pct,
  actualPct: pct,
  amount: wan,
  ownFunds: wan,
  debtFunds: wan,
  fiscalFunds: wan,
  otherFunds: wan,
  expectedYield: yieldPct.optional(),
  note: z.string().trim().max(500, '说明不超过 500 字').default(''),
  reason: z.string().trim().max(300, '更正原因不超过 300 字').default(''),
})
export type ReportedMonth = z.infer<typeof progressSchema>
/** Most months of one report. */
export const mostMonths = 500

/** A project of a plan; amounts in 万元. */
export const planItemSchema = z.object({
  name,
  kind: z.enum(projectKinds, `项目类型应为${projectKinds.join('、')}之一`),
  core: z.enum(coreKinds, `主业属性应为${coreKinds.join('、')}之一`),
  total: wan,
  year: wan,
  startOn: day.optional(),
  endOn: day.optional(),
  yield: yieldPct.optional(),
  decision: z.string().trim().max(100, '决策状态不超过 100 字').default(''),
})
export type PlanItem = z.infer<typeof planItemSchema>

/** A plan as a person proposes it: funds by source, and its projects; the totals follow from these. */
export const planSchema = z.object({
  orgId: z.uuid('请选择企业').optional(),
  year,
  overseas: wan,
  ownFunds: wan,
  debtFunds: wan,
  fiscalFunds: wan,
  basis: words('依据', 4, 200),
  origin: z.enum(['entry', 'workbook']).default('entry'),
  items: z.array(planItemSchema).min(1, '请至少填写一个项目').max(1000, '一个计划不超过 1000 个项目'),
})

export const lightLevels = ['红', '黄', '绿'] as const
export type LightLevel = (typeof lightLevels)[number]

/** What a list of projects can be narrowed and ordered by. */
export const projectFilterSchema = z.object({
  words: z.string().trim().max(60).default(''),
  orgId: z.uuid().optional(),
  state: z.enum(projectStates).optional(),
  kind: z.enum(projectKinds).optional(),
  part: z.enum(['fixed', 'equity', 'other']).optional(),
  core: z.enum(['core', 'nonCore']).optional(),
  light: z.enum([...lightLevels, '亮灯']).optional(),
  rule: z.string().max(20).optional(),
  /** Only what has investment in this year. */
  year: year.optional(),
  sort: z.enum(['org', 'name', 'total', 'invested', 'progress', 'light', 'end']).default('light'),
  descending: z.boolean().default(false),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  size: z.number().int().min(1).max(20_000).default(20),
})
export type ProjectFilter = z.infer<typeof projectFilterSchema>
