import { count, figure, type Judgement, judged, percent } from '../model'
import { inPercent, lately, oneOrg } from '../sql'

/** Experts who were drawn (not the buyer's own people), with the pool they were drawn from. */
const drawn = `seat as materialized (
  select v.tender_id, v.org_id, v.expert_id, e.expert_no, coalesce(e.speciality, '未填') as pool
  from {fact}.evaluator v join {fact}.expert e on e.expert_id = v.expert_id where not v.owner_rep
)`

/**
 * Two experts meet by chance as often as the pools meet, times the share of each in the seats of its pool. For one pool that is n₁·n₂/N.
 * Written as a product so that whole numbers are compared.
 */
const together = `with ${drawn}, busy as (
  select expert_id, pool, count(*) as seats from seat group by expert_id, pool
), pool_tender as materialized (
  select distinct tender_id, pool from seat
), pool_size as (
  select pool, count(*) as tenders from pool_tender group by pool
), pool_pair as (
  select one.pool as one, two.pool as two, count(*) as tenders from pool_tender one join pool_tender two using (tender_id) group by 1, 2
), met as (
  select one.expert_id as one, two.expert_id as two, count(*) as times, ${oneOrg('one.org_id')} as org_id
  from seat one join seat two on two.tender_id = one.tender_id and two.expert_id > one.expert_id group by 1, 2 having count(*) >= :least
), weighed as (
  select met.*, e1.expert_no as one_no, e2.expert_no as two_no, busy1.seats as one_seats, busy2.seats as two_seats,
    busy1.seats * busy2.seats * both_pools.tenders as chances, (size1.tenders * size2.tenders)::numeric as spread
  from met join busy busy1 on busy1.expert_id = met.one join busy busy2 on busy2.expert_id = met.two
  join pool_size size1 on size1.pool = busy1.pool join pool_size size2 on size2.pool = busy2.pool
  join pool_pair both_pools on both_pools.one = busy1.pool and both_pools.two = busy2.pool
  join {fact}.expert e1 on e1.expert_id = met.one join {fact}.expert e2 on e2.expert_id = met.two
)
select one || ':' || two as key, one_no || '、' || two_no as name, org_id, null::uuid as tender_id, '{}'::uuid[] as parties, (times * spread / chances)::float8 as value,
  jsonb_build_object('e.expert_no', jsonb_build_array(one_no, two_no), '共同评标次数', times, '随机期望', round(chances / spread, 2), '各自参评次数', jsonb_build_array(one_seats, two_seats)) as evidence
from weighed where times * spread >= :times * chances`

const busiest = `with counted as materialized (
  select v.expert_id, count(*) as times, ${oneOrg('v.org_id')} as org_id from {fact}.evaluator v where not v.owner_rep and ${lately('v.evaluated_on')} group by v.expert_id
), quarter as (
  select count(*) as experts, percentile_cont(0.25) within group (order by times) as q1, percentile_cont(0.75) within group (order by times) as q3 from counted
)
select counted.expert_id as key, e.expert_no as name, counted.org_id, null::uuid as tender_id, '{}'::uuid[] as parties, counted.times::float8 as value,
  jsonb_build_object('e.expert_no', e.expert_no, '参评次数', counted.times, '上四分位', q3, '上限', q3 + :iqr * (q3 - q1), '参评专家人数', experts) as evidence
from counted cross join quarter join {fact}.expert e on e.expert_id = counted.expert_id
where experts >= :experts and counted.times >= :least and counted.times > q3 + :iqr * (q3 - q1)`

