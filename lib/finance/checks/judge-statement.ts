import { askBoth, type Tx } from '@/lib/platform/db'
import { decidedSql } from '../external/decided'
import { externalFiguresOf, externalSql } from '../external/figures'
import type { Amounts, FilingUnit } from '../statement/amounts'
import { consolidationOfAll, consolidationSql } from '../statement/consolidation'
import type { StatementForm } from '../statement/form'
import { type Asked, investedSql, outsideOfAll, outsideSql } from '../statement/outside'
import { checksFrom, currentChecksSql, type OpenStatement } from '../statement/read'
import { treasurySql, treasuryTotalsOfAll } from '../statement/treasury-totals'
import { judgeQuickly, type QuickResults } from './quick-verdict'
import { type CheckResult, runChecks } from './run-checks'

/** What the formulas in force say of a statement with these amounts: every formula that asks something of its form. */
export async function judgeStatement(
  tx: Tx,
  statement: OpenStatement,
  form: StatementForm,
  amounts: Amounts = statement.shown.amounts,
  unit: FilingUnit = statement.shown.unit,
): Promise<CheckResult[]> {
  const { formulas, told } = await asked(tx, [statement])
  return runChecks(formulas, { form, period: statement.period, amounts, ...told[0]! }, unit)
}

/** What is judged in a batch: a statement with its amounts. */
export type Judged = Asked & { form: StatementForm; amounts: Amounts; unit: FilingUnit }

/** The same for many statements, in their order: what other systems know is asked once for all, and only what failed is told in full. */
export async function judgeAll(tx: Tx, statements: readonly Judged[]): Promise<QuickResults[]> {
  if (statements.length === 0) return []
  const { formulas, told } = await asked(tx, statements)
  return statements.map(({ form, period, amounts, unit }, index) =>
    judgeQuickly(formulas, { form, period, amounts, ...told[index]! }, unit),
  )
}

/** The formulas in force, and what other books say of each statement: asked once for all, sums of the base with the platform's own rights. */
async function asked(tx: Tx, statements: readonly Asked[]) {
  const { own, base } = await askBoth(
    tx,
    { checks: currentChecksSql, outside: outsideSql(statements) },
    {
      invested: investedSql(statements),
      treasury: treasurySql(statements),
      external: externalSql(statements),
      decided: decidedSql(statements),
      ...(statements.some(({ scope }) => scope === 'consolidated') ? { whole: consolidationSql(statements) } : {}),
    },
    // The statements are one value of JSON, of which no plan can make anything.
    'kept',
  )
  const outside = outsideOfAll(statements, own.outside, base.invested)
  const [treasury, external] = [treasuryTotalsOfAll(statements, base.treasury), externalFiguresOf(statements, base.external, base.decided)]
  const wholes = consolidationOfAll(statements, base.whole)
  return {
    formulas: await checksFrom(tx, own.checks),
    told: outside.map((known, index) => ({
      ...toldBy(known, [treasury[index]!, wholes[index]!, external[index]!]),
      told: external[index]!.told,
    })),
  }
}

type Told = { known: Record<string, string>; unknown: Record<string, string> }

/** What other books say, together: by name what is known, and why the rest is not. */
function toldBy(outside: Record<string, string>, others: readonly Told[]) {
  return {
    outside: Object.assign({ ...outside }, ...others.map(({ known }) => known)) as Record<string, string>,
    unknown: Object.assign({}, ...others.map(({ unknown }) => unknown)) as Record<string, string>,
  }
}

/** How many failed at each level, and how many could not be judged. */
export function countsOf(results: readonly CheckResult[]): { failed: number; warned: number; unjudged: number } {
  const of = (test: (result: CheckResult) => boolean) => results.filter(test).length
  return {
    failed: of(({ verdict, level }) => verdict === 'failed' && level === 'error'),
    warned: of(({ verdict, level }) => verdict === 'failed' && level === 'warning'),
    unjudged: of(({ verdict }) => verdict === 'unjudged'),
  }
}
