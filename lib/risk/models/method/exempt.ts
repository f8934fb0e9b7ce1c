import { anyOf } from '../../engine/words'
import { byRow, count, days, type Judgement, judged, percent, words } from '../model'
import { buyerName, recent, tendered } from '../phrases'

/** 不招标、邀请招标的理由与名单. */
export const exemptions: readonly Judgement[] = [
  byRow(
    'FS010',
    '以抢险救灾、涉密或专利为由不招标，但没有审批文件，或所述抢险事项早已列入采购计划，需核查理由是否成立。',
    'tender',
    `t.method not in ${tendered} and (t.method_reason ~ ${anyOf('reasons')} and not coalesce(t.reason_approved, false) or t.method_reason ~ ${anyOf('sudden')} and t.in_plan)`,
    {
      thresholds: {
        reasons: words('须有审批的理由', ['抢险', '救灾', '应急抢修', '涉密', '国家秘密', '国家安全', '专利', '专有技术']),
        sudden: words('不可能事先列入计划的理由', ['抢险', '救灾', '应急抢修']),
      },
      optional: ['t.method_reason', 't.reason_approved', 't.in_plan'],
      exclusions: '有审批文件且未列入年度采购计划的除外。',
    },
  ),
  byRow(
    'FS011',
    '核准的是公开招标，实际采用了别的方式，需核查有无重新核准。',
    'tender',
    `t.approved_method = '公开招标' and t.method <> '公开招标'`,
  ),
  byRow(
    'FS012',
    '国有资金控股或主导的依法必招项目应当公开招标；所述邀请理由不在法定情形之内，需核查批准文件。',
    'tender',
    `t.mandatory and t.state_funded and t.method = '邀请招标' and coalesce(t.method_reason, '') !~ ${anyOf('lawful')}`,
    {
      thresholds: {
        lawful: words('法定邀请情形的用语', [
          '技术复杂',
          '特殊要求',
          '自然环境',
          '少量潜在投标人',
          '潜在投标人.{0,6}(少|有限)',
          '费用.{0,12}(比例|占比).{0,4}(过大|过高)',
        ]),
      },
      optional: ['t.method_reason'],
      exclusions: '理由属技术复杂、潜在投标人少或公开招标费用占比过大的除外。',
    },
  ),
  byRow(
    'FS013',
    '邀请招标应当向三家以上有能力的单位发出邀请，邀请家数不足则竞争不充分。',
    'tender',
    `t.method = '邀请招标' and t.invited_count < :least`,
    {
      value: 't.invited_count',
      thresholds: { least: count('邀请家数', 3) },
    },
  ),
  judged(
    'FS014',
    '采购人多次邀请招标的名单高度重合，需核查邀请名单如何产生、是否排斥其他有能力的单位。',
    'market-query',
    {
      subject: 'buyer',
      sql: `with invitee as materialized (
  select distinct t.org_id, b.tender_id, b.party_id from {fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id where t.method = '邀请招标' and ${recent}
), list as materialized (
  select org_id, tender_id, count(*) as size, array_agg(party_id) as members from invitee group by org_id, tender_id
), compared as (
  select one.org_id, one.size + two.size as both_sizes, (select count(*) from unnest(one.members) member where member = any(two.members)) as common
  from list one join list two on two.org_id = one.org_id and two.tender_id > one.tender_id
), average as (
  select org_id, avg(common::float8 / (both_sizes - common)) as likeness from compared group by org_id
), history as (
  select list.org_id, count(*) as times, jsonb_agg(jsonb_build_array(t.title, t.awarded_on, list.size) order by t.awarded_on) as tenders
  from list join {fact}.tender t on t.tender_id = list.tender_id group by list.org_id
), regular as (
  select org_id, array_agg(party_id order by party_id) as members from (
    select org_id, party_id from invitee group by org_id, party_id having count(*) >= 2) often group by org_id
)
select history.org_id::text as key, ${buyerName('history.org_id')} as name, history.org_id, null::uuid as tender_id, coalesce(regular.members, '{}') as parties,
  average.likeness as value, jsonb_build_object('次数', history.times, '名单重合度均值', average.likeness, '各次', history.tenders) as evidence
from history join average using (org_id) left join regular using (org_id)
where history.times >= :least and average.likeness >= :likeness`,
    },
    { thresholds: { window: days('窗口', 365), least: count('邀请招标次数', 4), likeness: percent('名单两两重合度均值', 70) } },
  ),
]
