import { addDays, addWorkdays } from '@/lib/kernel/workday'
import { type Rng, rng } from '../../../rng'
import type { OrgRow } from '../../organisation/types'
import type { Stage } from '../stage'
import type { FilingPlan } from '../types'
import { correction, fitsDistrict, sentBack } from './choices'
import { onDesk } from './desk'

const pickOrg = (stage: Stage, chance: Rng): OrgRow => chance.pick(chance.chance(0.65) ? stage.groups : [...stage.groups, ...stage.staffed])

const overdue: readonly (readonly [matter: string, step: string, days: number])[] = [
  ...([
    ['GZ-CQ-01', 'chief', 4],
    ['GZ-CQ-04', 'countersign', 2],
    ['GZ-CQ-02', 'lead', 6],
    ['GZ-CQ-07', 'chief', 1],
  ] as const),
  ...([
    ['GZ-GH-02', 'review', 3],
    ['GZ-GH-08', 'countersign', 5],
    ['GZ-GG-05', 'meeting', 2],
    ['GZ-GG-01', 'lead', 1],
  ] as const),
  ...([
    ['GZ-CW-07', 'meeting', 3],
    ['GZ-CW-08', 'chief', 2],
    ['GZ-CW-11', 'review', 7],
    ['GZ-YS-01', 'chief', 2],
  ] as const),
  ...([
    ['GZ-KH-04', 'review', 1],
    ['GZ-LD-03', 'lead', 1],
    ['GZ-JD-02', 'chief', 4],
    ['GZ-CQ-11', 'countersign', 1],
  ] as const),
]

/** Filings whose promised day has passed and which are still in hand. */
export function overdueInHand(stage: Stage, count = overdue.length): FilingPlan[] {
  const chance = rng('plan:overdue')
  return overdue.slice(0, count).map(([matter, step, days], index) =>
    onDesk(stage, {
      ...{ name: `overdue|${index}`, matter, step, light: days, org: pickOrg(stage, chance), stop: { taken: index % 2 === 0 } },
      incidents: [{ step, kind: 'urge' }],
    }),
  )
}

/** Filings that wait for the city government; their clock stands still. */
export function waitingGovernment(stage: Stage, count: number): FilingPlan[] {
  const chance = rng('plan:government')
  return Array.from({ length: count }, (_, index): FilingPlan => {
    const matter = index % 3 === 2 ? 'GZ-YS-01' : 'GZ-CQ-01'
    const promise = stage.matters.get(matter)!.flow.promiseDays
    const arriveOn = addWorkdays(stage.today, -(promise + chance.int(1, 12)))
    return {
      ...{ name: `government|${index}`, matter, orgId: pickOrg(stage, chance).id, arriveOn, pace: 0.5, incidents: [] },
      ...{ passes: 'government', stop: { step: 'government', taken: true } },
    }
  })
}

/** Filings of which one department has answered and another has not. */
export function parallelHalf(stage: Stage, count: number): FilingPlan[] {
  const chance = rng('plan:parallel')
  const matters = ['GZ-CQ-01', 'GZ-CQ-05', 'GZ-GH-02', 'GZ-GG-01', 'GZ-GG-05', 'GZ-CW-08', 'GZ-CW-01', 'GZ-GH-08']
  return Array.from({ length: count }, (_, index) =>
    onDesk(stage, {
      ...{ name: `parallel|${index}`, matter: matters[index % matters.length]!, org: pickOrg(stage, chance), step: 'countersign' },
      stop: { answered: 1 },
      incidents: index % 3 === 0 ? [{ step: 'countersign', kind: 'urge' }] : [],
    }),
  )
}

/** Filings that are with the enterprise again: corrections to be answered, and returned ones. */
export function withEnterprise(stage: Stage, count: number): FilingPlan[] {
  const chance = rng('plan:enterprise')
  const codes = ['GZ-CQ-07', 'GZ-CQ-09', 'GZ-GH-02', 'GZ-CW-07', 'GZ-CQ-11', 'GZ-GG-05', 'GZ-CQ-01', 'GZ-LD-01', 'GZ-KH-04', 'GZ-CQ-04']
  return Array.from({ length: count }, (_, index): FilingPlan => {
    const matter = stage.matters.get(codes[index % codes.length]!)!
    const district = index % 6 === 5 && stage.ofDistricts.length > 0 && fitsDistrict(matter)
    const org = district ? chance.pick(stage.ofDistricts) : pickOrg(stage, chance)
    const status = index % 2 === 0 ? 'correcting' : 'returned'
    const incidents =
      status === 'correcting' ? correction(matter, chance.pick(['accept', 'review']), chance) : sentBack(matter, 'review', chance)
    return onDesk(stage, { name: `back|${index}`, matter: matter.code, org, step: 'e_fill', stop: { status }, incidents, light: 'fresh' })
  })
}

/** Drafts, some of them forgotten for weeks, and filings on the desks of checkers and signers of enterprises. */
export function insideEnterprises(stage: Stage, drafts: number, waiting: number): FilingPlan[] {
  const chance = rng('plan:inside')
  const codes = [
    'GZ-CQ-07',
    'GZ-CQ-08',
    'GZ-CQ-09',
    'GZ-CQ-11',
    'GZ-GH-02',
    'GZ-CW-07',
    'GZ-CW-10',
    'GZ-ZH-01',
    'GZ-CG-01',
    'GZ-LD-03',
    'GZ-GG-05',
    'GZ-CQ-01',
  ]
  const orgs = [...stage.groups, ...stage.staffed, ...stage.served.slice(0, 30), ...stage.ofDistricts]
  const made = Array.from({ length: drafts }, (_, index): FilingPlan => {
    const arriveOn = addWorkdays(addDays(stage.today, -Math.floor(chance.next() ** 2 * 70)), -1)
    const base = { name: `draft|${index}`, matter: chance.pick(codes), orgId: chance.pick(orgs).id, pace: 0.5, incidents: [] }
    return { ...base, arriveOn, stop: { step: 'e_fill' } }
  })
  const lying = Array.from({ length: waiting }, (_, index) => {
    const matter = chance.pick(codes.filter((code) => code !== 'GZ-ZH-01'))
    return onDesk(stage, { name: `inside|${index}`, matter, org: chance.pick(orgs), step: index % 2 === 0 ? 'e_check' : 'e_head' })
  })
  return [...made, ...lying]
}
