import { distance } from 'fastest-levenshtein'
import type { Environment } from '@/lib/kernel/expr/types'

/** The closest of the known names, for “是否为…”; undefined when none is near. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 4)) + 1
  for (const candidate of known) {
    if (Math.abs(name.length - candidate.length) >= least) continue
    const mistakes = distance(name, candidate)
    if (mistakes < least) [best, least] = [candidate, mistakes]
  }
  return best
}

/** Every name that could stand in an expression: columns of the rows at hand, fields, tables, facts, parameters. */
export function knownNames(environment: Environment, rows: readonly string[]): string[] {
  const prefixed = (keys: string[], prefix: string) => keys.map((key) => (key.startsWith(prefix) ? key : `${prefix}${key}`))
  const facts = Object.keys(environment.facts)
  return [
    ...rows.flatMap((table) => Object.keys(environment.tables[table] ?? {})),
    ...Object.keys(environment.fields),
    ...Object.keys(environment.tables),
    ...Object.entries(environment.tables).flatMap(([table, columns]) => prefixed(Object.keys(columns), `${table}.`)),
    ...facts,
    ...prefixed(facts, 'base.'),
    ...prefixed(Object.keys(environment.params), 'param.'),
  ]
}
