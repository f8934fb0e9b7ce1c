import type { Decimal } from '@/lib/kernel/decimal'
import { evaluateTree, inUnit, numberOf } from '../formula/evaluate-formula'
import { compileOver } from '../indicators/compute'
import type { Indicator } from '../indicators/definition'
import type { Amounts } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import type { GroupStatement } from './monthly-facts'

/** One statement that is the sum of many, cell by cell over the newest form among them; a cell that one of them lacks is unknown in the sum. */
export function summed(statements: readonly GroupStatement[]): { form: StatementForm; amounts: Amounts } | null {
  const form = statements[0]?.form
  if (!form) return null
  const amounts = [...cellsOf(form).values()].map(({ path }) => {
    let sum: bigint | null = 0n
    for (const statement of statements) {
      const cell = cellsOf(statement.form).get(path)
      const amount = cell ? (statement.amounts[cell.position - 1] ?? null) : null
      sum = sum === null || amount === null ? null : sum + amount
    }
    return sum
  })
  return { form, amounts }
}

/** An indicator of a sum by the indicator's own formula, in its unit; null with something missing. Ratios come from the summed cells, never from ratios. */
export function totalOf(indicator: Indicator, statements: readonly GroupStatement[], period: number): Decimal | null {
  const whole = summed(statements)
  const formula = whole && compileOver(indicator, whole.form)
  if (!whole || !formula) return null
  const { value } = numberOf(evaluateTree(formula.tree, { ...whole, period }))
  return value && inUnit(value, indicator.unit)
}
