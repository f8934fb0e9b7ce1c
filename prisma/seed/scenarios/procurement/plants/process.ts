import { rowId } from '../identifiers'
import type { Case } from '../types'
import { adds, ofTender, onTender, rowsOf, setAward, tendered, works } from './kit'
import type { Plant } from './plant'

const tender = (kind: string, models: string[], change: Parameters<typeof onTender>[0], plant: Partial<Plant> = {}): Plant => ({
  kind,
  models,
  wish: works(),
  rows: onTender(change),
  ...plant,
})
/** A day or an instant of the case as the calendar writes it, moved by days. */
export const moved = (text: unknown, days: number) => {
  const date = new Date(Date.parse(`${String(text).slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  return `${date}${String(text).slice(10)}`
}
const dated = (kind: string, models: string[], change: (t: Case['tender'], made: Case) => Case['tender'], plant: Partial<Plant> = {}) =>
  tender(kind, models, (made) => change(made.tender, made), plant)

/** 前置与公告. */
const before: readonly Plant[] = [
  dated('未批先招', ['LC001'], (t) => ({ approved_on: moved(t.notice_on, 9) })),
  tender('资金未落实即招标', ['LC002'], () => ({ funding_proof: false, budget_no: null })),
  tender('计划外采购', ['LC003'], () => ({ in_plan: false, addition_approved: false }), { count: 3 }),
  tender('三重一大决策缺失', ['LC004'], () => ({ decision_doc: false, attendance_pct: 0.5 }), { wish: works({ wan: 3000 }) }),
  dated('需求倒签', ['LC005'], (_, made) => ({ demand_on: moved(made.rows.contract![0]!.signed_on, 4) }), { count: 3 }),
  tender('公告未在指定媒介', ['LC006'], () => ({ notice_media_designated: false })),
  dated('发售期不足', ['LC007'], (t) => ({ doc_sale_to: moved(t.doc_sale_from, 3) }), { count: 6 }),
  dated('资格预审申请期不足', ['LC008'], (t) => ({ prequal_stop_on: moved(t.notice_on, 5), prequal_deadline_on: moved(t.notice_on, 7) })),
  {
    ...dated('投标准备期不足', ['LC009'], () => ({})),
    count: 8,
    sketch: ({ course }) => shorten(course, 12),
  },
  dated(
    '澄清修改未顺延',
    ['LC012'],
    (t) => ({ clarifications: 1, clarification_affects: true, last_clarified_on: moved(t.deadline_on, -6) }),
    { count: 6 },
  ),
  tender('频繁澄清', ['LC013'], () => ({ clarifications: 6 }), { count: 3 }),
  {
    kind: '异议未按期答复',
    models: ['LC014'],
    wish: works(),
    rows: (made) => {
      made.rows.complaint = [
        complaint(made, { kind: '异议', received_on: moved(made.tender.notice_on, 4), answered_on: moved(made.tender.notice_on, 13) }),
      ]
    },
  },
  tender('投标保证金超限', ['LC016'], ({ sketch }) => ({ bond_amount: Math.round(sketch.estimate * 0.034) }), { count: 6 }),
  {
    kind: '保证金退还超期',
    models: ['LC018'],
    wish: works(),
    rows: (made) => {
      for (const bond of rowsOf(made, 'bid_bond')) if (bond.account_token) bond.returned_on = moved(made.rows.contract![0]!.signed_on, 35)
      const [first] = rowsOf(made, 'bid_bond')
      first!.returned_on = moved(made.rows.contract![0]!.signed_on, 35)
    },
  },
]

// Everything after the notice comes so much earlier.
function shorten(course: Case['sketch']['course'], wait: number): void {
  const earlier = course.deadline - (course.notice + wait)
  for (const key of [
    'deadline',
    'report',
    'publicityFrom',
    'publicityTo',
    'award',
    'noticeOfAward',
    'reported',
    'signed',
    'started',
    'plannedEnd',
    'ended',
    'accepted',
    'settled',
  ] as const)
    course[key] -= earlier
}

const complaint = (made: Case, row: Case['tender']) => ({ complaint_id: rowId('complaint', made.sketch.n), ...ofTender(made), ...row })
const bidOf = (made: Case, index: number) => rowsOf(made, 'bid')[index]!

/** 开标评标定标. */
const judging: readonly Plant[] = [
  { ...tender('不足三家仍开标', ['LC050'], () => ({})), wish: works({ size: 2 }), count: 6 },
  {
    kind: '逾期递交被接收',
    models: ['LC051'],
    count: 6,
    members: 1,
    wish: works(),
    rows: (made) => {
      bidOf(made, 0).submitted_at = String(made.tender.deadline_at).replace(/:00\+08$/, ':47+08')
    },
  },
  { ...dated('开标时间与截止不一致', ['LC052'], (t) => ({ opened_at: moved(t.opened_at, 1) })), rows: (made) => delayOpening(made) },
  {
    kind: '提前解密',
    models: ['LC053'],
    count: 5,
    members: 1,
    wish: tendered(),
    rows: (made) => {
      bidOf(made, 0).decrypted_at = moved(made.tender.deadline_at, -1)
    },
  },
  {
    kind: '截止前查询投标人信息',
    models: ['LC054'],
    wish: tendered(),
    rows: (made) =>
      adds(made, 'bid_access', {
        access_id: rowId('plant-access', made.sketch.n),
        ...ofTender(made),
        accessed_at: moved(made.tender.deadline_at, -2),
        account: 'zb-jingban07',
        authorised: false,
        viewed: '投标人名单',
      }),
  },
  dated('评标过短', ['LC055'], (t) => ({ evaluation_to: String(t.evaluation_from).replace(/:\d\d\+08$/, ':59+08') })),
  {
    kind: '除中标人外全部被否',
    models: ['LC057'],
    count: 5,
    wish: works({ size: 5 }),
    sketch: (sketch) => {
      sketch.winner = 2
    },
    offers: (offers) => {
      for (const [index, offer] of offers.entries())
        if (index !== 2) Object.assign(offer, { status: 'disqualified', reason: '未响应招标文件的实质性要求' })
    },
  },
  {
    kind: '最低价被否',
    models: ['LC058'],
    count: 4,
    wish: works({ rule: '最低价', size: 6 }),
    offers: (offers) => {
      const lowest = offers.reduce((low, offer) => (offer.amount < low.amount ? offer : low))
      Object.assign(lowest, { status: 'disqualified', reason: '未响应招标文件的实质性要求' })
    },
  },
  {
    kind: '同一缺陷不同处理',
    models: ['LC061'],
    count: 4,
    members: 2,
    wish: works({ size: 6 }),
    sketch: (sketch) => {
      sketch.winner = 1
    },
    offers: (offers) => Object.assign(offers[0]!, { status: 'disqualified', reason: '投标函未经单位盖章' }),
    rows: (made) => {
      bidOf(made, 1).defect = '投标函未经单位盖章'
    },
  },
  {
    kind: '超最高限价未否决',
    models: ['LC063'],
    count: 5,
    members: 1,
    wish: works({ size: 6 }),
    sketch: (sketch) => {
      sketch.winner = 1
    },
    offers: (offers, { ceiling }) => {
      offers[0]!.amount = Math.round((ceiling * 1.023) / 100) * 100
    },
  },
  tender('评标办法与公告不一致', ['LC065'], ({ sketch }) => ({ report_rule: sketch.rule === '综合评估' ? '最低价' : '综合评估' }), {
    count: 5,
  }),
  dated('候选人公示不足', ['LC066'], (t) => ({ publicity_to: moved(t.publicity_from, 1) }), { count: 6 }),
  { ...tender('未选第一候选人', ['LC067'], () => ({})), count: 6, rows: chooseSecond },
  tender('评标中改变报价', ['LC069'], () => ({ clarification_changed_offer: true })),
  {
    kind: '投诉处理期间定标',
    models: ['LC070'],
    wish: works(),
    rows: (made) => {
      const { awarded_on: on } = made.tender
      made.rows.complaint = [
        complaint(made, {
          kind: '投诉',
          received_on: moved(on, -2),
          answered_on: moved(on, 1),
          decided_on: moved(on, 14),
          executed_on: moved(on, 20),
        }),
      ]
    },
  },
  {
    kind: '投诉决定未执行',
    models: ['LC071'],
    count: 3,
    wish: works(),
    rows: (made) => {
      const { awarded_on: on } = made.tender
      made.rows.complaint = [
        complaint(made, {
          kind: '投诉',
          received_on: moved(on, -7),
          answered_on: moved(on, -5),
          decided_on: moved(on, -2),
          executed_on: moved(on, 61),
        }),
      ]
    },
  },
  dated('招标情况未报备', ['LC072'], (t) => ({ award_reported_on: moved(t.awarded_on, 44) }), { count: 3 }),
  {
    kind: '中标价超最高限价',
    models: ['YS004', 'LC063'],
    count: 4,
    wish: works(),
    rows: (made) => setAward(made, Math.round(made.sketch.ceiling * 1.012)),
  },
]

function delayOpening(made: Case): void {
  made.tender.opened_at = moved(made.tender.opened_at, 1)
  for (const bid of rowsOf(made, 'bid')) bid.decrypted_at = moved(bid.decrypted_at, 1)
}

// The second is awarded although nobody stepped back.
function chooseSecond(made: Case): void {
  const second = made.offers.find((offer) => offer.rank === 2)!
  for (const offer of made.offers) offer.winner = offer === second
  for (const bid of rowsOf(made, 'bid')) bid.is_winner = bid.party_id === second.party.partyId
  Object.assign(made.tender, { winner_id: second.party.partyId, award_amount: second.amount, first_gave_up: false })
  Object.assign(rowsOf(made, 'award')[0]!, { party_id: second.party.partyId, amount: second.amount })
  Object.assign(made.rows.contract![0]!, { party_id: second.party.partyId, amount: second.amount, account_token: second.party.account })
  for (const payment of rowsOf(made, 'payment')) payment.account_token = second.party.account
}

export const processPlants: readonly Plant[] = [...before, ...judging]
