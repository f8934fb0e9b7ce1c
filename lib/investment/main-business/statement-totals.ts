import type { Tx } from '@/lib/platform/db'
import type { Measure, Totals } from './shares'

/** Where each measure stands in the annual statement. */
export const statementCells = {
  revenue: 'IS.total_revenue@ytd',
  assets: 'BS.total_assets@end',
  profit: 'IS.total_profit@ytd',
} as const satisfies Record<Measure, string>

export type StatementTotals = { year: number; statementId: string; number: number } & Totals

/** What the accepted annual statements (合并 before 单户) of enterprises say of the three measures, in 分, by enterprise and year; under the asker's rights. */
export async function statementTotals(tx: Tx, orgIds: readonly string[]): Promise<Map<string, Map<number, StatementTotals>>> {
  const rows = await tx.$queryRaw<
    { orgId: string; year: number; statementId: string; number: number; path: string; amount: string | null }[]
  >`
    select s.org_id::text as "orgId", s.period / 100 as year, s.id::text as "statementId", v.number, c.path, v.amounts[c.position]::text as amount
    from statement s join statement_version v on v.id = s.accepted_version_id
    join statement_cell c on c.form_id = v.form_id and c.path = any (${Object.values(statementCells)})
    where s.org_id = any (${orgIds}::uuid[]) and s.form_code = 'annual' and s.scope in ('consolidated', 'single') order by s.period, s.scope desc`
  const found = new Map<string, Map<number, StatementTotals>>()
  for (const { orgId, year, statementId, number, path, amount } of rows) {
    const years = found.get(orgId) ?? new Map<number, StatementTotals>()
    found.set(orgId, years)
    const held = years.get(year)
    const totals = held?.statementId === statementId ? held : { year, statementId, number, revenue: null, assets: null, profit: null }
    const measure = (Object.keys(statementCells) as Measure[]).find((key) => statementCells[key] === path)!
    totals[measure] = amount === null ? null : BigInt(amount)
    years.set(year, totals)
  }
  return found
}

export const noTotals: Totals = { revenue: null, assets: null, profit: null }
