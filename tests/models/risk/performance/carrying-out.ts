import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

const contract = (row: Row, tender: Row = {}): World => ({ t: tender, c: { tender_id: 't1', party_id: 'A', amount: wan(100), ...row } })
const sub = (row: Row) =>
  contract({ subcontract_amount: wan(30), subcontract_main: false, subcontract_qualified: true, subcontract_consent: true, ...row })
const term = (row: Row) => contract({ planned_days: 100, planned_end_on: '2026-04-01', ...row })
const works = (accepted: string, category = '施工') => contract({ signed_on: '2026-01-01', accepted_on: accepted }, { category })
const changes = (list: [day: string, delta: number][]): World => ({
  ...contract({ signed_on: '2026-01-01' }),
  h: list.map(([changed_on, delta]) => ({ changed_on, delta: wan(delta) })),
})
const removed = (ratio: number | null): World => ({
  ...contract({}),
  h: { changed_on: '2026-05-01', removed_item: '脚手架', removed_ratio: ratio },
})

export const carryingOutCases = [
  cases('HT013', sub({ subcontract_main: true }), sub({}), sub({ subcontract_amount: 0, subcontract_consent: false }), false),
  cases(
    'HT014',
    contract({ subcontract_amount: 0, team_insured: false }),
    contract({ subcontract_amount: wan(30), team_insured: true }),
    contract({ subcontract_amount: wan(80), team_insured: true }),
    true,
  ),
  cases('HT015', contract({ paid_out_pct: 0.9 }), contract({ paid_out_pct: 0.5 }), contract({ paid_out_pct: 0.85 }), true),
  cases(
    'HT016',
    contract({ key_staff_changes: 2 }),
    contract({ key_staff_changes: 0 }),
    contract({ key_staff_changes: 1, key_staff_approved: true }),
    true,
  ),
  cases(
    'HT018',
    contract({ key_attendance_pct: 0.5 }),
    contract({ key_attendance_pct: 0.9 }),
    contract({ key_attendance_pct: 0.8 }),
    false,
  ),
  cases('HT019', term({}), term({ ended_on: '2026-04-05' }), term({ ended_on: '2026-04-11' }), true),
  cases('HT020', works('2026-01-20'), works('2026-01-20', '货物'), works('2026-03-02'), false),
]

export const changingCases = [
  cases(
    'HT021',
    changes([
      ['2026-02-01', 1],
      ['2026-03-01', 0],
      ['2026-04-01', 2],
    ]),
    changes([
      ['2026-02-01', 1],
      ['2026-03-01', 0],
    ]),
    // 90 days between two changes of the price.
    changes([
      ['2026-02-01', 1],
      ['2026-05-02', 2],
    ]),
    false,
  ),
  cases('HT022', changes([['2026-01-10', 8]]), changes([['2026-03-01', 8]]), changes([['2026-01-31', 5]]), true),
  cases('HT023', contract({ unbalanced_changes: 4 }), contract({ unbalanced_changes: 2 }), contract({ unbalanced_changes: 3 }), true),
  cases('HT024', removed(0.3), removed(0.9), removed(0.5), false),
  cases(
    'HT025',
    contract({ model_replaced: true, replacement_approved: false }),
    contract({ model_replaced: true, replacement_approved: true }),
    contract({ model_replaced: true }),
    true,
  ),
]
