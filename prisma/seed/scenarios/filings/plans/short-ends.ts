import { rng } from '../../../rng'
import type { Stage } from '../stage'
import type { FilingPlan } from '../types'
import { badEnd, dayAgo } from './choices'

const kinds = ['refuse', 'reject', 'withdraw'] as const
const codes = ['GZ-CQ-01', 'GZ-CW-07', 'GZ-GH-02', 'GZ-CQ-11', 'GZ-LD-03'] as const

/** Filings that ended without consent in the last months: not agreed to, not accepted, taken back, in turn. */
export function shortEnds(stage: Stage, count: number): FilingPlan[] {
  const chance = rng('plan:short-ends')
  return Array.from({ length: count }, (_, index): FilingPlan => {
    const matter = stage.matters.get(codes[index % codes.length]!)!
    const incidents = badEnd(matter, kinds[index % kinds.length]!, chance)
    return {
      name: `end|${index}`,
      matter: matter.code,
      orgId: chance.pick(stage.groups).id,
      arriveOn: dayAgo(stage, 30, 120, chance),
      pace: 0.5,
      incidents,
    }
  })
}
