import { cases } from '../cases'
import type { Row } from '../world'

const shown = { mandatory: true, report_on: '2026-04-01', publicity_from: '2026-04-03', publicity_to: '2026-04-07' }
const chosen = { mandatory: true, state_funded: true, first_candidate_id: 'A', winner_id: 'B' }
const gaveUp = (...deadlines: string[]) => ({
  t: deadlines.map((deadline_on) => ({ deadline_on })),
  b: deadlines.map((_, index): Row => ({ tender_id: `t${index + 1}`, party_id: 'A', gave_up: true })),
})
const accused = { kind: '投诉', received_on: '2026-03-10', decided_on: '2026-04-10' }
const decided = { kind: '投诉', received_on: '2026-03-01', decided_on: '2026-04-01' }
const reported = { mandatory: true, awarded_on: '2026-04-01' }
const ended = { opened_at: '2026-04-01T09:30:00+08:00', terminated_on: '2026-04-05' }
const failed = { failed_count: 2, failed_same_bidder: true, winner_id: 'A' }

export const outcomeCases = [
  cases(
    'LC065',
    { t: { announced_rule: '综合评估', report_rule: '最低价' } },
    { t: { announced_rule: '综合评估', report_rule: '综合评估' } },
    // What the report used has not been told.
    { t: { announced_rule: '综合评估' } },
    false,
  ),
  cases(
    'LC066',
    { t: [{ mandatory: true, report_on: '2026-04-01', awarded_on: '2026-04-10' }, shown] },
    { t: { ...shown, mandatory: false, publicity_to: '2026-04-04' } },
    { t: { ...shown, publicity_from: '2026-04-04', publicity_to: '2026-04-07' } },
    false,
  ),
  cases('LC067', { t: chosen }, { t: { ...chosen, first_gave_up: true } }, { t: { ...chosen, winner_id: 'A' } }, false),
  cases(
    'LC068',
    gaveUp('2025-03-01', '2025-09-01', '2026-03-01'),
    gaveUp('2024-06-30', '2026-03-01'),
    gaveUp('2025-09-01', '2026-03-01'),
    true,
  ),
  cases(
    'LC069',
    { t: { clarification_changed_offer: true } },
    { t: { clarification_changed_offer: false } },
    { t: { clarifications: 3 } },
    false,
  ),
  cases(
    'LC070',
    { t: { awarded_on: '2026-03-20' }, d: accused },
    { t: { awarded_on: '2026-03-20' }, d: { ...accused, kind: '异议' } },
    { t: { awarded_on: '2026-04-10' }, d: accused },
    false,
  ),
  cases('LC071', { d: decided }, { d: { ...decided, executed_on: '2026-04-08' } }, { d: { ...decided, executed_on: '2026-05-01' } }, false),
  cases(
    'LC072',
    { t: { ...reported, award_reported_on: '2026-05-01' } },
    { t: { ...reported, mandatory: false, award_reported_on: '2026-05-01' } },
    { t: { ...reported, award_reported_on: '2026-04-16' } },
    false,
  ),
  cases(
    'LC073',
    { t: ended },
    { t: { ...ended, termination_reason: '投标截止后发现招标文件有重大错误' } },
    { t: { ...ended, terminated_on: '2026-04-01' } },
    true,
  ),
  cases('LC074', { t: { ...failed, failed_count: 3 } }, { t: { ...failed, failed_same_bidder: false } }, { t: failed }, true),
]
