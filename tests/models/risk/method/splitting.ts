import { cases } from '../cases'
import { type Row, wan } from '../world'

const small = (title: string, amount: number, signed_on: string, more: Row = {}) => ({
  tender_id: 't1',
  party_id: 'A',
  title,
  amount: wan(amount),
  signed_on,
  ...more,
})
const bundle = (last: Row = {}) => ({
  t: { tender_limit: wan(100) },
  c: [
    small('办公楼电梯维保（第一期）', 40, '2026-01-10'),
    small('办公楼电梯维保（第二期）', 40, '2026-03-10'),
    small('办公楼电梯维保（第三期）', 20, '2026-05-10', last),
  ],
})

/** Eight buyers with a tender each; the first has `close` purchases just under the limit. */
const buyers = (close: number, estimate = wan(95)) => ({
  t: [
    ...Array.from({ length: close }, () => ({ org_id: 'o0', estimate })),
    ...Array.from({ length: 7 }, (_, index) => ({ org_id: `o${index + 1}`, estimate: wan(50) })),
  ].map((row) => ({ ...row, tender_limit: wan(100), awarded_on: '2026-02-01' })),
})

const followed = (later: number, first = 30, more: Row = {}) => ({
  t: { tender_limit: wan(100) },
  c: [
    small('试点服务', first, '2025-08-01'),
    small('服务扩展', later - 40, '2025-12-01', { direct: true }),
    small('服务续采', 40, '2026-03-01', { direct: true, ...more }),
  ],
})

export const splittingCases = [
  cases('FS005', bundle({ amount: wan(40) }), bundle({ amount: wan(40), title: '食堂蔬菜配送' }), bundle(), true),
  cases('FS007', buyers(6), buyers(6, wan(85)), buyers(5, wan(90)), true),
  cases('FS009', followed(120), followed(120, 30, { signed_on: '2026-08-02' }), followed(100), true),
]
