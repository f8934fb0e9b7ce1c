import { cases } from '../cases'
import { type Row, type World, wan } from '../world'

const contract = (row: Row, tender: Row = {}): World => ({ t: tender, c: { tender_id: 't1', party_id: 'A', amount: wan(100), ...row } })
const paid = (payment: Row, row: Row = {}): World => ({ ...contract(row), y: { paid_on: '2026-06-01', amount: wan(10), ...payment } })
const late = (payment: Row, row: Row = {}, scale = '小型', buyer = '大型'): World => ({
  ...paid({ delivered_on: '2026-03-01', ...payment }, row),
  p: [{ scale }, { org_id: 'org', scale: buyer }],
})
const payments = (first: Row, second: Row): World => ({
  c: [{ party_id: 'A' }, { party_id: 'A' }],
  y: [first, second].map((row) => ({ paid_on: '2026-06-01', amount: wan(10), ...row })),
})
const kept = (retention: number, category = '施工') =>
  contract({ retention_amount: wan(retention), settled_amount: wan(100) }, { category })

export const payingCases = [
  cases(
    'HT026',
    paid({ acceptance_doc: false, node: '到货款' }),
    paid({ acceptance_doc: true, node: '到货款' }),
    paid({ acceptance_doc: false, node: '预付款' }),
    false,
  ),
  cases(
    'HT027',
    contract({ acceptors: 3, acceptor_is_buyer: true }),
    contract({ acceptors: 3, acceptor_is_buyer: false }),
    contract({ acceptors: 2, acceptor_is_buyer: false }),
    false,
  ),
  cases(
    'HT028',
    contract({ delivered_pct: 1, inspection_ok: false, stocked: true }),
    contract({ delivered_pct: 0.5 }),
    contract({ delivered_pct: 0.95, accepted_on: '2026-05-01' }),
    false,
  ),
  // Sixty days after 2026-03-01 is 2026-04-30; an agreed term of 120 days goes before.
  cases('HT029', late({}), late({}, { payment_days: 120 }), late({ paid_on: '2026-04-30' }), false),
  cases(
    'HT030',
    paid({ account_token: 'x' }, { account_token: 'z' }),
    paid({ account_token: 'z' }, { account_token: 'z' }),
    paid({ account_token: 'x' }, { account_token: null }),
    false,
  ),
  cases(
    'HT031',
    paid({ invoice_status: '作废' }),
    paid({ invoice_status: '正常' }),
    paid({ invoice_status: '红冲', amount: -wan(10) }),
    false,
  ),
  cases(
    'HT032',
    payments({ invoice_no: 'F1' }, { invoice_no: 'F1', contract_id: 'c2' }),
    payments({ invoice_no: 'F1', node: '进度款' }, { invoice_no: 'F2', node: '进度款', amount: wan(12) }),
    payments({ invoice_no: 'F1', node: '到货款' }, { invoice_no: 'F2', node: '到货款' }),
    true,
  ),
  cases(
    'HT033',
    contract({ retention_due_on: '2027-01-01', retention_returned_on: '2026-06-01' }),
    contract({ retention_due_on: '2026-01-01', retention_returned_on: '2026-06-01' }),
    contract({ retention_due_on: '2026-06-01', retention_returned_on: '2026-06-01' }),
    false,
  ),
  cases('HT034', kept(5), kept(5, '货物'), kept(3), false),
]
