import type { SearchParams } from '@/components/patterns/query-table/list-state'

export type Change = Readonly<Record<string, string | readonly string[] | null>>

/** Parameters that say where in the list one is; any other change goes back to the first page. */
const places = ['after', 'before']

function pairs(params: SearchParams): [string, string][] {
  return Object.entries(params).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : Array.isArray(value) ? value.map((item): [string, string] => [key, item]) : [[key, value]],
  )
}

/** The address of the same list with parameters changed (null or [] removes one); keeps what it does not know. */
export function listHref(path: string, params: SearchParams, change: Change): string {
  const changed = new Set([...Object.keys(change), ...places])
  const kept = pairs(params).filter(([key, value]) => !changed.has(key) && value !== '')
  const added = Object.entries(change).flatMap(([key, value]): [string, string][] =>
    value === null ? [] : (typeof value === 'string' ? [value] : value).filter(Boolean).map((item): [string, string] => [key, item]),
  )
  const query = new URLSearchParams([...kept, ...added]).toString()
  return query === '' ? path : `${path}?${query}`
}

/** The query string that a saved view keeps: everything but the place in the list. */
export function viewQuery(params: SearchParams): string {
  return new URLSearchParams(pairs(params).filter(([key, value]) => !places.includes(key) && value !== '')).toString()
}
