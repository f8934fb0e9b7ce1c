import { z } from 'zod'
import { readMoney } from '@/lib/kernel/money'
import { isDate } from '@/lib/kernel/workday'
import { pageSizes } from '@/lib/platform/paging'

/** Why a payment stands in the monitoring list. */
export const alertKinds = {
  large: '大额',
  split: '疑似拆分',
  sensitive: '敏感事项',
  night: '夜间支付',
  holiday: '非工作日支付',
  related: '关联方',
} as const
export type AlertKind = keyof typeof alertKinds
export const alertKindCodes = Object.keys(alertKinds) as [AlertKind, ...AlertKind[]]

/** How far an alert is. */
export const alertStatuses = {
  open: { label: '待核', tone: 'notice' },
  asked: { label: '待企业说明', tone: 'warn' },
  answered: { label: '已说明', tone: 'notice' },
  closed: { label: '已办结', tone: 'ok' },
} as const
export type AlertStatus = keyof typeof alertStatuses
export const verdicts = ['正常', '不合规', '移交核查'] as const

export const accountKinds = ['基本', '一般', '专用', '临时'] as const
export const accountStatuses = ['正常', '久悬', '冻结', '销户'] as const
export const debtKinds = ['流动资金贷款', '固定资产贷款', '债券', '融资租赁', '票据融资', '供应链融资', '信托'] as const

const text = (title: string, most: number) => z.string().trim().min(1, `请填写${title}`).max(most, `${title}不超过 ${most} 字`)
const loose = (title: string, most: number) => z.string().trim().max(most, `${title}不超过 ${most} 字`).optional()

/** An amount in 元 as text; what it becomes is fen. */
export const yuan = z
  .string()
  .trim()
  .transform((given, context) => {
    const read = readMoney(given)
    if (read.ok && read.exact && read.cents > 0n) return read.cents
    context.addIssue({ code: 'custom', message: read.ok ? `“${given}”应为大于零、至多两位小数的金额（元）` : read.message })
    return z.NEVER
  })

/** One transaction as an enterprise reports it. */
export const paymentSchema = z.strictObject({
  account: text('账号', 40).describe('本单位已登记的银行账号'),
  serial: text('流水号', 60).describe('银行流水号，同一账户内唯一，重复报送不会重复入库'),
  at: z.iso.datetime({ offset: true, message: '交易时间应如 2026-03-01T10:30:00+08:00' }).describe('交易时间'),
  direction: z.enum(['付', '收'], '方向应为“付”或“收”').describe('付或收'),
  amount: yuan.describe('金额（元），文本，至多两位小数'),
  payee: text('对方户名', 100).describe('对方户名'),
  payeeAccount: loose('对方账号', 40).describe('对方账号'),
  summary: text('摘要', 200).describe('摘要'),
  purpose: loose('用途分类', 60).describe('用途分类'),
  contractNo: loose('关联合同', 60).describe('关联合同或付款单号'),
  budgetItem: loose('预算科目', 60).describe('预算科目'),
  approvalNo: loose('审批单号', 60).describe('审批单号'),
})
export type ReportedPayment = z.infer<typeof paymentSchema>

/** Most transactions of one report. */
export const mostPayments = 500
export const reportSchema = z.strictObject({
  payments: z.array(paymentSchema).min(1, '请至少报送一笔').max(mostPayments, `一次至多 ${mostPayments} 笔`),
})

const version = z.coerce.number().int().min(1).max(2_147_483_647)
const words = (title: string) => z.string().trim().min(4, `${title}至少 4 个字`).max(1000, `${title}不超过 1000 字`)
const day = z.string().refine(isDate, '日期应如 2026-03-31')

export const askSchema = z.object({ id: z.uuid(), version, question: words('需要说明的事项'), dueOn: day.optional() })
export const explainSchema = z.object({ id: z.uuid(), version, answer: words('说明') })
export const closeSchema = z.object({ id: z.uuid(), version, verdict: z.enum(verdicts, '请选择结论'), reason: words('理由') })

export const thresholdSchema = z.object({
  scope: z.enum(['global', 'industry', 'org'], '请选择适用范围'),
  industry: z
    .string()
    .trim()
    .regex(/^[A-Z]\d{0,4}$/, '行业应为 GB/T 4754 代码，如 E 或 E48')
    .optional(),
  orgId: z.uuid('请选择企业').optional(),
  amount: z.string().trim().min(1, '请填写阈值'),
  fromOn: day,
  reason: words('依据'),
})
export const wordSchema = z.object({
  word: z.string().trim().min(2, '关键词至少 2 个字').max(20, '关键词不超过 20 个字'),
  kind: z.string().trim().min(2, '类别至少 2 个字').max(20, '类别不超过 20 个字'),
})

const paging = {
  cursor: z.string().max(400).optional(),
  size: z.union(pageSizes.map((size) => z.literal(size))).default(20),
  words: z.string().trim().max(60).default(''),
  orgId: z.uuid().optional(),
}
export const accountFilterSchema = z.object({
  ...paging,
  kind: z.enum(accountKinds).optional(),
  status: z.enum(accountStatuses).optional(),
  linked: z.enum(['1', '0']).optional(),
})
export const alertFilterSchema = z.object({
  ...paging,
  /** `pending` = whatever is not closed. */
  status: z.enum(['open', 'asked', 'answered', 'closed', 'pending', 'all']).default('all'),
  kind: z.enum(alertKindCodes).optional(),
})
export const debtFilterSchema = z.object({
  orgId: z.uuid().optional(),
  month: z
    .string()
    .regex(/^(逾期|\d{4}-(0[1-9]|1[0-2]))$/, '月份应如 2026-03，或者“逾期”')
    .optional(),
  kind: z.enum(debtKinds).optional(),
})
