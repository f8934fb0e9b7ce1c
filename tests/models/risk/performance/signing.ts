import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

const told = { notice_of_award_on: '2026-04-01', winner_id: 'A', award_amount: wan(100) }
const signed = (contract: Row, tender: Row = {}): World => ({
  t: { ...told, ...tender },
  c: { tender_id: 't1', party_id: 'A', amount: wan(100), ...contract },
})
const two = (first: number, second: number): World => ({
  t: told,
  c: [first, second].map((amount) => ({ tender_id: 't1', party_id: 'A', amount: wan(amount) })),
})
const unsigned = (notice: string, own = true): World => ({
  t: { notice_of_award_on: notice },
  b: { is_winner: true, unsigned_after_award: own },
})

/** Two works of one manager: the first is finished on the day told, the second begins on 2026-03-01. */
const jobs = (firstEnds: string | null, projects: [string, string] = ['p1', 'p2'], category = '施工'): World => ({
  t: projects.map((project_id) => ({ category, project_id })),
  c: [
    { tender_id: 't1', manager_token: 'wang', started_on: '2025-06-01', ended_on: firstEnds },
    { tender_id: 't2', manager_token: 'wang', started_on: '2026-03-01' },
  ],
})

export const signingCases = [
  cases('HT001', signed({ signed_on: '2026-05-20' }), signed({ signed_on: '2026-04-10' }), signed({ signed_on: '2026-05-01' }), false),
  cases(
    'HT002',
    signed({ signed_on: '2026-03-01' }),
    signed({ signed_on: '2026-04-10' }),
    signed({ signed_on: '2026-03-20' }, { notice_of_award_on: null, awarded_on: '2026-03-20' }),
    false,
  ),
  cases(
    'HT003',
    signed({ started_on: '2026-01-01' }, { notice_on: '2026-02-01' }),
    signed({ started_on: '2026-03-01' }, { notice_on: '2026-02-01' }),
    signed({ started_on: '2026-02-01' }, { notice_on: '2026-02-01' }),
    false,
  ),
  cases(
    'HT004',
    signed({ party_id: 'B' }),
    signed({ party_id: 'B', merger_proof: true }),
    {
      ...signed({ party_id: 'B' }),
      w: [
        { party_id: 'A', status: 'active' },
        { party_id: 'B', status: 'active' },
      ],
    },
    false,
  ),
  cases('HT005', signed({ amount: wan(105) }), signed({ amount: wan(105), framework_until: '2027-01-01' }), two(40, 60), false),
  cases('HT006', signed({ terms_differ: 2 }), signed({ terms_differ: 0 }), signed({ terms_differ: 1 }), true),
  cases('HT007', signed({ other_amount: wan(80) }), signed({ other_amount: wan(102) }), signed({ other_amount: wan(105) }), true),
  cases('HT008', signed({ performance_bond: wan(12) }), signed({ performance_bond: wan(5) }), signed({ performance_bond: wan(10) }), false),
  cases(
    'HT009',
    signed({ performance_bond_required: true, started_on: '2026-05-01' }),
    signed({ performance_bond_required: true, started_on: null }),
    signed({ performance_bond_required: true, started_on: '2026-05-01', performance_bond_paid_on: '2026-05-01' }),
    false,
  ),
  cases('HT010', unsigned('2026-04-01'), unsigned('2026-04-01', false), unsigned('2026-05-31'), false),
  cases(
    'HT011',
    signed({ sealed: true, legal_reviewed: false }),
    signed({ sealed: true, legal_reviewed: true }),
    signed({ sealed: true, legal_reviewed: null }),
    false,
  ),
  cases(
    'HT012',
    signed({ signed_on: '2026-03-01' }),
    signed({ signed_on: '2026-03-01', reported_on: '2026-03-05' }),
    signed({ signed_on: '2026-05-31' }),
    false,
  ),
  cases('HT017', jobs(null), jobs(null, ['p1', 'p1']), jobs('2026-03-01'), false),
]
