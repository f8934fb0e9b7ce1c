import { rowId } from '../identifiers'
import type { Case, Row } from '../types'
import { changes } from './budget'
import { adds, contractOf, goods, onContract, rowsOf, works } from './kit'
import type { Plant } from './plant'
import { moved } from './process'

const contract = (kind: string, models: string[], change: (row: Row, made: Case) => Row, plant: Partial<Plant> = {}): Plant => ({
  kind,
  models,
  wish: works(),
  rows: onContract(change),
  ...plant,
})
const paid = (kind: string, models: string[], change: (payments: Row[], made: Case) => void, plant: Partial<Plant> = {}): Plant => ({
  kind,
  models,
  wish: goods(),
  rows: (made) => change(rowsOf(made, 'payment'), made),
  ...plant,
})
const part = (row: Row, share: number) => Math.round(Number(row.amount) * share)

/** 签订与履行. */
const carrying: readonly Plant[] = [
  contract('超期签订合同', ['HT001'], (_, { tender }) => ({ signed_on: moved(tender.notice_of_award_on, 71) }), { count: 5 }),
  contract('先签后招', ['HT002'], (_, { tender }) => ({ signed_on: moved(tender.notice_on, -12) }), { count: 5 }),
  contract('先施工后招标', ['HT003'], (_, { tender }) => ({ started_on: moved(tender.notice_on, -20) }), { count: 5 }),
  contract(
    '合同与中标主体不一致',
    ['HT004'],
    (_, { offers }) => ({ party_id: offers.find((offer) => !offer.winner)!.party.partyId, merger_proof: false }),
    { count: 5 },
  ),
  contract('合同价与中标价不一致', ['HT005'], (row) => ({ amount: part(row, 1.06) }), { count: 6 }),
  contract('实质条款背离', ['HT006'], () => ({ terms_differ: 2 })),
  contract('阴阳合同', ['HT007'], (row) => ({ other_amount: part(row, 1.17) })),
  contract('履约保证金超限', ['HT008'], (row) => ({ performance_bond: part(row, 0.16), performance_bond_required: true })),
  contract(
    '履约保证金未缴',
    ['HT009'],
    (row) => ({ performance_bond: part(row, 0.06), performance_bond_required: true, performance_bond_paid_on: null }),
    { count: 3 },
  ),
  contract('未法审而用印', ['HT011'], () => ({ legal_reviewed: false, sealed: true })),
  contract('合同未上报', ['HT012'], (row) => ({ reported_on: moved(row.signed_on, 95) }), { count: 3 }),
  contract('违法分包', ['HT013'], (row, made) => ({
    subcontract_main: true,
    subcontract_consent: false,
    subcontract_qualified: false,
    subcontract_amount: part(row, 0.3),
    subcontractor_id: row.subcontractor_id ?? made.sketch.agency.partyId,
  })),
  contract('转包', ['HT014'], (row, made) => ({
    subcontract_amount: part(row, 0.93),
    team_insured: false,
    subcontractor_id: row.subcontractor_id ?? made.sketch.agency.partyId,
  })),
  contract('回款即转出', ['HT015'], () => ({ paid_out_pct: 0.94 })),
  contract('关键人员更换', ['HT016'], () => ({ key_staff_changes: 2, key_staff_approved: false }), { count: 3 }),
  {
    kind: '项目经理同时在建',
    models: ['HT017'],
    count: 3,
    tenders: 3,
    apart: 'near',
    cast: { members: 1, category: '施工' },
    wish: works(),
    sketch: (sketch) => {
      sketch.winner = 0
    },
    rows: (made) => {
      const token = `pm${made.offers[0]!.party.staff}`
      contractOf(made).manager_token = token
      rowsOf(made, 'bid_person').find((row) => row.party_id === made.offers[0]!.party.partyId)!.person_token = token
    },
  },
  contract('人员考勤不足', ['HT018'], () => ({ key_attendance_pct: 0.41 }), { count: 3 }),
  contract('工期延误', ['HT019'], (row) => ({ ended_on: moved(row.planned_end_on, Math.round(Number(row.planned_days) * 0.4)) }), {
    count: 3,
  }),
  contract(
    '异常快履约',
    ['HT020'],
    (row) => ({ accepted_on: moved(row.signed_on, 24), ended_on: moved(row.signed_on, 20), started_on: moved(row.signed_on, 2) }),
    { count: 3 },
  ),
  { kind: '频繁变更合同', models: ['HT021'], count: 4, wish: works(), rows: (made) => changes(made, [0.01, 0.012, 0.011, 0.013], 60, 30) },
  { kind: '签后即变更', models: ['HT022'], count: 4, wish: works(), rows: (made) => changes(made, [0.07], 9, 1) },
  contract('变更抵消让利', ['HT023'], () => ({ unbalanced_changes: 5 })),
  {
    kind: '删除低价项',
    models: ['HT024'],
    count: 3,
    wish: works(),
    rows: (made) => {
      changes(made, [-0.02], 90, 1)
      Object.assign(rowsOf(made, 'contract_change')[0]!, { removed_item: '土方外运', removed_ratio: 0.31 })
    },
  },
  contract('品牌型号替换', ['HT025'], () => ({ model_replaced: true, replacement_approved: false }), { wish: goods(), count: 3 }),
  contract('自验自收', ['HT027'], () => ({ acceptors: 1, acceptor_is_buyer: true }), { count: 3 }),
  contract('数量质量不符', ['HT028'], () => ({ delivered_pct: 0.72, inspection_ok: false, stocked: true }), { wish: goods() }),
]

