import type { Environment } from '@/lib/kernel/expr/types'

/** The closest of the known names, for “是否为…”; undefined when none is near. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 4)) + 1
  for (const candidate of known) {
    const distance = editDistance(name, candidate, least)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
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
