import { z } from 'zod'
import { addMonths, shanghaiDate } from '@/lib/kernel/workday'
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
 * used, what the funding budgets expect of the twelve months to come, instalments that fall due, credit that can be drawn, the reserve; and
 * what was expected of the months that are over.
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
    // The month after the one whose balance is known; what falls due in the rest of that one is owed before the first month ends.
    const since = opening!.asOf ?? today
    const months = Array.from({ length: 12 }, (_, index) => addMonths(`${since.slice(0, 7)}-01`, index + 1).slice(0, 7))
    return {
      ...opening!,
      months: await monthsOf(tx, orgId, { months, since }),
      dues: await duesOf(tx, orgId, { months, since }),
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

/** The months of a plan, and the day whose balance they begin with. */
type Span = { months: readonly string[]; since: string }

/** In which month of a span an instalment `t` is owed. */
const owedIn = ({ months: [first] }: Span) => Prisma.sql`greatest(left(t.due_on, 7), ${first})`

function monthsOf(tx: Tx, orgId: string | undefined, span: Span): Promise<PlanMonth[]> {
  const { months, since } = span
  const of = belowOrg(orgId, 't.org_id')
  return tx.$queryRaw<PlanMonth[]>`
    select m.month, coalesce(b.inflow, 0)::text as inflow, coalesce(b.outflow, 0)::text as outflow, coalesce(b.capex, 0)::text as capex,
      coalesce(b.new_draw, 0)::text as "newDraw", coalesce(d.due, 0)::text as "debtDue", coalesce(f.floating, 0)::text as floating
    from unnest(${months}::text[]) with ordinality as m(month, n)
    left join (select t.month, sum(inflow) as inflow, sum(outflow) as outflow, sum(capex) as capex, sum(new_draw) as new_draw from treasury_budget t
      where ${of} and t.month = any (${months}::text[]) group by 1) b on b.month = m.month
    left join (select ${owedIn(span)} as month, sum(t.principal + t.interest) as due from treasury_repayment t
      where ${of} and t.status = '未到期' and t.due_on > ${since} group by 1) d on d.month = m.month
    left join lateral (select sum(t.balance) as floating from treasury_debt t where ${of} and t.rate_kind = '浮动' and left(t.due_on, 7) >= m.month) f on true
    order by m.n`
}

function duesOf(tx: Tx, orgId: string | undefined, span: Span): Promise<PlanDue[]> {
  const { months, since } = span
  return tx.$queryRaw<PlanDue[]>`
    select * from (
      select ${owedIn(span)} as month, o.short_name as "orgName", d.contract_no as "contractNo", d.creditor, d.kind, t.due_on as "dueOn",
        (t.principal + t.interest)::text as amount, t.source, t.secured,
        row_number() over (partition by ${owedIn(span)} order by t.principal + t.interest desc, t.debt_id) as place
      from treasury_repayment t join treasury_debt d on d.id = t.debt_id join org o on o.id = t.org_id
      where ${belowOrg(orgId, 't.org_id')} and t.status = '未到期' and t.due_on > ${since} and left(t.due_on, 7) <= ${months.at(-1)}) x
    where place <= 20 order by month, place`
}
