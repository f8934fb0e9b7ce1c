import { Prisma } from '@/lib/platform/db'
import { type Asked, askedRows } from '../statement/outside'
import { type ExternalKind, externalKindKeys, externalKinds } from './kinds'

/** What outside systems say of a statement in 元, by the names formulas use; for each that is not there, why. */
export type ExternalFigures = { known: Record<string, string>; unknown: Record<string, string> }

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

/** What the answer to `externalSql` says of each statement. */
export function externalFiguresOf(statements: readonly Omit<Asked, 'formCode'>[], answer: readonly unknown[] = []): ExternalFigures[] {
  const rows = answer as readonly { n: number; kind: ExternalKind; value: string }[]
  const found = new Map(rows.map(({ n, kind, value }) => [`${n} ${kind}`, value]))
  return statements.map(({ scope }, n) => {
    const figures: ExternalFigures = { known: {}, unknown: {} }
    for (const kind of externalKindKeys) {
      const { fact, label, scopes, why } = externalKinds[kind]
      const value = found.get(`${n} ${kind}`)
      if (!(scopes as readonly string[]).includes(scope)) figures.unknown[fact] = `${label}${why}`
      else if (value === undefined) figures.unknown[fact] = `${label}未接入：没有导入这家企业这一期的数`
      else figures.known[fact] = value
    }
    return figures
  })
}
