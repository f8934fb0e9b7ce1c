import { cases } from '../cases'
import type { Row } from '../world'

const item = (name: string, winner: number, other: number): Row[] => [
  { item: name, party_id: 'A', score: winner, full_marks: 5, subjective: false },
  { item: name, party_id: 'B', score: other, full_marks: 5, subjective: false },
]
const scored = (...items: Row[][]) => ({ t: { winner_id: 'A' }, b: [{}, {}], s: items.flat() })
const only = (count: number) => Array.from({ length: count }, (_, index) => item(`证书${index + 1}`, 5, 0))

const crowd = (last: Row) => ({
  t: [
    ...Array.from({ length: 12 }, (_, index) => ({ org_id: `o${index}`, submitted_count: 9 + (index % 3) })),
    { org_id: 'mine', submitted_count: 3, ...last },
  ].map((row) => ({ category: '货物', method: '公开招标', awarded_on: '2026-03-01', ...row })),
})
const threes = (three: number, more: number) => ({
  t: [
    ...Array.from({ length: three }, (_, index) => ({ category: `类${index}`, submitted_count: 3 })),
    ...Array.from({ length: more }, (_, index) => ({ category: `类${three + index}`, submitted_count: 6 })),
  ].map((row) => ({ ...row, method: '公开招标', awarded_on: '2026-03-01' })),
})

export const scoringCases = [
  cases('LC040', { t: { subjective_pct: 0.45 } }, { t: { subjective_pct: 0.2 } }, { t: { subjective_pct: 0.3 } }, true),
  cases(
    'LC041',
    { t: { tier_gap_pct: 0.8, tier_full: 10 } },
    { t: { tier_gap_pct: 0.8, tier_full: 3 } },
    { t: { tier_gap_pct: 0.5, tier_full: 5 } },
    true,
  ),
  cases(
    'LC042',
    { t: { category: '施工', price_weight: 0.3, award_rule: '综合评估' } },
    { t: { category: '服务', price_weight: 0.3, award_rule: '综合评估' } },
    { t: { category: '货物', price_weight: 0.3 } },
    false,
  ),
  cases('LC043', scored(...only(4)), scored(...only(2), item('证书九', 5, 3)), scored(...only(3)), true),
  cases('LC047', crowd({}), crowd({ submitted_count: 9 }), threes(5, 0), true),
  cases('LC048', threes(9, 2), threes(9, 9), threes(9, 6), true),
  cases(
    'LC049',
    { t: { downloaded_count: 20, submitted_count: 3 } },
    { t: { downloaded_count: 6, submitted_count: 1 } },
    { t: { downloaded_count: 10, submitted_count: 3 } },
    true,
  ),
]
