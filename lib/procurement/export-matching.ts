import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { isId } from '@/lib/platform/id'
import { type MatchRow, matchList } from './queries/matching'
import { unmatchedReasons } from './rules/matching'
import { matchFilterSchema } from './schema'

/** Most lines of one export. */
const cap = 5000

const columns: readonly SheetColumn<MatchRow>[] = [
  { title: '企业', width: 24, value: (row) => row.orgName },
  { title: '合同编号', width: 22, value: (row) => row.contractNo },
  { title: '合同名称', width: 36, value: (row) => row.contractTitle },
  { title: '对方', width: 28, value: (row) => row.counterparty },
  { title: '金额（元）', width: 18, value: (row) => (row.amount === null ? null : Number(fromCents(BigInt(row.amount), '元'))) },
  { title: '登记付款日', width: 14, value: (row) => row.on },
  { title: '流水日期', width: 14, value: (row) => row.paidAt },
  { title: '流水号', width: 22, value: (row) => row.serial },
  { title: '摘要', width: 28, value: (row) => row.summary },
  { title: '未对应原因', width: 40, value: (row) => row.reason && unmatchedReasons[row.reason] },
  { title: '对应方式', width: 10, value: (row) => row.how },
  { title: '对应依据', width: 36, value: (row) => row.basis },
  { title: '对应人', width: 12, value: (row) => row.byName },
  { title: '撤销', width: 36, value: (row) => row.undone },
]

/** The comparison under a filter for a workbook. The export itself is audited. */
export const exportMatching = defineCommand({
  name: 'exportMatching',
  permission: 'payment.read',
  input: matchFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await matchList.run({ tx, actor, now }, { ...filter, size: cap, cursor: undefined })
    audit({ subjectKind: 'payment-match', detail: { filter, lines: rows.length } })
    return rows
  },
})

const titles = {
  open: '付款未对应流水',
  transactions: '流水未对应付款',
  matched: '已对应',
  undone: '已撤销的对应',
  doubled: '疑似重复付款',
} as const

/** The comparison under the filter of the address. */
export async function matchWorkbook(actor: Actor, { tab, org, q, on }: Record<string, string>, now: Date): Promise<Workbook> {
  const which = tab && tab in titles ? (tab as keyof typeof titles) : 'open'
  const [from, to] = (on ?? '').split('~')
  const filter = {
    ...{ tab: which, words: q ?? '', orgId: org && isId(org) ? org : undefined },
    ...{ from: from || undefined, to: to || undefined },
  }
  return workbookOf(titles[which], columns, await runCommand(exportMatching, actor, filter, { now }), actor, now)
}
