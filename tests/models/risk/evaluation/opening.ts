import { cases } from '../cases'

const few = { method: '公开招标', submitted_count: 2, opened_at: '2026-04-01T09:30:00+08:00' }
const deadline = { deadline_at: '2026-04-01T09:30:00+08:00' }
const opened = { opened_at: '2026-04-01T09:30:00+08:00' }
const looked = { accessed_at: '2026-03-30T15:00:00+08:00', authorised: false, account: 'u1' }
const judgedIn = (minutes: number, submitted_count = 6) => ({
  t: {
    submitted_count,
    evaluation_from: '2026-04-01T10:00:00+08:00',
    evaluation_to: new Date(Date.parse('2026-04-01T10:00:00+08:00') + minutes * 60_000).toISOString(),
  },
})
const usualAnd = (minutes: number, category = '货物') => ({
  t: [...Array.from({ length: 12 }, (_, index) => 110 + 10 * (index % 3)), minutes].map((each, index) => ({
    ...judgedIn(each).t,
    category: index < 12 ? '货物' : category,
  })),
})

export const openingCases = [
  cases('LC050', { t: few }, { t: { ...few, failed_count: 1, reason_approved: true } }, { t: { ...few, submitted_count: 3 } }, false),
  cases(
    'LC051',
    { t: deadline, b: { submitted_at: '2026-04-01T09:30:05+08:00' } },
    { t: deadline, b: { submitted_at: '2026-04-01T09:30:05+08:00', status: 'disqualified' } },
    { t: deadline, b: { submitted_at: '2026-04-01T09:30:00+08:00' } },
    false,
  ),
  cases(
    'LC052',
    { t: { ...deadline, opened_at: '2026-04-01T11:00:00+08:00' } },
    { t: { ...deadline, opened_at: '2026-04-01T09:40:00+08:00' } },
    { t: { ...deadline, opened_at: '2026-04-01T10:00:00+08:00' } },
    false,
  ),
  cases(
    'LC053',
    { t: opened, b: { decrypted_at: '2026-04-01T09:29:59+08:00' } },
    { t: opened, b: { decrypted_at: '2026-04-01T09:40:00+08:00' } },
    { t: opened, b: { decrypted_at: '2026-04-01T09:30:00+08:00' } },
    false,
  ),
  cases(
    'LC054',
    { t: deadline, a: looked },
    { t: deadline, a: { ...looked, authorised: true } },
    { t: deadline, a: { ...looked, accessed_at: '2026-04-01T09:30:00+08:00' } },
    false,
  ),
  cases('LC055', judgedIn(30), judgedIn(120), judgedIn(60), false),
  // Quartiles 110 and 130 put the fence at 190.
  cases('LC056', usualAnd(600), usualAnd(600, '服务'), usualAnd(190), false),
]
