import type { Expr } from '@/lib/kernel/expr/ast'
import { functionNamed } from '@/lib/kernel/expr/functions/registry'
import { parse } from '@/lib/kernel/expr/parser'
import { printExpr } from '@/lib/kernel/expr/print'
import { type Environment, emptyEnvironment } from '@/lib/kernel/expr/types'

/** What stands in the place of a name; undefined = the name stays. `rows` are the tables whose row is being looked at, innermost last. */
export type Replacement = (path: string, rows: readonly string[]) => Expr | undefined

/** The tree with names replaced. Names of a row (inside `sum(table, …)`) are handed over with their tables, so that a column is not taken for a field. */
export function rewriteTree(
  root: Expr,
  replace: Replacement,
  environment: Environment = emptyEnvironment,
  rows: readonly string[] = [],
): Expr {
  const walk = (node: Expr, within: readonly string[]): Expr => {
    switch (node.kind) {
      case 'path':
        return replace(node.path, within) ?? node
      case 'call': {
        const [first, ...rest] = node.args
        if (!first) return node
        const table = functionNamed(node.name)?.perRow && first.kind === 'path' && Object.hasOwn(environment.tables, first.path)
        const inner = table ? [...within, first.path] : within
        return { ...node, args: [walk(first, within), ...rest.map((arg) => walk(arg, inner))] }
      }
      case 'logical':
        return { ...node, args: node.args.map((arg) => walk(arg, within)) }
      case 'list':
        return { ...node, items: node.items.map((item) => walk(item, within)) }
      case 'negate':
      case 'not':
        return { ...node, operand: walk(node.operand, within) }
      case 'arithmetic':
      case 'compare':
        return { ...node, left: walk(node.left, within), right: walk(node.right, within) }
      case 'in':
        return { ...node, item: walk(node.item, within), set: walk(node.set, within) }
      case 'between':
        return { ...node, item: walk(node.item, within), low: walk(node.low, within), high: walk(node.high, within) }
      default:
        return node
    }
  }
  return walk(root, rows)
}

/** The tree with nodes replaced from the root down: where `change` gives a node it stands as it is, elsewhere its operands are looked at. */
export function mapTree(root: Expr, change: (node: Expr) => Expr | undefined): Expr {
  const walk = (node: Expr): Expr => {
    const changed = change(node)
    if (changed) return changed
    switch (node.kind) {
      case 'call':
      case 'logical':
        return { ...node, args: node.args.map(walk) }
      case 'list':
        return { ...node, items: node.items.map(walk) }
      case 'negate':
      case 'not':
        return { ...node, operand: walk(node.operand) }
      case 'arithmetic':
      case 'compare':
        return { ...node, left: walk(node.left), right: walk(node.right) }
      case 'in':
        return { ...node, item: walk(node.item), set: walk(node.set) }
      case 'between':
        return { ...node, item: walk(node.item), low: walk(node.low), high: walk(node.high) }
      default:
        return node
    }
  }
  return walk(root)
}

/** Source text with names replaced. Throws on a source that does not parse: only checked definitions are rewritten. */
export function rewriteSource(source: string, replace: Replacement, environment?: Environment, rows: readonly string[] = []): string {
  return printExpr(rewriteTree(exprOf(source), replace, environment, rows))
}

/** Joins conditions: undefined = always true. `and` of what is there; `or` is always true when one of them is. */
export function joinConditions(op: 'and' | 'or', conditions: readonly (string | undefined)[]): string | undefined {
  const there = [...new Set(conditions.filter((one) => one !== undefined))]
  if (op === 'or' && conditions.some((one) => one === undefined)) return undefined
  if (there.length < 2) return there[0]
  return printExpr({ kind: 'logical', op, args: there.map(exprOf), span: { start: 0, end: 0 } })
}

/** The tree of a source that is known to be right; throws otherwise. */
export function exprOf(source: string): Expr {
  const parsed = parse(source)
  if (!parsed.ok) throw new Error(`Expression does not parse: ${source}`)
  return parsed.ast
}
