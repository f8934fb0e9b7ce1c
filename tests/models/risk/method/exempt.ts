import { cases } from '../cases'
import type { Row } from '../world'

const invited = { mandatory: true, state_funded: true, method: '邀请招标' }

/** So many invitations of one buyer; each letter of a list is a bidder. */
const invitations = (...lists: string[]) => ({
  t: lists.map((_, index): Row => ({ method: '邀请招标', awarded_on: `2026-0${index + 1}-01` })),
  b: lists.flatMap((list, index) => [...list].map((party) => ({ tender_id: `t${index + 1}`, party_id: party, status: 'invited' }))),
})

export const exemptCases = [
  cases(
    'FS010',
    { t: { method: '直接采购', method_reason: '属抢险救灾工程' } },
    { t: { method: '直接采购', method_reason: '属抢险救灾工程', reason_approved: true, in_plan: false } },
    { t: { method: '直接采购', method_reason: '应急抢修', reason_approved: true, in_plan: true } },
    true,
  ),
  cases(
    'FS011',
    { t: { approved_method: '公开招标', method: '邀请招标' } },
    { t: { approved_method: '邀请招标', method: '邀请招标' } },
    { t: { approved_method: '公开招标', method: '公开招标' } },
    false,
  ),
  cases(
    'FS012',
    { t: { ...invited, method_reason: '工期紧张' } },
    { t: { ...invited, method_reason: '技术复杂，只有少量潜在投标人可供选择' } },
    { t: invited },
    true,
  ),
  cases(
    'FS013',
    { t: { method: '邀请招标', invited_count: 2 } },
    { t: { method: '公开招标', invited_count: 2 } },
    { t: { method: '邀请招标', invited_count: 3 } },
    false,
  ),
  cases(
    'FS014',
    invitations('ABC', 'ABC', 'ABC', 'ABCD'),
    // Three invitations are one too few, however alike they are.
    invitations('ABC', 'ABC', 'ABC'),
    // Three pairs are the same and three share two of five: 0.7 on average.
    invitations('ABCD', 'ABCD', 'ABCD', 'ABE'),
    true,
  ),
]
