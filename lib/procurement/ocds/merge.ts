import type { Json } from './values'

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * One release from several of the same process: the later date wins field by field. Objects are merged member by member, lists whose
 * entries have ids entry by entry, everything else is replaced; null takes a field away. Equal dates keep the order given.
 */
export function mergeReleases(releases: readonly Json[]): Json {
  return releases.toSorted((a, b) => dateOf(a) - dateOf(b)).reduce((earlier, later) => mergedObject(earlier, later))
}

/** When a release was published; one without a date comes first. */
export function dateOf(release: Json): number {
  const at = typeof release.date === 'string' ? Date.parse(release.date) : Number.NaN
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at
}

function mergedObject(earlier: Json, later: Json): Json {
  const merged = new Map(Object.entries(earlier))
  for (const [key, value] of Object.entries(later)) {
    if (value === null) merged.delete(key)
    else merged.set(key, mergedValue(merged.get(key), value))
  }
  return Object.fromEntries(merged)
}

function mergedValue(earlier: unknown, later: unknown): unknown {
  if (isObject(earlier) && isObject(later)) return mergedObject(earlier, later)
  if (!Array.isArray(earlier) || !Array.isArray(later)) return later
  const idOf = (entry: unknown) =>
    isObject(entry) && (typeof entry.id === 'string' || typeof entry.id === 'number') ? String(entry.id) : undefined
  if (![...earlier, ...later].every((entry) => idOf(entry) !== undefined)) return later
  const rest = new Map(later.map((entry) => [idOf(entry), entry as Json]))
  // An id that one release gives twice is two entries, not one: lists with such ids are replaced.
  if (rest.size < later.length || new Set(earlier.map(idOf)).size < earlier.length) return later
  const kept = earlier.map((entry) => {
    const other = rest.get(idOf(entry))
    rest.delete(idOf(entry))
    return other ? mergedObject(entry as Json, other) : entry
  })
  return [...kept, ...rest.values()]
}
