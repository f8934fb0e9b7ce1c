import { periodDays } from '@/lib/kernel/period'
import { daysBetween } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { type Asked, askedRows } from './outside'
import type { Scope } from './scope'

/** Totals of the treasury ledgers at the end of a period in 元, by the names formulas use; for each that cannot be told, why. */
export type TreasuryTotals = { known: Record<string, string>; unknown: Record<string, string> }

const names = {
  cash: 'EXT.treasury.account_balance_total',
  debt: 'EXT.treasury.debt_outstanding_total',
  guarantee: 'EXT.treasury.guarantee_total',
} as const

type Row = {
  n: number
  /** Enterprises that ought to keep ledgers and had none by then, at most three by name. */
  absent: number
  absentNames: string[]
  accounts: number
  /** Accounts that were open and have no balance in the month. */
  gaps: number
  cash: string
  /** Null where an enterprise has no ledger. */
  debt: string | null
  guarantee: string | null
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
export function treasurySql(statements: readonly Omit<Asked, 'formCode'>[]): Prisma.Sql {
  const days = statements.map(({ period }, n) => ({ n, ...periodDays({ kind: 'month', code: period }) }))
  return Prisma.sql`
    with asked as materialized (
      select a.n, a.org, a.scope = 'consolidated' as whole, d."from", d."to" from ${askedRows(statements)}
      join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(n int, "from" char(10), "to" char(10)) on d.n = a.n where a.scope <> 'difference'
    ), member as materialized (
      -- Who is in a statement, and from when on and until when the ledgers know of them: the same in all its periods.
      select a.org, a.whole, o.id, o.short_name as name, not o.is_dormant as wanted, since.on_date as since, newest.on_date as newest
      from (select distinct org, whole from asked) a join org_closure x on x.ancestor_id = a.org and x.to_date is null join org o on o.id = x.org_id
      left join lateral (select b.on_date from treasury_balance b where b.org_id = o.id order by b.on_date limit 1) since on true
      left join lateral (select b.on_date from treasury_balance b where b.org_id = o.id order by b.on_date desc limit 1) newest on true
      where o.kind = 'enterprise' and o.status <> '已注销' and (x.depth = 0 or (a.whole and o.consolidated))
    )
    select d.n, t.* from asked d
    cross join lateral (
      with unit as (
        select * from member m where m.org = d.org and m.whole = d.whole
      ), absent as (
        select name from unit where wanted and (since is null or since > d."to") order by name
      ), whole as materialized (
        -- What cannot be told is not summed: one enterprise without a ledger is enough.
        select n.absent, l."asOf", n.absent = 0 and l."asOf" is not null as told
        from (select count(*)::int as absent from absent) n cross join (select max(newest) as "asOf" from unit) l
      ), account as (
        select (select b.balance from treasury_balance b where b.account_id = ta.id and b.on_date between d."from" and d."to" order by b.on_date desc limit 1) as balance
        from treasury_account ta join unit on unit.id = ta.org_id cross join whole where whole.told and ta.opened_on <= d."to" and (ta.closed_on is null or ta.closed_on > d."to")
      )
      select whole.absent, array(select name from absent limit 3) as "absentNames", whole."asOf",
        (select count(*)::int from account) as accounts, (select count(*)::int from account where balance is null) as gaps,
        (select (coalesce(sum(balance), 0) / 100.0)::text from account) as cash,
        case when whole.told then (select (coalesce(sum(td.balance + coalesce((select sum(r.principal) from treasury_repayment r
            where r.debt_id = td.id and r.status = '已还' and r.due_on > d."to"), 0)), 0) / 100.0)::text
          from treasury_debt td join unit on unit.id = td.org_id where td.drawn_on <= d."to") end as debt,
        case when whole.told then (select (coalesce(sum(g.balance), 0) / 100.0)::text from treasury_guarantee g join unit on unit.id = g.org_id
          where g.from_on <= d."to" and g.to_on >= d."to") end as guarantee
      from whole
    ) t`
}

/** What the answer to `treasurySql` says of each statement. */
export function treasuryTotalsOfAll(statements: readonly Omit<Asked, 'formCode'>[], answer: readonly unknown[] = []): TreasuryTotals[] {
  const rows = new Map((answer as readonly Row[]).map((row) => [row.n, row] as const))
  return statements.map(({ period, scope }, n) =>
    scope === ('difference' satisfies Scope)
      ? unknown('差额口径不与司库核对')
      : totalsOf(rows.get(n), periodDays({ kind: 'month', code: period }).to),
  )
}

/** What the ledgers of the enterprises of a statement say on its last day. */
function totalsOf(row: Row | undefined, to: string): TreasuryTotals {
  if (!row || row.asOf === null) return unknown('司库台账未接入')
  if (row.absent > 0) {
    const more = row.absent > row.absentNames.length ? `等 ${row.absent} 户` : ''
    return unknown(`司库台账在期末无数据：${row.absentNames.join('、')}${more}`)
  }
  const totals: TreasuryTotals = { known: { [names.debt]: row.debt! }, unknown: {} }
  if (row.accounts === 0) totals.unknown[names.cash] = '司库没有期末在用的银行账户'
  else if (row.gaps > 0) totals.unknown[names.cash] = `司库有 ${row.gaps} 个在用账户当月没有余额`
  else totals.known[names.cash] = row.cash
  if (daysBetween(to, row.asOf) > guaranteeDays) totals.unknown[names.guarantee] = '担保台账只有当前余额，不能推回这一期末'
  else totals.known[names.guarantee] = row.guarantee!
  return totals
}

const unknown = (reason: string): TreasuryTotals => ({
  known: {},
  unknown: Object.fromEntries(Object.values(names).map((name) => [name, reason])),
})
