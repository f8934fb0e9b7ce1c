import { cases } from '../cases'
import { type World, wan } from '../world'

/** Nine months of 10 万元 and a December of so much. */
const year = (december: number, months = 9): World => ({
  t: [
    ...Array.from({ length: months }, (_, index) => ({
      tender_id: `t${index + 1}`,
      awarded_on: `2025-0${index + 1}-10`,
      award_amount: wan(10),
    })),
    { tender_id: 'last', awarded_on: '2025-12-10', award_amount: wan(december) },
  ],
})

/** A year of 120 万元 before the window, so much within it; two payees. */
const leaving = (near: number, first: number, day = '2026-04-01'): World => ({
  yb: { year: 2026, leader_left_on: '2026-04-01' },
  t: [
    { awarded_on: '2025-06-01', award_amount: wan(120) },
    { awarded_on: day, award_amount: wan(near) },
  ],
  c: [{ party_id: 'A' }, { party_id: 'B' }],
  y: [
    { contract_id: 'c1', paid_on: '2026-04-02', amount: wan(first) },
    { contract_id: 'c2', paid_on: '2026-04-02', amount: wan(100 - first) },
  ],
})

const reported = (missing: number): World => ({ yb: { erp_contracts: 200, erp_missing: missing } })
const dated = (signed: string, awarded = '2026-05-10'): World => ({
  t: { awarded_on: awarded, deadline_on: '2026-05-01' },
  c: { tender_id: 't1', signed_on: signed },
})

export const timingCases = [
  // 90 and 30 make 120: ten a month, thirty are three times as much.
  cases('JY026', year(60), year(60, 4), year(30), true),
  cases('JY027', leaving(300, 80), leaving(300, 50), leaving(180, 60), true),
  cases('JY029', reported(4), reported(1), reported(2), true),
  cases('JY030', dated('2026-05-09'), dated('2026-05-20'), dated('2026-05-10'), false),
]
