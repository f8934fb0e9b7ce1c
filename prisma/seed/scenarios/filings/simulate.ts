import { finalStatuses } from '@/lib/flow/state'
import { addWorkdays, isWorkday, shanghaiDate } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import { rng } from '../../rng'
import { agendaOf } from './agenda'
import { direct } from './direct'
import { filedForm, leftToTheBase, unfinished } from './form-of'
import { namesInForm } from './names-in-form'
import type { Stage } from './stage'
import type { FilingPlan, SimulatedFiling } from './types'
import { ratingWords } from './wording/opinions'
import { momentAfter, momentOn } from './working-time'

/** Id of the filing of a plan: the same in every seeding, so that tests can name it. */
export const filingId = (planName: string) => seedId('filing', planName)

const stars = [
  [5, 62],
  [4, 24],
  [3, 9],
  [2, 3],
  [1, 2],
] as const

/** Plays one filing with the rules of the platform, from its first draft up to now. Throws when the plan is impossible: that is a bug of the scenario. */
export function simulate(plan: FilingPlan, stage: Stage): SimulatedFiling {
  const chance = rng(`filing:${plan.name}`)
  const matter = stage.matters.get(plan.matter)!
  const org = stage.org(plan.orgId)
  const prepare = matter.kind === '报告' ? chance.int(0, 2) : chance.int(1, 6)
  const createdOn = prepare === 0 && isWorkday(plan.arriveOn) ? plan.arriveOn : addWorkdays(plan.arriveOn, -Math.max(1, prepare))
  const createdAt = momentOn(createdOn, chance, prepare === 0 ? 'morning' : undefined)
  const fillers = stage.cast.peopleOf(`E-FILL@${org.id}`)
  const filler = plan.filler
    ? stage.cast.byLogin(plan.filler)!
    : chance.weighted(fillers.map((user, index) => [user, index === 0 ? 3 : 1] as const))
  const below = stage.below(org.id)
  const target = plan.targetId ? stage.org(plan.targetId) : below.length > 0 && chance.chance(0.92) ? chance.pick(below) : org
  const context = stage.contextOf(org, target, createdOn, filler.name, chance)
  // A filing that is to stop at a step must describe a situation that goes through it.
  const passes = plan.passes ?? matter.flow.steps.find((step) => step.key === plan.stop?.step && step.when !== undefined)?.key
  const form = filedForm(matter, context, chance, { ...plan, passes })
  const agenda = agendaOf(matter, plan, prepare, chance)
  const id = filingId(plan.name)
  const played = direct({ id, stage, matter, org, filler, form, agenda, createdAt, chance })
  const isDraft = played.submissions.length === 0
  const values =
    played.submissions.at(-1)?.values ??
    leftToTheBase(matter, chance.chance(0.7) ? unfinished(matter, form.values, context, chance) : form.values)
  const savedAt = momentAfter(createdAt, 0, chance)
  const end = finalStatuses.includes(played.state.status) ? played.state.endedAt! : null
  return {
    ...{ plan, id, matter, org, target, createdAt, values },
    creator: { id: filler.id, name: filler.name },
    savedAt: isDraft && savedAt > stage.now.toISOString() ? createdAt : savedAt,
    names: namesInForm(matter, values, stage),
    situation: isDraft ? null : form.situation,
    ...played,
    rating: played.state.status === 'concluded' && end ? ratingOf(end) : null,
  }

  function ratingOf(endedAt: string): SimulatedFiling['rating'] {
    if (!chance.chance(0.62)) return null
    const given = chance.weighted(stars)
    const at = momentAfter(endedAt, chance.int(0, 9), chance)
    if (at > stage.now.toISOString() || shanghaiDate(Date.parse(at)) > stage.today) return null
    const text = chance.chance(given < 4 ? 0.8 : 0.4) ? chance.pick(ratingWords[given]!) : null
    return { stars: given, text, at, by: { id: filler.id, name: filler.name } }
  }
}
