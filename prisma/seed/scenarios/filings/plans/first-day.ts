import { rng } from '../../../rng'
import type { OrgRow } from '../../organisation/types'
import type { Stage } from '../stage'
import type { FilingPlan, Stop } from '../types'
import { correction, sentBack } from './choices'
import { type Light, onDesk } from './desk'

type Row = readonly [matter: string, step: string, count: number, more?: { light?: Light; stop?: Partial<Stop>; passes?: string }]

/** What lies on the desks of the commission's demonstration accounts on the first day. */
const commission: readonly Row[] = [
  ...([
    ['GZ-CQ-07', 'accept', 3],
    ['GZ-GH-02', 'accept', 2],
    ['GZ-CW-07', 'accept', 2],
    ['GZ-CG-01', 'accept', 1],
    ['GZ-LD-03', 'accept', 1],
  ] as const),
  ...([
    ['GZ-CQ-07', 'review', 4],
    ['GZ-CQ-09', 'review', 3],
    ['GZ-CQ-11', 'review', 2],
    ['GZ-CQ-04', 'review', 2],
    ['GZ-CQ-08', 'review', 2],
  ] as const),
  ['GZ-CQ-09', 'review', 1, { light: 'tomorrow' }],
  ...([
    ['GZ-CQ-01', 'chief', 3],
    ['GZ-CQ-07', 'chief', 4],
    ['GZ-CQ-09', 'chief', 3],
    ['GZ-CQ-11', 'chief', 2],
  ] as const),
  ['GZ-CQ-04', 'chief', 1, { light: 'today' }],
  ['GZ-CQ-08', 'chief', 1, { light: 'today' }],
  ['GZ-CQ-10', 'chief', 1, { light: 'tomorrow' }],
  ...([
    ['GZ-CQ-02', 'meeting', 2],
    ['GZ-CQ-03', 'meeting', 1],
    ['GZ-CQ-05', 'meeting', 1],
  ] as const),
  ...([
    ['GZ-CQ-07', 'issue', 2],
    ['GZ-CQ-04', 'issue', 1],
    ['GZ-CQ-09', 'issue', 2],
  ] as const),
  ...([
    ['GZ-CQ-01', 'lead', 2],
    ['GZ-CQ-04', 'lead', 2],
    ['GZ-ZB-02', 'lead', 1],
    ['GZ-CQ-05', 'lead', 1],
  ] as const),
  ...([
    ['GZ-CW-07', 'review', 2],
    ['GZ-CW-11', 'review', 2],
    ['GZ-CW-05', 'review', 1],
    ['GZ-CW-08', 'countersign', 2],
  ] as const),
  ...([
    ['GZ-CW-07', 'chief', 2],
    ['GZ-CW-08', 'chief', 2],
    ['GZ-CW-12', 'chief', 1],
    ['GZ-CW-07', 'meeting', 1],
    ['GZ-YS-01', 'chief', 2],
  ] as const),
  ...([
    ['GZ-CW-07', 'lead', 2],
    ['GZ-YS-01', 'lead', 1],
    ['GZ-KH-04', 'chief', 2],
    ['GZ-LD-01', 'chief', 1],
  ] as const),
  ['GZ-CW-11', 'lead', 1, { light: 'today' }],
  ...([
    ['GZ-KH-03', 'lead', 1],
    ['GZ-GH-02', 'review', 3],
    ['GZ-GH-08', 'review', 2],
    ['GZ-GH-02', 'chief', 3],
    ['GZ-GH-08', 'chief', 2],
  ] as const),
  ['GZ-GH-04', 'chief', 1, { light: 'tomorrow' }],
  ...([
    ['GZ-GH-02', 'lead', 2],
    ['GZ-GH-06', 'lead', 1],
    ['GZ-GG-01', 'lead', 1],
    ['GZ-GG-05', 'chief', 2],
    ['GZ-GG-04', 'review', 1],
  ] as const),
  ...([
    ['GZ-LD-01', 'lead', 2],
    ['GZ-LD-03', 'lead', 2],
    ['GZ-LD-02', 'lead', 1],
    ['GZ-ZH-01', 'lead', 2],
    ['GZ-ZH-01', 'review', 2],
  ] as const),
  ...([
    ['GZ-JD-01', 'lead', 1],
    ['GZ-JD-02', 'lead', 2],
    ['GZ-JD-03', 'chief', 2],
    ['GZ-JD-04', 'lead', 1],
    ['GZ-CG-01', 'chief', 2],
  ] as const),
  ...([
    ['GZ-CW-10', 'lead', 3],
    ['GZ-SH-01', 'lead', 2],
    ['GZ-CW-10', 'chief', 1],
    ['GZ-SH-01', 'review', 1],
  ] as const),
  ['GZ-GH-02', 'lead', 1, { light: 'tomorrow' }],
  ['GZ-GG-08', 'expert', 1],
  ['GZ-CQ-06', 'expert', 2, { passes: 'expert' }],
  ['GZ-GH-03', 'expert', 1],
  ['GZ-GG-02', 'expert', 1],
  ['GZ-GH-04', 'expert', 1],
]

