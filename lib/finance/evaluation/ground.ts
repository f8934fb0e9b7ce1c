import { dimensions2023, supplementary2023 } from '@/lib/finance/evaluation/four-dimensions'
import { indicators2006 } from '@/lib/finance/evaluation/indicators-2006'
import { type EvaluationFacts, turnOf } from '@/lib/finance/evaluation/special-rules'
import { Decimal } from '@/lib/kernel/decimal'
import { Prisma, type Tx } from '@/lib/platform/db'

/** Cells that the special rules look at, and those of 销售(营业)利润增长率, which is no indicator of the library. */
const factCells = {
  equity: 'BS.total_equity@end',
  interest: 'IS.interest_expense@ytd',
  profit: 'IS.total_profit@ytd',
  operatingCash: 'CF.cfo@ytd',
  netProfit: 'IS.net_profit@ytd',
  assets: 'BS.total_assets@end',
  impairment: 'SUP.impairment_balance@cur',
  operatingProfit: 'IS.operating_profit@ytd',
  operatingProfitBefore: 'IS.operating_profit@ly',
} as const
type FactCell = keyof typeof factCells

/** The cell from which the page opens the growth that has no indicator of its own. */
export const operatingProfitCell = factCells.operatingProfit

const codes = [
  ...new Set([
    ...indicators2006.map(({ indicator }) => indicator),
    ...dimensions2023.flatMap(({ indicators }) => indicators.map(({ code }) => code)),
    ...supplementary2023.map(({ code }) => code),
  ]),
]

/** What one enterprise is evaluated from: its accepted 决算 of the year, the values worked out from it, and the amounts (元) that special rules ask for. */
export type EvaluationGround = {
  orgId: string
  orgName: string
  shortName: string
  level: number
  industryName: string
  statementId: string
  scope: string
  values: Readonly<Record<string, Decimal | null>>
  facts: EvaluationFacts
}

type Row = Omit<EvaluationGround, 'values' | 'facts'> & {
  values: Record<string, string | null> | null
  cells: Record<string, string | null> | null
}

/**
 * The grounds of a year in the asker's sight, one an enterprise, in one statement: groups by their consolidated 决算, others by their own; nothing is
 * added up. `orgId` narrows to one enterprise. An enterprise without an accepted 决算 has none.
 */
export async function evaluationGrounds(tx: Tx, year: number, orgId?: string): Promise<EvaluationGround[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select distinct on (o.id) o.id::text as "orgId", o.name as "orgName", o.short_name as "shortName", o.level, o.industry_name as "industryName",
      s.id::text as "statementId", s.scope,
      (select jsonb_object_agg(u.code, i.values[u.position]::text) from indicator_edition e, unnest(e.codes) with ordinality u(code, position)
        where e.id = i.edition_id and u.code in (${Prisma.join(codes)})) as values,
      (select jsonb_object_agg(c.path, v.amounts[c.position]::text) from statement_cell c
        where c.form_id = v.form_id and c.path in (${Prisma.join(Object.values(factCells))})) as cells
    from org o
    join statement s on s.org_id = o.id and s.form_code = 'annual' and s.period = ${year * 100 + 12} and s.scope in ('consolidated', 'single')
    join statement_version v on v.id = s.accepted_version_id
    join indicator_sheet i on i.statement_id = s.id
    where o.kind = 'enterprise' and ${orgId ? Prisma.sql`o.id = ${orgId}::uuid` : Prisma.sql`true`}
    order by o.id, s.scope = 'consolidated' desc`
  return rows.map(({ values, cells, ...row }) => {
    const amount = (name: FactCell) => {
      const text = cells?.[factCells[name]]
      return text === null || text === undefined ? undefined : new Decimal(text).div(100)
    }
    const read = Object.fromEntries(Object.entries(values ?? {}).map(([code, text]) => [code, text === null ? null : new Decimal(text)]))
    return { ...row, values: { ...read, R20: growth(amount) }, facts: factsOf(amount) }
  })
}

type Amount = (name: FactCell) => Decimal | undefined

/** 销售(营业)利润增长率 = (本年营业利润 − 上年) ÷ 上年 × 100; nothing where the year before is not above zero. */
function growth(amount: Amount): Decimal | null {
  const [now, before] = [amount('operatingProfit'), amount('operatingProfitBefore')]
  return now && before?.gt(0) ? now.minus(before).div(before).times(100) : null
}

function factsOf(amount: Amount): EvaluationFacts {
  const [now, before] = [amount('operatingProfit'), amount('operatingProfitBefore')]
  const [assets, impairment] = [amount('assets'), amount('impairment')]
  const turn = now && before ? turnOf(now, before) : null
  const facts: EvaluationFacts = turn ? { turns: { R20: turn } } : {}
  for (const name of ['equity', 'interest', 'profit', 'operatingCash', 'netProfit'] as const) {
    const value = amount(name)
    if (value) facts[name] = value
  }
  if (assets && impairment) facts.badAssetBase = assets.plus(impairment)
  return facts
}

/** Years that have an accepted 决算 in the asker's sight, newest first. */
export async function evaluationYears(tx: Tx): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select distinct period / 100 as year from indicator_sheet where form_code = 'annual' order by year desc limit 20`
  return rows.map(({ year }) => year)
}
