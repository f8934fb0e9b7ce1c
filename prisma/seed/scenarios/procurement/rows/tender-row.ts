import { districts } from '@/lib/identity/districts'
import type { Days } from '../calendar'
import { between, ratio, rounded, wan } from '../draw'
import { rowId } from '../identifiers'
import type { Offer, Row, Sketch } from '../types'
import { requirements } from './requirements'

/** Reasons that the law names, in the words of files. */
const invitation = '技术复杂、有特殊要求，只有少量潜在投标人可供选择'
const sole = ['原有采购项目续建、维护，须保证一致性', '涉及专有技术且只有唯一供应商', '向系统内具备能力的单位采购']

/** The name of a lot as it stands in the notice. */
export const titleOf = ({ buyer, project, work, lot }: Sketch) =>
  `${buyer.short}${project}项目${work}${lot === 0 ? '' : lot === 1 ? '（一标段）' : '（二标段）'}`

export const codeOf = ({ year, n, category }: Sketch) =>
  `QD${year}-${{ 施工: 'SG', 货物: 'HW', 服务: 'FW', 勘察设计监理: 'KSJ' }[category]}-${String(n + 1).padStart(5, '0')}`
const codes = {
  公开招标: 'open',
  邀请招标: 'selective',
  竞争谈判: 'limited',
  询比采购: 'selective',
  竞价采购: 'open',
  直接采购: 'direct',
} as const
const statuses = {
  planned: 'planned',
  open: 'active',
  opened: 'active',
  awarded: 'complete',
  cancelled: 'cancelled',
  unsuccessful: 'unsuccessful',
} as const

/** The project a tender belongs to: that of the lot before, its own for construction, none otherwise. */
export const projectOf = (sketch: Sketch) =>
  sketch.follows !== null ? rowId('project', sketch.follows) : sketch.engineering ? rowId('project', sketch.n) : null

/** The row of a tender with all that its stage allows. */
export function tenderRow(sketch: Sketch, offers: readonly Offer[], days: Days): Row {
  return {
    ...identity(sketch, days),
    ...money(sketch, offers),
    ...preparation(sketch, days),
    ...notice(sketch, days, offers),
    ...requirements(sketch),
    ...(sketch.stage === 'awarded' || sketch.stage === 'opened' ? opening(sketch, days) : {}),
    ...(sketch.stage === 'awarded' ? decision(sketch, days, offers) : {}),
    ...ending(sketch, days),
  }
}

function identity(sketch: Sketch, days: Days): Row {
  const { chance, buyer, method, category } = sketch
  const code = codeOf(sketch)
  return {
    tender_id: sketch.id,
    org_id: buyer.orgId,
    ocid: `ocds-gz3702-${code}`,
    code,
    title: titleOf(sketch),
    project_id: projectOf(sketch),
    buyer_id: buyer.partyId,
    procuring_entity_id: buyer.partyId,
    agency_id: method === '直接采购' ? null : sketch.agency.partyId,
    status: statuses[sketch.stage],
    adcode: chance.chance(0.4) ? buyer.adcode : chance.pick(districts).adcode,
    category,
    class_code: sketch.classCode,
    class_count: chance.chance(0.05) ? 2 : 1,
    bundling_note: chance.chance(0.05),
    engineering: sketch.engineering,
    state_funded: true,
    mandatory: sketch.mandatory,
    special_project: false,
    method,
    approved_method: method,
    ocds_method: codes[method],
    ocds_method_details: method,
    method_reason: method === '邀请招标' ? invitation : method === '直接采购' ? chance.pick(sole) : null,
    reason_approved: method === '邀请招标' || method === '直接采购' ? true : null,
    reason_written: method === '询比采购' || method === '竞价采购' ? false : null,
    published_before: method === '直接采购' ? true : null,
    urgent: chance.chance(0.012),
    award_rule: sketch.rule,
    announced_rule: sketch.rule,
    currency: 'CNY',
    received_at: days.at(
      Math.min(days.today, sketch.stage === 'awarded' ? sketch.course.award : sketch.course.notice),
      36_000 + (sketch.n % 20_000),
    ),
    source: chance.chance(0.8) ? '青岛国企阳光采购平台' : '企业自建采购平台',
  }
}

