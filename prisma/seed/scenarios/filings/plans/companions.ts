import type { FormValues } from '@/lib/forms/schema'
import { addDays, addWorkdays } from '@/lib/kernel/workday'
import { type Rng, rng } from '../../../rng'
import type { OrgRow } from '../../organisation/types'
import type { Stage } from '../stage'
import type { FilingPlan } from '../types'
import { yearly } from './matter-weights'

/** Figures of an appraisal (万元) as its form and the form of the transfer that rests on it both say them. */
export type Appraisal = { readonly base: string; readonly asset: number; readonly liab: number; readonly gain: number }

/** The fields of an appraisal's form. */
export function appraisalFields({ base, asset, liab, gain }: Appraisal): FormValues {
  const book = { book_asset: String(asset), book_liab: String(liab), book_equity: String(asset - liab) }
  const found = { appr_asset: String(asset + gain), appr_liab: String(liab), appr_equity: String(asset + gain - liab) }
  return { ...book, ...found, base_date: base, report_date: addDays(base, 45) }
}

/** The fields of a transfer of `part` percent that rests on the appraisal; the holder has `held` percent. */
export function transferFields({ base, asset, liab, gain }: Appraisal, part: number, held: number): FormValues {
  const equity = asset + gain - liab
  return {
    ...{ transfer_pct: String(part), appraised_equity: String(equity), appraisal_base_date: base, net_asset_book: String(asset - liab) },
    ...{ floor_price: String(Math.ceil((equity * part) / 100) + 20), lose_control: held > 50 && held - part <= 50 },
  }
}

/**
 * The plans, and before each of those that rest on an earlier decision the filing in which it was taken: an appraisal before a transfer,
 * an increase of capital before its appraisal, a transfer without price before the change of the register. So whoever goes on with
 * them meets no rule that looks for what is not there.
 */
export function withCompanions(stage: Stage, plans: readonly FilingPlan[]): FilingPlan[] {
  return plans.flatMap((plan) => (plan.stop && plan.chosen === undefined && plan.passes === undefined ? companions(stage, plan) : [plan]))
}

function companions(stage: Stage, plan: FilingPlan): FilingPlan[] {
  const chance = rng(`companion:${plan.name}`)
  const org = stage.org(plan.orgId)
  const below = stage.below(org.id)
  const target = plan.targetId ? stage.org(plan.targetId) : below.length > 0 ? chance.pick(below) : org
  const before = (matter: string, more: Partial<FilingPlan>): FilingPlan => ({
    ...{ name: `before|${plan.name}`, matter, orgId: org.id, targetId: target.id, pace: 0.5, incidents: [] },
    ...{ arriveOn: addWorkdays(plan.arriveOn, -chance.int(28, 55)), ...more },
  })
  switch (plan.matter) {
    case 'GZ-CQ-01':
      return transfer(stage, plan, target, before, chance)
    case 'GZ-CQ-07': {
      const increase = before('GZ-GG-05', {})
      return [
        increase,
        {
          ...plan,
          targetId: target.id,
          chosen: { purpose: '增资' },
          cites: { field: 'econ_approval', plan: increase.name, what: 'paper' },
        },
      ]
    }
    case 'GZ-CQ-09': {
      const change = before('GZ-CQ-05', {})
      return [change, { ...plan, targetId: target.id, cites: { field: 'event_matter', plan: change.name, what: 'number' } }]
    }
    case 'GZ-GH-02':
      return [planned(stage, plan, org) ? { ...plan, chosen: { project_name: '冷链物流枢纽项目' } } : plan]
    default:
      return [plan]
  }
}

type Before = (matter: string, more: Partial<FilingPlan>) => FilingPlan

function transfer(stage: Stage, plan: FilingPlan, target: OrgRow, before: Before, chance: Rng): FilingPlan[] {
  const edge = stage.world.equity.find((one) => one.orgId === target.id && one.holderId === plan.orgId && one.toDate === null)
  const held = Math.floor(Number(edge?.pct ?? 100))
  const asset = chance.int(90, 600) * 100
  const appraisal = { base: addDays(plan.arriveOn, -150), asset, liab: Math.round(asset * 0.4), gain: Math.round(asset * 0.12) }
  const part = Math.max(1, Math.min(held, chance.pick([10, 20, 35, 49])))
  return [
    before('GZ-CQ-07', { chosen: { ...appraisalFields(appraisal), purpose: '产权转让' } }),
    { ...plan, targetId: target.id, chosen: transferFields(appraisal, part, held) },
  ]
}

/** Whether the enterprise has had an investment plan of this year; its projects carry the names of the samples. */
function planned(stage: Stage, plan: FilingPlan, org: OrgRow): boolean {
  const [, last] = yearly['GZ-GH-01']!
  const files = stage.groups.includes(org) || (org.owner === 'district' && stage.org(org.parentId!).kind === 'district')
  return files && Number(plan.arriveOn.slice(5, 7)) > last + 1
}
