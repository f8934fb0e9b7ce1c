import type { Days } from '../calendar'
import { between, ratio, rounded, wan } from '../draw'
import { rowId } from '../identifiers'
import type { Offer, Party, Row, Sketch } from '../types'
import { managerOf } from './team-rows'
import { codeOf, titleOf } from './tender-row'

/** Whether a contract is on file: four of five awards, when its day has come. */
export const hasContract = (sketch: Sketch, days: Days, planted: boolean) =>
  sketch.stage === 'awarded' && sketch.course.signed <= days.today && (planted || sketch.n % 5 !== 3)

/** The row of `contract`; what lies after the day of the facts is not there yet. */
export function contractRow(sketch: Sketch, winner: Offer, outsiders: readonly Party[], days: Days): Row {
  const { course, chance } = sketch
  const done = course.accepted <= days.today
  return {
    contract_id: rowId('contract', sketch.n),
    org_id: sketch.buyer.orgId,
    tender_id: sketch.id,
    code: `HT-${codeOf(sketch)}`,
    title: `${titleOf(sketch)}合同`,
    party_id: winner.party.partyId,
    class_code: sketch.classCode,
    direct: sketch.method === '直接采购',
    amount: winner.amount,
    currency: 'CNY',
    payment_days: 60,
    signed_on: days.text(course.signed),
    started_on: days.past(course.started),
    planned_days: course.duration,
    planned_end_on: days.text(course.plannedEnd),
    ended_on: days.past(course.ended),
    accepted_on: days.past(course.accepted),
    terms_differ: 0,
    legal_reviewed: true,
    sealed: true,
    merger_proof: false,
    budget_subject: subject(sketch),
    paid_subject: subject(sketch),
    reported_on: days.past(course.signed + chance.int(1, 24)),
    account_token: winner.party.account,
    ...guarantees(sketch, winner, days),
    ...works(sketch, winner, outsiders),
    ...supply(sketch, winner, days),
    ...settlement(sketch, winner, days),
    acceptors: done ? chance.int(2, 5) : null,
    acceptor_is_buyer: done ? false : null,
    ...performance(sketch, winner, done),
    expires_on: days.text(course.plannedEnd + 30),
    renewals: sketch.category === '服务' && chance.chance(0.1) ? 1 : 0,
    related_party: chance.chance(0.015),
    related_approved: true,
    paid_out_pct: chance.chance(0.2) ? ratio(between(chance, 0, 0.25)) : null,
  }
}

const subject = ({ category }: Sketch) =>
  ({ 施工: '在建工程', 货物: '存货采购', 服务: '管理费用', 勘察设计监理: '在建工程—待摊投资' })[category]

function guarantees({ chance, course, category }: Sketch, { amount }: Offer, days: Days): Row {
  const required = chance.chance(0.5)
  return {
    performance_bond_required: required,
    performance_bond: required ? rounded(amount * between(chance, 0.02, 0.09), 100) : 0,
    performance_bond_paid_on: required ? days.past(Math.min(course.signed + chance.int(0, 4), course.started)) : null,
    advance_amount: rounded(amount * between(chance, 0.05, category === '施工' ? 0.2 : 0.28), 100),
  }
}

function works(sketch: Sketch, winner: Offer, outsiders: readonly Party[]): Row {
  const { category, chance, n } = sketch
  if (category !== '施工' && category !== '勘察设计监理') return {}
  const parted = category === '施工' && chance.chance(0.08)
  const provisional = category === '施工' && chance.chance(0.15)
  const changed = chance.chance(0.006)
  const amount = provisional ? rounded(winner.amount * between(chance, 0.01, 0.1), 10_000) : category === '施工' ? 0 : null
  return {
    provisional_amount: amount,
    provisional_tendered: category === '施工' ? true : null,
    // Outside the trade: never one of the bidders.
    subcontractor_id: parted ? outsiders[(n * 31) % outsiders.length]!.partyId : null,
    subcontract_amount: parted ? rounded(winner.amount * between(chance, 0.04, 0.2), 100) : 0,
    subcontract_main: false,
    subcontract_qualified: true,
    subcontract_consent: true,
    team_insured: true,
    manager_token: managerOf(sketch, winner),
    key_staff_changes: changed ? 1 : 0,
    key_staff_approved: true,
    key_attendance_pct: ratio(between(chance, 0.84, 1)),
    unbalanced_changes: chance.chance(0.05) ? 1 : 0,
  }
}

function supply({ category, chance, course }: Sketch, { amount, party }: Offer, days: Days): Row {
  if (category !== '货物') return {}
  const trader = party.facts.producer === false
  return {
    model_replaced: chance.chance(0.01),
    replacement_approved: true,
    delivered_pct: ratio(between(chance, 0.985, 1)),
    inspection_ok: true,
    stocked: true,
    upstream_amount: trader && chance.chance(0.4) ? rounded(amount / between(chance, 1.04, 1.12), 100) : null,
    upstream_related: false,
    logistics_docs: true,
    ...(course.duration % 7 === 0
      ? { framework_until: days.text(course.signed + 365), ordered_on: days.past(course.signed + chance.int(5, 200)) }
      : {}),
  }
}

function settlement({ chance, course, category }: Sketch, { amount }: Offer, days: Days): Row {
  if (course.settled > days.today) return {}
  const settled = rounded(amount * between(chance, 0.965, 1.02), 100)
  const due = course.accepted + (category === '施工' ? 730 : 365)
  const withRetention = category !== '服务'
  return {
    settled_on: days.text(course.settled),
    settled_amount: settled,
    retention_amount: withRetention ? Math.floor(settled * (chance.chance(0.7) ? 0.03 : 0.025)) : null,
    retention_due_on: withRetention ? days.text(due) : null,
    retention_returned_on: withRetention ? days.past(due + chance.int(3, 40)) : null,
  }
}

function performance({ chance, category }: Sketch, { amount }: Offer, done: boolean): Row {
  if (!done) return { defaults: 0 }
  const fault = chance.chance(0.03)
  return {
    supplier_score: fault ? chance.int(66, 84) : chance.int(78, 97),
    defaults: fault ? 1 : 0,
    penalty: fault ? rounded(Math.min(amount * 0.005, wan(20)), 100) : 0,
    ...(category === '服务' ? { stocked: null } : {}),
  }
}
