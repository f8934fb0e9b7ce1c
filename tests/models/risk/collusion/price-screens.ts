import { cases } from '../cases'
import { wan } from '../world'
import { bids, bidsOf, parties, tenders } from './rows'

const lowest = { award_rule: '最低价' }
const average = { award_rule: '均值基准价' }
const features = (values: Record<string, number>[], row = lowest) => ({
  t: tenders(values.length, row),
  tf: values.map((value, at) => ({ tender_id: `t${at + 1}`, n: 5, ...value })),
})
const many = (count: number, of: (at: number) => Record<string, number>) => Array.from({ length: count }, (_, at) => of(at))

/** Bids whose first digits follow the natural law (or all begin with one digit). */
const digits = (count: number, amount: (at: number) => number) => ({
  b: Array.from({ length: count }, (_, at) => ({ party_id: `s${at}`, amount: amount(at) })),
})
const natural = (at: number) => Math.round(10 ** (4 + ((at * 37) % 100) / 100))

/** A and B share a lock: 140 and 140 lift the average to C at 118; without them D wins. */
const average4 = (winner: string, ...amounts: number[]) => ({
  t: { ...average, winner_id: winner },
  b: bids(...amounts),
  x: [{ lock_no: '锁1' }, { lock_no: '锁1' }, { lock_no: '锁3' }],
  p: parties('ABCDE'),
})

const trio = (third: number, count = 3) => ({
  t: tenders(count, lowest),
  b: bidsOf([{ A: 100, B: 100.5, C: third, D: 130 }, ...many(count - 1, (at) => ({ A: 200 + at, B: 220, C: 260, D: 300 }))]),
})

export const screenCases = [
  cases(
    'WB043',
    { t: lowest, b: bids(100, 105, 106, 107) },
    { t: average, b: bids(100, 105, 106, 107) },
    features([{ rd: 1, cv: 0.03 }]),
    false,
  ),
  cases(
    'WB044',
    { t: lowest, b: bids(100, 101, 102) },
    { t: { award_rule: '综合评估' }, b: bids(100, 101, 102) },
    features([{ n: 3, cv: 0.06 }]),
    true,
  ),
  cases(
    'WB045',
    { t: average, b: bids(100, 101, 102, 103, 104, 160, 170) },
    { t: lowest, b: bids(100, 101, 102, 103, 104, 160, 170) },
    { t: average, b: bids(50, 100, 101, 102, 103, 104, 160) },
    false,
  ),
  cases('WB046', average4('C', 140, 140, 118, 100, 104), average4('E', 112, 112, 108, 100, 104), average4('B', 170, 118, 100, 104), true),
  cases(
    'WB047',
    features([...many(40, (at) => ({ skewness: at / 100, kurtosis: at / 100 })), { skewness: -3, kurtosis: 0.2 }]),
    features(many(39, (at) => ({ skewness: at / 100, kurtosis: at / 100 }))),
    // At the bound itself: forty alike, the bound is their value.
    features(many(40, () => ({ skewness: 1, kurtosis: 1 }))),
    true,
  ),
  cases(
    'WB048',
    features(many(60, (at) => ({ ks: at / 100 }))),
    features(
      many(60, (at) => ({ ks: at / 100 })),
      average,
    ),
    features(many(39, (at) => ({ ks: at / 100 }))),
    false,
  ),
  cases('WB049', trio(101), trio(104), trio(101, 2), false),
  cases(
    'WB052',
    digits(120, () => wan(5)),
    digits(200, natural),
    digits(99, () => wan(5)),
    false,
  ),
]
