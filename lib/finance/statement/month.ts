import type { Tx } from '@/lib/platform/db'
import { type Amounts, type FilingUnit, type MonthAgo, typedAmount } from './amounts'
import { cellsOf, type StatementForm } from './form'
import { formVersion, type OpenStatement, openStatement } from './read'

/** Filled cells by path, in the unit of filing. */
export function typedCells(form: StatementForm, amounts: Amounts, unit: FilingUnit): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const cell of cellsOf(form).values()) {
    const stored = amounts[cell.position - 1]
    if (stored !== null && stored !== undefined) typed[cell.path] = typedAmount(stored, cell, unit)
  }
  return typed
}

/**
 * The accepted cumulative flows of the month before, from which the month itself follows (本月 = 本年累计 − 上月累计); zero before January, and a cell that
 * was not filled is not there. Null where that month was not accepted, and for yearly statements.
 */
export async function monthAgo(tx: Tx, open: OpenStatement, form: StatementForm): Promise<MonthAgo | null> {
  if (open.formCode !== 'flash') return null
  const cumulative = (path: string) => path.endsWith('@ytd')
  if (open.period % 100 === 1) return Object.fromEntries([...cellsOf(form).keys()].filter(cumulative).map((path) => [path, '0']))
  const [last] = await tx.$queryRaw<{ id: string; number: number }[]>`
    select s.id::text, v.number from statement s join statement_version v on v.id = s.accepted_version_id
    where s.org_id = ${open.orgId}::uuid and s.form_code = 'flash' and s.scope = ${open.scope} and s.period = ${open.period - 1}`
  if (!last) return null
  const { shown } = await openStatement(tx, last.id, last.number)
  // The month before may have been made under an earlier version of the form: cells go by their path.
  const { form: then } = await formVersion(tx, shown.formId)
  return Object.fromEntries(Object.entries(typedCells(then, shown.amounts, open.shown.unit)).filter(([path]) => cumulative(path)))
}
