import { cases } from '../cases'
import type { Row } from '../world'

const sale = { method: '公开招标', doc_sale_from: '2026-03-02' }
const prequal = { mandatory: true, prequal_stop_on: '2026-03-02' }
const issued = { mandatory: true, doc_issued_on: '2026-03-02' }
const optional = { mandatory: false, category: '服务', method: '询比采购' }
const peers = (last: Row) => ({
  t: [...Array.from({ length: 9 }, (_, index) => ({ ...optional, bid_days: 18 + (index % 3) })), { ...optional, ...last }],
})
const clarified = { clarification_affects: true, last_clarified_on: '2026-03-01' }
const objection = { kind: '异议', received_on: '2026-03-01' }

export const periodCases = [
  cases(
    'LC007',
    { t: { ...sale, doc_sale_to: '2026-03-04' } },
    { t: { ...sale, doc_sale_to: '2026-03-12' } },
    { t: { ...sale, doc_sale_to: '2026-03-06' } },
    false,
  ),
  cases(
    'LC008',
    { t: { ...prequal, prequal_deadline_on: '2026-03-05' } },
    { t: { ...prequal, mandatory: false, prequal_deadline_on: '2026-03-05' } },
    { t: { ...prequal, prequal_deadline_on: '2026-03-07' } },
    false,
  ),
  cases(
    'LC009',
    { t: { ...issued, deadline_on: '2026-03-12' } },
    { t: { ...issued, mandatory: false, deadline_on: '2026-03-12' } },
    { t: { ...issued, deadline_on: '2026-03-22' } },
    false,
  ),
  // Ten days are enough by themselves and far below what is usual for the like.
  cases('LC010', peers({ bid_days: 10 }), peers({ bid_days: 10, mandatory: true }), { t: { ...optional, bid_days: 5 } }, false),
  cases(
    'LC011',
    { t: { bid_days: 21, bid_workdays: 8 } },
    { t: { bid_days: 12, bid_workdays: 8 } },
    { t: { bid_days: 20, bid_workdays: 10 } },
    false,
  ),
  cases(
    'LC012',
    { t: { ...clarified, deadline_on: '2026-03-10' } },
    { t: { ...clarified, clarification_affects: false, deadline_on: '2026-03-10' } },
    { t: { ...clarified, deadline_on: '2026-03-16' } },
    false,
  ),
  cases('LC013', { t: { clarifications: 6 } }, { t: { clarifications: 1 } }, { t: { clarifications: 4 } }, true),
  cases(
    'LC014',
    { t: { opened_at: '2026-03-02T09:00:00+08:00' }, d: { ...objection, answered_on: '2026-03-03' } },
    { d: { ...objection, kind: '投诉', answered_on: '2026-03-20' } },
    { t: { opened_at: '2026-03-04T09:00:00+08:00' }, d: { ...objection, answered_on: '2026-03-04' } },
    false,
  ),
]