function money(sketch: Sketch, offers: readonly Offer[]): Row {
  const { chance, estimate, ceiling, buyer, category } = sketch
  const provisional = category === '施工' && chance.chance(0.25)
  return {
    estimate,
    budget: sketch.budget,
    budget_no: `YS${sketch.year}-${String(sketch.n + 1).padStart(6, '0')}`,
    ceiling,
    reference_price: sketch.n % 31 === 4 ? referencePrice(sketch, offers) : null,
    tender_limit: sketch.limit,
    policy_limit: wan(50),
    approval_limit: wan(buyer.level === 1 ? 20_000 : buyer.level === 2 ? 6000 : 2000),
    provisional_amount: provisional ? rounded(estimate * between(chance, 0.01, 0.12), 10_000) : category === '施工' ? 0 : null,
    provisional_tendered: category === '施工' ? provisional : null,
    doc_fee: chance.chance(0.85) ? 0 : chance.pick([20_000, 30_000, 50_000]),
    // 不超过招标项目估算价的百分之二。
    bond_amount: withBond(sketch) ? Math.min(rounded(estimate * 0.01 + estimate * 0.008 * chance.next(), 10_000), wan(80)) : null,
  }
}

// A price kept secret until the opening, which nobody happened to meet.
function referencePrice({ ceiling }: Sketch, offers: readonly Offer[]): number {
  let price = rounded(ceiling * 0.915, 10_000)
  while (offers.some(({ amount }) => Math.abs(amount - price) < price * 0.004)) price += rounded(ceiling * 0.003, 10_000)
  return price
}

/** Who asks for a bond: tenders of some size. */
export const withBond = ({ method, estimate }: Sketch) => (method === '公开招标' || method === '邀请招标') && estimate > wan(80)

function preparation(sketch: Sketch, days: Days): Row {
  const { chance, course, method, estimate } = sketch
  return {
    in_plan: true,
    addition_approved: chance.chance(0.03),
    funding_proof: true,
    decision_doc: true,
    attendance_pct: estimate >= wan(200) ? ratio(between(chance, 0.75, 1)) : null,
    demand_on: days.text(course.demand),
    planned_on: days.text(course.planned),
    initiated_on: days.text(course.initiated),
    approved_on: days.text(course.approved),
    platform_designated: true,
    failed_count: chance.chance(0.02) && method !== '直接采购' ? 1 : 0,
    failed_same_bidder: false,
    previous_budget: chance.chance(0.06) ? rounded(sketch.budget * between(chance, 0.96, 1.04), 100) : null,
    terms_similarity: chance.chance(0.06) ? ratio(between(chance, 0.93, 1)) : null,
    framework_exists: chance.chance(0.04),
    framework_supplier: true,
    in_central_catalogue: sketch.category === '货物' && chance.chance(0.1),
    by_central_body: true,
    qualified_suppliers: method === '直接采购' ? chance.int(1, 2) : chance.int(8, 60),
  }
}

