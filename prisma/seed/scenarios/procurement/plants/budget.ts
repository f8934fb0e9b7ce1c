import { rowId } from '../identifiers'
import type { Case, Row } from '../types'
import { contractOf, onContract, onTender, rowsOf, setAward, works } from './kit'
import type { Plant } from './plant'
import { moved } from './process'

const tender = (kind: string, models: string[], change: (made: Case) => Row, count = 4): Plant => ({
  kind,
  models,
  count,
  wish: works(),
  rows: onTender(change),
})
const contract = (kind: string, models: string[], change: (row: Row, made: Case) => Row, count = 4): Plant => ({
  kind,
  models,
  count,
  wish: works(),
  rows: onContract(change),
})

/** Changes of the contract: parts of its amount, one after the other from a day after the signing. */
export function changes(made: Case, parts: readonly number[], first: number, apart: number, limit = 10): void {
  const row = contractOf(made)
  const amount = Number(row.amount)
  made.rows.contract_change = parts.map((part, index) => ({
    change_id: rowId('plant-contract-change', made.sketch.n * 16 + index),
    contract_id: row.contract_id,
    tender_id: made.sketch.id,
    org_id: made.sketch.buyer.orgId,
    changed_on: moved(row.signed_on, first + index * apart),
    delta: Math.round(amount * part),
    approval_limit: Math.round(amount * part * limit),
  }))
}

/** 超预算. */
export const budgetPlants: readonly Plant[] = [
  tender('无预算采购', ['YS001'], () => ({ budget_no: null }), 5),
  tender('控制价超预算', ['YS002'], ({ sketch }) => ({ ceiling: Math.round(sketch.budget * 1.08) })),
  tender('中标价超预算', ['YS003'], ({ offers }) => ({ budget: Math.round(offers.find((offer) => offer.winner)!.amount * 0.94) }), 5),
  { kind: '年度预算执行超支', models: ['YS005'], count: 4, oneBuyer: true, budget: 'over', wish: works() },
  contract('预算科目串用', ['YS006'], () => ({ budget_subject: '在建工程', paid_subject: '管理费用' })),
  {
    kind: '估算价明显虚高',
    models: ['YS007'],
    count: 3,
    wish: works(),
    rows: (made) => {
      made.tender.estimate = Math.round(made.offers.find((offer) => offer.winner)!.amount * 1.7)
    },
  },
  {
    kind: '概算超估算',
    models: ['YS010'],
    count: 3,
    wish: works(),
    rows: (made) => onProject(made, (row) => ({ design_estimate: Math.round(Number(row.investment_estimate) * 1.24) })),
  },
  {
    kind: '施工图预算超概算',
    models: ['YS011'],
    count: 3,
    wish: works(),
    rows: (made) => onProject(made, (row) => ({ drawing_budget: Math.round(Number(row.design_estimate) * 1.07) })),
  },
  {
    kind: '决算超概算',
    models: ['YS012'],
    count: 4,
    wish: works(),
    rows: (made) => onProject(made, (row) => ({ final_account: Math.round(Number(row.design_estimate) * 1.19) })),
  },
  { kind: '合同变更累计超比例', models: ['YS013'], count: 8, wish: works(), rows: (made) => changes(made, [0.09, 0.08], 80, 120) },
  contract('结算超合同', ['YS014'], (row) => ({
    settled_on: row.settled_on ?? row.accepted_on ?? row.planned_end_on,
    settled_amount: Math.round(Number(row.amount) * 1.16),
  })),
  {
    kind: '签证贴近审批权限',
    models: ['YS015'],
    count: 4,
    wish: works(),
    rows: (made) => changes(made, [0.019, 0.0185, 0.0192, 0.0188], 70, 100, 1.04),
  },
  {
    kind: '低中标高变更',
    models: ['YS016'],
    count: 5,
    wish: works({ rule: '最低价' }),
    rows: (made) => {
      setAward(made, Math.round((made.sketch.ceiling * 0.76) / 100) * 100)
      changes(made, [0.08, 0.07], 90, 110)
    },
  },
  tender('暂估价占比过高', ['YS017'], ({ sketch }) => ({ provisional_amount: Math.round(sketch.estimate * 0.42) }), 3),
  contract('暂估价达限额未招标', ['YS018'], () => ({ provisional_amount: 520_000_000, provisional_tendered: false }), 5),
  contract('预付款超比例', ['YS019'], (row) => ({ advance_amount: Math.round(Number(row.amount) * 0.45) })),
  {
    kind: '累计付款超合同价',
    models: ['YS020'],
    count: 6,
    wish: works(),
    rows: (made) => {
      const row = contractOf(made)
      made.rows.contract_change = []
      const [first] = rowsOf(made, 'payment')
      const total = rowsOf(made, 'payment').reduce((sum, payment) => sum + Number(payment.amount), 0)
      first!.amount = Number(first!.amount) + Math.round(Number(row.amount) * 1.08) - total
    },
  },
  {
    kind: '付款超形象进度',
    models: ['YS021'],
    count: 4,
    wish: works(),
    rows: (made) => {
      for (const payment of rowsOf(made, 'payment'))
        if (payment.node === '进度款一' || payment.node === '验收款') Object.assign(payment, { progress_pct: 0.1, paid_pct: 0.58 })
    },
  },
]

function onProject(made: Case, change: (row: Row) => Row): void {
  const row = rowsOf(made, 'project')[0]!
  Object.assign(row, change(row))
}