/** Whom an expert saw winning often enough comes first: only these bidders are counted in full. */
const lucky = `with won as materialized (
  select distinct b.tender_id, b.party_id from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id and t.winner_id = b.party_id
  where coalesce(b.status, 'valid') in ('valid', 'disqualified')
), often as materialized (
  select v.expert_id, won.party_id from {fact}.evaluator v join won on won.tender_id = v.tender_id where not v.owner_rep
  group by v.expert_id, won.party_id having count(*) >= :least
), entry as materialized (
  select distinct b.tender_id, b.org_id, b.party_id, t.winner_id = b.party_id as wins from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id
  where b.party_id = any(array(select often.party_id from often)) and t.winner_id is not null and coalesce(b.status, 'valid') in ('valid', 'disqualified')
), usual as (
  select party_id, count(*) as bids, count(*) filter (where wins) as wins from entry group by party_id
), met as (
  select v.expert_id, entry.party_id, count(*) as bids, count(*) filter (where entry.wins) as wins, ${oneOrg('entry.org_id')} as org_id
  from {fact}.evaluator v join entry on entry.tender_id = v.tender_id join often on often.expert_id = v.expert_id and often.party_id = entry.party_id
  where v.expert_id = any(array(select often.expert_id from often)) and not v.owner_rep
  group by v.expert_id, entry.party_id having count(*) filter (where entry.wins) >= :least
)
select met.expert_id || ':' || met.party_id as key, e.expert_no || '：' || coalesce(p.name, '') as name, met.org_id, null::uuid as tender_id, array[met.party_id] as parties,
  met.wins::float8 * usual.bids / (usual.wins * met.bids) as value,
  jsonb_build_object('e.expert_no', e.expert_no, '在场时投标', met.bids, '在场时中标', met.wins, '全部投标', usual.bids, '全部中标', usual.wins) as evidence
from met join usual on usual.party_id = met.party_id join {fact}.expert e on e.expert_id = met.expert_id left join {fact}.party p on p.party_id = met.party_id
where met.wins * usual.bids >= :times * usual.wins * met.bids`

const bound = `with seat as (
  select v.expert_id, t.buyer_id, t.org_id from {fact}.evaluator v join {fact}.tender t on t.tender_id = v.tender_id where not v.owner_rep and t.buyer_id is not null
), counted as (
  select expert_id, buyer_id, count(*) as times, sum(count(*)) over (partition by expert_id) as whole, ${oneOrg('org_id')} as org_id from seat group by expert_id, buyer_id
)
select counted.expert_id || ':' || counted.buyer_id as key, e.expert_no || '：' || coalesce(p.name, '') as name, counted.org_id, null::uuid as tender_id, array[counted.buyer_id] as parties,
  (times / whole)::float8 as value, jsonb_build_object('e.expert_no', e.expert_no, '在该采购人参评', times, '全部参评', whole, '占比', ${inPercent('times / whole')}) as evidence
from counted join {fact}.expert e on e.expert_id = counted.expert_id left join {fact}.party p on p.party_id = counted.buyer_id
where times >= :least and times >= :share * whole`

/** 参评的习惯：与谁同评、评得多密、谁在场时谁中标。 */
export const habits: readonly Judgement[] = [
  judged(
    'LC087',
    '两名专家共同评标的次数远多于随机抽取的期望，可能抱团；需核查抽取过程和两人的打分。',
    'market-query',
    { subject: 'expert-pair', sql: together },
    {
      thresholds: { times: figure('相对期望的倍数', 3), least: count('共同评标次数', 5) },
      optional: ['e.speciality'],
      exclusions: '招标人代表不是抽取的，不计；期望按专业分池计算，冷门专业本就常见的相遇不算异常。',
    },
  ),
  judged(
    'LC088',
    '专家近一年参评次数远高于其他专家，随机性存疑，也难以保证每次认真评审；需核查抽取记录。',
    'market-query',
    { subject: 'expert', sql: busiest },
    {
      thresholds: {
        least: count('参评次数', 40),
        iqr: figure('四分位距倍数', 1.5),
        months: count('近几个月', 12),
        experts: count('参评专家人数至少', 8),
      },
      exclusions: '招标人代表不计；参评专家太少的不比。',
    },
  ),
  judged(
    'LC089',
    '某投标人在该专家参评时的中标率明显高于其平时的中标率，且多次共现；需核查专家与投标人的关系和打分。',
    'market-query',
    { subject: 'expert-supplier', sql: lucky },
    {
      thresholds: { times: figure('中标率倍数', 2), least: count('共现次数（专家在场且中标）', 5) },
      optional: ['b.status'],
      exclusions: '招标人代表不计；尚未定标的标段不计。',
    },
  ),
  judged(
    'LC090',
    '专家的参评过半集中在同一采购人，抽取的随机性和独立性存疑，需核查抽取记录。',
    'market-query',
    { subject: 'expert-buyer', sql: bound },
    { thresholds: { share: percent('占其参评的比例', 50), least: count('在该采购人参评次数', 8) }, exclusions: '招标人代表不计。' },
  ),
]