function notice(sketch: Sketch, days: Days, offers: readonly Offer[]): Row {
  const { chance, course, stage, method } = sketch
  const clarified = method !== '直接采购' && chance.chance(0.3)
  const affects = clarified && course.deadline - course.notice > 18 && chance.chance(0.25)
  const submitted = stage === 'unsuccessful' ? chance.int(0, 2) : offers.length
  const closed = stage === 'awarded' || stage === 'opened' || stage === 'unsuccessful'
  if (stage === 'planned') return { clarifications: 0 }
  const prequal = method === '公开招标' && chance.chance(0.08)
  return {
    notice_url: `https://ygcg.qingdao.example/notice/${codeOf(sketch)}`,
    notice_on: days.text(course.notice),
    notice_media_designated: true,
    doc_sale_from: method === '直接采购' ? null : days.text(course.notice),
    doc_sale_to: method === '直接采购' ? null : days.text(course.saleTo),
    prequal_stop_on: prequal ? days.text(course.notice + 5) : null,
    prequal_deadline_on: prequal ? days.text(course.notice + 11) : null,
    doc_issued_on: days.text(course.notice),
    deadline_at: days.at(course.deadline, course.opening),
    deadline_on: days.text(course.deadline),
    bid_days: course.deadline - course.notice,
    bid_workdays: days.workdays(course.notice, course.deadline),
    clarifications: clarified ? (chance.chance(0.04) ? chance.int(2, 3) : chance.int(1, 2)) : 0,
    last_clarified_on: clarified ? days.text(affects ? course.deadline - chance.int(15, 17) : course.deadline - chance.int(4, 6)) : null,
    clarification_affects: clarified ? affects : null,
    invited_count: method === '邀请招标' || method === '竞争谈判' ? Math.max(3, offers.length) : null,
    downloaded_count: closed ? submitted + chance.int(0, 4) : null,
    submitted_count: closed ? submitted : null,
    number_of_tenderers: closed ? submitted : null,
  }
}

function opening(sketch: Sketch, days: Days): Row {
  const { course, chance } = sketch
  return { opened_at: days.at(course.deadline, course.opening + chance.pick([0, 0, 0, 120, 300])) }
}

function decision(sketch: Sketch, days: Days, offers: readonly Offer[]): Row {
  const { course, chance, method } = sketch
  const winner = offers.find((offer) => offer.winner)
  const first = offers.find((offer) => offer.rank === 1)
  const start = course.opening + chance.int(1800, 4800)
  const committee = hasCommittee(sketch)
  const size = committeeSize(sketch)
  const ownerReps = chance.chance(0.3) ? 1 : 0
  return {
    report_rule: sketch.rule,
    clarification_changed_offer: false,
    evaluation_from: method === '直接采购' ? null : days.at(course.deadline, start),
    evaluation_to: method === '直接采购' ? null : days.at(course.deadline, start + 1800 + offers.length * chance.int(1080, 2400)),
    report_on: days.text(course.report),
    publicity_from: method === '直接采购' ? null : days.text(course.publicityFrom),
    publicity_to: method === '直接采购' ? null : days.text(course.publicityTo),
    first_candidate_id: first?.party.partyId,
    first_gave_up: first !== winner,
    committee_size: committee ? size : null,
    committee_specialists: committee ? size - ownerReps : null,
    owner_reps: committee ? ownerReps : null,
    speciality_match_pct: committee ? ratio(between(chance, 0.8, 1)) : null,
    drawn_how: committee ? '随机抽取' : null,
    drawn_at: committee ? days.at(course.deadline, course.opening - chance.int(7200, 64_800)) : null,
    awarded_on: days.text(course.award),
    notice_of_award_on: days.text(course.noticeOfAward),
    award_reported_on: days.past(course.reported),
    winner_id: winner?.party.partyId,
    award_amount: winner?.amount,
    bid_count: offers.filter((offer) => offer.status === 'valid').length,
  }
}

/** Who is judged by a drawn committee, and how large it is. */
export const hasCommittee = ({ method }: Sketch) => method === '公开招标' || method === '邀请招标' || method === '竞争谈判'
export const committeeSize = ({ estimate }: Sketch): 5 | 7 => (estimate > wan(5000) ? 7 : 5)

function ending({ stage, course, chance }: Sketch, days: Days): Row {
  if (stage === 'cancelled')
    return {
      terminated_on: days.past(course.deadline - 2),
      termination_reason: chance.pick(['项目规划调整，采购需求取消', '资金计划调整，暂缓实施', '上级批复变更建设内容']),
    }
  if (stage === 'unsuccessful')
    return { terminated_on: days.past(course.deadline), termination_reason: '递交投标文件不足三家，依法重新招标' }
  return {}
}
