import { type Tx, withBaseRights } from '@/lib/platform/db'
import { type LedgerKey, sheetOf } from './form'
import type { Resolved } from './resolve'
import type { RowFault } from './rows'
import type { Comparison } from './store'

/** The day or month that a row of a ledger is of; other ledgers are kept as they stand today. */
export const dateOf: Partial<Record<LedgerKey, string>> = { balance: 'on_date', concentration: 'month', budget: 'month' }

/** A month (`2026-05`) of an enterprise whose 快报 was accepted: shut, or open again for a correction with this reason. */
export type ReportedMonth = { orgId: string; month: string; shut: boolean; reason: string }

/** Months of enterprises whose 快报 speaks for the enterprise (合并 or 单户) and was accepted. Asked with the platform's own rights. */
export async function reportedMonths(tx: Tx, asked: readonly { orgId: string; month: string }[]): Promise<ReportedMonth[]> {
  if (asked.length === 0) return []
  const orgIds = [...new Set(asked.map(({ orgId }) => orgId))]
  const periods = [...new Set(asked.map(({ month }) => Number(month.replace('-', ''))))]
  return withBaseRights(
    tx,
    () => tx.$queryRaw<ReportedMonth[]>`
      select s.org_id::text as "orgId", left(s.period::text, 4) || '-' || right(s.period::text, 2) as month,
        bool_or(s.status = 'concluded') as shut, coalesce(max(v.note) filter (where s.status <> 'concluded'), '') as reason
      from statement s left join statement_version v on v.id = s.version_id
      where s.org_id = any (${orgIds}::uuid[]) and s.form_code = 'flash' and s.period = any (${periods}::int[])
        and s.scope in ('consolidated', 'single') and s.accepted_version_id is not null group by s.org_id, s.period order by s.period`,
  )
}

/** A row that changes what a reported month was accepted with: the columns, and whether its month is shut. */
export type LateChange = { one: Resolved; compared: Comparison; columns: string[]; month: ReportedMonth }

/**
 * Rows that change amounts of months whose 快报 was accepted: an amount that stood there becomes another, or a later day of the month takes the place of the
 * one the statement was held against. An amount where none was, and the first balance of an account in a month, change nothing that was accepted.
 */
export async function lateChanges(
  tx: Tx,
  ledger: LedgerKey,
  rows: readonly Resolved[],
  compared: readonly Comparison[],
): Promise<LateChange[]> {
  const date = dateOf[ledger]
  if (!date) return []
  const money = new Set(
    sheetOf(ledger)
      .columns!.filter(({ type }) => type === 'money')
      .map(({ key }) => key),
  )
  const monthOf = ({ record }: Resolved) => String(record[date]).slice(0, 7)
  const last = ledger === 'balance' ? await lastDays(tx, rows) : new Map<string, string>()
  const touched = rows.flatMap((one, index) => {
    const { known, changes } = compared[index]!
    const changed = Object.entries(changes).flatMap(([key, [before]]) => (known && money.has(key) && before !== null ? [key] : []))
    const lastDay = last.get(`${one.record.account_id} ${monthOf(one)}`)
    const columns = !known && lastDay !== undefined && String(one.record[date]) > lastDay ? [date] : changed
    return columns.length > 0 ? [{ one, compared: compared[index]!, columns }] : []
  })
  const months = await reportedMonths(
    tx,
    touched.map(({ one }) => ({ orgId: one.holder!.id, month: monthOf(one) })),
  )
  return touched.flatMap((each) => {
    const month = months.find(({ orgId, month: of }) => orgId === each.one.holder!.id && of === monthOf(each.one))
    return month ? [{ ...each, month }] : []
  })
}

/** The last day on which each account has a balance in each month. */
async function lastDays(tx: Tx, rows: readonly Resolved[]): Promise<Map<string, string>> {
  const accounts = [...new Set(rows.map(({ record }) => String(record.account_id)))]
  const found = await tx.$queryRaw<{ key: string; day: string }[]>`
    select account_id::text || ' ' || left(on_date, 7) as key, max(on_date)::text as day from treasury_balance
    where account_id = any (${accounts}::uuid[]) group by account_id, left(on_date, 7)`
  return new Map(found.map(({ key, day }) => [key, day]))
}

/** What is wrong with a row of a shut month, and what would be right. */
export const shutFaults = ({ columns, month }: LateChange): RowFault[] =>
  columns.map((column) => [column, `${month.month} 的快报已受理，当月已报的数不能改；请先对快报发起更正，更正受理前可以改`])
