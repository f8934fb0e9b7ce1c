import { childrenOf, type Expr } from '@/lib/kernel/expr/ast'
import { functionNamed } from '@/lib/kernel/expr/functions/registry'
import { resolve } from '@/lib/kernel/expr/resolve'
import { oncePerNode } from '@/lib/kernel/expr/syntax/once'
import { type Environment, emptyEnvironment } from '@/lib/kernel/expr/types'

/** Every name an expression uses, each once, in the order of first use. Columns are `table.column`. */
export type References = {
  fields: string[]
  tables: string[]
  columns: string[]
  facts: string[]
  params: string[]
  materials: string[]
  functions: string[]
  unknown: string[]
}

/** Collects the names. Fields and columns can only be told apart with the environment; without it they are `unknown`. */
export const references: (root: Expr, environment?: Environment) => References = oncePerNode(namesIn, emptyEnvironment)

function namesIn(root: Expr, environment: Environment): References {
  const found: Record<keyof References, Set<string>> = {
    ...{ fields: new Set(), tables: new Set(), columns: new Set(), facts: new Set() },
    ...{ params: new Set(), materials: new Set(), functions: new Set(), unknown: new Set() },
  }
  const path = (name: string, rows: readonly string[]) => {
    const reference = resolve(name, environment, rows)
    if (!reference) {
      const bag = name.startsWith('param.') ? found.params : name.startsWith('base.') ? found.facts : found.unknown
      bag.add(name.replace(/^(?:param|base)\./, ''))
      return
    }
    if (reference.kind === 'column' || reference.kind === 'tableColumn') {
      found.columns.add(`${reference.table}.${reference.key}`)
      found.tables.add(reference.table)
      return
    }
    const bags = { field: found.fields, table: found.tables, fact: found.facts, param: found.params }
    bags[reference.kind].add(reference.key)
  }
  const walk = (node: Expr, rows: readonly string[]) => {
    if (node.kind === 'path') return path(node.path, rows)
    if (node.kind !== 'call') {
      for (const child of childrenOf(node)) walk(child, rows)
      return
    }
    found.functions.add(node.name)
    const [first, ...rest] = node.args
    if (!first) return
    if (node.name === 'material' && first.kind === 'text') found.materials.add(first.value)
    walk(first, rows)
    const table = functionNamed(node.name)?.perRow && first.kind === 'path' && Object.hasOwn(environment.tables, first.path)
    for (const arg of rest) walk(arg, table ? [...rows, first.path] : rows)
  }
  walk(root, [])
  const list = (key: keyof References) => [...found[key]]
  return {
    ...{ fields: list('fields'), tables: list('tables'), columns: list('columns'), facts: list('facts') },
    ...{ params: list('params'), materials: list('materials'), functions: list('functions'), unknown: list('unknown') },
  }
}
