import { z } from 'zod'
import { addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from './scope'

/** How a column of a ledger is read: money is in 1/100 元, flags are `true` or `false`. */
export type LedgerColumn = {
  readonly key: string
  readonly title: string
  readonly kind: 'text' | 'money' | 'rate' | 'flag'
  readonly sql: string
}
type Mark = { readonly label: string; readonly where: (today: string) => Prisma.Sql }
type Ledger = {
  readonly title: string
  readonly table: string
  /** What stands in the ledger today; what is over does not. */
  readonly where: (today: string) => Prisma.Sql
  /** The columns that are added up, the first of them orders the list. */
  readonly sums: readonly string[]
  readonly columns: readonly LedgerColumn[]
  readonly marks: Readonly<Record<string, Mark>>
}

const column = (key: string, title: string, kind: LedgerColumn['kind'] = 'text', sql = key): LedgerColumn => ({
  key,
  title,
  kind,
  sql: `t.${sql}`,
})
const mark = (label: string, where: Mark['where']): Mark => ({ label, where })

/** The ledgers of the treasury that a figure opens: what each lists, adds up and marks. */
export const treasuryLedgers = {
  debts: {
    title: '债务',
    table: 'treasury_debt',
    where: () => Prisma.sql`t.balance <> 0`,
    sums: ['balance', 'principal'],
    columns: [
      column('contractNo', '合同号', 'text', 'contract_no'),
      column('creditor', '债权人'),
      column('kind', '品种'),
      column('principal', '金额', 'money'),
      column('balance', '余额', 'money'),
      column('rate', '年利率', 'rate'),
      column('rateKind', '计息', 'text', 'rate_kind'),
      column('dueOn', '到期日', 'text', 'due_on'),
      column('security', '担保'),
      column('overdue', '逾期', 'flag'),
    ],
    marks: {
      overdue: mark('逾期', () => Prisma.sql`t.overdue`),
      year: mark('一年内到期', (today) => Prisma.sql`t.due_on < ${addMonths(today, 12)}`),
      floating: mark('浮动利率', () => Prisma.sql`t.rate_kind = '浮动'`),
    },
  },
  credits: {
    title: '授信',
    table: 'treasury_credit',
    where: (today) => Prisma.sql`t.due_on >= ${today}`,
    sums: ['total', 'used', 'left'],
    columns: [
      column('contractNo', '协议号', 'text', 'contract_no'),
      column('bank', '授信银行'),
      column('total', '总额', 'money'),
      column('used', '已用', 'money'),
      { key: 'left', title: '可用', kind: 'money', sql: '(t.total - t.used)' },
      column('dueOn', '到期日', 'text', 'due_on'),
      column('revolving', '可循环', 'flag'),
      column('security', '担保条件'),
      column('risk', '压降或断贷'),
    ],
    marks: {
      risk: mark('压降或断贷', () => Prisma.sql`t.risk is not null`),
      full: mark('已用九成以上', () => Prisma.sql`t.used * 10 >= t.total * 9`),
      quarter: mark('三个月内到期', (today) => Prisma.sql`t.due_on < ${addMonths(today, 3)}`),
    },
  },
  bills: {
    title: '票据',
    table: 'treasury_bill',
    where: () => Prisma.sql`t.status <> '已兑付'`,
    sums: ['amount'],
    columns: [
      column('number', '票据号码'),
      column('kind', '类型'),
      column('side', '应收应付'),
      column('drawer', '出票人'),
      column('acceptor', '承兑人'),
      column('amount', '票面金额', 'money'),
      column('drawnOn', '出票日', 'text', 'drawn_on'),
      column('dueOn', '到期日', 'text', 'due_on'),
      column('use', '用途'),
      column('status', '兑付'),
    ],
    marks: {
      receivable: mark('应收', () => Prisma.sql`t.side = '应收'`),
      payable: mark('应付', () => Prisma.sql`t.side = '应付'`),
      overdue: mark('逾期', () => Prisma.sql`t.overdue`),
    },
  },
  concentration: {
    title: '资金集中',
    table: 'treasury_concentration',
    where: () => Prisma.sql`t.month = (select max(month) from treasury_concentration)`,
    sums: ['target', 'actual', 'open'],
    columns: [
      column('month', '月份'),
      column('target', '应归集', 'money'),
      column('actual', '已归集', 'money'),
      { key: 'open', title: '未归集', kind: 'money', sql: '(t.target - t.actual)' },
      { key: 'rate', title: '归集率', kind: 'rate', sql: 'round(t.actual * 100.0 / nullif(t.target, 0), 1)' },
      column('way', '归集方式'),
      column('reason', '未归集原因'),
    ],
    marks: { short: mark('未足额归集', () => Prisma.sql`t.actual < t.target`) },
  },
  restricted: {
    title: '受限资金',
    table: 'treasury_restricted',
    where: (today) => Prisma.sql`(t.to_on is null or t.to_on >= ${today})`,
    sums: ['amount'],
    columns: [
      column('number', '编号'),
      column('kind', '类型'),
      column('amount', '金额', 'money'),
      column('reason', '原因'),
      column('fromOn', '起', 'text', 'from_on'),
      column('toOn', '止', 'text', 'to_on'),
      column('release', '解除条件'),
    ],
    marks: { frozen: mark('诉讼冻结', () => Prisma.sql`t.kind = '诉讼冻结'`) },
  },
  payables: {
    title: '逾期应付中小企业',
    table: 'treasury_payable',
    where: (today) => Prisma.sql`t.small and t.due_on < ${today}`,
    sums: ['amount'],
    columns: [
      column('number', '编号'),
      column('creditor', '债权人'),
      column('amount', '金额', 'money'),
      column('aroseOn', '发生日', 'text', 'arose_on'),
      column('dueOn', '应付日', 'text', 'due_on'),
      column('plan', '清偿计划'),
      column('complaintNo', '投诉编号', 'text', 'complaint_no'),
    ],
    marks: {
      private: mark('民营企业', () => Prisma.sql`t.private`),
      complained: mark('有投诉', () => Prisma.sql`t.complaint_no is not null`),
    },
  },
} as const satisfies Record<string, Ledger>

export type LedgerKey = keyof typeof treasuryLedgers
export const ledgerKeys = Object.keys(treasuryLedgers) as [LedgerKey, ...LedgerKey[]]

/** Rows of a page at most; counts and sums are of all of them. */
export const ledgerPageRows = 100

type LedgerRow = { key: string; orgId: string; orgCode: string; orgName: string; values: Record<string, string | null> }
export type LedgerBookRow = LedgerRow
type Total = { n: number; sums: Record<string, string> }

/**
 * One ledger of the treasury as it stands today: its rows with the largest first, and how many there are and what they come to, in all and by
 * mark. The list is read by pages (from 1), the sums never are; they are the figures of the home. Amounts in 1/100 元 as text.
 */
export const treasuryLedger = defineQuery({
  name: 'treasuryLedger',
  permission: 'treasury.read',
  input: z.object({
    ledger: z.enum(ledgerKeys),
    orgId: z.uuid().optional(),
    mark: z.string().max(20).optional(),
    page: z.int().min(1).max(10_000).default(1),
    size: z.int().min(1).max(ledgerPageRows).default(ledgerPageRows),
  }),
  run: async ({ tx, now }, { ledger, orgId, mark: asked, page, size }) => {
    const today = shanghaiDate(now)
    const { table, where, sums, columns, marks }: Ledger = treasuryLedgers[ledger]
    const chosen = asked !== undefined && Object.hasOwn(marks, asked) ? asked : null
    const sqlOf = (key: string) => Prisma.raw(columns.find((one) => one.key === key)!.sql)
    const all = Prisma.sql`from ${Prisma.raw(table)} t join org o on o.id = t.org_id where ${belowOrg(orgId, 't.org_id')} and ${where(today)}`
    const values = Prisma.join(columns.map(({ key, sql }) => Prisma.sql`${key}::text, (${Prisma.raw(sql)})::text`))
    const rows = await tx.$queryRaw<LedgerRow[]>`
      select t.ctid::text as key, t.org_id::text as "orgId", o.code as "orgCode", o.short_name as "orgName", jsonb_build_object(${values}) as values
      ${all} ${chosen ? Prisma.sql`and ${marks[chosen]!.where(today)}` : Prisma.empty}
      order by ${sqlOf(sums[0]!)} desc, o.short_name, t.ctid limit ${size} offset ${(page - 1) * size}`
    const totals = Prisma.join(sums.map((key) => Prisma.sql`${key}::text, coalesce(sum(${sqlOf(key)}), 0)::text`))
    const totalOf = async (more: Prisma.Sql) =>
      (await tx.$queryRaw<Total[]>`select count(*)::int as n, jsonb_build_object(${totals}) as sums ${all} ${more}`)[0]!
    const marked: { key: string; label: string; n: number; sum: string }[] = []
    for (const [key, { label, where: of }] of Object.entries(marks)) {
      const { n, sums: added } = await totalOf(Prisma.sql`and ${of(today)}`)
      marked.push({ key, label, n, sum: added[sums[0]!]! })
    }
    const whole = await totalOf(Prisma.empty)
    const shown = chosen ? await totalOf(Prisma.sql`and ${marks[chosen]!.where(today)}`) : whole
    return { ledger, mark: chosen, page, pages: Math.max(1, Math.ceil(shown.n / size)), rows, whole, shown, marks: marked }
  },
})
export type TreasuryLedger = Awaited<ReturnType<typeof treasuryLedger.run>>
