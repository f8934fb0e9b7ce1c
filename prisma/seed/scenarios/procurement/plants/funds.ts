import { rowId } from '../identifiers'
import type { Row } from '../types'
import { adds, contractOf, ofTender, ownMark, pairWins, rowsOf, tendered, works } from './kit'
import type { Plant } from './plant'

const bonded = (kind: string, models: string[], copy: (first: Row, second: Row, mark: string) => void, count = 3, members = 2): Plant => ({
  kind,
  models,
  count,
  members,
  wish: works({ wan: 700 }),
  sketch: pairWins,
  rows: (made) => {
    const [first, second] = rowsOf(made, 'bid_bond') as [Row, Row]
    for (const row of [first, second]) paid(row, made.offers[row === first ? 0 : 1]!.party.account)
    copy(first, second, ownMark(made, kind))
  },
})

// A bond paid by transfer, whatever it was before.
function paid(row: Row, account: string): void {
  Object.assign(row, {
    account_token: account,
    owner_is_bidder: true,
    from_base_account: true,
    refund_token: account,
    guarantee_no: null,
    guarantee_serial: null,
    guarantee_issuer: null,
    guarantee_applicant_token: null,
    guarantee_at: null,
  })
}

/** 保证金与资金往来. */
export const fundPlants: readonly Plant[] = [
  bonded(
    '保证金同一账户转出',
    ['WB031'],
    (first, second) => {
      second.account_token = first.account_token
    },
    6,
  ),
  bonded(
    '保证金由他人代缴',
    ['WB032'],
    (first) => {
      first.owner_is_bidder = false
    },
    3,
    1,
  ),
  bonded(
    '保证金未从基本户转出',
    ['WB033'],
    (first) => {
      first.from_base_account = false
    },
    3,
    1,
  ),
  bonded('保证金资金前序同源', ['WB034'], (first, second, mark) => {
    for (const row of [first, second]) Object.assign(row, { origin_token: mark, origin_days: 2 })
  }),
  bonded('保证金退还至同一账户', ['WB036'], (first, second) => {
    second.refund_token = first.refund_token
  }),
  bonded('保函同一申请人', ['WB035'], (first, second, mark) => {
    for (const row of [first, second])
      Object.assign(row, {
        account_token: null,
        owner_is_bidder: null,
        from_base_account: null,
        refund_token: null,
        returned_on: null,
        guarantee_applicant_token: mark,
        guarantee_issuer: '青岛银行',
      })
    Object.assign(first, { guarantee_no: `BH${mark.slice(0, 9)}1`, guarantee_serial: 500_001 })
    Object.assign(second, { guarantee_no: `BH${mark.slice(0, 9)}2`, guarantee_serial: 500_002 })
  }),
  {
    kind: '中标后向落标人转款',
    models: ['WB037'],
    count: 4,
    members: 2,
    wish: tendered(),
    sketch: (sketch) => {
      sketch.winner = 0
    },
    rows: (made) =>
      adds(made, 'fund_flow', {
        flow_id: rowId('plant-flow', made.sketch.n),
        ...ofTender(made),
        from_id: made.offers[0]!.party.partyId,
        to_id: made.offers[1]!.party.partyId,
        amount: Math.round(made.offers[0]!.amount * 0.02),
        paid_on: dayAfter(String(contractOf(made).signed_on), 40),
      }),
  },
  {
    kind: '落标人成为分包商',
    models: ['WB074'],
    count: 4,
    members: 2,
    wish: works(),
    sketch: (sketch) => {
      sketch.winner = 0
    },
    rows: (made) => {
      const contract = contractOf(made)
      Object.assign(contract, {
        subcontractor_id: made.offers[1]!.party.partyId,
        subcontract_amount: Math.round(Number(contract.amount) * 0.18),
      })
    },
  },
]

/** So many days after a date. */
export const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
