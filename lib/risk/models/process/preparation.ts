import { byRow, type Judgement } from '../model'
import { givenElsewhere } from '../phrases'

const projectApproval = '(select proj.approved_on from {fact}.project proj where proj.project_id = t.project_id)'

/** 立项、资金、计划、决策. */
export const preparations: readonly Judgement[] = [
  byRow(
    'LC001',
    '招标公告早于立项批复，或依法必招项目没有批复，项目条件未落实即招标，需核查审批手续。',
    'tender',
    `coalesce(t.approved_on, ${projectApproval}, case when t.mandatory and ${givenElsewhere('approved_on')} then 'infinity'::date end) > t.notice_on`,
    {
      optional: ['t.approved_on', 't.project_id'],
      exclusions: '标段或所属项目的批复日任有其一即可；没有批复只对依法必招项目、且该企业报送过批复日的判断。',
    },
  ),
  byRow(
    'LC002',
    '公告时资金来源未落实，可能导致招标后无法签约或拖欠款项。',
    'tender',
    `t.notice_on is not null and coalesce(t.budget_no, '') = '' and not t.funding_proof`,
    { optional: ['t.budget_no'] },
  ),
  byRow(
    'LC003',
    '采购未列入年度或月度采购计划，也没有追加审批，需核查采购依据。',
    'tender',
    'not t.in_plan and not coalesce(t.addition_approved, false)',
    { optional: ['t.addition_approved'], exclusions: '计划外追加经审批的除外。' },
  ),
  byRow(
    'LC004',
    '达到企业制度限额的采购没有“三重一大”集体决议，或决策会议出席率不足，需核查决策程序。',
    'tender',
    't.estimate >= t.policy_limit and (not t.decision_doc or round(t.attendance_pct::numeric, 4) < :attendance)',
    {
      value: 't.estimate',
      thresholds: { attendance: { title: '会议出席率（三分之二）', value: 0.6667, unit: 'percent' } },
      optional: ['t.attendance_pct'],
    },
  ),
  byRow('LC005', '需求提出日晚于合同签订日，采购需求可能是事后补办的。', 'contract', 't.demand_on > c.signed_on', {
    value: 't.demand_on - c.signed_on',
  }),
  byRow(
    'LC006',
    '依法必须招标的项目未在指定媒介发布公告，潜在投标人无从知晓。',
    'tender',
    't.mandatory and not t.notice_media_designated',
    { show: 't.notice_url t.notice_on', optional: ['t.notice_url', 't.notice_on'] },
  ),
]
