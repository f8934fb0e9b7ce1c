import { cases } from '../cases'
import type { World } from '../world'

const p = ['A', 'B', 'C'].map((party_id) => ({ party_id, ref: party_id, name: party_id }))
const won = { party_id: 'A', award_no: '1', status: 'active' }
const late = (submitted_at: string): World => ({
  t: { deadline_at: '2026-03-01T09:00:00+08:00' },
  p,
  b: [{ party_id: 'A', submitted_at }],
  w: won,
})
const rejected = (...statuses: string[]): World => ({ p, b: statuses.map((status) => ({ status })), w: won })

export const processCases = [
  cases('R003', { t: { bid_days: 14 } }, { t: { bid_days: 14, status: 'cancelled' } }, { t: { bid_days: 15 } }, false),
  cases(
    'R018',
    { t: { number_of_tenderers: 1, ocds_method: 'open' } },
    { t: { number_of_tenderers: 1, ocds_method: 'direct' } },
    { t: { number_of_tenderers: 2, ocds_method: 'open' } },
    false,
  ),
  cases(
    'R030',
    late('2026-03-01T09:00:01+08:00'),
    { ...late('2026-03-02T09:00:00+08:00'), w: { ...won, party_id: 'B' } },
    late('2026-03-01T09:00:00+08:00'),
    false,
  ),
  cases(
    'R035',
    rejected('valid', 'disqualified', 'disqualified'),
    rejected('valid', 'valid', 'disqualified'),
    rejected('valid', 'disqualified'),
    true,
  ),
]
