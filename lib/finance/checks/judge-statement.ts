import type { Tx } from '@/lib/platform/db'
import { externalFiguresOf } from '../external/figures'
import type { Amounts, FilingUnit } from '../statement/amounts'
import { consolidationOfAll } from '../statement/consolidation'
import type { StatementForm } from '../statement/form'
import { type Asked, outsideOf, outsideOfAll } from '../statement/outside'
import { currentChecks, type OpenStatement } from '../statement/read'
import { treasuryTotals, treasuryTotalsOfAll } from '../statement/treasury-totals'
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
  const [formulas, outside] = [await currentChecks(tx), await outsideOf(tx, statement)]
  const [treasury, whole] = [await treasuryTotals(tx, statement), (await consolidationOfAll(tx, [statement]))[0]!]
  const told = toldBy(outside, [treasury, whole, (await externalFiguresOf(tx, [statement]))[0]!])
  return runChecks(formulas, { form, period: statement.period, amounts, ...told }, unit)
}

/** What is judged in a batch: a statement with its amounts. */
export type Judged = Asked & { form: StatementForm; amounts: Amounts; unit: FilingUnit }

/** The same for many statements, in their order: what other systems know is asked once for all, and only what failed is told in full. */
export async function judgeAll(tx: Tx, statements: readonly Judged[]): Promise<QuickResults[]> {
  if (statements.length === 0) return []
  const [formulas, outside] = [await currentChecks(tx), await outsideOfAll(tx, statements)]
  const [treasury, wholes] = [await treasuryTotalsOfAll(tx, statements), await consolidationOfAll(tx, statements)]
  const external = await externalFiguresOf(tx, statements)
  return statements.map(({ form, period, amounts, unit }, index) => {
    const told = toldBy(outside[index]!, [treasury[index]!, wholes[index]!, external[index]!])
    return judgeQuickly(formulas, { form, period, amounts, ...told }, unit)
  })
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
