import type { Expr } from '@/lib/kernel/expr/ast'
import type { CheckFormula } from '../checks/definition'
import { type Sides, sidesOf } from '../checks/run-checks'
import type { FormulaCell } from './follow-formulas'
import type { StatementForm } from './form'

/**
 * The cells of a form that are worked out from others, those that others need first. They are read from the audit formulas within one sheet that say
 * “this cell is the sum of those”, so that what is worked out is what is checked. The first formula of a cell counts; one that would go in a ring does not.
 */
export function formulaCellsOf(form: StatementForm, formulas: readonly CheckFormula[]): FormulaCell[] {
  const found = new Map<string, FormulaCell>()
  for (const formula of formulas) {
    const sides = formula.op === '=' && formula.scope.startsWith('表内') ? sidesOf(formula, form) : null
    const cell = sides && cellOf(sides)
    if (cell && !found.has(cell.path) && !needs(cell, cell.path, found)) found.set(cell.path, cell)
  }
  const ordered = new Set<FormulaCell>()
  const take = (cell: FormulaCell) => {
    for (const [path] of cell.terms) if (found.has(path)) take(found.get(path)!)
    ordered.add(cell)
  }
  for (const cell of found.values()) take(cell)
  return [...ordered]
}

function cellOf({ left, right }: Sides): FormulaCell | null {
  for (const [one, other] of [
    [left.tree, right.tree],
    [right.tree, left.tree],
  ] as const) {
    const terms = termsOf(other, 1)
    if (one.kind === 'path' && terms && terms.length > 1 && terms.every(([path]) => path.split('.')[0] === one.path.split('.')[0]))
      return { path: one.path, terms }
  }
  return null
}

/** A tree as cells added and taken off, or null where it is anything else. */
function termsOf(tree: Expr, factor: 1 | -1): [string, 1 | -1][] | null {
  if (tree.kind === 'path') return tree.path.startsWith('EXT.') ? null : [[tree.path, factor]]
  if (tree.kind === 'negate') return termsOf(tree.operand, factor === 1 ? -1 : 1)
  if (tree.kind !== 'arithmetic' || (tree.op !== '+' && tree.op !== '-')) return null
  const [left, right] = [termsOf(tree.left, factor), termsOf(tree.right, tree.op === '+' ? factor : factor === 1 ? -1 : 1)]
  return left && right && [...left, ...right]
}

function needs(cell: FormulaCell, path: string, found: ReadonlyMap<string, FormulaCell>): boolean {
  return cell.terms.some(([term]) => term === path || (found.has(term) && needs(found.get(term)!, path, found)))
}
