import { rng } from '../../../rng'
import type { Stage } from '../stage'
import type { FilingPlan, Incident } from '../types'
import { applicant, correction, dayAgo, sentBack } from './choices'
import { frequencies } from './matter-weights'

/** Filings that went back and forth: a correction, a return, and another correction in the next round. */
export function manyCorrections(stage: Stage, count: number): FilingPlan[] {
  const chance = rng('plan:corrections')
  const matters = Object.entries(frequencies).filter(([code]) => stage.matters.get(code)?.flow.steps.some((step) => step.key === 'accept'))
  return Array.from({ length: count }, (_, index): FilingPlan => {
    const matter = stage.matters.get(chance.weighted(matters))!
    const incidents: Incident[] = [
      ...correction(matter, 'accept', chance),
      ...sentBack(matter, 'review', chance),
      ...(chance.chance(0.6) ? correction(matter, 'chief', chance) : []),
    ]
    const arriveOn = dayAgo(stage, 60, 700, chance)
    return { name: `corrections|${index}`, matter: matter.code, orgId: applicant(stage, matter, chance).id, arriveOn, pace: 0.5, incidents }
  })
}
