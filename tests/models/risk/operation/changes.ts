import { cases } from '../cases'
import type { World } from '../world'

/** Eight suppliers of one class with so many wins each, and a ninth with so many classes. */
const breadth = (classes: number, wins = 20, of = 1): World => ({
  p: Array.from({ length: 9 }, () => ({})),
  t: Array.from({ length: 9 * wins }, (_, index) => ({
    tender_id: `t${index + 1}`,
    winner_id: 'ABCDEFGHI'[index % 9],
    class_code: `A0${index % 9 === 0 ? Math.floor(index / 9) % classes : (index % 9) % 2 ? 0 : Math.floor(index / 9) % of}1`,
  })),
})

const changed = (days: string[], kind = '名称', deadline = '2026-03-01'): World => ({
  t: { deadline_on: deadline, winner_id: 'A' },
  b: {},
  p: {},
  rc: days.map((day) => ({ party_id: 'A', kind, changed_on: day })),
})

export const changeCases = [
  // Half of the eight have one class and half three: Q1 1, Q3 3, fence 6.
  cases('JY008', breadth(7, 20, 3), breadth(7, 19, 3), breadth(6, 20, 3), true),
  cases(
    'JY009',
    changed(['2025-08-01', '2025-09-01', '2026-01-01', '2026-02-01']),
    changed(['2025-08-01', '2025-09-01', '2026-01-01'], '名称', '2025-01-01'),
    changed(['2025-06-30', '2025-09-01', '2026-01-01']),
    false,
  ),
  cases('JY010', changed(['2026-02-20'], '股东'), changed(['2026-02-20'], '名称'), changed(['2026-01-30'], '注册资本'), true),
]
