import type { Operation } from '@/lib/openapi/operations/operation'

export type Match = { operation: Operation; path: Record<string, string> }
/** The operation of a method and path; with `allow`, the methods the path does have. */
export type Found = Match | { allow: string[] } | null

const patterns = new WeakMap<Operation, RegExp>()

function patternOf(operation: Operation): RegExp {
  const known = patterns.get(operation)
  if (known) return known
  const source = operation.path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const made = new RegExp(`^${source}$`)
  patterns.set(operation, made)
  return made
}

/** Finds the operation of a request below `/api/v1`; fixed paths come before those with parts. */
export function match(operations: readonly Operation[], method: string, path: string): Found {
  const fits = operations.flatMap((operation) => {
    const groups = patternOf(operation).exec(path)
    return groups ? [{ operation, path: decoded(groups.groups ?? {}) }] : []
  })
  const best = fits.filter((one) => !fits.some((other) => parts(other) < parts(one)))
  const right = best.find((one) => one.operation.method === method)
  if (right) return right
  return best.length > 0 ? { allow: [...new Set(best.map((one) => one.operation.method))].sort() } : null
}

const parts = (one: Match) => Object.keys(one.path).length

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, text]) => {
      try {
        return [name, decodeURIComponent(text)]
      } catch {
        return [name, text]
      }
    }),
  )
}
