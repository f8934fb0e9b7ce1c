import { byRow, count, days, type Judgement, judged, percent } from '../model'
import { buyerName, givenElsewhere, partyName, recent } from '../phrases'

/** 询比、竞价、谈判与平台、代理、框架协议、集中采购. */
export const otherMethods: readonly Judgement[] = [
  byRow(
    'FS021',
    '询比采购有效响应不足三家而继续成交，且没有书面说明，竞争不充分。',
    'tender',
    `t.method = '询比采购' and t.bid_count < :least and not coalesce(t.reason_written, false)`,
    {
      value: 't.bid_count',
      thresholds: { least: count('有效响应家数', 3) },
      optional: ['t.reason_written'],
      exclusions: '有书面说明的除外。',
    },
  ),
  judged(
    'FS022',
    '竞价采购只有一家有效报价，实际没有竞争，需核查成交价格的依据。',
    'within',
    {
      subject: 'tender',
      from: `{fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id where {in:t} and t.method = '竞价采购' and b.status = 'valid' and b.amount is not null`,
      by: ['t.tender_id', 't.org_id', 't.title'],
      name: 't.title',
      org: 't.org_id',
      tender: 't.tender_id',
      parties: 'array_agg(distinct b.party_id)',
      having: 'count(distinct b.party_id) < :least',
      value: 'count(distinct b.party_id)',
      show: { 报价家数: 'count(distinct b.party_id)', 报价: 'jsonb_agg(b.amount order by b.amount)' },
    },
    { thresholds: { least: count('报价家数', 2) } },
  ),
  judged(
    'FS023',
    '谈判采购中各家首轮与末轮报价都没有变化，谈判可能流于形式。',
    'within',
    {
      subject: 'tender',
      from: `{fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id where {in:t} and t.method = '竞争谈判' and b.status = 'valid'`,
      by: ['t.tender_id', 't.org_id', 't.title'],
      name: 't.title',
      org: 't.org_id',
      tender: 't.tender_id',
      parties: 'array_agg(b.party_id order by b.party_id)',
      having:
        'count(abs(b.amount - b.first_amount)) = count(*) and max(abs(b.amount - b.first_amount)::float8 / nullif(b.first_amount, 0)) <= :change',
      value: 'max(abs(b.amount - b.first_amount)::float8 / nullif(b.first_amount, 0))',
      show: { 首轮与末轮报价: 'jsonb_agg(jsonb_build_array(b.first_amount, b.amount) order by b.party_id)' },
    },
    { thresholds: { change: percent('报价变化', 0) }, exclusions: '有一家缺首轮或末轮报价的不判断。' },
  ),
  byRow(
    'FS026',
    '达到企业制度限额的采购未进入指定的阳光采购平台，过程无法在线监督。',
    'tender',
    't.estimate >= t.policy_limit and not t.platform_designated',
    { value: 't.estimate' },
  ),
  byRow(
    'FS027',
    '达到招标限额的采购没有公告记录，潜在投标人无从知晓，需核查是否离线采购。',
    'tender',
    `coalesce(t.status, 'active') <> 'planned' and t.estimate >= t.tender_limit and t.method <> '邀请招标' and not coalesce(t.reason_approved, false) and t.notice_on is null and t.notice_url is null and ${givenElsewhere('notice_on')}`,
    {
      value: 't.estimate',
      optional: ['t.notice_on', 't.notice_url', 't.reason_approved', 't.status'],
      exclusions: '尚在计划中的、邀请招标、经批准不招标的除外；该企业从未报送过公告日期的不判断。',
    },
  ),
  judged(
    'FS028',
    '采购人一年内的招标代理集中于一家机构，需核查代理机构的选择是否经比选。',
    'market-query',
    {
      subject: 'agency',
      sql: `with entrusted as (
  select t.org_id, t.agency_id, count(*) as pieces, sum(count(*)) over (partition by t.org_id) as whole,
    jsonb_agg(jsonb_build_array(t.title, t.awarded_on) order by t.awarded_on) as list
  from {fact}.tender t where ${recent} and t.agency_id is not null group by t.org_id, t.agency_id
)
select org_id || ':' || agency_id as key, ${buyerName('entrusted.org_id')} || '：' || coalesce(${partyName('entrusted.agency_id')}, '代理机构') as name, org_id, null::uuid as tender_id,
  array[agency_id] as parties, (pieces / whole)::float8 as value, jsonb_build_object('代理次数', pieces, '采购人委托代理总次数', whole, '各次', list) as evidence
from entrusted where pieces >= :least and pieces >= :share * whole`,
    },
    { thresholds: { window: days('窗口', 365), share: percent('占比', 60), least: count('代理次数', 10) } },
  ),
  byRow(
    'FS029',
    '同品类已有有效框架协议，却向协议外供应商采购，需核查价格和理由。',
    'tender',
    't.framework_exists and not t.framework_supplier',
  ),
  byRow('FS030', '框架协议到期后仍按原协议下单，价格与条件已无依据。', 'contract', 'c.ordered_on > c.framework_until + :grace', {
    value: 'c.ordered_on - c.framework_until',
    thresholds: { grace: days('宽限', 0) },
  }),
  byRow('FS031', '标的在集中采购目录内而由企业自行采购，需核查有无批准。', 'tender', 't.in_central_catalogue and not t.by_central_body', {
    show: 't.class_code t.award_amount',
    optional: ['t.class_code', 't.award_amount'],
  }),
]