/** Inboxes with work in them for every account one can try the platform with. `share` = part of the list, for small worlds. */
export function firstDay(stage: Stage, share = 1): FilingPlan[] {
  const chance = rng('plan:first-day')
  const made = commission.flatMap(([matter, step, count, more = {}], row) =>
    Array.from({ length: Math.ceil(count * share) }, (_, index) => {
      const org = chance.pick(chance.chance(0.7) ? stage.groups : stage.staffed)
      const stop = { taken: chance.chance(0.35), ...more.stop }
      const passes = more.passes ? { more: { passes: more.passes } } : {}
      return onDesk(stage, { name: `desk|${row}|${index}`, matter, step, org, light: more.light ?? 'fresh', stop, ...passes })
    }),
  )
  return [...made, ...enterpriseDesks(stage), ...districtDesks(stage)]
}

function enterpriseDesks(stage: Stage): FilingPlan[] {
  const fill = stage.cast.byLogin('ct-fill')
  const org = fill && stage.groups.find((group) => group.id === fill.orgId)
  return org ? desksOf(stage, org, 'ct', 'ct-fill') : []
}

/** Drafts, answers and returns for a filler, and what waits for the checker and the signer of the enterprise. */
function desksOf(stage: Stage, org: OrgRow, name: string, filler: string): FilingPlan[] {
  const chance = rng(`plan:desks:${name}`)
  const more = { filler }
  const wish = (kind: string, matter: string, step: string, rest: Partial<Parameters<typeof onDesk>[1]> = {}) =>
    onDesk(stage, { name: `${name}|${kind}|${matter}`, matter, org, step, more, ...rest })
  const back = (matter: string, status: 'correcting' | 'returned') => {
    const definition = stage.matters.get(matter)!
    const incidents = status === 'correcting' ? correction(definition, 'accept', chance) : sentBack(definition, 'review', chance)
    return wish(status, matter, 'e_fill', { stop: { status }, incidents })
  }
  return [
    ...['GZ-CQ-07', 'GZ-GH-02', 'GZ-CW-10', 'GZ-CQ-11', 'GZ-LD-03'].map((matter) => wish('draft', matter, 'e_fill')),
    ...['GZ-CQ-04', 'GZ-CW-05'].map((matter) => back(matter, 'returned')),
    ...['GZ-CQ-09', 'GZ-GH-08'].map((matter) => back(matter, 'correcting')),
    ...['GZ-CQ-08', 'GZ-CQ-11', 'GZ-CW-11', 'GZ-CG-01'].map((matter) => wish('check', matter, 'e_check')),
    ...['GZ-CQ-07', 'GZ-CQ-09', 'GZ-GG-05', 'GZ-ZH-01'].map((matter) => wish('head', matter, 'e_head')),
    wish('follow', 'GZ-JD-02', 'follow_up'),
  ]
}

function districtDesks(stage: Stage): FilingPlan[] {
  const fill = stage.cast.byLogin('huangdao-qy-fill')
  const org = fill && stage.ofDistricts.find((one) => one.id === fill.orgId)
  if (!org) return []
  const wish = (matter: string, step: string, rest: Partial<Parameters<typeof onDesk>[1]> = {}) =>
    onDesk(stage, { name: `huangdao|${step}|${matter}`, matter, org, step, ...rest })
  return [
    ...['GZ-CQ-07', 'GZ-CQ-09', 'GZ-CW-10'].map((matter) => wish(matter, 'accept')),
    ...['GZ-CQ-11', 'GZ-CQ-08', 'GZ-GH-02'].map((matter) => wish(matter, 'review')),
    ...['GZ-CQ-04', 'GZ-GH-08'].map((matter) => wish(matter, 'countersign')),
    ...['GZ-CQ-07', 'GZ-CQ-09', 'GZ-KH-04'].map((matter) => wish(matter, 'chief')),
    ...['GZ-CQ-04', 'GZ-CW-10'].map((matter) => wish(matter, 'lead')),
    ...desksOf(stage, org, 'huangdao-qy', 'huangdao-qy-fill'),
  ]
}
