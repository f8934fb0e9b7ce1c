import { Decimal } from '@/lib/kernel/decimal'
import type { Expr } from '@/lib/kernel/expr/ast'
import { mapTree } from '@/lib/kernel/expr/rewrite'
import { exprToSql, NotInSql } from '@/lib/kernel/expr/sql/expr-to-sql'
import { unitMeaning } from '@/lib/kernel/expr/units'
import { annualised, compileFormula } from '../formula/formula'
import { cellsOf, type StatementForm } from '../statement/form'

/**
 * A condition on a statement as SQL: `where` and `value` speak of `v1`, `v2` … = the cells in the order of `cells` (元, a ratio, or a count), of
 * `period` (YYYYMM) and of `:p1` … = the parameters in the order given. Null where a cell is empty or a divisor is zero.
 */
export type RuleSql = { cells: readonly string[]; where: string; value: string; parameters: readonly Parameter[] }

/** A number of the formula that an administrator may change; an `amount` is 分 in SQL whatever unit the formula writes. */
export type Parameter = { name: string; title: string; value: number; unit: 'number' | 'amount' }

type Rule = { formula: string; params: Readonly<Record<string, number>>; annualize: boolean }

/** Compiles a rule over a form. Throws when a parameter is not a number of the formula: the rule is written wrongly. */
export function ruleSql({ formula, params, annualize }: Rule, form: StatementForm): RuleSql {
  const cells = cellsOf(form)
  const compiled = compileFormula(formula, form)
  const whole = annualize ? annualised(compiled.tree, cells) : compiled.tree
  const { tree, parameters, factors } = parametrised(whole, params)
  const names = (path: string) => {
    if (path === 'param.annual_times') return '12.0'
    if (path === 'param.annual_over') return '(period % 100)'
    const factor = factors.get(path)
    if (factor !== undefined) return `(:${path.replace('param.', '')}::numeric * ${factor})`
    const index = compiled.cells.indexOf(path)
    if (index < 0) throw new NotInSql(path)
    return `v${index + 1}`
  }
  return { cells: compiled.cells, parameters, where: exprToSql(tree, names), value: measureOf(tree, names) }
}

function parametrised(whole: Expr, params: Readonly<Record<string, number>>) {
  const parameters: Parameter[] = []
  const factors = new Map<string, string>()
  let tree = whole
  for (const [title, value] of Object.entries(params)) {
    const name = `p${parameters.length + 1}`
    tree = mapTree(tree, (node) => {
      if (node.kind !== 'number' || Number(node.value) !== value) return undefined
      const { dimension, factor } = unitMeaning(node.unit)
      const money = dimension === 'money'
      if (!factors.has(`param.${name}`))
        parameters.push({ name, title, value: money ? value * Number(factor) * 100 : value, unit: money ? 'amount' : 'number' })
      factors.set(`param.${name}`, money ? '0.01' : factor)
      return { kind: 'path', path: `param.${name}`, span: node.span }
    })
    if (!factors.has(`param.${name}`)) throw new Error(`no number ${value} for ${title}`)
  }
  return { tree, parameters, factors }
}

/** The same formula with other numbers where an administrator changed them: `given` by the names of the parameters, as in SQL (an `amount` in 分). */
export function retuned(tree: Expr, params: Readonly<Record<string, number>>, given: Readonly<Record<string, unknown>>): Expr {
  const defaults = Object.values(params)
  return mapTree(tree, (node) => {
    if (node.kind !== 'number') return undefined
    const wanted = given[`p${defaults.indexOf(Number(node.value)) + 1}`]
    if (typeof wanted !== 'number') return undefined
    const { dimension, factor } = unitMeaning(node.unit)
    const value = dimension === 'money' ? new Decimal(wanted).div(100).div(factor) : new Decimal(wanted)
    return { ...node, value: value.toString() }
  })
}

/** What a rule measures: the left side of its first comparison, over the right side where that is no mere number. */
function measureOf(tree: Expr, names: (path: string) => string): string {
  const first = firstComparison(tree)
  if (!first) return '1'
  const [left, right] = [exprToSql(first.left, names), exprToSql(first.right, names)]
  return /\bv\d/.test(right) ? `(${left} / nullif(${right}, 0))` : left
}

function firstComparison(tree: Expr): Extract<Expr, { kind: 'compare' }> | undefined {
  let found: Extract<Expr, { kind: 'compare' }> | undefined
  mapTree(tree, (node) => {
    if (node.kind === 'compare') found ??= node
    return undefined
  })
  return found
}
