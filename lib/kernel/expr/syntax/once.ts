import type { Expr } from '@/lib/kernel/expr/ast'
import type { Environment } from '@/lib/kernel/expr/types'

/** The same function of a tree and an environment, worked out once for each pair of them: neither ever changes. */
export function oncePerNode<T>(work: (node: Expr, environment: Environment) => T): (node: Expr, environment: Environment) => T
export function oncePerNode<T>(
  work: (node: Expr, environment: Environment) => T,
  otherwise: Environment,
): (node: Expr, environment?: Environment) => T
export function oncePerNode<T>(work: (node: Expr, environment: Environment) => T, otherwise?: Environment) {
  const held = new WeakMap<Expr, WeakMap<Environment, { made: T }>>()
  return (node: Expr, environment = otherwise as Environment): T => {
    const known = held.get(node) ?? new WeakMap<Environment, { made: T }>()
    held.set(node, known)
    const { made } = known.get(environment) ?? { made: work(node, environment) }
    known.set(environment, { made })
    return made
  }
}
