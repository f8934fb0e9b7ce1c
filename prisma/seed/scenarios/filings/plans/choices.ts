import { addDays, addWorkdays, isWorkday } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Rng } from '../../../rng'
import type { OrgRow } from '../../organisation/types'
import type { Stage } from '../stage'
import type { Incident } from '../types'
import { comments } from '../wording/opinions'
import { correctionPoints, deferrals, inside, objections, refusalReasons, rejections, returnReasons, withdrawals } from '../wording/reasons'

/** An enterprise to file a matter: groups most often, districts only what their two officers can co-sign. */
export function applicant(stage: Stage, matter: MatterDefinition, chance: Rng): OrgRow {
  const districts = fitsDistrict(matter) ? stage.ofDistricts : []
  const lists = (
    [
      [stage.groups, 50],
      [stage.staffed, 22],
      [stage.served, 17],
      [districts, 11],
    ] as const
  ).filter(([list]) => list.length > 0)
  return chance.pick(chance.weighted(lists))
}

/** A district has two officers, and one person never speaks for two departments: more than two co-signing desks cannot be filled there. */
export function fitsDistrict(matter: MatterDefinition): boolean {
  return matter.flow.steps.every((step) => step.kind !== 'parallel' || step.pools.length <= 2)
}

/** The working day that lies so many days before, or the next one. */
export function workdayNear(day: string): string {
  return isWorkday(day) ? day : addWorkdays(day, 1)
}

/** A day of arrival between two numbers of days before today. */
export function dayAgo(stage: Stage, from: number, to: number, chance: Rng): string {
  return workdayNear(addDays(stage.today, -chance.int(from, to)))
}

const has = (matter: MatterDefinition, step: string, action: string) =>
  matter.flow.steps.some((one) => one.key === step && one.actions.some((two) => two === action))

/** A correction asked for at the window or at the first examination. */
export function correction(matter: MatterDefinition, step: string, chance: Rng): Incident[] {
  if (!has(matter, step, 'correct')) return []
  const items = chance.shuffle(correctionPoints(matter.code)).slice(0, chance.int(1, 3))
  return [{ step, kind: 'correct', items, answerDays: chance.pick([5, 10, 10, 15]) }]
}

/** A return to the enterprise, for a reason of the matter's kind. */
export function sentBack(matter: MatterDefinition, step: string, chance: Rng): Incident[] {
  return has(matter, step, 'return') ? [{ step, kind: 'return', to: 'enterprise', words: chance.pick(returnReasons(matter.code)) }] : []
}

/** An end without consent: refused by the commission, not accepted by the window, or taken back by the enterprise. */
export function badEnd(matter: MatterDefinition, kind: 'refuse' | 'reject' | 'withdraw', chance: Rng): Incident[] {
  if (kind === 'reject') return has(matter, 'accept', 'reject') ? [{ step: 'accept', kind, words: chance.pick(rejections) }] : []
  if (kind === 'withdraw')
    return has(matter, 'accept', 'pass') ? [{ step: chance.pick(['accept', 'e_head']), kind, words: chance.pick(withdrawals) }] : []
  const where = ['chief', 'lead', 'meeting'].filter((step) => has(matter, step, 'refuse'))
  return where.length > 0 ? [{ step: chance.pick(where), kind, words: chance.pick(refusalReasons(matter.code)) }] : []
}

/** Small events of everyday work, most often none. */
export function everyday(matter: MatterDefinition, chance: Rng): Incident[] {
  const steps = matter.flow.steps
  const found: Incident[] = []
  const maybe = (share: number, ...incidents: Incident[]) => {
    if (chance.chance(share)) found.push(...incidents)
  }
  const key = (wanted: string) => steps.some((step) => step.key === wanted)
  if (key('e_check')) maybe(0.05, { step: 'e_check', kind: 'return', to: 'e_fill', words: chance.pick(inside) })
  maybe(0.02, { step: 'e_head', kind: 'return', to: 'e_fill', words: chance.pick(inside) })
  maybe(0.125, ...correction(matter, chance.chance(0.55) ? 'accept' : 'review', chance))
  maybe(0.03, ...sentBack(matter, chance.pick(['review', 'chief', 'lead']), chance))
  if (has(matter, 'chief', 'return')) maybe(0.03, { step: 'chief', kind: 'return', to: 'review', words: '请补充会签意见采纳情况后再报。' })
  if (has(matter, 'review', 'transfer')) maybe(0.035, { step: 'review', kind: 'transfer' })
  if (has(matter, 'chief', 'add_signer')) maybe(0.03, { step: chance.pick(['review', 'chief']), kind: 'signer' })
  if (key('countersign')) {
    maybe(0.035, { step: 'countersign', kind: 'urge' })
    maybe(0.03, { step: 'countersign', kind: 'object', words: chance.pick(objections) })
  }
  maybe(0.03, { step: chance.pick(['review', 'chief']), kind: 'urge' })
  maybe(0.045, { step: chance.pick(['review', 'chief']), kind: 'comment', words: chance.pick(comments) })
  if (key('meeting')) maybe(0.04, { step: 'meeting', kind: 'defer', words: chance.pick(deferrals) })
  return oneTurnAStep(found)
}

const turning: readonly Incident['kind'][] = ['correct', 'return', 'refuse', 'reject', 'defer', 'object']

function oneTurnAStep(incidents: readonly Incident[]): Incident[] {
  return incidents.filter(
    (incident, index) =>
      !turning.includes(incident.kind) ||
      !incidents.slice(0, index).some((other) => other.step === incident.step && turning.includes(other.kind)),
  )
}