/** 支付与终结. */
const paying: readonly Plant[] = [
  paid(
    '验收缺失即付款',
    ['HT026'],
    (payments) => {
      payments.at(-1)!.acceptance_doc = false
    },
    { count: 5 },
  ),
  paid(
    '拖欠中小企业款',
    ['HT029'],
    (payments) => {
      const last = payments.at(-1)!
      last.paid_on = moved(last.delivered_on, 140)
    },
    {
      cast: { members: 1, category: '货物', facts: ([party]) => Object.assign(party!.facts, { scale: '小型' }) },
      sketch: (sketch) => {
        sketch.winner = 0
      },
    },
  ),
  paid(
    '付款对象与合同不符',
    ['HT030'],
    (payments, made) => {
      payments.at(-1)!.account_token = made.offers.find((offer) => !offer.winner)!.party.account
    },
    { count: 5 },
  ),
  paid('发票异常', ['HT031'], (payments) => {
    payments.at(-1)!.invoice_status = '虚假'
  }),
  paid(
    '重复付款',
    ['HT032'],
    (payments, made) => {
      const last = payments.at(-1)!
      adds(made, 'payment', { ...last, payment_id: rowId('plant-payment', made.sketch.n), paid_on: moved(last.paid_on, 12) })
    },
    { count: 5 },
  ),
  contract('质保金提前退还', ['HT033'], (row) => ({
    retention_amount: part(row, 0.03),
    retention_due_on: moved(row.planned_end_on, 730),
    retention_returned_on: moved(row.planned_end_on, 40),
  })),
  contract('质保金超比例', ['HT034'], (row) => ({ settled_amount: part(row, 0.99), retention_amount: part(row, 0.08) }), { count: 3 }),
  contract('评价失真', ['HT035'], (row) => ({ defaults: 3, supplier_score: 96, penalty: part(row, 0.002) }), { count: 3 }),
  contract('自动续签', ['HT037'], () => ({ renewals: 4 }), { count: 3 }),
  contract(
    '超期未结算',
    ['HT038'],
    (row) => ({ accepted_on: row.accepted_on ?? row.ended_on ?? row.planned_end_on, settled_on: null, settled_amount: null }),
    { count: 3 },
  ),
  contract('违约未追责', ['HT039'], () => ({ defaults: 2, supplier_score: 71, penalty: 0 }), { count: 3 }),
  {
    ...contract('框架到期仍下单', ['FS030'], (row) => ({ framework_until: moved(row.signed_on, -60), ordered_on: row.signed_on }), {
      wish: goods(),
    }),
    count: 3,
  },
]

/** 合同履约. */
export const contractPlants: readonly Plant[] = [...carrying, ...paying]
