import { fromCents, readMoney } from '@/lib/kernel/money'
import { Prisma } from '@/lib/platform/db'
import type { FilingSource } from '../formula/evaluate-formula'
import { type Asked, askedRows } from '../statement/outside'
import type { ExternalKind } from './kinds'

/** Matters whose decision says what wages are approved, and what is handed over to the state. */
const matters = { budget: 'GZ-KH-01', settlement: 'GZ-KH-02', distribution: 'GZ-CW-03', handedOver: 'GZ-CW-04' } as const

/** A decided filing of one of these matters, with what its form says (amounts in 万元 as text); `on` = the day of the decision. */
export type DecidedFiling = {
  readonly org: string
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly matter: string
  readonly on: string
  readonly year: string | null
  readonly amount: string | null
  readonly dueOn: string | null
}

/** What decided filings say of a figure, in 元; without a value, why it cannot be held against this period. */
export type Decided =
  | { readonly value: string; readonly sources: readonly FilingSource[] }
  | { readonly value: null; readonly why: string; readonly sources: readonly FilingSource[] }

/**
 * The decided filings of the enterprises of several statements that approve wages or profits handed over, the newest decision first; one whose paper was
 * revoked is none. Asked with the platform's own rights, so that nobody's sight bends a check.
 */
export function decidedSql(statements: readonly Omit<Asked, 'formCode'>[]): Prisma.Sql {
  return Prisma.sql`
    with unit as materialized (select distinct a.org from ${askedRows(statements)} where a.scope in ('single', 'consolidated'))
    select f.org_id::text as org, f.id::text, f.number, f.title, f.matter_code as matter, (f.concluded_at at time zone 'Asia/Shanghai')::date::text as on,
      coalesce(f.values->>'wage_year', f.values->>'income_year') as year, f.values->>'due_date' as "dueOn",
      case f.matter_code when ${matters.budget} then f.values->>'total' when ${matters.settlement} then f.values->>'settled'
        when ${matters.distribution} then f.values->>'state_share' else f.values->>'payable' end as amount
    from unit join filing_by_matter f on f.org_id = unit.org
    where f.status = 'concluded' and f.concluded_at is not null and f.matter_code = any (${Object.values(matters)})
      and not exists (select 1 from paper p where p.filing_id = f.id and p.revoked_at is not null)
    order by f.concluded_at desc, f.id desc`
}

/** What decided filings of an enterprise (the newest decision first) say of a kind of figure for a period; undefined where none does. */
export function decidedFigure(kind: ExternalKind, period: number, filings: readonly DecidedFiling[]): Decided | undefined {
  if (kind === 'payroll_approved') return wagesOf(Math.floor(period / 100), filings)
  return kind === 'dividend_paid' ? dividendsOf(period, filings) : undefined
}

/** Wages approved for a year: what was settled, else the newest budget. */
function wagesOf(year: number, filings: readonly DecidedFiling[]): Decided | undefined {
  const of = (matter: string) => filings.find((one) => one.matter === matter && one.year === String(year) && centsOf(one) !== null)
  const settled = of(matters.settlement)
  const found = settled ?? of(matters.budget)
  return found && { value: fromCents(centsOf(found)!), sources: [sourceOf(found, settled ? '清算核定额' : '核定的预算')] }
}

/**
 * What is to be handed over by the end of a period: decided declarations of which the day of payment lies in the year. One that is due later may be paid
 * already or not, so that nothing is compared. A distribution that was approved names no day: it is held against the whole year.
 */
function dividendsOf(period: number, filings: readonly DecidedFiling[]): Decided | undefined {
  const year = String(Math.floor(period / 100))
  const declared = filings.filter((one) => one.matter === matters.handedOver && one.dueOn?.startsWith(year) && centsOf(one) !== null)
  if (declared.length > 0) {
    const sources = declared.map((one) => sourceOf(one, `应缴金额，缴款期限 ${one.dueOn}`))
    const later = declared.filter(({ dueOn }) => Number(dueOn!.slice(0, 4) + dueOn!.slice(5, 7)) > period)
    if (later.length > 0) return { value: null, why: `核准的国有资本收益缴款期限为 ${later[0]!.dueOn}，本期末未到，不核对`, sources }
    return { value: fromCents(declared.reduce((sum, one) => sum + centsOf(one)!, 0n)), sources }
  }
  const shared = filings.find((one) => one.matter === matters.distribution && one.on.startsWith(year) && centsOf(one) !== null)
  if (!shared) return undefined
  const sources = [sourceOf(shared, '利润分配归国有部分')]
  if (period % 100 !== 12) return { value: null, why: '批准的利润分配方案没有写缴款期限，年末核对', sources }
  return { value: fromCents(centsOf(shared)!), sources }
}

function centsOf({ amount }: DecidedFiling): bigint | null {
  const read = amount === null ? null : readMoney(amount, '万元')
  return read?.ok ? read.cents : null
}

function sourceOf({ id, number, title, on }: DecidedFiling, what: string): FilingSource {
  return { id, number: number ?? title, words: `${what}，${on} 办结` }
}
