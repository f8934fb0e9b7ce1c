import { cases } from '../cases'
import type { Row, World } from '../world'

const contract = (row: Row): World => ({ c: row })
const again = (score: number, accepted: string, org = 'org'): World => ({
  p: {},
  t: { winner_id: 'A', awarded_on: '2026-05-01' },
  c: { party_id: 'A', tender_id: 'before', org_id: org, accepted_on: accepted, supplier_score: score },
})

export const aftermathCases = [
  cases(
    'HT035',
    contract({ defaults: 2, supplier_score: 95 }),
    contract({ defaults: 0, supplier_score: 95 }),
    contract({ defaults: 1, supplier_score: 90 }),
    true,
  ),
  cases('HT036', again(50, '2026-02-01'), again(60, '2026-02-01'), again(50, '2025-11-01'), true),
  cases('HT037', contract({ renewals: 3 }), contract({ renewals: 1 }), contract({ renewals: 2 }), true),
  cases(
    'HT038',
    contract({ accepted_on: '2025-06-01' }),
    contract({ accepted_on: '2025-06-01', settled_on: '2025-08-01' }),
    contract({ accepted_on: '2026-01-01' }),
    false,
  ),
  cases('HT039', contract({ defaults: 1 }), contract({ defaults: 1, penalty: 100 }), contract({ defaults: 1, penalty: 0 }), true),
]
