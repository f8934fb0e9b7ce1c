import type { Expr } from '@/lib/kernel/expr/ast'
import { exprToSql, NotInSql } from '@/lib/kernel/expr/sql/expr-to-sql'
import { type Cell, placesOf } from '../statement/form'

/** The SQL names a statement's parts go by where a compiled formula stands. */
export type SqlGround = {
  /** An expression of type bigint[]: the amounts. */
  amounts: string
  /** An expression of type integer: the period as `YYYYMM` of its last month. */
  period: string
  /** What other systems know, by its name in formulas: an expression of type numeric. */
  outside?: (name: string) => string | undefined
}

/** The SQL of a formula's tree over amounts in an array; agrees with `evaluateTree` to eight decimals. Throws NotInSql. */
export function formulaToSql(tree: Expr, cells: ReadonlyMap<string, Cell>, ground: SqlGround, tolerance?: string): string {
  return exprToSql(tree, (path) => nameInSql(path, cells, ground), tolerance)
}

function nameInSql(path: string, cells: ReadonlyMap<string, Cell>, { amounts, period, outside }: SqlGround): string {
  if (path === 'param.annual_times') return '12.0'
  if (path === 'param.annual_over') return `(${period} % 100)`
  const cell = cells.get(path)
  if (cell) return cellInSql(cell, amounts)
  const expression = outside?.(path)
  if (expression === undefined) throw new NotInSql(path)
  return expression
}

/** The SQL of one cell in the base unit of the evaluator: 元, a ratio for a rate, or the count. */
export function cellInSql(cell: Cell, amounts: string): string {
  const over = cell.unit === '%' ? 10 ** (placesOf(cell.unit) + 2) : 10 ** placesOf(cell.unit)
  return `(${amounts}[${cell.position}]::numeric / ${over})`
}
