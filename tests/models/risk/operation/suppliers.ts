import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

const won = { winner_id: 'A', awarded_on: '2026-05-10', deadline_on: '2026-05-01', award_amount: wan(200) }
const listed = (kind: string, to: string | null, from = '2026-01-01'): World => ({
  t: won,
  p: {},
  z: { party_id: 'A', kind, from_on: from, to_on: to },
})
const winner = (party: Row, tender: Row = {}): World => ({ t: { ...won, ...tender }, p: party })
const qualified = (bid: Row): World => ({ t: won, b: { is_winner: true, qualification_ok: true, ...bid } })
const scoped = (scope: string, thing: string): World => ({ t: won, p: { business_scope: scope }, ti: { description: thing } })
const earned = (revenue: number, second: string, each = 200): World => ({
  t: [won, { ...won, awarded_on: second }].map((row) => ({ ...row, award_amount: wan(each) })),
  p: { revenue: wan(revenue) },
})
const left = (on: string, link: Row = {}, role = '离职人员'): World => ({
  t: won,
  p: {},
  o: { person_token: 'zhao', role, left_on: on },
  l: { party_id: 'A', holder_token: 'zhao', role: '股东', ...link },
})

export const supplierCases = [
  cases('JY001', listed('失信被执行人', null), listed('经营异常', null), listed('失信被执行人', '2026-05-10'), true),
  cases('JY002', listed('严重违法', null), listed('失信被执行人', null), listed('经营异常', '2026-05-09'), false),
  cases('JY003', listed('禁止采购', null), listed('禁止采购', '2026-03-01'), listed('禁止采购', null, '2026-05-10'), true),
  cases(
    'JY004',
    qualified({ qualification_until: '2026-04-01' }),
    qualified({ qualification_until: '2026-04-01', is_winner: false }),
    qualified({ qualification_until: '2026-05-01' }),
    false,
  ),
  // 不锈、锈钢、钢管、管道、道阀: of five pieces one is in the scope.
  cases(
    'JY005',
    scoped('园林绿化；苗木销售', '数控机床'),
    scoped('数控机床及配件的生产', '数控机床采购项目'),
    scoped('钢管租赁', '不锈钢管道阀'),
    false,
  ),
  cases(
    'JY006',
    winner({ insured_count: 0 }),
    winner({ insured_count: 2 }),
    winner({ insured_count: 1 }, { award_amount: wan(100) }),
    true,
  ),
  cases('JY007', earned(100, '2026-04-01'), earned(100, '2025-06-30'), earned(100, '2026-04-01', 150), true),
  cases(
    'JY011',
    winner({ litigation_amount: wan(60), net_assets: wan(100) }),
    winner({ litigation_amount: 0, net_assets: -wan(100) }),
    winner({ litigation_amount: wan(50), net_assets: wan(100) }),
    true,
  ),
  cases(
    'JY012',
    { b: { record_verified: false, invoice_verified: false } },
    { b: { record_verified: false, invoice_verified: true } },
    { b: { record_verified: false, invoice_verified: null } },
    false,
  ),
  cases(
    'JY013',
    { m: { cert_party_id: 'A', social_party_id: 'B' } },
    { m: { cert_party_id: 'A', social_party_id: 'A' } },
    { m: { cert_party_id: 'A', social_party_id: null } },
    false,
  ),
  cases('JY024', left('2024-01-01'), left('2024-01-01', { to_on: '2025-01-01' }), left('2023-05-10'), false),
]
