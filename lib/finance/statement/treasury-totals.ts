import { periodDays } from '@/lib/kernel/period'
import { daysBetween } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import type { Scope } from './scope'

/** Totals of the treasury ledgers at the end of a period in 元, by the names formulas use; for each that cannot be told, why. */
export type TreasuryTotals = { known: Record<string, string>; unknown: Record<string, string> }

const names = {
  cash: 'EXT.treasury.account_balance_total',
  debt: 'EXT.treasury.debt_outstanding_total',
  guarantee: 'EXT.treasury.guarantee_total',
} as const

type Row = {
  /** Enterprises that ought to keep ledgers and had none by then, at most three by name. */
  absent: number
  absentNames: string[]
  accounts: number
  /** Accounts that were open and have no balance in the month. */
  gaps: number
  cash: string
  debt: string
  guarantee: string
  /** The last day of which the ledgers know a balance. */
  asOf: string | null
}

/** How long after a month's end the current balance of a guarantee still speaks for it: its ledger keeps no history. */
const guaranteeDays = 45

/**
 * What the treasury ledgers of everybody in a statement say at the end of its period: the balance of accounts, debts still owed (what was paid back later
 * counts as owed), guarantees given. Consolidated statements want the ledgers of every living consolidated enterprise that is not dormant. Only sums come
 * out, so they are asked with the platform's own rights.
 */
export async function treasuryTotals(
  tx: Tx,
  { orgId, period, scope }: { orgId: string; period: number; scope: string },
): Promise<TreasuryTotals> {
  if (scope === ('difference' satisfies Scope)) return unknown('差额口径不与司库核对')
  const { from, to } = periodDays({ kind: 'month', code: period })
  const [row] = await withBaseRights(
    tx,
    () => tx.$queryRaw<Row[]>`
      with unit as materialized (
        select o.id, o.short_name as name, not o.is_dormant as wanted from org_closure x join org o on o.id = x.org_id
        where x.ancestor_id = ${orgId}::uuid and x.to_date is null and o.kind = 'enterprise' and o.status <> '已注销'
          and (x.depth = 0 or (${scope} = 'consolidated' and o.consolidated))
      ), absent as (
        select name from unit where wanted and not exists (select 1 from treasury_balance b where b.org_id = unit.id and b.on_date <= ${to}) order by name
      ), account as (
        select (select b.balance from treasury_balance b where b.account_id = a.id and b.on_date between ${from} and ${to} order by b.on_date desc limit 1) as balance
        from treasury_account a join unit on unit.id = a.org_id where a.opened_on <= ${to} and (a.closed_on is null or a.closed_on > ${to})
      )
      select (select count(*)::int from absent) as absent, array(select name from absent limit 3) as "absentNames",
        (select count(*)::int from account) as accounts, (select count(*)::int from account where balance is null) as gaps,
        (select (coalesce(sum(balance), 0) / 100.0)::text from account) as cash,
        (select (coalesce(sum(d.balance + coalesce((select sum(r.principal) from treasury_repayment r
            where r.debt_id = d.id and r.status = '已还' and r.due_on > ${to}), 0)), 0) / 100.0)::text
          from treasury_debt d join unit on unit.id = d.org_id where d.drawn_on <= ${to}) as debt,
        (select (coalesce(sum(g.balance), 0) / 100.0)::text from treasury_guarantee g join unit on unit.id = g.org_id
          where g.from_on <= ${to} and g.to_on >= ${to}) as guarantee,
        (select max(b.on_date) from treasury_balance b join unit on unit.id = b.org_id) as "asOf"`,
  )
  if (!row || row.asOf === null) return unknown('司库台账未接入')
  if (row.absent > 0) {
    const more = row.absent > row.absentNames.length ? `等 ${row.absent} 户` : ''
    return unknown(`司库台账在期末无数据：${row.absentNames.join('、')}${more}`)
  }
  const totals: TreasuryTotals = { known: { [names.debt]: row.debt }, unknown: {} }
  if (row.accounts === 0) totals.unknown[names.cash] = '司库没有期末在用的银行账户'
  else if (row.gaps > 0) totals.unknown[names.cash] = `司库有 ${row.gaps} 个在用账户当月没有余额`
  else totals.known[names.cash] = row.cash
  if (daysBetween(to, row.asOf) > guaranteeDays) totals.unknown[names.guarantee] = '担保台账只有当前余额，不能推回这一期末'
  else totals.known[names.guarantee] = row.guarantee
  return totals
}

const unknown = (reason: string): TreasuryTotals => ({
  known: {},
  unknown: Object.fromEntries(Object.values(names).map((name) => [name, reason])),
})
