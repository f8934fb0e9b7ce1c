import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import type { Expr } from '@/lib/kernel/expr/ast'
import { type FilingUnit, filingUnits } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import type { CheckFormula } from './definition'
import { type CheckResult, sidesOf } from './run-checks'

const relations: Readonly<Record<CheckFormula['op'], string>> = {
  '=': '等于',
  '≈': '约等于',
  '<=': '不大于',
  '>=': '不小于',
  '<': '小于',
  '>': '大于',
}
const turned: Readonly<Record<CheckFormula['op'], CheckFormula['op']>> = { '=': '=', '≈': '≈', '<=': '>=', '>=': '<=', '<': '>', '>': '<' }

/** What would be right where a formula failed: the cell that stands alone on a side and what it ought to be if the others are; in the unit of filing. */
export function adviceOf(result: CheckResult, formula: CheckFormula, form: StatementForm, unit: FilingUnit): string | null {
  const sides = sidesOf(formula, form)
  if (result.verdict !== 'failed' || !sides || result.left === null || result.right === null) return null
  const near = formula.op === '≈' ? `（相差不超过 ${new Decimal(formula.tolerance ?? 0).times(100).toString()}%）` : ''
  const wanted = (tree: Expr, op: CheckFormula['op'], value: string): string | null => {
    const cell = tree.kind === 'path' ? cellsOf(form).get(tree.path) : undefined
    if (!cell) return null
    const shown = new Decimal(value).div(result.unit === '元' ? filingUnits[unit] : 1)
    return `若其余各格无误，${cell.label}（${cell.columnLabel}）应${relations[op]} ${formatDecimal(shown, 2)}${result.unit === '元' ? ` ${unit}` : ''}${near}。`
  }
  // A total is told rather than one of its parts: it stands alone on its side, on the right more often.
  return (
    wanted(sides.right.tree, turned[formula.op], result.left) ??
    wanted(sides.left.tree, formula.op, result.right) ??
    `左边应${relations[formula.op]}右边${near}，请核对涉及的各格。`
  )
}
