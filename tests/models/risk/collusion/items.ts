import { cases } from '../cases'
import type { Row } from '../world'

type Item = Omit<Row, 'party_id'>
const list = (count: number, of: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => ({ item_code: `0101${at}`, ...of(at) }))
/** Priced lists of A, B, C … */
const lists = (...of: Item[][]) => ({
  b: of.map(() => ({})),
  i: of.flatMap((items, at) => items.map((item) => ({ party_id: 'ABCDE'[at], bid_id: `t1-${'ABCDE'[at]}`, ...item }))),
})
const price = (at: number) => 10_000 + at * 137
const same = (count: number, of: number) =>
  lists(
    list(of, (at) => ({ unit_price: price(at), control_price: price(at) + 9000 })),
    list(of, (at) => ({ unit_price: at < count ? price(at) : price(at) + 51 + at, control_price: price(at) + 9000 })),
  )
const scaled = (count: number, of: (at: number) => number) =>
  lists(
    list(count, (at) => ({ unit_price: price(at) * 100, control_price: 1 })),
    list(count, (at) => ({ unit_price: Math.round(price(at) * 100 * of(at)), control_price: 1 })),
  )
/** Prices 30 % above or below control in the pattern of the item number. */
const uneven = (count: number, up: number, second = (at: number) => at % 2 === 0) =>
  lists(
    list(count, (at) => ({ control_price: 10_000, unit_price: at % 2 === 0 ? up : 6_000 })),
    list(count, (at) => ({ control_price: 10_000, unit_price: second(at) ? up : 6_000 })),
  )
const sum = (total: number, other: number) =>
  lists([{ item_code: '1', quantity: 10, unit_price: 10_000, total }], [{ item_code: '1', quantity: 10, unit_price: 10_000, total: other }])
const shares = (labour: number, material: number) => ({
  b: [
    { labour_pct: 0.2, material_pct: 0.5, machine_pct: 0.1, overhead_pct: 0.1, profit_pct: 0.1 },
    { labour_pct: 0.2 + labour, material_pct: 0.5 + material, machine_pct: 0.1, overhead_pct: 0.1, profit_pct: 0.1 },
  ],
})
/** A hundred prices that end in the digits of a rule. */
const ending = (of: (at: number) => number, count = 120) => list(count, (at) => ({ unit_price: 1000 * (at + 1) + of(at) }))
const tens = (at: number) => (at % 5) * 10
const odd = (at: number) => (at % 5) * 10 + 7

export const itemCases = [
  cases(
    'WB053',
    lists(ending(tens), ending(tens), ending(odd)),
    lists(ending(tens), ending(odd), ending(odd, 90)),
    lists(ending(tens), ending(tens, 99), ending(odd)),
    false,
  ),
  cases('WB054', same(18, 20), same(9, 20), same(10, 20), true),
  cases(
    'WB055',
    scaled(40, () => 1.05),
    scaled(40, (at) => 1.05 + (at % 3) / 100),
    scaled(29, () => 1.05),
    false,
  ),
  cases(
    'WB056',
    { x: [{ supplements: ['补1', '补2', '补3', '补4'] }, { supplements: ['补1', '补2', '补3', '补5'] }] },
    { x: [{ supplements: ['补1', '补2', '补3'] }, { supplements: ['补1', '补2', '补5'] }] },
    { x: [{ supplements: ['补1', '补2', '补3'] }, { supplements: ['补1', '补2', '补3'] }] },
    true,
  ),
  cases('WB057', sum(130_000, 130_000), sum(130_000, 100_000), sum(100_100, 100_100), false),
  cases('WB058', shares(0.01, -0.01), shares(0.03, -0.01), shares(0.02, 0), false),
  cases(
    'WB059',
    uneven(12, 13_000),
    uneven(12, 13_000, (at) => at % 3 === 0),
    uneven(12, 12_000),
    false,
  ),
]
