import { byRow, count, days, type Judgement, judged } from '../model'
import { dayOf, givenElsewhere, partyName } from '../phrases'

/** 公示、定标、投诉、报备、终止与流标. */
export const outcomes: readonly Judgement[] = [
  byRow('LC065', '评标报告采用的评标办法与公告载明的不一致，需核查评标是否按招标文件进行。', 'tender', 't.announced_rule <> t.report_rule'),
  byRow(
    'LC066',
    '中标候选人未在收到评标报告后按期公示，或公示期不足，投标人来不及提出异议。',
    'tender',
    `t.mandatory and (t.publicity_from - t.report_on > :late or t.publicity_to - t.publicity_from < :period or t.publicity_from is null and t.awarded_on is not null and ${givenElsewhere('publicity_from')})`,
    {
      value: 't.publicity_to - t.publicity_from',
      thresholds: { late: days('评标报告至公示', 3), period: days('公示期', 3) },
      optional: ['t.publicity_from', 't.publicity_to', 't.awarded_on'],
      exclusions: '只适用于依法必须招标的项目；公示期自公示次日起算；没有公示记录只对报送过公示日期的企业判断。',
    },
  ),
  byRow(
    'LC067',
    '国有资金控股或主导的依法必招项目应当确定第一中标候选人中标；未选第一候选人且没有放弃或被查实违法的记录，需核查定标依据。',
    'tender',
    't.state_funded and t.mandatory and t.winner_id <> t.first_candidate_id and not coalesce(t.first_gave_up, false)',
    { optional: ['t.first_gave_up'], exclusions: '第一候选人放弃、不能履约或被查实违法的除外。' },
  ),
  judged(
    'LC068',
    '投标人两年内多次以第一候选人身份放弃中标，需核查是否与其他投标人约定让标。',
    'aggregate',
    {
      subject: 'supplier',
      from: `{fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id
where b.gave_up and t.deadline_on > {today} - :window and t.deadline_on <= {today}`,
      by: ['b.party_id'],
      name: partyName('b.party_id'),
      org: 'null::uuid',
      parties: 'array[b.party_id]',
      having: 'count(*) >= :least',
      value: 'count(*)',
      show: {
        放弃次数: 'count(*)',
        各次: 'jsonb_agg(jsonb_build_array(t.title, t.deadline_on, b.amount, t.award_amount) order by t.deadline_on)',
      },
    },
    { thresholds: { window: days('窗口', 730), least: count('放弃次数', 2) }, optional: ['b.amount', 't.award_amount'] },
  ),
  byRow('LC069', '评标中的澄清改变了投标报价或实质内容，等同于确定中标前的谈判。', 'tender', 't.clarification_changed_offer', {
    show: 't.clarifications t.award_amount',
    optional: ['t.clarifications', 't.award_amount'],
  }),
  byRow(
    'LC070',
    '投诉受理后、处理决定作出前即定标，需核查是否应当暂停、处理结果是否受影响。',
    'complaint',
    `d.kind = '投诉' and d.received_on <= t.awarded_on and t.awarded_on < coalesce(d.decided_on, 'infinity')`,
    {
      value: 't.awarded_on - d.received_on',
      optional: ['d.decided_on'],
      exclusions: '投诉本身不停止采购，只有监管部门责令暂停的才须停止。',
    },
  ),
  byRow(
    'LC071',
    '投诉处理决定作出后逾期未执行，需督促整改。',
    'complaint',
    `d.kind = '投诉' and coalesce(d.executed_on, {today}) - d.decided_on > :days`,
    {
      value: 'coalesce(d.executed_on, {today}) - d.decided_on',
      thresholds: { days: days('执行期限', 30) },
      optional: ['d.executed_on', 'd.decided_on'],
      exclusions: '尚未执行的按数据截止日计算天数；未作出决定的不判断。',
    },
  ),
  byRow(
    'LC072',
    '依法必招项目定标后未按期提交招投标情况书面报告。',
    'tender',
    `t.mandatory and coalesce(t.award_reported_on, case when ${givenElsewhere('award_reported_on')} then {today} end) - t.awarded_on > :days`,
    {
      value: 'coalesce(t.award_reported_on, {today}) - t.awarded_on',
      thresholds: { days: days('报告期限', 15) },
      optional: ['t.award_reported_on'],
      exclusions: '只适用于依法必须招标的项目；没有报告日的按数据截止日计算，且只对报送过报告日的企业判断。',
    },
  ),
  byRow(
    'LC073',
    '开标后终止招标而没有说明理由，损害投标人利益，需核查终止原因。',
    'tender',
    `t.terminated_on >= ${dayOf('t.opened_at')} and coalesce(btrim(t.termination_reason), '') = ''`,
    { optional: ['t.terminated_on', 't.termination_reason'] },
  ),
  byRow(
    'LC074',
    '多次流标后由每次都参加的同一投标人中标，需核查流标原因和此人与采购人的关系。',
    'tender',
    't.failed_count >= :times and t.failed_same_bidder and t.winner_id is not null',
    { value: 't.failed_count', thresholds: { times: count('流标次数', 2) } },
  ),
]
