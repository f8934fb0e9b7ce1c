import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { Prisma } from '@/lib/platform/db'
import type { OutsideTold } from '../formula/evaluate-formula'
import { type Asked, askedRows } from '../statement/outside'
import { type DecidedFiling, decidedFigure } from './decided'
import { type ExternalKind, externalKindKeys, externalKinds } from './kinds'

/** What outside systems say of a statement in 元, by the names formulas use; for each that is not there, why. */
export type ExternalFigures = { known: Record<string, string>; unknown: Record<string, string>; told: Record<string, OutsideTold> }

/**
 * The figures that were imported for several statements, in their order and in one question: of the very period, of wages the newest of its year. What was
 * not imported is not connected, never zero. Asked with the platform's own rights, so that nobody's sight bends a check.
 */
export function externalSql(statements: readonly Omit<Asked, 'formCode'>[]): Prisma.Sql {
  return Prisma.sql`
    select distinct on (a.n, x.kind) a.n, x.kind, (x.amount / 100.0)::text as value
    from ${askedRows(statements)} join external_figure x on x.org_id = a.org
      and (x.period = a.period or (x.kind = 'payroll_approved' and x.period between a."yearStart" and a."yearStart" + 11))
    order by a.n, x.kind, x.period desc`
}

/**
 * What the answers to `externalSql` and `decidedSql` say of each statement: what was imported, else what was approved by a decided filing. Where both are
 * there and differ, that is told.
 */
export function externalFiguresOf(
  statements: readonly Omit<Asked, 'formCode'>[],
  answer: readonly unknown[] = [],
  decided: readonly unknown[] = [],
): ExternalFigures[] {
  const rows = answer as readonly { n: number; kind: ExternalKind; value: string }[]
  const found = new Map(rows.map(({ n, kind, value }) => [`${n} ${kind}`, value]))
  const filings = new Map<string, DecidedFiling[]>()
  for (const one of decided as readonly DecidedFiling[]) filings.set(one.org, [...(filings.get(one.org) ?? []), one])
  return statements.map(({ orgId, period, scope }, n) => {
    const figures: ExternalFigures = { known: {}, unknown: {}, told: {} }
    for (const kind of externalKindKeys) {
      const { fact, label, scopes, why } = externalKinds[kind]
      const value = found.get(`${n} ${kind}`)
      if (!(scopes as readonly string[]).includes(scope)) {
        figures.unknown[fact] = `${label}${why}`
        continue
      }
      const approved = decidedFigure(kind, period, filings.get(orgId) ?? [])
      if (value !== undefined) {
        figures.known[fact] = value
        if (approved && approved.value !== null && !new Decimal(approved.value).eq(value))
          figures.told[fact] = { note: contradiction(label, value, approved.value), filings: approved.sources }
      } else if (approved && approved.value !== null) {
        figures.known[fact] = approved.value
        figures.told[fact] = { note: `没有导入${label}，取自已办结的办件`, filings: approved.sources }
      } else if (approved) {
        figures.unknown[fact] = `${label}未接入，${approved.why}`
        figures.told[fact] = { note: '', filings: approved.sources }
      } else figures.unknown[fact] = `${label}未接入：没有导入这家企业这一期的数`
    }
    return figures
  })
}

const contradiction = (label: string, imported: string, approved: string) =>
  `导入的${label} ${yuan(imported)} 元，办件核定 ${yuan(approved)} 元，两者不一致，按导入的核对`

const yuan = (text: string) => formatDecimal(new Decimal(text), 2)
