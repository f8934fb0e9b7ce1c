import { cases } from '../cases'
import { wan } from '../world'
import { consortium } from './rows'

const bonds = (one: object, two: object = {}) => ({ g: [{ ...one }, { ...one, ...two }] })
const at = (time: string) => `2026-05-20T${time}+08:00`
const letter = { guarantee_applicant_token: '申请人1', guarantee_issuer: '甲银行', guarantee_serial: 100, guarantee_at: at('09:00:00') }
const paid = (paid_on: string, to = 'B') => ({
  t: { winner_id: 'A', awarded_on: '2025-03-01' },
  b: [{}, {}],
  f: { from_id: 'A', to_id: to, amount: wan(20), paid_on },
})

export const bondCases = [
  cases(
    'WB031',
    bonds({ account_token: '户1' }),
    bonds({ account_token: '户1' }, { account_token: '户2' }),
    { ...bonds({ account_token: '户1' }), ...consortium },
    false,
  ),
  cases(
    'WB032',
    { t: { mandatory: true }, b: {}, g: { owner_is_bidder: false } },
    { t: { mandatory: true }, b: {}, g: { owner_is_bidder: true } },
    { t: { mandatory: false }, b: {}, g: { owner_is_bidder: false } },
    false,
  ),
  cases(
    'WB033',
    { t: { mandatory: true }, b: {}, g: { from_base_account: false } },
    { t: { mandatory: false }, b: {}, g: { from_base_account: false } },
    { t: { mandatory: true }, b: {}, g: { from_base_account: false, guarantee_no: 'BH1' } },
    false,
  ),
  cases(
    'WB034',
    bonds({ origin_token: '户9', origin_days: 3 }),
    bonds({ origin_token: '户9', origin_days: 3 }, { origin_days: 8 }),
    bonds({ origin_token: '户9', origin_days: 7 }),
    true,
  ),
  cases(
    'WB035',
    bonds(letter, { guarantee_applicant_token: '申请人2', guarantee_serial: 101, guarantee_at: at('09:09:59') }),
    bonds(letter, { guarantee_applicant_token: '申请人2', guarantee_serial: 102, guarantee_at: at('09:01:00') }),
    bonds(letter, { guarantee_applicant_token: '申请人2', guarantee_serial: 101, guarantee_at: at('09:10:00') }),
    false,
  ),
  cases(
    'WB036',
    bonds({ refund_token: '户1' }),
    bonds({ refund_token: '户1' }, { refund_token: '户2' }),
    { ...bonds({ refund_token: '户1' }), ...consortium },
    false,
  ),
  cases('WB037', paid('2025-06-01'), paid('2025-06-01', 'Z'), paid('2026-03-01'), true),
]
