import type { Part } from './rename'

/** The parts that have to be decided before this one, by the catalogue's dependencies. */
export function prerequisitesOf(part: Part, parts: readonly Part[]): Part[] {
  return parts.filter(
    (other) =>
      other !== part &&
      (part.matter.dependencies.some((one) => one.relation === '前置' && one.matter === other.matter.code) ||
        other.matter.dependencies.some((one) => one.relation === '后置' && one.matter === part.matter.code)),
  )
}

/** The longest way through the promised working days of parts that wait for one another; parts that do not wait run side by side. */
export function longestPath(parts: readonly Part[]): number {
  const known = new Map<Part, number>()
  const until = (part: Part, above: readonly Part[]): number => {
    const held = known.get(part)
    if (held !== undefined) return held
    const waits = prerequisitesOf(part, parts).filter((other) => !above.includes(other))
    const days = part.matter.limits.promiseDays + Math.max(0, ...waits.map((other) => until(other, [...above, part])))
    known.set(part, days)
    return days
  }
  return Math.max(...parts.map((part) => until(part, [])))
}
