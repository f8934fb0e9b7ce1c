import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

const project = (row: Row): World => ({ pr: row })
const contract = (row: Row, tender: Row = {}): World => ({ t: tender, c: { tender_id: 't1', amount: wan(100), party_id: 'A', ...row } })

/** A contract of 100 万元 with changes of so many 万元. */
const changed = (deltas: number[], more: Row = {}, tender: Row = {}): World => ({
  ...contract({}, tender),
  h: deltas.map((delta, index) => ({ changed_on: `2026-0${index + 1}-10`, delta: wan(delta), ...more })),
})
const limit = { approval_limit: wan(10) }
const cheap = (award: number) => ({ ceiling: wan(100), award_amount: wan(award) })
const paid = (amounts: number[], deltas: number[] = []): World => ({
  ...changed(deltas),
  y: amounts.map((amount) => ({ amount: wan(amount), paid_on: '2026-05-01' })),
})
const progress = (paidPct: number, done: number): World => ({ ...contract({}), y: { paid_pct: paidPct, progress_pct: done } })

export const investmentCases = [
  cases(
    'YS010',
    project({ investment_estimate: wan(100), design_estimate: wan(120) }),
    project({ investment_estimate: wan(100), design_estimate: wan(105) }),
    project({ investment_estimate: wan(100), design_estimate: wan(110) }),
    false,
  ),
  cases(
    'YS011',
    project({ design_estimate: wan(100), drawing_budget: wan(101) }),
    project({ design_estimate: wan(100), drawing_budget: wan(90) }),
    project({ design_estimate: wan(100), drawing_budget: wan(100) }),
    false,
  ),
  cases(
    'YS012',
    project({ design_estimate: wan(100), final_account: wan(101) }),
    project({ design_estimate: wan(100), final_account: wan(90) }),
    project({ design_estimate: wan(100), final_account: wan(100) }),
    false,
  ),
  cases('YS013', changed([6, 6]), changed([12, -6]), changed([5, 5]), false),
  cases(
    'YS014',
    contract({ settled_amount: wan(106) }),
    contract({ settled_amount: wan(101) }),
    contract({ settled_amount: wan(105) }),
    false,
  ),
  cases('YS015', changed([9.5, 9.5, 9.9], limit), changed([9.5, 9.5, 10], limit), changed([9, 9, 9], limit), true),
  cases('YS016', changed([20], {}, cheap(80)), changed([20], {}, cheap(95)), changed([4, 6], {}, cheap(85)), true),
  cases(
    'YS017',
    { t: { award_amount: wan(100), provisional_amount: wan(40) } },
    { t: { award_amount: wan(100), provisional_amount: wan(20) } },
    { t: { award_amount: wan(100), provisional_amount: wan(30) } },
    true,
  ),
  cases(
    'YS018',
    contract({ provisional_amount: wan(500), provisional_tendered: false }, { tender_limit: wan(400) }),
    contract({ provisional_amount: wan(500), provisional_tendered: true }, { tender_limit: wan(400) }),
    contract({ provisional_amount: wan(400), provisional_tendered: false }, { tender_limit: wan(400) }),
    true,
  ),
  cases(
    'YS019',
    contract({ advance_amount: wan(40) }),
    contract({ advance_amount: wan(20) }),
    contract({ advance_amount: wan(30) }),
    false,
  ),
  cases('YS020', paid([60, 60], [10]), paid([60, 60], [30]), paid([60, 50], [10]), false),
  cases('YS021', progress(0.8, 0.5), progress(0.5, 0.8), progress(0.5, 0.4), true),
]
