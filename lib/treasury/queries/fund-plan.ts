import { z } from 'zod'
import { addDays, addMonths, daysBetween, shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from './scope'

export type PlanMonth = {
  month: string
  inflow: string
  outflow: string
  capex: string
  newDraw: string
  debtDue: string
  floating: string
}
export type PlanDue = {
  month: string
  orgName: string
  contractNo: string
  creditor: string
  kind: string
  dueOn: string
  amount: string
  source: string
  secured: boolean
}

/**
 * What a forecast of the funding gap is made of, for one enterprise with all below it or for everything the asker may see: money that can be
 * used, what the funding budgets expect of the twelve months from the day after the balance, instalments that fall due, credit that can be
 * drawn, the reserve; and what was expected of the months that are over. Of a month that has begun by then the days that are left count.
 */
export const fundPlan = defineQuery({
  name: 'fundPlan',
  permission: 'treasury.read',
  input: z.object({ orgId: z.uuid().optional() }),
  run: async ({ tx, now }, { orgId }) => {
    const today = shanghaiDate(now)
    const [opening] = await tx.$queryRaw<{ balance: string; restricted: string; drawable: string; reserve: string; asOf: string | null }[]>(
      openingOf(orgId, today),
    )
    // The money is of the end of a day: what moves from the next one on is still to come.
    const from = addDays(opening?.asOf ?? today, 1)
    const first = `${from.slice(0, 7)}-01`
    const months = Array.from({ length: 12 }, (_, index) => addMonths(first, index).slice(0, 7))
    const [left, days] = [daysBetween(from, addMonths(first, 1)), daysBetween(first, addMonths(first, 1))]
    return {
      ...opening!,
      /** The days of the first month that are still to come, where it has begun. */
      daysLeft: left < days ? left : null,
      months: await monthsOf(tx, orgId, months, { left, days }),
      dues: await duesOf(tx, orgId, months),
      past: await tx.$queryRaw<{ month: string; expected: string; actual: string }[]>`
        select t.month, sum(t.expected_close)::text as expected, sum(t.actual_close)::text as actual from treasury_budget t
        where ${belowOrg(orgId, 't.org_id')} and t.actual_close is not null and t.expected_close is not null group by 1 order by 1 desc limit 12`,
    }
  },
})
export type FundPlan = Awaited<ReturnType<typeof fundPlan.run>>

function openingOf(orgId: string | undefined, today: string): Prisma.Sql {
  const of = belowOrg(orgId, 't.org_id')
  return Prisma.sql`
    with last as materialized (
      select distinct on (t.account_id) t.* from treasury_balance t join treasury_account a on a.id = t.account_id and a.status <> '销户'
      where ${of} and t.on_date <= ${today} order by t.account_id, t.on_date desc)
    select (select coalesce(sum(balance), 0)::text from last) as balance, (select max(on_date) from last) as "asOf",
      (select coalesce(sum(amount), 0)::text from treasury_restricted t where ${of} and (t.to_on is null or t.to_on >= ${today})) as restricted,
      (select coalesce(sum(total - used), 0)::text from treasury_credit t where ${of} and t.due_on >= ${today} and t.risk is null) as drawable,
      (select coalesce(sum(amount), 0)::text from treasury_reserve t where ${of}) as reserve`
}

/** What the budgets say of a month is spread over its days; what falls due is of its day, and what was paid is no longer due. */
function monthsOf(
  tx: Tx,
  orgId: string | undefined,
  months: string[],
  { left, days }: { left: number; days: number },
): Promise<PlanMonth[]> {
  const of = belowOrg(orgId, 't.org_id')
  const share = (column: string) =>
    Prisma.sql`(case when m.n = 1 then div(coalesce(${Prisma.raw(column)}, 0) * ${left}::int, ${days}::int) else coalesce(${Prisma.raw(column)}, 0) end)::text`
  return tx.$queryRaw<PlanMonth[]>`
    select m.month, ${share('b.inflow')} as inflow, ${share('b.outflow')} as outflow, ${share('b.capex')} as capex,
      ${share('b.new_draw')} as "newDraw", coalesce(d.due, 0)::text as "debtDue", ${share('f.floating')} as floating
    from unnest(${months}::text[]) with ordinality as m(month, n)
    left join (select t.month, sum(inflow) as inflow, sum(outflow) as outflow, sum(capex) as capex, sum(new_draw) as new_draw from treasury_budget t
      where ${of} and t.month = any (${months}::text[]) group by 1) b on b.month = m.month
    left join (select left(t.due_on, 7) as month, sum(t.principal + t.interest) as due from treasury_repayment t
      where ${of} and t.status = '未到期' group by 1) d on d.month = m.month
    left join lateral (select sum(t.balance) as floating from treasury_debt t where ${of} and t.rate_kind = '浮动' and left(t.due_on, 7) >= m.month) f on true
    order by m.n`
}

function duesOf(tx: Tx, orgId: string | undefined, months: string[]): Promise<PlanDue[]> {
  return tx.$queryRaw<PlanDue[]>`
    select * from (
      select left(t.due_on, 7) as month, o.short_name as "orgName", d.contract_no as "contractNo", d.creditor, d.kind, t.due_on as "dueOn",
        (t.principal + t.interest)::text as amount, t.source, t.secured,
        row_number() over (partition by left(t.due_on, 7) order by t.principal + t.interest desc, t.debt_id) as place
      from treasury_repayment t join treasury_debt d on d.id = t.debt_id join org o on o.id = t.org_id
      where ${belowOrg(orgId, 't.org_id')} and t.status = '未到期' and left(t.due_on, 7) = any (${months}::text[])) x
    where place <= 20 order by month, place`
}
