import { byRow, count, days, figure, type Judgement, judged } from '../model'
import { dayOf, tendered } from '../phrases'

/** 公告、发售、编制、澄清、异议的时限. */
export const periods: readonly Judgement[] = [
  byRow(
    'LC007',
    '招标文件发售期短于法定期限，潜在投标人来不及获取文件。',
    'tender',
    `t.method in ${tendered} and t.doc_sale_to - t.doc_sale_from + 1 < :days`,
    {
      value: 't.doc_sale_to - t.doc_sale_from + 1',
      thresholds: { days: days('发售期', 5) },
      exclusions: '发售期首尾两日都计；非招标方式不适用。',
    },
  ),
  byRow(
    'LC008',
    '资格预审文件停止发售至申请截止的时间短于法定期限，申请人来不及准备。',
    'tender',
    't.mandatory and t.prequal_deadline_on - t.prequal_stop_on < :days',
    {
      value: 't.prequal_deadline_on - t.prequal_stop_on',
      thresholds: { days: days('间隔', 5) },
      exclusions: '只适用于依法必须招标的项目。',
    },
  ),
  byRow(
    'LC009',
    '招标文件发出至投标截止短于法定期限，不利于潜在投标人编制投标文件。',
    'tender',
    't.mandatory and t.deadline_on - t.doc_issued_on < :days',
    { value: 't.deadline_on - t.doc_issued_on', thresholds: { days: days('间隔', 20) }, exclusions: '只适用于依法必须招标的项目。' },
  ),
  judged(
    'LC010',
    '非依法必招项目的投标准备期明显短于同类采购，可能只有事先知情者来得及响应。',
    'market-query',
    {
      subject: 'tender',
      sql: `with preparing as materialized (
  select t.tender_id, t.title, t.org_id, t.category, t.method, t.bid_days, t.notice_on, t.deadline_on from {fact}.tender t where not t.mandatory and t.bid_days is not null
), fence as (
  select category, method, count(*) as peers, percentile_cont(0.25) within group (order by bid_days) as q1, percentile_cont(0.75) within group (order by bid_days) as q3
  from preparing group by category, method having count(*) >= :peers
)
select preparing.tender_id::text as key, preparing.title as name, preparing.org_id, preparing.tender_id, '{}'::uuid[] as parties, preparing.bid_days::float8 as value,
  jsonb_build_object('t.bid_days', preparing.bid_days, 't.notice_on', preparing.notice_on, 't.deadline_on', preparing.deadline_on, 't.category', preparing.category,
    't.method', preparing.method, '同类个数', fence.peers, '同类下限', fence.q1 - :fence * (fence.q3 - fence.q1)) as evidence
from preparing left join fence using (category, method)
where preparing.bid_days < :days or preparing.bid_days < fence.q1 - :fence * (fence.q3 - fence.q1)`,
    },
    {
      thresholds: { days: days('准备期', 5), fence: figure('四分位距倍数', 1.5), peers: count('同类至少个数', 8) },
      optional: ['t.category', 't.method', 't.notice_on', 't.deadline_on'],
    },
  ),
  byRow(
    'LC011',
    '准备期的日历天数达标而工作日很少，跨长假压缩了实际准备时间。',
    'tender',
    't.bid_workdays < :workdays and t.bid_days >= :calendar',
    {
      value: 't.bid_workdays',
      show: 't.notice_on t.deadline_on',
      thresholds: { workdays: days('工作日', 10), calendar: days('日历日', 20) },
      optional: ['t.notice_on', 't.deadline_on'],
    },
  ),
  byRow(
    'LC012',
    '澄清修改影响投标文件编制，却未在截止前留足时间，也未顺延截止日。',
    'tender',
    't.clarification_affects and t.deadline_on - t.last_clarified_on < :days',
    { value: 't.deadline_on - t.last_clarified_on', thresholds: { days: days('澄清至截止', 15) } },
  ),
  byRow('LC013', '招标文件反复澄清修改，投标人难以跟上，需核查文件质量与修改原因。', 'tender', 't.clarifications >= :times', {
    value: 't.clarifications',
    thresholds: { times: count('澄清修改次数', 4) },
  }),
  byRow(
    'LC014',
    '异议未在规定期限内答复，或未答复即开标，需核查异议处理情况。',
    'complaint',
    `d.kind = '异议' and (coalesce(d.answered_on, {today}) - d.received_on > :days or ${dayOf('t.opened_at')} between d.received_on and coalesce(d.answered_on, 'infinity') - 1)`,
    {
      value: 'coalesce(d.answered_on, {today}) - d.received_on',
      thresholds: { days: days('答复期限', 3) },
      optional: ['d.answered_on', 't.opened_at'],
      exclusions: '尚未答复的按数据截止日计算天数。',
    },
  ),
]
