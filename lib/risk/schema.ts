import { z } from 'zod'

export const riskLevels = ['红', '橙', '黄', '蓝'] as const
export type RiskLevel = (typeof riskLevels)[number]
export const verdicts = ['属实', '误报', '需核查'] as const
export type Verdict = (typeof verdicts)[number]
export const findingStatuses = { open: '待核查', asked: '待企业说明', explained: '企业已说明', closed: '已认定' } as const
export type FindingStatus = keyof typeof findingStatuses
export const dimensions = ['采购方式', '采购流程', '围标串标', '经营管理', '超预算', '合同履约', '开放采购指标', '财务预警'] as const
export const runKinds = { arrival: '到达即跑', nightly: '夜间全量', demand: '按需', shadow: '影子运行', backtest: '回测' } as const
export const runStatuses = { queued: '排队', running: '运行中', done: '完成', cancelled: '已取消', failed: '失败' } as const

const id = z.uuid('标识不正确，请刷新页面')
const words = (least: number, most: number, name: string) =>
  z.string().trim().min(least, `请填写${name}（至少 ${least} 字）`).max(most, `${name}至多 ${most} 字`)
const version = z.coerce.number().int().min(1).max(2_147_483_647)
const day = z.iso.date('日期格式应为 2026-01-31')

/** Filter of the ledger of findings; everything empty = all that still hold. */
export const findingFilterSchema = z.object({
  tab: z.enum(['open', 'asked', 'closed', 'gone', 'all']).default('open'),
  level: z.enum(riskLevels).optional(),
  dimension: z.enum(dimensions).optional(),
  grade: z.enum(['认定级', '线索级']).optional(),
  model: z.string().max(12).optional(),
  orgId: z.uuid().optional(),
  /** Only the organisation itself, without what lies below it. */
  own: z.boolean().default(false),
  partyId: z.uuid().optional(),
  /** An expert by number, as the evidence names one. */
  expert: z.string().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  words: z.string().trim().max(60).default(''),
  cursor: z.string().max(300).optional(),
  size: z.number().int().min(1).max(5000).default(20),
})
export type FindingFilter = z.infer<typeof findingFilterSchema>

/** Filter of the cases: of open findings, of closed ones, or all. */
export const caseFilterSchema = z.object({
  tab: z.enum(['open', 'settled', 'all']).default('open'),
  level: z.enum(riskLevels).optional(),
  orgId: z.uuid().optional(),
  words: z.string().trim().max(60).default(''),
  cursor: z.string().max(300).optional(),
  size: z.number().int().min(1).max(5000).default(20),
})
export type CaseFilter = z.infer<typeof caseFilterSchema>

/** 要求说明: of one finding of a case, or of all that are open in it. */
export const askSchema = z.object({ caseId: id, words: words(4, 500, '要求说明的内容'), dueOn: day.optional() })
/** 说明. */
export const explainSchema = z.object({ caseId: id, words: words(4, 2000, '说明') })
/** 认定: of one finding. */
export const judgeSchema = z.object({ findingId: id, version, verdict: z.enum(verdicts, '请选择认定结论'), reason: words(4, 1000, '理由') })
/** 责令整改, its answer and its check; `dueOn` of a check is the new deadline when it is not enough. */
export const askRectificationSchema = z.object({
  caseId: id,
  words: words(4, 1000, '整改要求'),
  dueOn: z.iso.date('请填写期限，格式如 2026-01-31'),
})
export const answerRectificationSchema = z.object({
  id,
  words: words(10, 4000, '整改情况'),
  evidence: words(2, 1000, '佐证材料'),
})
export const checkRectificationSchema = z.object({ id, passed: z.boolean(), words: words(4, 1000, '核查意见'), dueOn: day.optional() })
export const snoozeSchema = z.object({ findingId: id, until: day, reason: words(4, 500, '理由') })

/** What a run asked for looks at; nothing said = everything. */
export const startRunSchema = z.object({
  models: z.array(z.string().max(12)).max(400).default([]),
  orgs: z.array(z.uuid()).max(700).optional(),
  tenderId: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
})
export const cancelRunSchema = z.object({ id })

const parameterValue = z.union([z.number().finite(), z.string().max(2000), z.array(z.string().max(200)).max(200)])
/** A change of a model's thresholds or switch, as a draft. */
export const draftSettingSchema = z.object({
  modelCode: z.string().max(12),
  orgId: z.uuid().optional(),
  enabled: z.boolean(),
  parameters: z.record(z.string().max(40), parameterValue),
  mode: z.enum(['live', 'shadow']).default('live'),
  reason: words(4, 500, '调整理由'),
})
export const publishSettingSchema = z.object({ id, effectiveFrom: day })
export const withdrawSettingSchema = z.object({ id, reason: words(4, 500, '理由') })
export const decideWithdrawalSchema = z.object({ id, agreed: z.boolean('请选择同意或者不同意') })
