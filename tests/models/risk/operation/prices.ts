import { cases } from '../cases'
import type { Row, World } from '../world'

/** Three earlier purchases at 100 and one at the price told. */
const bought = (price: number, first = '2025-08-01'): World => ({
  n: [first, '2025-10-01', '2025-12-01', '2026-05-01'].map((day, index) => ({
    item_code: 'M1',
    bought_on: day,
    unit_price: index === 3 ? price : 100,
  })),
})

const line = (row: Row): World => ({ n: { unit_price: 100, ...row } })
const twice = (second: number, each: Row = {}): World => ({
  n: [
    { party_id: 'A', item_code: 'M1', bought_on: '2026-05-02', unit_price: 100, org_id: 'one' },
    { party_id: 'A', item_code: 'M1', bought_on: '2026-05-20', unit_price: second, org_id: 'two', ...each },
  ],
})

export const priceCases = [
  cases('JY017', bought(130), bought(130, '2025-04-01'), bought(80), true),
  cases(
    'JY018',
    line({ low_price: 50, high_price: 90 }),
    line({ low_price: 50, high_price: 150 }),
    line({ low_price: 50, high_price: 100 }),
    false,
  ),
  cases('JY019', twice(130), twice(130, { org_id: 'one' }), twice(115), true),
  cases('JY020', line({ market_price: 80 }), line({ market_price: 95 }), line({ unit_price: 110, market_price: 100 }), true),
  cases(
    'JY025',
    line({ stock: 20, quantity: 10, monthly_use: 2 }),
    line({ stock: 20, quantity: 10, monthly_use: 0 }),
    line({ stock: 14, quantity: 10, monthly_use: 2 }),
    true,
  ),
]

const made = (producer: boolean, upstream: number): World => ({
  p: { producer },
  c: { party_id: 'A', amount: 115, upstream_amount: upstream },
})

export const tradeCases = [
  cases('JY021', made(false, 80), made(true, 80), made(false, 100), true),
  cases(
    'JY022',
    { c: { upstream_related: true, logistics_docs: false } },
    { c: { upstream_related: true, logistics_docs: true } },
    { c: { upstream_related: true, logistics_docs: null } },
    false,
  ),
  cases(
    'JY023',
    { c: { related_party: true, related_approved: false } },
    { c: { related_party: true, related_approved: true } },
    { c: { related_party: true, related_approved: null } },
    true,
  ),
]
