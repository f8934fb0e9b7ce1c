import { cases } from '../cases'
import { wan } from '../world'

const noticed = { notice_on: '2026-03-01', mandatory: true }
const big = { estimate: wan(300), policy_limit: wan(200), decision_doc: true, attendance_pct: 0.9 }

export const preparationCases = [
  cases(
    'LC001',
    { t: { ...noticed, approved_on: '2026-03-05' } },
    { t: { ...noticed, project_id: 'p1' }, pr: { project_id: 'p1', approved_on: '2026-01-05' } },
    { t: { ...noticed, approved_on: '2026-03-01' } },
    false,
  ),
  cases(
    'LC002',
    { t: { notice_on: '2026-03-01', funding_proof: false } },
    { t: { notice_on: '2026-03-01', funding_proof: false, budget_no: 'YS-2026-018' } },
    // Whether the money was there has not been told.
    { t: { notice_on: '2026-03-01' } },
    false,
  ),
  cases('LC003', { t: { in_plan: false } }, { t: { in_plan: false, addition_approved: true } }, { t: { in_plan: true } }, false),
  cases(
    'LC004',
    { t: { ...big, decision_doc: false } },
    { t: { ...big, decision_doc: false, estimate: wan(150) } },
    { t: { ...big, attendance_pct: 2 / 3 } },
    false,
  ),
  cases(
    'LC005',
    { t: { demand_on: '2026-04-01' }, c: { signed_on: '2026-03-20' } },
    { t: { demand_on: '2026-03-01' }, c: { signed_on: '2026-03-20' } },
    { t: { demand_on: '2026-03-20' }, c: { signed_on: '2026-03-20' } },
    false,
  ),
  cases(
    'LC006',
    { t: { mandatory: true, notice_media_designated: false } },
    { t: { mandatory: true, notice_media_designated: true } },
    { t: { mandatory: false, notice_media_designated: false } },
    false,
  ),
]
