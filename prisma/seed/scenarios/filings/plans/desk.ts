import { addWorkdays } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { rng } from '../../../rng'
import type { OrgRow } from '../../organisation/types'
import { isUsualDesk } from '../agenda'
import type { Stage } from '../stage'
import type { FilingPlan, Incident, Stop } from '../types'
import { workdayUpTo } from '../working-time'

/** How a filing in hand stands: `fresh` has time, `today` and `tomorrow` are due then, a number is by how many working days it is overdue. */
export type Light = 'fresh' | 'today' | 'tomorrow' | number

export type DeskWish = {
  readonly name: string
  readonly matter: string
  readonly org: OrgRow
  readonly step: string
  readonly light?: Light
  readonly stop?: Partial<Stop>
  readonly incidents?: readonly Incident[]
  readonly more?: Partial<FilingPlan>
}

/** A filing that lies on a desk now: it arrived so long ago that it has come there, and stands as its light says. */
export function onDesk(stage: Stage, wish: DeskWish): FilingPlan {
  const matter = stage.matters.get(wish.matter)!
  const chance = rng(`plan:${wish.name}`)
  const base = { name: wish.name, matter: wish.matter, orgId: wish.org.id, incidents: wish.incidents ?? [] }
  const stop: Stop = { step: wish.step, ...wish.stop }
  const restBy = addWorkdays(stage.today, -(typeof wish.light === 'number' ? chance.int(1, 3) : chance.chance(0.75) ? 1 : 2))
  return { ...base, arriveOn: arrival(stage, matter, wish, restBy), pace: 0.4, stop, restBy, ...wish.more }
}

function arrival(stage: Stage, matter: MatterDefinition, wish: DeskWish, restBy: string): string {
  const promise = matter.flow.promiseDays
  if (wish.light === 'today') return addWorkdays(stage.today, -promise)
  if (wish.light === 'tomorrow') return addWorkdays(addWorkdays(stage.today, 1), -promise)
  if (typeof wish.light === 'number') return addWorkdays(workdayUpTo(stage.today), -(promise + wish.light))
  const at = matter.flow.steps.findIndex((step) => step.key === wish.step)
  const before = matter.flow.steps.slice(0, Math.max(at, 0)).filter(isUsualDesk).length
  // A correction or a return comes at the second desk at the latest.
  const wanted = wish.stop?.status ? 3 : before
  return addWorkdays(restBy, -Math.min(wanted, Math.max(1, promise - 1)))
}
