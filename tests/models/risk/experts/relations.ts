import { cases } from '../cases'
import type { Row, World } from '../world'

const person = { person_token: 'zhang' }
const meeting: World = {
  t: { opened_at: '2026-05-10T00:30:00+08:00', deadline_on: '2026-05-10' },
  e: person,
  v: { evaluated_on: '2026-05-10' },
  b: [{}, {}],
  p: [{}, {}],
}
const employed = (link: Row[], employer = 'B'): World => ({ ...meeting, e: { ...person, employer_id: employer }, l: link })
const served = (to: string) => employed([{ party_id: 'A', holder_token: 'zhang', role: '董事', from_on: '2010-01-01', to_on: to }], 'X')
const held = (pct: number) => employed([{ party_id: 'A', holder_id: 'H', role: '股东', pct }], 'H')
const related = (relative: string, more: World = {}): World => ({
  ...meeting,
  p: [{ legal_rep_token: 'li' }, {}],
  k: { person_token: relative, relative_token: 'zhang' },
  ...more,
})
const paid = (on: string, flow: Row = {}): World => ({
  ...meeting,
  f: { person_token: 'zhang', from_id: 'A', amount: 100, paid_on: on, ...flow },
})
const desks = (one: string, two: string): World => ({
  e: [{}, {}],
  v: [
    { expert_id: 'e1', terminal: one },
    { expert_id: 'e2', terminal: two },
  ],
})

export const relationCases = [
  cases('LC078', held(0.6), held(0.3), served('2023-05-10'), true),
  cases(
    'LC079',
    related('li'),
    related('wang', { l: { party_id: 'A', holder_token: 'wang', role: '高管', to_on: '2026-05-09' } }),
    related('wang', { l: { party_id: 'A', holder_token: 'wang', role: '高管', to_on: '2026-05-10' } }),
    true,
  ),
  // 90 days before the day of the opening in Beijing, which is still the day before in London.
  cases('LC091', paid('2026-05-01'), paid('2026-05-01', { from_id: 'X' }), paid('2026-02-09'), true),
  cases('LC093', desks('T1', 'T1'), desks('T1', 'T2'), desks('', ''), false),
]
