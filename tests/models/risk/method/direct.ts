import { cases } from '../cases'
import { type Row, wan } from '../world'

const direct = { method: '直接采购' }
const sole = { ...direct, method_reason: '只有唯一供应商可供应' }
const big = { ...direct, policy_limit: wan(50), award_amount: wan(60), estimate: wan(60), published_before: false }

const year = (rows: Row[], awarded_on = '2026-03-01') => ({ t: rows.map((row) => ({ awarded_on, ...row })) })
const split = (amount: number, awarded_on?: string) =>
  year(
    [
      { method: '直接采购', award_amount: wan(amount) },
      { method: '公开招标', award_amount: wan(100 - amount) },
    ],
    awarded_on,
  )
const taken = (mine: number, others: number) =>
  year([
    ...Array.from({ length: mine }, () => ({ method: '直接采购', award_amount: wan(10), winner_id: 'A' })),
    ...Array.from({ length: others }, (_, index) => ({ method: '直接采购', award_amount: wan(10), winner_id: `S${index}` })),
  ])
const urgent = (times: number, all: number) => year(Array.from({ length: all }, (_, index) => ({ urgent: index < times })))
const hurried = { urgent: true, demand_on: '2026-03-01' }
const failed = { ...direct, failed_count: 2, failed_same_bidder: true }
const turned = { ...direct, failed_count: 1, previous_budget: wan(100), terms_similarity: 0.95 }

export const directCases = [
  cases(
    'FS015',
    { t: { ...sole, qualified_suppliers: 5 } },
    { t: { ...direct, method_reason: '后续扩容须由原供应商实施', qualified_suppliers: 5 } },
    { t: { ...sole, qualified_suppliers: 3 } },
    true,
  ),
  cases('FS016', { t: big }, { t: { ...big, published_before: true } }, { t: { ...big, award_amount: wan(50) } }, true),
  cases('FS017', split(40), split(40, '2025-06-30'), split(30), true),
  cases('FS018', taken(6, 3), taken(4, 2), taken(5, 5), true),
  cases('FS019', urgent(6, 12), urgent(4, 8), urgent(5, 50), true),
  cases(
    'FS020',
    { t: { ...hurried, initiated_on: '2026-05-01' } },
    { t: { ...hurried, urgent: false, initiated_on: '2026-05-01' } },
    { t: { ...hurried, initiated_on: '2026-03-31' } },
    true,
  ),
  cases('FS024', { t: { ...failed, failed_count: 3 } }, { t: { ...failed, failed_same_bidder: false } }, { t: failed }, true),
  cases(
    'FS025',
    { t: { ...turned, budget: wan(100), terms_similarity: 0.8999 } },
    { t: { ...turned, method: '公开招标', budget: wan(130) } },
    { t: { ...turned, budget: wan(90) } },
    true,
  ),
]
