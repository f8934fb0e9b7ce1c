import { childrenOf, type Expr } from '@/lib/kernel/expr/ast'
import type { Formula } from '../formula/formula'
import { cellsOf, type StatementForm } from '../statement/form'
import type { Sides } from './run-checks'

const nowhere = { start: 0, end: 0 }

/** The total of a formula that says “this cell is the sum of those”, and which side has the sum; null for any other formula. */
export function sumIn({ formula, left, right }: Sides): { total: string; side: 'left' | 'right' } | null {
  if (formula.op !== '=' || !formula.scope.startsWith('表内')) return null
  for (const [one, other, side] of [
    [left.tree, right.tree, 'right'],
    [right.tree, left.tree, 'left'],
  ] as const)
    if (one.kind === 'path' && other.kind === 'arithmetic' && isSum(other)) return { total: one.path, side }
  return null
}

function isSum(tree: Expr): boolean {
  if (tree.kind === 'path') return !tree.path.startsWith('EXT.')
  if (tree.kind === 'negate') return isSum(tree.operand)
  return tree.kind === 'arithmetic' && (tree.op === '+' || tree.op === '-') && isSum(tree.left) && isSum(tree.right)
}

/**
 * A formula as the version of a form has it: lines that joined its sum are in it, retired lines are out of it. Null where a retired line stands in anything
 * but a sum, or is all a side had: then there is nothing left to ask. The released forms leave every formula as it is written.
 */
export function followForm(sides: Sides, form: StatementForm): Sides | null {
  const sum = sumIn(sides)
  const [left, right] = [without(sides.left, form), without(sides.right, form)]
  if (!left || !right) return null
  const kept = { ...sides, left, right }
  return sum ? { ...kept, [sum.side]: joined(kept[sum.side], sides.formula.code, sum.total, form) } : kept
}

/** The side with the lines of the form that name its formula added, each in the column of the total. */
function joined(side: Formula, code: string, total: string, form: StatementForm): Formula {
  const column = total.split('@')[1]
  const known = cellsOf(form)
  return form.sheets
    .flatMap((sheet) =>
      sheet.lines.filter(({ sums }) => sums?.includes(code)).map((line) => ({ line, path: `${sheet.key}.${line.key}@${column}` })),
    )
    .filter(({ path }) => known.has(path) && !known.get(path)!.closed)
    .reduce((before, { line, path }): Formula => {
      const added: Expr = { kind: 'path', path, span: nowhere }
      const tree: Expr = { kind: 'arithmetic', op: line.contra ? '-' : '+', left: before.tree, right: added, span: nowhere }
      return { ...before, tree, cells: [...before.cells, path] }
    }, side)
}

function without(side: Formula, form: StatementForm): Formula | null {
  const cells = cellsOf(form)
  const closed = (path: string) => cells.get(path)?.closed === true
  if (!side.cells.some(closed)) return side
  const tree = stripped(side.tree, closed)
  return typeof tree === 'string' ? null : { ...side, tree, cells: side.cells.filter((path) => !closed(path)) }
}

/** The tree without the closed cells of its sums. `nothing` = all of it was closed; `lost` = a closed cell stands in anything but a sum. */
function stripped(tree: Expr, closed: (path: string) => boolean): Expr | 'nothing' | 'lost' {
  if (tree.kind === 'path') return closed(tree.path) ? 'nothing' : tree
  if (tree.kind === 'negate') {
    const operand = stripped(tree.operand, closed)
    return typeof operand === 'string' ? operand : { ...tree, operand }
  }
  if (tree.kind !== 'arithmetic' || (tree.op !== '+' && tree.op !== '-')) return reads(tree, closed) ? 'lost' : tree
  const [left, right] = [stripped(tree.left, closed), stripped(tree.right, closed)]
  if (left === 'lost' || right === 'lost') return 'lost'
  if (right === 'nothing') return left
  if (left !== 'nothing') return { ...tree, left, right }
  return tree.op === '+' ? right : { kind: 'negate', operand: right, span: tree.span }
}

const reads = (tree: Expr, closed: (path: string) => boolean): boolean =>
  tree.kind === 'path' ? closed(tree.path) : childrenOf(tree).some((child) => reads(child, closed))
