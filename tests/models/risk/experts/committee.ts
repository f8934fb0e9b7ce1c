import { cases } from '../cases'

const seated = { mandatory: true, committee_size: 7, committee_specialists: 5 }
const drawn = { mandatory: true, special_project: false, drawn_how: '直接指定' }
const times = (drawnAt: string) => ({ t: { opened_at: '2026-05-10T09:00:00+08:00', drawn_at: drawnAt } })
const sat = (expert: object, on = '2026-05-10') => ({ e: { ...expert }, v: { evaluated_on: on } })

export const committeeCases = [
  cases(
    'LC075',
    { t: { ...seated, committee_size: 6 } },
    { t: { ...seated, mandatory: false, committee_size: 3 } },
    { t: { ...seated, committee_size: 9, committee_specialists: 6 } },
    false,
  ),
  cases('LC076', { t: drawn }, { t: { ...drawn, special_project: true } }, { t: { ...drawn, special_project: null } }, false),
  cases('LC077', times('2026-05-09T08:00:00+08:00'), times('2026-05-10T07:00:00+08:00'), times('2026-05-09T09:00:00+08:00'), false),
  cases(
    'LC080',
    { t: { mandatory: true, committee_size: 5, owner_reps: 2 } },
    { t: { mandatory: true, committee_size: 5, owner_reps: 1 } },
    { t: { mandatory: true, committee_size: 9, owner_reps: 3 } },
    false,
  ),
  cases('LC097', { t: { speciality_match_pct: 0.4 } }, { t: { speciality_match_pct: 0.8 } }, { t: { speciality_match_pct: 6 / 9 } }, false),
  cases(
    'LC095',
    sat({ term_until: '2027-01-01', born_on: '1950-01-01' }),
    sat({ term_until: '2027-01-01', born_on: '1955-05-11' }),
    sat({ term_until: '2026-05-10' }),
    false,
  ),
  cases(
    'LC096',
    sat({ suspended_from: '2026-01-01' }),
    sat({ suspended_from: '2026-01-01', suspended_to: '2026-05-09' }),
    sat({ suspended_from: '2026-01-01', suspended_to: '2026-05-10' }),
    true,
  ),
  cases(
    'LC092',
    { e: {}, v: { seconds_per_bid: 20 } },
    { e: {}, v: { seconds_per_bid: 600 } },
    { e: {}, v: { seconds_per_bid: 60 } },
    false,
  ),
]
