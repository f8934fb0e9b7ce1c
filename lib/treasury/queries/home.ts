import { z } from 'zod'
import { addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from './scope'

type Sums = Record<'accounts' | 'linked' | 'idle' | 'debts' | 'overdueDebts' | 'guarantees' | 'openAlerts', number> &
  Record<
    | 'balance'
    | 'available'
    | 'restricted'
    | 'target'
    | 'actual'
    | 'debt'
    | 'dueYear'
    | 'guarantee'
    | 'outside'
    | 'beyond'
    | 'credit'
    | 'creditUsed'
    | 'small',
    string
  > & { asOf: string | null; month: string | null }

/** What the treasury of the asker's enterprises comes to: accounts, money, concentration, debts, guarantees, credit, arrears. */
export const treasuryHome = defineQuery({
  name: 'treasuryHome',
  permission: 'treasury.read',
  input: z.object({ orgId: z.uuid().optional() }),
  run: async ({ tx, now }, { orgId }) => {
    const today = shanghaiDate(now)
    // The twelve months are those of the ladder of debts, which the figure opens.
    const [sums] = await tx.$queryRaw<Sums[]>(sumsOf(orgId, today, addMonths(`${today.slice(0, 7)}-01`, 12)))
    return { ...sums!, trend: await trendOf(tx, orgId, today), concentration: await concentrationOf(tx, orgId, sums!.month) }
  },
})
export type TreasuryHome = Awaited<ReturnType<typeof treasuryHome.run>>

const total = (column: string, from: Prisma.Sql) => Prisma.sql`(select coalesce(sum(${Prisma.raw(column)}), 0)::text ${from})`
const number = (from: Prisma.Sql) => Prisma.sql`(select count(*)::int ${from})`

function sumsOf(orgId: string | undefined, today: string, yearOn: string): Prisma.Sql {
  const of = (table: string, more = Prisma.sql`true`) =>
    Prisma.sql`from ${Prisma.raw(table)} t where ${belowOrg(orgId, 't.org_id')} and ${more}`
  const last = Prisma.sql`from last`
  const month = Prisma.sql`t.month = (select max(month) from treasury_concentration)`
  return Prisma.sql`
    with last as materialized (
      select distinct on (t.account_id) t.* from treasury_balance t join treasury_account a on a.id = t.account_id and a.status <> '销户'
      where ${belowOrg(orgId, 't.org_id')} and t.on_date <= ${today} order by t.account_id, t.on_date desc)
    select ${number(of('treasury_account', Prisma.sql`t.status <> '销户'`))} as accounts,
      ${number(of('treasury_account', Prisma.sql`t.status <> '销户' and t.linked`))} as linked,
      ${number(of('treasury_account', Prisma.sql`t.status in ('久悬', '冻结')`))} as idle,
      (select max(on_date) ${last}) as "asOf", ${total('balance', last)} as balance, ${total('available', last)} as available,
      ${total('t.amount', of('treasury_restricted', Prisma.sql`(t.to_on is null or t.to_on >= ${today})`))} as restricted,
      (select max(month) from treasury_concentration) as month,
      ${total('t.target', of('treasury_concentration', month))} as target, ${total('t.actual', of('treasury_concentration', month))} as actual,
      ${number(of('treasury_debt', Prisma.sql`t.balance > 0`))} as debts, ${total('t.balance', of('treasury_debt'))} as debt,
      ${number(of('treasury_debt', Prisma.sql`t.overdue`))} as "overdueDebts",
      ${total('t.principal + t.interest', of('treasury_repayment', Prisma.sql`t.status <> '已还' and t.due_on < ${yearOn}`))} as "dueYear",
      ${number(of('treasury_guarantee', Prisma.sql`t.balance > 0`))} as guarantees, ${total('t.balance', of('treasury_guarantee'))} as guarantee,
      ${total('t.balance', of('treasury_guarantee', Prisma.sql`t.outside`))} as outside, ${total('t.beyond', of('treasury_guarantee'))} as beyond,
      ${total('t.total', of('treasury_credit', Prisma.sql`t.due_on >= ${today}`))} as credit,
      ${total('t.used', of('treasury_credit', Prisma.sql`t.due_on >= ${today}`))} as "creditUsed",
      ${total('t.amount', of('treasury_payable', Prisma.sql`t.small and t.due_on < ${today}`))} as small,
      ${number(of('treasury_alert', Prisma.sql`t.status <> 'closed'`))} as "openAlerts"`
}

/**
 * What stood on the accounts at the end of each of the last months: of every account its last balance by then, until it is closed. Told by how
 * each account moved from month to month, so that a month in which only some report is no fall; the newest month is the balance of the home.
 */
function trendOf(tx: Tx, orgId: string | undefined, today: string) {
  return tx.$queryRaw<{ month: string; balance: string }[]>`
    with ends as materialized (
      select distinct on (t.account_id, left(t.on_date, 7)) t.account_id, left(t.on_date, 7) as month, t.balance from treasury_balance t
      where ${belowOrg(orgId, 't.org_id')} and t.on_date <= ${today} order by t.account_id, left(t.on_date, 7), t.on_date desc
    ), moves as (
      select month, balance - coalesce(lag(balance) over (partition by account_id order by month), 0) as amount from ends
      union all
      select greatest(left(a.closed_on, 7), max(e.month)), -(array_agg(e.balance order by e.month desc))[1]
      from ends e join treasury_account a on a.id = e.account_id where a.status = '销户' group by a.id, a.closed_on
    )
    select month, (sum(sum(amount)) over (order by month))::text as balance from moves group by month order by month desc limit 24`.then(
    (rows) => rows.reverse(),
  )
}

type Concentrated = { orgId: string; name: string; target: string; actual: string; reason: string | null }

/** Concentration by group, the lowest rate first; of one enterprise, by what stands below it. */
function concentrationOf(tx: Tx, orgId: string | undefined, month: string | null) {
  const by = orgId ? Prisma.sql`o.id` : Prisma.sql`coalesce(o.group_id, o.id)`
  return tx.$queryRaw<Concentrated[]>`
    select g.id as "orgId", g.short_name as name, sum(t.target)::text as target, sum(t.actual)::text as actual, max(t.reason) as reason
    from treasury_concentration t join org o on o.id = t.org_id join org g on g.id = ${by}
    where ${belowOrg(orgId, 't.org_id')} and t.month = ${month} group by 1, 2 order by sum(t.actual) / nullif(sum(t.target), 0), 2 limit 12`
}
