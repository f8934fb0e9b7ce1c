import { addDays } from '@/lib/kernel/workday'
import { rng } from '../../../rng'
import type { Stage } from '../stage'
import type { FilingPlan } from '../types'
import { workdayNear } from './choices'
import { onDesk } from './desk'

/** The joint matters by how often enterprises file them; one that is filed twice a year by everybody would not be believed. */
const frequency: readonly (readonly [thing: string, count: number])[] = [
  ...([
    ['OT-01', 6],
    ['OT-02', 3],
    ['OT-03', 5],
    ['OT-04', 5],
  ] as const),
  ...([
    ['OT-05', 7],
    ['OT-06', 2],
    ['OT-07', 2],
    ['OT-08', 4],
  ] as const),
  ...([
    ['OT-09', 6],
    ['OT-10', 2],
    ['OT-11', 1],
    ['OT-12', 4],
  ] as const),
]

/** 一件事 that were decided over two years, and those that all departments are looking at now. */
export function jointFilings(stage: Stage, share = 1): FilingPlan[] {
  const chance = rng('plan:joint')
  const decided = frequency.flatMap(([matter, count]) =>
    Array.from({ length: Math.ceil(count * share) }, (_, index): FilingPlan => {
      const org = chance.pick(stage.groups)
      const arriveOn = workdayNear(addDays(stage.today, -chance.int(70, 700)))
      return { name: `joint|${matter}|${index}`, matter, orgId: org.id, arriveOn, pace: 0.35 + chance.next() * 0.4, incidents: [] }
    }),
  )
  const open = ['OT-01', 'OT-05', 'OT-09'].slice(0, share < 1 ? 1 : 3).map((matter, index) =>
    onDesk(stage, {
      ...{ name: `joint-open|${matter}`, matter, org: stage.groups[index]!, step: 'parts', light: 'fresh' },
      stop: { answered: index === 0 ? 2 : 1 },
    }),
  )
  return [...decided, ...open]
}
