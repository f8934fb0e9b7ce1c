import { prerequisiteChain, reportChain } from './plans/chains'
import { withCompanions } from './plans/companions'
import { firstDay } from './plans/first-day'
import { insideEnterprises, overdueInHand, parallelHalf, waitingGovernment, withEnterprise } from './plans/in-hand'
import { jointFilings } from './plans/joint'
import { lateFilings } from './plans/late-filing'
import { manyCorrections } from './plans/many-corrections'
import { shortEnds } from './plans/short-ends'
import { steadyHandling, yearlyFilings } from './plans/steady-handling'
import type { Stage } from './stage'
import type { FilingPlan } from './types'

/** All filings of the demonstration: every scenario by its name. */
export function allPlans(stage: Stage): FilingPlan[] {
  return [
    ...steadyHandling(stage, 2760),
    ...yearlyFilings(stage),
    ...lateFilings(stage, 96),
    ...manyCorrections(stage, 46),
    ...shortEnds(stage, 6),
    ...overdueInHand(stage),
    ...waitingGovernment(stage, 9),
    ...parallelHalf(stage, 8),
    ...withCompanions(stage, [...withEnterprise(stage, 36), ...insideEnterprises(stage, 62, 34), ...firstDay(stage)]),
    ...reportChain(stage),
    ...prerequisiteChain(stage),
    ...jointFilings(stage),
  ]
}

/** About sixty filings with every state among them, for tests on the small world. */
export function fewPlans(stage: Stage): FilingPlan[] {
  const some = (plans: FilingPlan[], step: number) => plans.filter((_, index) => index % step === 0)
  return [
    ...some(steadyHandling(stage, 40), 3),
    ...lateFilings(stage, 2),
    ...manyCorrections(stage, 2),
    ...shortEnds(stage, 3),
    ...overdueInHand(stage, 3),
    ...waitingGovernment(stage, 1),
    ...parallelHalf(stage, 2),
    ...withCompanions(stage, [...withEnterprise(stage, 4), ...insideEnterprises(stage, 3, 2), ...some(firstDay(stage, 0.1), 3)]),
    ...reportChain(stage),
    ...prerequisiteChain(stage),
    ...jointFilings(stage, 0.2),
  ]
}
