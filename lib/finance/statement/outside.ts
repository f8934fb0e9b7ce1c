import { shiftMonths } from '@/lib/kernel/period'
import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import type { OpenStatement } from './read'

/** What the platform itself knows of other periods and of the tree of organisations, by the names formulas use; absent = not connected. */
export async function outsideOf(
  tx: Tx,
  statement: Pick<OpenStatement, 'orgId' | 'period' | 'scope' | 'formCode'>,
): Promise<Record<string, string>> {
  const { orgId, period, scope, formCode } = statement
  const yearEnd = (Math.floor(period / 100) - 1) * 100 + 12
  const rows = await tx.$queryRaw<{ name: string; value: string | null }[]>`
    with other as (
      select s.form_code, s.period, c.path, v.amounts[c.position] as amount
      from statement s join statement_version v on v.id = s.accepted_version_id
      join statement_cell c on c.form_id = v.form_id and c.path in ('BS.total_assets@end', 'IS.total_revenue@ytd')
      where s.org_id = ${orgId}::uuid and s.scope = ${scope}
        and ((s.form_code = 'annual' and s.period = ${yearEnd}) or (s.form_code = 'flash' and s.period in (${period - 100}, ${shiftMonths(period, -1)})))
    )
    select 'EXT.final_prev_year.total_assets' as name, (amount / 100.0)::text as value from other where form_code = 'annual' and path = 'BS.total_assets@end'
    union all select 'EXT.flash_same_month_last_year.total_revenue', (amount / 100.0)::text from other where form_code = 'flash' and period = ${period - 100} and path = 'IS.total_revenue@ytd'
    union all select 'EXT.flash_prev_month.total_revenue', (amount / 100.0)::text from other where form_code = 'flash' and period = ${shiftMonths(period, -1)} and path = 'IS.total_revenue@ytd'
    union all select 'EXT.property_tree.consolidated_units', count(*)::text from org_closure x join org o on o.id = x.org_id
      where x.ancestor_id = ${orgId}::uuid and x.to_date is null and ${scope} = 'consolidated' and (o.consolidated or x.depth = 0) having ${scope} = 'consolidated'`
  const known: Record<string, string> = {}
  for (const { name, value } of rows) if (value !== null) known[name] = value
  const invested = await withBaseRights(tx, () => tx.$queryRaw<{ value: string }[]>(investedSql(statement)))
  if (invested[0]) known['EXT.investment.paid_total'] = invested[0].value
  // A monthly figure of last year is compared with a monthly statement only.
  if (formCode === 'annual') for (const name of Object.keys(known)) if (name.includes('.flash_')) delete known[name]
  return known
}

/**
 * AF76: investment of the year up to the period by the ledger of projects; of a consolidated statement with those of all below. Nothing where no
 * project stands, which leaves the formula unjudged. Asked with the platform's own rights: who fills in for a group sees its own projects only.
 */
function investedSql({ orgId, period, scope }: Pick<OpenStatement, 'orgId' | 'period' | 'scope'>): Prisma.Sql {
  const below = Prisma.sql`select c.org_id from org_closure c where c.ancestor_id = ${orgId}::uuid and c.to_date is null`
  const orgs = scope === 'consolidated' ? Prisma.sql`(${below})` : Prisma.sql`(${orgId}::uuid)`
  return Prisma.sql`
    select (coalesce(sum(r.amount) filter (where r.current and r.month between ${Math.floor(period / 100) * 100 + 1} and ${period}), 0) / 100.0)::text as value
    from invest_project p left join invest_progress r on r.project_id = p.id where p.org_id in ${orgs} having count(p.id) > 0`
}
