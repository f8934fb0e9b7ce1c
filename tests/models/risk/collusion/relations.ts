import { cases } from '../cases'
import { type Row, wan } from '../world'
import { consortium, parties } from './rows'

const two = (one: Row, other: Row = {}) => ({
  t: { deadline_on: '2026-05-20' },
  b: [{}, {}],
  p: [
    { party_id: 'A', uscc: 'A', ...one },
    { party_id: 'B', uscc: 'B', ...one, ...other },
  ],
})
const links = (...list: [holder: string, party: string, pct: number, row?: Row][]) => ({
  t: { deadline_on: '2026-05-20' },
  b: [{ party_id: 'A' }, { party_id: 'B' }],
  p: parties('ABCDEFGH'),
  l: list.map(([holder, party_id, pct, row]) => ({
    ...(holder.length > 1 ? { holder_token: holder } : { holder_id: holder }),
    party_id,
    pct,
    role: '股东',
    ...row,
  })),
})
const posts = (...list: [person: string, party: string, role: string][]) => ({
  ...links(...list.map(([person, party, role]) => [person, party, 0, { role, pct: null }] as [string, string, number, Row])),
})
const person = (row: Row) => ({
  b: [{ party_id: 'A' }, { party_id: 'B' }],
  m: { party_id: 'A', bid_id: 't1-A', person_token: '身份1', post: '项目经理', ...row },
})
const kin = (pct: number, row: Row = {}) => ({
  ...links(['张三', 'A', pct]),
  p: [
    { party_id: 'A', uscc: 'A', legal_rep_token: '张大' },
    { party_id: 'B', uscc: 'B', legal_rep_token: '李四' },
  ],
  k: { person_token: '张三', relative_token: '李四', relation: '配偶', ...row },
})
const insider = (role: string, row: Row = {}) => ({ ...posts(['身份7', 'A', '监事']), o: { person_token: '身份7', role, ...row } })
const held = (...list: [string, string, number][]) => ({
  ...links(...list),
  t: { buyer_id: 'H', agency_id: 'G', deadline_on: '2026-05-20' },
})

export const relationCases = [
  cases(
    'WB080',
    two({ legal_rep_token: '法人1' }),
    two({ legal_rep_token: '法人1' }, { legal_rep_token: '法人2' }),
    { ...two({ legal_rep_token: '法人1' }), ...consortium },
    false,
  ),
  // A holds C, C holds B; D and C hold each other, so the walk must end.
  cases(
    'WB081',
    links(['A', 'C', 0.6], ['C', 'B', 0.7], ['C', 'D', 0.6], ['D', 'C', 0.55]),
    links(['A', 'B', 0.6, { to_on: '2025-12-31' }]),
    links(['A', 'B', 0.5]),
    false,
  ),
  cases(
    'WB082',
    links(['A', 'B', 0, { role: '托管', pct: null }]),
    links(['A', 'B', 0.9]),
    links(['A', 'B', 0, { role: '管理', pct: null, from_on: '2026-05-20' }]),
    true,
  ),
  cases(
    'WB083',
    links(['张三', 'C', 0.8], ['C', 'A', 0.6], ['张三', 'B', 0.51]),
    {
      ...links(['H', 'A', 0.8], ['H', 'B', 0.8]),
      p: [...parties('ABCDEFG'), { party_id: 'H', uscc: 'H', name: '宁江市人民政府国有资产监督管理委员会' }],
    },
    links(['张三', 'A', 0.8], ['张三', 'B', 0.5]),
    false,
  ),
  cases(
    'WB084',
    links(['张三', 'A', 0.3], ['张三', 'B', 0.1]),
    links(['张三', 'A', 0.3], ['张三', 'B', 0.049]),
    links(['张三', 'A', 0.05], ['张三', 'B', 0.05]),
    true,
  ),
  cases(
    'WB085',
    posts(['身份7', 'A', '董事'], ['身份7', 'B', '监事']),
    posts(['身份7', 'A', '董事'], ['身份8', 'B', '监事']),
    posts(['身份7', 'A', '董事'], ['身份7', 'B', '社保']),
    false,
  ),
  cases(
    'WB086',
    two({ address: '宁江市江北路1号', address_cluster: false }),
    two({ address: '宁江市江北路1号', address_cluster: true }),
    { b: [{}, {}], p: parties('ABCDE', { phone_token: '电话1' }) },
    true,
  ),
  cases(
    'WB087',
    person({ social_party_id: 'B' }),
    person({ social_party_id: 'A' }),
    { ...person({ social_party_id: 'B' }), ...consortium },
    false,
  ),
  cases('WB088', kin(0.3), kin(0.3, { relative_token: '王五' }), kin(0.05), true),
  cases(
    'WB089',
    two({ registrar_token: '代办1', established_on: '2026-01-01' }, { established_on: '2026-01-03' }),
    two({ registrar_token: '代办1', established_on: '2026-01-01' }, { established_on: '2026-01-09' }),
    two({ registrar_token: '代办1', established_on: '2026-01-01' }, { established_on: '2026-01-08' }),
    true,
  ),
  cases('WB090', held(['H', 'C', 0.9], ['C', 'A', 0.6]), held(['H', 'A', 0.5]), { ...insider('高管', { left_on: '2026-05-20' }) }, true),
  cases('WB091', insider('领导亲属'), insider('离职人员'), insider('采购人员', { left_on: '2026-05-19' }), false),
  cases(
    'WB092',
    held(['张三', 'A', 0.2], ['张三', 'G', 0.2]),
    held(['张三', 'A', 0.2], ['李四', 'G', 0.2]),
    { ...held(['H', 'A', 0.2], ['H', 'G', 0.2]), p: [...parties('ABCDEFG'), { party_id: 'H', uscc: 'H', name: '宁江市财政局' }] },
    false,
  ),
  cases(
    'WB093',
    { b: {}, p: { party_id: 'A', name: '中铁某局', soe_brand: true, soe_registered: false } },
    { b: {}, p: { party_id: 'A', soe_brand: true, soe_registered: true } },
    { b: { amount: wan(1) }, p: { party_id: 'A', soe_brand: true } },
    false,
  ),
]
