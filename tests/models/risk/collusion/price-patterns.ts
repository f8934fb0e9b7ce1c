import { cases } from '../cases'
import { wan } from '../world'
import { bids, bidsOf, tenders } from './rows'

const lowest = { award_rule: '最低价' }
const ratioOf = (count: number, ratio = 1.05) => ({
  t: tenders(count),
  b: bidsOf(Array.from({ length: count }, (_, at) => ({ A: 100 + at, B: (100 + at) * ratio, C: 131 + at * at }))),
})
const replaced = (at: string, from: number) => ({
  t: { deadline_at: '2026-05-20T18:00:00+08:00' },
  b: { amount: wan(95), replaced_from: wan(from), replaced_at: `2026-05-20T${at}+08:00` },
})

export const patternCases = [
  cases('WB038', { b: bids(100, 110, 120, 130) }, { b: bids(100, 110, 125) }, { b: bids(100, 110) }, false),
  cases('WB039', { b: bids(100, 110, 121) }, { b: bids(100, 110, 120) }, { b: bids(100, 100.1, 100.2) }, false),
  cases('WB040', ratioOf(5), ratioOf(5, 1.056), ratioOf(4), true),
  cases('WB041', { b: bids(100, 100, 120) }, { b: bids(100, 100.01, 120) }, { b: bids(100, 100, 100) }, false),
  cases(
    'WB042',
    { t: lowest, b: bids(100, 100.05, 120) },
    { t: { award_rule: '均值基准价' }, b: bids(100, 100.05, 120) },
    { t: lowest, b: bids(100, 100.1, 120) },
    true,
  ),
  cases(
    'WB050',
    { t: { ceiling: wan(100) }, b: bids(99, 99.5, 100) },
    { t: { ceiling: wan(100) }, b: bids(97, 99.5, 100) },
    { t: { ceiling: wan(100) }, b: bids(98, 99.5, 100) },
    true,
  ),
  cases('WB051', { b: bids(100, 105, 108.8) }, { b: bids(100.03, 105.01, 108) }, { b: bids(100, 105, 108.88, 109) }, true),
  cases('WB060', replaced('17:45:00', 110), replaced('17:15:00', 110), replaced('17:30:00', 100), true),
  cases(
    'WB061',
    { t: { reference_price: wan(1000) }, b: bids(1000) },
    { t: { reference_price: wan(1000) }, b: bids(1002) },
    { t: { reference_price: wan(1000) }, b: bids(1001) },
    true,
  ),
]
