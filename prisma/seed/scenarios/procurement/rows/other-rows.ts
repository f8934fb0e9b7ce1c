import type { Days } from '../calendar'
import { between, rounded } from '../draw'
import { rowId } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'
import { projectOf } from './tender-row'

/** The row of the project that a first lot opens. */
export function projectRow(sketch: Sketch, days: Days): Row {
  const { chance, estimate } = sketch
  const investment = rounded(estimate * between(chance, 2.4, 4.5), 1_000_000)
  const design = rounded(investment * between(chance, 0.93, 1.05), 1_000_000)
  const drawing = rounded(design * between(chance, 0.9, 0.99), 1_000_000)
  return {
    project_id: projectOf(sketch),
    org_id: sketch.buyer.orgId,
    code: `XM${sketch.year}-${String(sketch.n + 1).padStart(5, '0')}`,
    name: `${sketch.project}项目`,
    approved_on: days.text(sketch.course.approved - 20),
    investment_estimate: investment,
    design_estimate: design,
    drawing_budget: drawing,
    final_account: sketch.course.settled + 200 < days.today ? rounded(design * between(chance, 0.88, 0.995), 1_000_000) : null,
  }
}

/** The rows of `tender_item`. */
export function tenderItemRows(sketch: Sketch): Row[] {
  const row = (order: number, description: string) => ({
    item_id: rowId('tender-item', sketch.n * 4 + order),
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    description,
    class_scheme: sketch.scheme,
    class_id: sketch.classCode,
  })
  return sketch.n % 7 === 0 ? [row(0, sketch.work), row(1, `${sketch.work}（备品与服务）`)] : [row(0, sketch.work)]
}

/** The row of `award`. */
export function awardRow(sketch: Sketch, winner: Offer, days: Days): Row {
  return {
    award_id: rowId('award', sketch.n),
    award_no: `DB-${sketch.year}-${String(sketch.n + 1).padStart(5, '0')}`,
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    party_id: winner.party.partyId,
    status: 'active',
    amount: winner.amount,
    currency: 'CNY',
    decided_on: days.text(sketch.course.award),
  }
}

/** The rows of `complaint`: answered in time, decided before the award, carried out. */
export function complaintRows(sketch: Sketch, days: Days): Row[] {
  const { chance, course, stage, method } = sketch
  if (stage !== 'awarded' || method === '直接采购' || !chance.chance(0.035)) return []
  const formal = chance.chance(0.3) && course.publicityTo + 1 < course.award
  const received = formal ? course.publicityFrom : course.notice + chance.int(2, 6)
  return [
    {
      complaint_id: rowId('complaint', sketch.n),
      tender_id: sketch.id,
      org_id: sketch.buyer.orgId,
      kind: formal ? '投诉' : '异议',
      received_on: days.text(received),
      answered_on: days.text(received + chance.int(1, 3)),
      decided_on: formal ? days.text(course.award - 1) : null,
      executed_on: formal ? days.past(course.award + chance.int(1, 20)) : null,
    },
  ]
}

/** The rows of `bid_access`: what the operators of the platform look at before the deadline, with leave. */
export function accessRows(sketch: Sketch, days: Days): Row[] {
  if (sketch.stage !== 'awarded' || !sketch.chance.chance(0.03)) return []
  return [
    {
      access_id: rowId('access', sketch.n),
      tender_id: sketch.id,
      org_id: sketch.buyer.orgId,
      accessed_at: days.at(sketch.course.deadline - 1, 52_000),
      account: 'ops-monitor',
      authorised: true,
      viewed: '递交状态监控',
    },
  ]
}

const materials = ['10010021', '10010034', '20030011', '20030057', '30040102', '30040188', '40050009', '40050071']
const basePrices = [12_800, 46_500, 238_000, 1_260_000, 88_000, 9_900, 420_000, 61_000]

/** The rows of `purchase_line`: materials of a purchase of goods at prices of their month. */
export function lineRows(sketch: Sketch, winner: Offer, days: Days): Row[] {
  if (sketch.category !== '货物' || sketch.course.signed > days.today) return []
  const { chance } = sketch
  return Array.from({ length: chance.int(3, 7) }, (_, order) => {
    const which = (sketch.n * 3 + order) % materials.length
    const month = 1 + 0.03 * Math.sin((sketch.course.signed / 365) * 3)
    const market = Math.round(basePrices[which]! * month)
    const monthly = chance.int(20, 400)
    return {
      line_id: rowId('line', sketch.n * 8 + order),
      tender_id: sketch.id,
      org_id: sketch.buyer.orgId,
      party_id: winner.party.partyId,
      item_code: materials[which],
      bought_on: days.text(sketch.course.signed),
      unit_price: Math.round(market * between(chance, 0.965, 1.035)),
      quantity: monthly * chance.int(1, 3),
      market_price: market,
      low_price: Math.round(market * 0.93),
      high_price: Math.round(market * 1.07),
      stock: monthly * chance.int(0, 3),
      monthly_use: monthly,
    }
  })
}
