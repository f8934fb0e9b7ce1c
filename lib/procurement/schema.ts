import { z } from 'zod'
import { procurementPosts, ruleTopics } from './rules/governance'

export const categories = ['施工', '货物', '服务', '勘察设计监理'] as const
export const methods = ['公开招标', '邀请招标', '竞争谈判', '询比采购', '竞价采购', '直接采购'] as const
export const awardRules = ['最低价', '均值基准价', '综合评估', '其他'] as const
export const tenderStatuses = { planned: '计划', active: '进行中', complete: '已定标', cancelled: '终止', unsuccessful: '流标' } as const
export const bidStatuses = { valid: '有效', disqualified: '否决', withdrawn: '撤回', invited: '受邀未投', pending: '待定' } as const

const page = { cursor: z.string().max(300).optional(), size: z.number().int().min(1).max(5000).default(20) }

/** Filter of the ledger of tenders. */
export const tenderFilterSchema = z.object({
  status: z.enum(['planned', 'active', 'complete', 'cancelled', 'unsuccessful']).optional(),
  category: z.enum(categories).optional(),
  method: z.enum(methods).optional(),
  awardRule: z.enum(awardRules).optional(),
  orgId: z.uuid().optional(),
  /** Only the organisation itself, without what lies below it. */
  own: z.boolean().default(false),
  partyId: z.uuid().optional(),
  agencyId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  least: z
    .string()
    .regex(/^\d{1,17}$/)
    .optional(),
  words: z.string().trim().max(60).default(''),
  sort: z.enum(['notice', 'amount']).default('notice'),
  ...page,
})
export type TenderFilter = z.infer<typeof tenderFilterSchema>

/** Filter of the ledger of market parties. */
export const partyFilterSchema = z.object({
  role: z.enum(['supplier', 'buyer', 'agency']).optional(),
  scale: z.enum(['大型', '中型', '小型', '微型']).optional(),
  listed: z.boolean().default(false),
  words: z.string().trim().max(60).default(''),
  ...page,
})

/** Filter of the experts. */
export const expertFilterSchema = z.object({
  speciality: z.string().max(40).optional(),
  state: z.enum(['found', 'suspended', 'ended']).optional(),
  words: z.string().trim().max(60).default(''),
  sort: z.enum(['seats', 'findings', 'last']).default('seats'),
  descending: z.boolean().default(true),
  ...page,
})
export type ExpertFilter = z.infer<typeof expertFilterSchema>

/** Filter of the enterprises that buy, with the period their figures are of. */
export const buyerFilterSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  industry: z.string().max(60).optional(),
  words: z.string().trim().max(60).default(''),
  sort: z.enum(['tenders', 'awarded', 'saved', 'cycle', 'complaints', 'serious']).default('awarded'),
  descending: z.boolean().default(true),
  ...page,
})
export type BuyerFilter = z.infer<typeof buyerFilterSchema>

/** The period and buyers a board is about. */
export const boardSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  orgId: z.uuid().optional(),
  category: z.enum(categories).optional(),
})
export type BoardScope = z.infer<typeof boardSchema>

/** How often procurement data are to come, from a day on. */
export const expectationSchema = z.object({
  scope: z.enum(['first', 'org'], { error: '请选择适用范围' }),
  orgId: z.uuid({ error: '请选择企业' }).optional(),
  every: z.enum(['month', 'quarter', 'year', 'none'], { error: '请选择报送频次' }),
  graceDays: z.coerce
    .number({ error: '请填写 0 至 60 的整数' })
    .int('请填写 0 至 60 的整数')
    .min(0, '请填写 0 至 60 的整数')
    .max(60, '请填写 0 至 60 的整数'),
  fromOn: z.iso.date('请填写日期'),
  reason: z.string().trim().min(2, '请写明依据').max(500),
})

/** Filter of the coverage of procurement data: twelve months up to one. */
export const reportingFilterSchema = z.object({
  until: z.number().int().min(200001).max(219912),
  only: z.enum(['all', 'missing']).default('all'),
  words: z.string().trim().max(60).default(''),
  page: z.number().int().min(1).max(200).default(1),
  size: z.number().int().min(1).max(5000).default(25),
})
export type ReportingFilter = z.infer<typeof reportingFilterSchema>

/** Filter of the payments of contracts against the transactions of the treasury. */
export const matchFilterSchema = z.object({
  tab: z.enum(['open', 'transactions', 'matched', 'undone', 'doubled']).default('open'),
  orgId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  words: z.string().trim().max(60).default(''),
  ...page,
})
export type MatchFilter = z.infer<typeof matchFilterSchema>

const upTo = (length: number) => z.string().trim().max(length, `不超过 ${length} 字`)
const endOf = (from: { endedOn?: string | undefined }, started: string) => !from.endedOn || from.endedOn >= started

/** A person in a procurement post. */
export const postSchema = z
  .object({
    id: z.uuid().optional(),
    name: upTo(40).min(1, '请填写姓名'),
    post: z.enum(procurementPosts, { error: '请选择岗位' }),
    startedOn: z.iso.date('请填写任职日期'),
    endedOn: z.iso.date('日期格式应为 2026-01-31').optional(),
    note: upTo(200).default(''),
  })
  .refine((post) => endOf(post, post.startedOn), { path: ['endedOn'], message: '离任日期不能早于任职日期' })

/** An internal rule on procurement. */
export const ruleSchema = z
  .object({
    id: z.uuid().optional(),
    name: upTo(120).min(2, '请填写制度名称'),
    number: upTo(60).default(''),
    covers: z.array(z.enum(ruleTopics)).min(1, '请至少选择一项内容'),
    inForceOn: z.iso.date('请填写施行日期'),
    endedOn: z.iso.date('日期格式应为 2026-01-31').optional(),
    link: upTo(500)
      .refine((link) => link === '' || /^https?:\/\/\S+$/.test(link), '链接应以 http:// 或 https:// 开头')
      .default(''),
  })
  .refine((rule) => endOf(rule, rule.inForceOn), { path: ['endedOn'], message: '废止日期不能早于施行日期' })

/** Filter of posts, rules and enterprises whose rules are not complete. */
export const governanceFilterSchema = z.object({
  tab: z.enum(['posts', 'rules', 'lacking']).default('posts'),
  /** Only people beyond the years of rotation. */
  over: z.boolean().default(false),
  orgId: z.uuid().optional(),
  words: z.string().trim().max(60).default(''),
  ...page,
})
export type GovernanceFilter = z.infer<typeof governanceFilterSchema>
