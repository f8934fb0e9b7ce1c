import { Prisma } from '@/lib/platform/db'
import { type Asked, askedRows } from './outside'

/** What a consolidated statement is held against, in 元 by the names formulas use; for each that cannot be told, why. */
export type ConsolidationTotals = { known: Record<string, string>; unknown: Record<string, string> }

/** The lines whose consolidation is judged (AF74, AF75), by the last part of their names in formulas. */
const lines = { total_assets: 'BS.total_assets@end', total_revenue: 'IS.total_revenue@ytd' } as const

type Row = { n: number; absent: number; absentNames: string[]; own: boolean; taken: boolean } & Record<
  `${'units' | 'out'}_${keyof typeof lines}`,
  string | null
>

const handedIn = Prisma.sql`case when s.accepted_version_id is not null then s.accepted_version_id when s.status in ('arrived', 'running') then s.version_id end`

/**
 * What the parent and its direct units report added up, and what the statement of 差额 takes out, for each consolidated statement in their order.
 * Of the enterprise itself the newest version counts (the three scopes are filled together), of a unit the accepted one or, before that, the one
 * handed in. One unit without a statement is enough not to judge. Only sums come out, so they are asked with the platform's own rights.
 */
export function consolidationSql(statements: readonly Asked[]): Prisma.Sql {
  const forms = JSON.stringify(statements.map(({ formCode }, n) => ({ n, form: formCode })))
  const keys = Object.keys(lines) as (keyof typeof lines)[]
  const columns = keys.map(
    (key) =>
      Prisma.sql`(select v.amounts[c.position] from statement_cell c where c.form_id = v.form_id and c.path = ${lines[key]}) as ${Prisma.raw(key)}`,
  )
  // A sum over an empty cell is none: one open cell leaves the line unjudged.
  const sums = keys.map(
    (key) => Prisma.sql`
      (select (sum(p.${Prisma.raw(key)}) / 100.0)::text from part p having bool_and(p.${Prisma.raw(key)} is not null)) as ${Prisma.raw(`units_${key}`)},
      (select (t.${Prisma.raw(key)} / 100.0)::text from taken t) as ${Prisma.raw(`out_${key}`)}`,
  )
  return Prisma.sql`
    select a.n, x.* from ${askedRows(statements)}
    join jsonb_to_recordset(${forms}::jsonb) as f(n int, form text) on f.n = a.n
    cross join lateral (
      with unit as materialized (
        select o.id, o.short_name as name, s.id is not null as told, ${handedIn} as version_id
        from org o left join statement s on s.org_id = o.id and s.form_code = f.form and s.period = a.period and s.scope in ('consolidated', 'single')
          and ${handedIn} is not null
        where o.parent_id = a.org and o.kind = 'enterprise' and o.consolidated and o.status <> '已注销'
      ), own as materialized (
        select s.scope, s.version_id from statement s where s.org_id = a.org and s.form_code = f.form and s.period = a.period and s.scope in ('parent', 'difference')
      ), part as materialized (
        select ${Prisma.join(columns)} from (select version_id from unit where told union all select version_id from own where scope = 'parent') y
          join statement_version v on v.id = y.version_id
      ), taken as materialized (
        select ${Prisma.join(columns)} from own y join statement_version v on v.id = y.version_id where y.scope = 'difference'
      )
      select (select count(*)::int from unit where not told) as absent, array(select name from unit where not told order by name limit 3) as "absentNames",
        exists (select 1 from own where scope = 'parent') as own, exists (select 1 from taken) as taken, ${Prisma.join(sums)}
    ) x where a.scope = 'consolidated'`
}

/** What the answer to `consolidationSql` says of each statement. */
export function consolidationOfAll(statements: readonly Asked[], answer: readonly unknown[] = []): ConsolidationTotals[] {
  const known = new Map((answer as readonly Row[]).map((row) => [row.n, row] as const))
  return statements.map((_, n) => totalsOf(known.get(n)))
}

function totalsOf(row: Row | undefined): ConsolidationTotals {
  if (!row) return unknown('只核对合并口径')
  if (!row.own || !row.taken)
    return unknown(`本企业没有这一期的${[!row.own && '本部', !row.taken && '差额'].filter(Boolean).join('、')}报表`)
  if (row.absent > 0) {
    const more = row.absent > row.absentNames.length ? `等 ${row.absent} 户` : ''
    return unknown(`下级企业尚未报送：${row.absentNames.join('、')}${more}`)
  }
  const totals: ConsolidationTotals = { known: {}, unknown: {} }
  for (const key of Object.keys(lines) as (keyof typeof lines)[]) {
    const [units, out] = [row[`units_${key}`], row[`out_${key}`]]
    if (units === null) totals.unknown[`EXT.sum_units.${key}`] = '本部或下级企业的报表没有填写这一项'
    else totals.known[`EXT.sum_units.${key}`] = units
    if (out === null) totals.unknown[`EXT.elimination.${key}`] = '差额报表没有填写这一项'
    else totals.known[`EXT.elimination.${key}`] = out
  }
  return totals
}

const unknown = (reason: string): ConsolidationTotals => ({
  known: {},
  unknown: Object.fromEntries(
    Object.keys(lines).flatMap((key) => [`EXT.sum_units.${key}`, `EXT.elimination.${key}`].map((name) => [name, reason])),
  ),
})
