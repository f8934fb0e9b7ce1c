import { childrenOf, type Expr } from '@/lib/kernel/expr/ast'
import { evaluateValue } from '@/lib/kernel/expr/evaluate'
import { formatExpr } from '@/lib/kernel/expr/format'
import { arithmetic } from '@/lib/kernel/expr/operators'
import { showValue } from '@/lib/kernel/expr/show'
import type { Scope } from '@/lib/kernel/expr/types'

/** One condition of a rule with what it came to: its text, the two sides and their difference as people read them. */
export type Finding = {
  text: string
  /** null = unknown; `reason` says why. */
  result: boolean | null
  reason?: string
  left?: string
  right?: string
  /** left − right, for numbers and dates. */
  difference?: string
}

/** Takes a condition apart at 且/或/非 and shows the working of each part, for “为什么没有通过”. At most 20 parts. */
export function explain(ast: Expr, scope: Scope): Finding[] {
  return conditionsOf(ast).map((node) => findingOf(node, scope))
}

function conditionsOf(ast: Expr): Expr[] {
  const found: Expr[] = []
  const walk = (node: Expr) => {
    if (found.length >= 20) return
    if (node.kind === 'logical' || node.kind === 'not') for (const child of childrenOf(node)) walk(child)
    else found.push(node)
  }
  walk(ast)
  return found
}

function findingOf(node: Expr, scope: Scope): Finding {
  const value = evaluateValue(node, scope)
  const finding: Finding = { text: formatExpr(node, scope.environment), result: value.kind === 'bool' ? value.value : null }
  if (value.kind === 'null') finding.reason = value.missing.reason
  if (node.kind !== 'compare') return finding
  const [left, right] = [evaluateValue(node.left, scope), evaluateValue(node.right, scope)]
  const difference = arithmetic('-', left, right, scope.calendar, '')
  if (left.kind !== 'null') finding.left = showValue(left)
  if (right.kind !== 'null') finding.right = showValue(right)
  if (difference.kind === 'number') finding.difference = showValue(difference)
  return finding
}
