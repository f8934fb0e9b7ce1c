import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

const priced = (award: number, other: Row): World => ({ t: { award_amount: wan(award), ...other } })

/** Eight earlier estimates of the class, half at `low` and half at `high` 万元, and one at the sum told. */
const estimates = (sum: number, many = 8, on = '2026-05-01', each: Row = {}): World => ({
  t: [
    ...Array.from({ length: many }, (_, index) => ({
      tender_id: `t${index + 1}`,
      class_code: 'A01',
      notice_on: '2026-01-10',
      estimate: wan(index % 2 ? 100 : 110),
    })),
    { tender_id: 'last', class_code: 'A01', notice_on: on, estimate: wan(sum), ...each },
  ],
})

const approved = (second: number, on: string, project = 'p'): World => ({
  pr: { project_id: 'p' },
  t: [
    { project_id: 'p', budget: wan(95), approval_limit: wan(100), approved_on: '2026-01-01' },
    { project_id: project, budget: wan(second), approval_limit: wan(100), approved_on: on },
  ],
})

const numbered = (first: Row, second: Row): World => ({ t: [{ award_amount: wan(50), ...first }, second] })
const year = (signed: number): World => ({ yb: { year: 2026, amount: wan(100), signed: wan(signed) } })

export const limitCases = [
  cases(
    'YS001',
    numbered({ budget_no: null }, { budget_no: 'Y1' }),
    numbered({ budget_no: 'Y2' }, { budget_no: 'Y1' }),
    numbered({}, {}),
    false,
  ),
  cases(
    'YS002',
    { t: { ceiling: wan(120), budget: wan(100) } },
    { t: { ceiling: wan(90), budget: wan(100) } },
    { t: { ceiling: wan(100), budget: wan(100) } },
    false,
  ),
  cases('YS003', priced(120, { budget: wan(100) }), priced(90, { budget: wan(100) }), priced(100, { budget: wan(100) }), false),
  cases('YS004', priced(120, { ceiling: wan(100) }), priced(90, { ceiling: wan(100) }), priced(100, { ceiling: wan(100) }), false),
  cases('YS005', year(99), year(90), year(95), false),
  cases(
    'YS006',
    { c: { budget_subject: '设备购置', paid_subject: '维修费' } },
    { c: { budget_subject: '设备购置', paid_subject: '设备购置' } },
    { c: { budget_subject: '设备购置', paid_subject: null } },
    false,
  ),
  cases('YS007', priced(60, { estimate: wan(100) }), priced(80, { estimate: wan(100) }), priced(70, { estimate: wan(100) }), true),
  // One standard deviation of the logarithms is 0.05095; three of them above the geometric mean are 122.2 万元.
  cases('YS008', estimates(122.5), estimates(122), estimates(125, 7), false),
  cases('YS009', approved(95, '2026-02-01'), approved(80, '2026-02-01'), approved(90, '2026-04-01'), true),
]
