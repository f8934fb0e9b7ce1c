import type { Tx } from '@/lib/platform/db'
import type { Amounts, FilingUnit } from '../statement/amounts'
import type { StatementForm } from '../statement/form'
import { outsideOf } from '../statement/outside'
import { currentChecks, type OpenStatement } from '../statement/read'
import { treasuryTotals } from '../statement/treasury-totals'
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
  const { known, unknown } = await treasuryTotals(tx, statement)
  return runChecks(formulas, { form, period: statement.period, amounts, outside: { ...outside, ...known }, unknown }, unit)
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
