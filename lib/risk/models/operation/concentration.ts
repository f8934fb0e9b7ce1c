import { count, figure, type Judgement, judged, percent, words } from '../model'
import { inPercent, inWan, lately } from '../sql'

const months = count('近几个月', 12)

const dependent = `with won as (
  select t.org_id, t.winner_id, sum(t.award_amount) as amount, count(*) as tenders from {fact}.tender t
  where t.winner_id is not null and t.award_amount > 0 and ${lately('t.awarded_on')} group by t.org_id, t.winner_id
), shared as (
  select *, sum(amount) over (partition by org_id) as whole, sum(tenders) over (partition by org_id) as all_tenders from won
)
select shared.org_id || ':' || shared.winner_id as key, coalesce(p.name, '') as name, shared.org_id, null::uuid as tender_id, array[shared.winner_id] as parties, (amount / whole)::float8 as value,
  jsonb_build_object('中标额（万元）', ${inWan('amount')}, '采购人同期中标总额（万元）', ${inWan('whole')}, '占比', ${inPercent('amount / whole')}, '中标标段', tenders, '采购人同期标段', all_tenders) as evidence
from shared left join {fact}.party p on p.party_id = shared.winner_id
where amount >= :share * whole and tenders >= :least`

const concentrated = `with won as (
  select t.class_code, t.winner_id, sum(t.award_amount) as amount, count(*) as tenders from {fact}.tender t
  where t.class_code is not null and t.winner_id is not null and t.award_amount > 0 and ${lately('t.awarded_on')} group by t.class_code, t.winner_id
), shared as (
  select *, amount / sum(amount) over (partition by class_code) as share from won
)
select class_code as key, '标的分类 ' || class_code as name, null::uuid as org_id, null::uuid as tender_id, array_agg(winner_id order by share desc) as parties, sum(share * share)::float8 as value,
  jsonb_build_object('t.class_code', class_code, '集中度（HHI）', round(sum(share * share), 4), '供应商家数', count(*), '标段数', sum(tenders), '最大份额', ${inPercent('max(share)')},
    '档次', case when sum(share * share) >= :orange then '橙' else '黄' end) as evidence
from shared group by class_code having sum(share * share) >= :hhi and sum(tenders) >= :least`

/** 采购集中与竞争不足。 */
export const concentration: readonly Judgement[] = [
  judged(
    'JY014',
    '采购人近一年的中标额集中在一家供应商，竞争不足、依赖过重，需核查这些标段的采购方式和竞争情况。',
    'market-query',
    { subject: 'buyer-supplier', sql: dependent },
    { thresholds: { share: percent('占采购人中标总额', 40), least: count('该供应商的标段数', 5), months } },
  ),
  judged(
    'JY015',
    '该品类近一年的采购集中在少数供应商，议价能力不足，需核查供应商的开发和准入。',
    'market-query',
    { subject: 'category', sql: concentrated },
    {
      thresholds: { hhi: figure('集中度（HHI）', 0.25), orange: figure('达到橙色的集中度', 0.4), least: count('标段数至少', 10), months },
      exclusions: '标段太少的品类不判；自然垄断、独家专营的品类需人工判断。',
    },
  ),
  judged(
    'JY016',
    '采购人近一年的竞争性采购中只有一家投标的占比偏高，竞争流于形式，需核查公告、资格条件和投标时限。',
    'aggregate',
    {
      subject: 'buyer',
      from: `{fact}.tender t where t.method in :methods and t.submitted_count >= 1 and ${lately('t.deadline_on')}`,
      by: ['t.org_id'],
      name: "'竞争性采购的单一投标'",
      org: 't.org_id',
      having: 'count(*) >= :least and count(*) filter (where t.submitted_count = 1) >= :share * count(*)',
      value: 'count(*) filter (where t.submitted_count = 1)::float8 / count(*)',
      show: {
        竞争性标段: 'count(*)',
        单一投标标段: 'count(*) filter (where t.submitted_count = 1)',
        标段: 'jsonb_agg(t.title order by t.deadline_on, t.tender_id) filter (where t.submitted_count = 1)',
      },
    },
    {
      thresholds: {
        share: percent('单一投标占比', 20),
        least: count('竞争性标段至少', 5),
        months,
        methods: words('竞争性采购方式', ['公开招标', '邀请招标', '竞争谈判', '询比采购', '竞价采购']),
      },
    },
  ),
  judged(
    'JY028',
    '采购人近一年的节资率过低或过高：过低可能是预算贴着中标价编，过高可能是预算虚高；需核查预算编制。',
    'aggregate',
    {
      subject: 'buyer',
      from: `{fact}.tender t where t.budget > 0 and t.award_amount > 0 and ${lately('t.awarded_on')}`,
      by: ['t.org_id'],
      name: "'节资率'",
      org: 't.org_id',
      having:
        'count(*) >= :least and (sum(t.budget - t.award_amount) <= :low * sum(t.budget) or sum(t.budget - t.award_amount) >= :high * sum(t.budget))',
      value: 'sum(t.budget - t.award_amount)::float8 / sum(t.budget)',
      show: { 标段数: 'count(*)', '预算合计（万元）': inWan('sum(t.budget)'), '中标合计（万元）': inWan('sum(t.award_amount)') },
    },
    { thresholds: { low: percent('节资率下限', 0.5), high: percent('节资率上限', 40), least: count('标段数至少', 5), months } },
  ),
]
