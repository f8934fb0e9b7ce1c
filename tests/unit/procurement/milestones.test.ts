import { expect, test } from 'vitest'
import { milestonesOf } from '@/lib/procurement/rules/milestones'

const days = {
  docIssuedOn: '2026-03-01',
  deadlineOn: '2026-03-21',
  reportOn: '2026-03-22',
  publicityFrom: '2026-03-25',
  publicityTo: '2026-03-28',
  noticeOfAwardOn: '2026-04-01',
  signedOn: '2026-05-01',
}
const keptOf = (given: Record<string, string | null>, mandatory: boolean | null) =>
  Object.fromEntries(milestonesOf(given, mandatory).map(({ key, kept }) => [key, kept]))

test('exactly the least time is kept, a day less is not', () => {
  expect(keptOf(days, true)).toMatchObject({ deadlineOn: true, publicityFrom: true, publicityTo: true, signedOn: true })
  expect(keptOf({ ...days, deadlineOn: '2026-03-20' }, true).deadlineOn).toBe(false)
  expect(keptOf({ ...days, signedOn: '2026-05-02' }, true).signedOn).toBe(false)
  expect(keptOf({ ...days, publicityFrom: '2026-03-26' }, true).publicityFrom).toBe(false)
})

test('what the law asks of mandatory tenders only is not asked of others, nor where it is not known', () => {
  expect(keptOf({ ...days, deadlineOn: '2026-03-05' }, false).deadlineOn).toBeNull()
  expect(keptOf({ ...days, deadlineOn: '2026-03-05' }, null).deadlineOn).toBeNull()
})

test('a missing day is unknown, never kept', () => {
  expect(keptOf({ ...days, docIssuedOn: null }, true).deadlineOn).toBeNull()
  expect(milestonesOf({}, true).every(({ kept }) => kept === null)).toBe(true)
})
