import { shiftMonths } from '@/lib/kernel/period'
import { Prisma } from '@/lib/platform/db'
import type { OpenStatement } from './read'

/** Which statement is asked about. */
export type Asked = Pick<OpenStatement, 'orgId' | 'period' | 'scope' | 'formCode'>

type Row = { n: number; final: string | null; year: string | null; month: string | null; units: string | null }

/** What the platform itself knows of other periods and of the tree of organisations, asked of several statements at once. */
export function outsideSql(statements: readonly Asked[]): Prisma.Sql {
  return Prisma.sql`
    with asked as materialized (select a.* from ${askedRows(statements)}),
    counted as materialized (
      select w.org, (select count(*)::text from org_closure x join org o on o.id = x.org_id
        where x.ancestor_id = w.org and x.to_date is null and (o.consolidated or x.depth = 0)) as units
      from (select distinct org from asked where scope = 'consolidated') w)
    select a.n, ${amountOf('annual', 'BS.total_assets@end', Prisma.sql`a."yearEnd"`)} as final,
      ${amountOf('flash', 'IS.total_revenue@ytd', Prisma.sql`a."lastYear"`)} as year,
      ${amountOf('flash', 'IS.total_revenue@ytd', Prisma.sql`a."lastMonth"`)} as month,
      case when a.scope = 'consolidated' then (select units from counted where counted.org = a.org) end as units
    from asked a`
}

/** What the answers to `outsideSql` and `investedSql` say of each statement, by the names formulas use; absent = not connected. */
export function outsideOfAll(
  statements: readonly Asked[],
  outside: readonly unknown[] = [],
  invested: readonly unknown[] = [],
): Record<string, string>[] {
  const known = statements.map((): Record<string, string> => ({}))
  for (const { n, final, year, month, units } of outside as readonly Row[]) {
    const of = known[n]!
    // A monthly figure of last year is compared with a monthly statement only.
    const monthly = statements[n]!.formCode === 'flash'
    if (final !== null) of['EXT.final_prev_year.total_assets'] = final
    if (monthly && year !== null) of['EXT.flash_same_month_last_year.total_revenue'] = year
    if (monthly && month !== null) of['EXT.flash_prev_month.total_revenue'] = month
    if (units !== null) of['EXT.property_tree.consolidated_units'] = units
  }
  for (const { n, value } of invested as readonly Invested[]) known[n]!['EXT.investment.paid_total'] = value
  return known
}

/** Statements as rows `a` of a question: their place, enterprise, scope and the periods formulas look back to. */
export function askedRows(statements: readonly Omit<Asked, 'formCode'>[]): Prisma.Sql {
  const asked = statements.map(({ orgId, period, scope }, n) => ({
    ...{ n, org: orgId, scope, period, yearStart: Math.floor(period / 100) * 100 + 1 },
    ...{ yearEnd: (Math.floor(period / 100) - 1) * 100 + 12, lastYear: period - 100, lastMonth: shiftMonths(period, -1) },
  }))
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
    as a(n int, org uuid, scope text, period int, "yearStart" int, "yearEnd" int, "lastYear" int, "lastMonth" int)`
}

/** 元 in one cell of the accepted statement of the same enterprise and scope in another period. */
function amountOf(form: 'flash' | 'annual', path: string, period: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select (v.amounts[c.position] / 100.0)::text from statement s join statement_version v on v.id = s.accepted_version_id
    join statement_cell c on c.form_id = v.form_id and c.path = ${path}
    where s.org_id = a.org and s.scope = a.scope and s.form_code = ${form} and s.period = ${period})`
}

type Invested = { n: number; value: string }

/**
 * AF76: investment of the year up to the period by the ledger of projects; of a consolidated statement with those of all below. Nothing where no
 * project stands, which leaves the formula unjudged. Asked with the platform's own rights: who fills in for a group sees its own projects only.
 */
export function investedSql(statements: readonly Asked[]): Prisma.Sql {
  return Prisma.sql`
    select a.n, (coalesce(sum(r.amount) filter (where r.current and r.month between a."yearStart" and a.period), 0) / 100.0)::text as value
    from ${askedRows(statements)}
      join org_closure c on c.ancestor_id = a.org and c.to_date is null and (c.depth = 0 or a.scope = 'consolidated')
      join invest_project p on p.org_id = c.org_id left join invest_progress r on r.project_id = p.id
    group by a.n`
}
