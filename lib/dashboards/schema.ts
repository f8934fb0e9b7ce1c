import { z } from 'zod'
import { type SendBackReason, sendBackReasonCodes } from '@/lib/flow/reasons'
import { isDate } from '@/lib/kernel/workday'
import { matterKinds } from '@/lib/matters/schema'

// 24 months are looked back from a day; further back than this there is nothing to count.
export const daySchema = z.string().refine((day) => isDate(day) && day >= '1990-01-01', '日期格式应为 2026-01-31')
const orgId = z.uuid('企业编号不正确')

/** How filings go back: what was done. Why is `sendBackReasons`; the words themselves stay in the opinions. */
export const returnReasons = {
  correct: '告知补正',
  enterprise: '退回企业修改',
  back: '退回前一环节',
  opinion: '会签、专家提出退回意见',
  reject: '不予受理',
  refuse: '不同意',
} as const
export type ReturnReason = keyof typeof returnReasons
const returnReasonSchema = z.enum(Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]])

/** Which filings are counted: by the day of arrival (both ends included) and who or what they belong to. Stands in the address. */
export const scopeSchema = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  kind: z.enum(matterKinds).optional(),
  line: z.string().max(20).optional(),
  group: orgId.optional(),
  org: orgId.optional(),
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
})
export type CountScope = z.infer<typeof scopeSchema>

/** The filings behind one number. The first part is what the ledger of filings can filter by, the second is known to statistics only. */
export const sliceSchema = scopeSchema.extend({
  tab: z.enum(['open', 'overdue', 'ended']).optional(),
  status: z.string().max(20).optional(),
  matter: z.string().max(20).optional(),
  onTime: z.enum(['yes', 'no']).optional(),
  concludedOn: daySchema.optional(),
  reason: returnReasonSchema.optional(),
  /** The coded reason of a return; `none` = from before reasons were coded. */
  why: z.enum([...sendBackReasonCodes, 'none']).optional(),
  step: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .optional(),
  department: z.string().max(20).optional(),
  back: z.literal('yes').optional(),
  /** Whose enterprises: the city's or the districts' own. */
  owner: z.enum(['city', 'district']).optional(),
})
export type Slice = z.infer<typeof sliceSchema>

/** Counts and sums of a set of filings; days are working days, sums only over concluded ones whose time is fixed. */
export type Measure = {
  filings: number
  open: number
  overdue: number
  ended: number
  onTime: number
  late: number
  measured: number
  usedSum: number
  promiseSum: number
  /** Of the measured ones, how many were extended with approval: on time by the extended limit, compressed against the promise. */
  extended: number
  statutoryMeasured: number
  statutoryUsedSum: number
  statutorySum: number
  back: number
}

/** Averages and rates of a measure with two decimals; null = nothing to divide by. */
export type Rates = {
  averageUsed: string | null
  averagePromise: string | null
  averageStatutory: string | null
  onTimeRate: string | null
  compression: string | null
  statutoryCompression: string | null
}

export type MeasureRow = Measure & Rates & { key: string; label: string }

export const dimensions = {
  kind: '事项类型',
  group: '所属集团',
  line: '主办处室',
  org: '申报企业',
  adcode: '注册地',
  matter: '监管事项',
} as const
export type Dimension = keyof typeof dimensions

/** How long tasks lay on desks: working days from arrival to completion, 次日起算. */
export type StayRow = {
  key: string
  label: string
  tasks: number
  filings: number
  days: number
  average: string | null
  longest: number
  late: number
}

/** Returns of one coded reason, null = not coded; `acts` = how often by what was done. */
export type ReasonRow = {
  why: SendBackReason | null
  times: number
  filings: number
  acts: Readonly<Partial<Record<ReturnReason, number>>>
}

export type ReturnRow = { reason: ReturnReason; step: string; stepName: string; times: number; filings: number }

/** One filing behind a number. */
export type SliceRow = {
  id: string
  number: string | null
  title: string
  matterName: string
  orgName: string
  line: string
  status: string
  stepName: string
  promiseDays: number
  usedDays: number | null
  onTime: boolean | null
  arrivedAt: string
  dueAt: string | null
  concludedAt: string | null
}

export type LevelCount = { level: number; name: string; count: number }
export type DistrictFigures = { adcode: string; name: string; city: number; own: number; filings: number; open: number }
export type OverdueLine = { line: string; name: string; count: number; worstDays: number }

/** What was just decided about a filing: the word of the act, the matter and the enterprise; never an opinion. */
export type LatestAct = {
  id: string
  filingId: string
  at: string
  word: string
  tone: 'done' | 'back' | 'new'
  matterCode: string
  matter: string
  title: string
  org: string
}

/** Everything the first screen shows; counted by day of arrival in `period`, except what lies open now and 今日办结. */
export type ScreenFigures = {
  asOf: string
  today: string
  period: { from: string; to: string }
  enterprises: { groups: number; all: number; levels: LevelCount[] }
  now: { open: number; overdue: number; concludedToday: number }
  year: MeasureRow
  groups: ScreenGroup[]
  steps: StayRow[]
  districts: DistrictFigures[]
  overdue: OverdueLine[]
  latest: LatestAct[]
  risks: RiskFigures
}

/** Procurement of the year (分) and the cases of risk that are open. */
export type RiskFigures = {
  levels: { level: '红' | '橙' | '黄' | '蓝'; count: number }[]
  latest: { id: string; level: '红' | '橙'; title: string; orgName: string }[]
  tenders: number
  awarded: string
}

/** One group in the 一门办 table: of the year, with what lies open from whatever year. */
export type ScreenGroup = MeasureRow & { openNow: number; owner: 'city' | 'district' }
