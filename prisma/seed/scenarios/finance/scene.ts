import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { OrganisationWorld, OrgRow } from '../organisation/types'
import { Books } from './books'
import { consolidate, type Reported, type Unit } from './consolidate'
import { type Profile, profileOf } from './profile'

/** Months of statements, the last complete one last. */
export const monthsShown = 36

export type Enterprise = { org: OrgRow; profile: Profile; consolidates: boolean; reported: Reported }

/** The finances of the demonstration: which months, and every enterprise group by group, so that only one group's books are held. */
export type FinanceScene = { last: number; first: number; opening: number; groups: () => Generator<Enterprise[]> }

/** Statements begin in the January at least twelve months before the first that is shown, so that a year ago is known. */
export function financeScene(world: OrganisationWorld, now: Date, part = 1): FinanceScene {
  const today = shanghaiDate(now)
  const last = shiftMonths(Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)), -1)
  const first = shiftMonths(last, 1 - monthsShown)
  const opening = (Math.floor(first / 100) - 1) * 100 + 1
  const count = monthsBetween(opening, last) + 1
  const enterprises = world.orgs.filter((org) => org.kind === 'enterprise')
  const roots = new Map<string, OrgRow[]>()
  const known = new Set(enterprises.map(({ id }) => id))
  const byId = new Map(enterprises.map((org) => [org.id, org]))
  const rootOf = (org: OrgRow): string => (org.parentId && known.has(org.parentId) ? rootOf(byId.get(org.parentId)!) : org.id)
  for (const org of enterprises) roots.set(rootOf(org), [...(roots.get(rootOf(org)) ?? []), org])
  const chosen = [...roots.values()].slice(0, Math.max(1, Math.ceil(roots.size * part)))
  return { last, first, opening, groups: () => booksOf(chosen, known, count) }
}

function* booksOf(groups: readonly OrgRow[][], known: ReadonlySet<string>, count: number): Generator<Enterprise[]> {
  for (const orgs of groups) {
    const profiles = new Map(orgs.map((org) => [org.id, profileOf(org)]))
    const units = orgs.map((org): Unit => {
      const books = new Books(profiles.get(org.id)!, count)
      const counted = org.parentId && known.has(org.parentId) && org.consolidated
      return { id: org.id, parentId: counted ? org.parentId : null, own: [books.opening, ...books.months] }
    })
    const reported = consolidate(units)
    yield orgs.map((org) => {
      const mine = reported.get(org.id)!
      return { org, profile: profiles.get(org.id)!, consolidates: mine.consolidated !== null, reported: mine }
    })
  }
}

/** Months from one to another. */
export function monthsBetween(from: number, to: number): number {
  return (Math.floor(to / 100) - Math.floor(from / 100)) * 12 + (to % 100) - (from % 100)
}
