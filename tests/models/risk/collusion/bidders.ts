import { cases } from '../cases'
import { type Row, wan } from '../world'
import { day, tenders } from './rows'

/** A bids at so many tenders, each time beside another, and wins some; the rest goes to nobody here. */
const record = (count: number, wins: number) => ({
  t: tenders(count).map((tender, at) => ({ ...tender, winner_id: at < wins ? 'A' : 'nobody' })),
  b: tenders(count).flatMap(({ tender_id }, at) => [
    { tender_id, party_id: 'A', amount: wan(100) },
    { tender_id, party_id: `s${at}`, amount: wan(101) },
  ]),
})

/** A: wins and losses by a hair in turn with tenders before each, whose outcome is said. */
const close = (count: number, before: (won: boolean, at: number) => boolean, rule = '最低价') => {
  const rounds = Array.from({ length: count }, (_, at) => at % 2 === 0).flatMap((won, at) => [
    { won: before(won, at), award_rule: '其他' },
    { won, award_rule: rule },
  ])
  return {
    t: rounds.map(({ won, award_rule }, at) => ({
      tender_id: `t${at + 1}`,
      award_rule,
      winner_id: won ? 'A' : 'B',
      deadline_on: day('2020-01-01', at * 10),
    })),
    b: rounds.flatMap(({ won }, at) => [
      { tender_id: `t${at + 1}`, party_id: 'A', amount: wan(won ? 100 : 102) },
      { tender_id: `t${at + 1}`, party_id: 'B', amount: wan(won ? 102 : 100) },
    ]),
  }
}

const thin = (count: number, pages: number, missing_docs = 2) => ({
  t: tenders(count),
  b: tenders(count).flatMap(({ tender_id }) =>
    [pages, 100, 100, 120].map((page_count, at) => ({
      tender_id,
      party_id: 'ABCD'[at],
      page_count,
      missing_docs: at === 0 ? missing_docs : 0,
    })),
  ),
})

/** A is rejected at every tender; B is there at some of them, others by turns. */
const rejected = (count: number, withB: number, row: Row = {}) => ({
  t: tenders(count, { deadline_on: '2026-03-01' }),
  b: tenders(count).flatMap(({ tender_id }, at) => [
    { tender_id, party_id: 'A', status: 'disqualified', defect: '投标函未盖章', ...row },
    { tender_id, party_id: at < withB ? 'B' : `s${at}` },
  ]),
})

const young = (established_on: string, row: Row = {}) => ({
  t: { winner_id: 'A', awarded_on: '2026-06-01', award_amount: wan(600), ...row },
  p: { party_id: 'A', established_on },
})

export const bidderCases = [
  cases('WB065', record(25, 0), record(25, 2), record(20, 0), true),
  cases('WB066', record(10, 8), record(10, 6), record(10, 7), true),
  cases(
    'WB073',
    close(24, (won) => won),
    close(24, (_, at) => at % 4 < 2),
    close(18, (won) => won),
    false,
  ),
  cases(
    'WB075',
    {
      b: [
        { bid_id: 'x1', party_id: 'A', consortium_no: '联1' },
        { bid_id: 'x2', party_id: 'A' },
      ],
    },
    {
      b: [
        { party_id: 'A', consortium_no: '联1' },
        { party_id: 'B', consortium_no: '联1' },
      ],
    },
    {
      b: [
        { bid_id: 'x1', party_id: 'A', consortium_no: '联1' },
        { bid_id: 'x2', party_id: 'A', consortium_no: '联2' },
      ],
    },
    true,
  ),
  cases('WB076', thin(4, 20), thin(4, 20, 1), thin(3, 40), true),
  cases('WB077', rejected(4, 4), rejected(4, 4, { defect: '业绩不足' }), rejected(10, 7), true),
  cases(
    'WB078',
    young('2026-03-01'),
    { ...young('2026-03-01'), ...{ t: [{ ...young('').t }, { awarded_on: '2026-04-01' }], b: [{ tender_id: 't2', party_id: 'A' }] } },
    young('2025-12-03'),
    false,
  ),
]
