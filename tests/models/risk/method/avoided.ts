import { cases } from '../cases'
import { wan } from '../world'

const works = { category: '施工', state_funded: true, estimate: wan(500), method: '直接采购' }
const goods = { category: '货物', engineering: true, estimate: wan(260), method: '询比采购' }
const services = { category: '勘察设计监理', estimate: wan(150), method: '直接采购' }
const under = { estimate: wan(390), tender_limit: wan(400), method: '询比采购' }
const split = (amount: number) => [
  {
    project_id: 'p',
    class_code: 'A01',
    method: '询比采购',
    estimate: wan(amount),
    tender_limit: wan(400),
    notice_on: '2026-03-01',
    title: '一期',
  },
  {
    project_id: 'p',
    class_code: 'A01',
    method: '询比采购',
    estimate: wan(200),
    tender_limit: wan(400),
    notice_on: '2026-05-01',
    title: '二期',
  },
]

export const avoidedCases = [
  cases('FS001', { t: works }, { t: { ...works, reason_approved: true } }, { t: { ...works, estimate: wan(400) } }, true),
  cases('FS002', { t: goods }, { t: { ...goods, engineering: false } }, { t: { ...goods, estimate: wan(200) } }, true),
  cases('FS003', { t: services }, { t: { ...services, method: '公开招标' } }, { t: { ...services, estimate: wan(100) - 1 } }, false),
  cases('FS004', { t: split(300) }, { t: [split(300)[0]!, { ...split(300)[1], notice_on: '2026-09-01' }] }, { t: split(200) }, true),
  cases(
    'FS006',
    { t: { estimate: wan(390), tender_limit: wan(400) } },
    { t: { estimate: wan(300), tender_limit: wan(400) } },
    { t: { estimate: wan(400), tender_limit: wan(400) } },
    false,
  ),
  cases(
    'FS008',
    { t: under, c: { amount: wan(420) } },
    { t: { ...under, method: '公开招标' }, c: { amount: wan(420) } },
    { t: under, c: { amount: wan(400) } },
    true,
  ),
]
