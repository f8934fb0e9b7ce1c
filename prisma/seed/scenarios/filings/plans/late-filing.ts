import { rng } from '../../../rng'
import type { Stage } from '../stage'
import type { FilingPlan, Incident } from '../types'
import { applicant, dayAgo } from './choices'
import { frequencies } from './matter-weights'

/** Filings concluded after the promised day: one desk kept them too long, and those after it could not make up for it. */
export function lateFilings(stage: Stage, count: number): FilingPlan[] {
  const chance = rng('plan:late')
  const matters = Object.entries(frequencies).filter(([code]) => stage.matters.get(code)?.kind !== '报告')
  return Array.from({ length: count }, (_, index): FilingPlan => {
    const matter = stage.matters.get(chance.weighted(matters))!
    const steps = matter.flow.steps.filter((step) => ['review', 'countersign', 'chief', 'lead'].includes(step.key))
    const step = chance.pick(steps).key
    const incidents: Incident[] = [
      { step, kind: 'wait', days: matter.limits.promiseDays - 2 + chance.int(1, 7) },
      { step, kind: 'urge' },
    ]
    // Nothing of this kind is still in hand: what is overdue today is another scenario.
    const arriveOn = dayAgo(stage, 75, 715, chance)
    return { name: `late|${index}`, matter: matter.code, orgId: applicant(stage, matter, chance).id, arriveOn, pace: 0.8, incidents }
  })
}
