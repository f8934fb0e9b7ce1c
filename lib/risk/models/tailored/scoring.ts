import { byRow, count, days, figure, type Judgement, judged, percent } from '../model'
import { buyerName, recent } from '../phrases'

/** 评分办法与投标人数. */
export const scoringAndTurnout: readonly Judgement[] = [
  byRow('LC040', '没有量化标准的主观分占比偏高，评分结果容易受人为影响。', 'document', 't.subjective_pct >= :share', {
    value: 't.subjective_pct',
    thresholds: { share: percent('主观分占比', 30) },
  }),
  byRow('LC041', '单项评分最高档与次档差距悬殊，一项即可左右结果。', 'document', 't.tier_gap_pct >= :gap and t.tier_full >= :full', {
    value: 't.tier_gap_pct',
    thresholds: { gap: percent('最高档与次档之差占该项满分', 50), full: figure('该项满分', 5) },
  }),
  byRow(
    'LC042',
    '价格分权重偏低，报价竞争的作用有限，需核查评分办法的设置依据。',
    'document',
    `t.price_weight < case t.category when '货物' then :goods when '施工' then :works when '服务' then :services when '勘察设计监理' then :services end and coalesce(t.award_rule, '') <> '最低价'`,
    {
      value: 't.price_weight',
      thresholds: { goods: percent('货物价格权重', 30), services: percent('服务价格权重', 10), works: percent('施工价格权重', 40) },
      optional: ['t.award_rule'],
      exclusions: '经评审的最低价法不适用；勘察设计监理按服务的标准。',
    },
  ),
  judged(
    'LC043',
    '多项客观分只有中标人得满分、其余投标人均为零分，评分标准可能只有一家能满足。',
    'query',
    {
      subject: 'tender',
      sql: `with item_score as (
  select s.tender_id, s.item, s.party_id, avg(s.score) as got, max(s.full_marks) as full_marks from {fact}.score s where {in:s} and not s.subjective group by s.tender_id, s.item, s.party_id
), alone as (
  select t.tender_id, item_score.item, max(item_score.full_marks) as full_marks, count(*) as bidders
  from item_score join {fact}.tender t on t.tender_id = item_score.tender_id where item_score.full_marks > 0 group by t.tender_id, item_score.item
  having bool_and(got >= full_marks) filter (where item_score.party_id = t.winner_id) and max(got) filter (where item_score.party_id is distinct from t.winner_id) = 0
)
select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array[t.winner_id] as parties, count(*)::float8 as value,
  jsonb_build_object('评分项数', count(*), 's.item', jsonb_agg(jsonb_build_array(alone.item, alone.full_marks, alone.bidders) order by alone.item)) as evidence
from alone join {fact}.tender t on t.tender_id = alone.tender_id group by t.tender_id, t.title, t.org_id, t.winner_id having count(*) >= :least`,
    },
    { thresholds: { least: count('评分项数', 3) } },
  ),
  judged(
    'LC047',
    '投标人数明显少于同类采购，或恰为三家而该采购人多次如此，需核查是否有排斥性条件。',
    'market-query',
    {
      subject: 'tender',
      sql: `with peer_group as (
  select t.category, t.method, count(*) as peers, avg(t.submitted_count)::float8 as mean, stddev_samp(t.submitted_count)::float8 as spread
  from {fact}.tender t where t.submitted_count is not null group by t.category, t.method having count(*) >= :peers
), exactly_least as (
  select t.org_id, count(*) as times from {fact}.tender t where t.submitted_count = 3 and ${recent} group by t.org_id
)
select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array_remove(array[t.winner_id], null) as parties, t.submitted_count::float8 as value,
  jsonb_build_object('t.submitted_count', t.submitted_count, 't.category', t.category, 't.method', t.method, '同类个数', peer_group.peers, '同类均值', peer_group.mean,
    '标准差', peer_group.spread, '该采购人恰为三家的次数', exactly_least.times) as evidence
from {fact}.tender t left join peer_group on peer_group.category = t.category and peer_group.method = t.method left join exactly_least on exactly_least.org_id = t.org_id
where peer_group.spread > 0 and t.submitted_count <= peer_group.mean - :sigma * peer_group.spread
  or t.submitted_count = 3 and exactly_least.times >= :times and ${recent}`,
    },
    {
      thresholds: {
        window: days('窗口', 365),
        sigma: figure('低于均值的标准差倍数', 2),
        peers: count('同类至少个数', 8),
        times: count('采购人恰为三家的次数', 5),
      },
      optional: ['t.winner_id'],
    },
  ),
  judged(
    'LC048',
    '采购人一年内多数标段恰好三家投标，需核查是否有凑数陪标。',
    'aggregate',
    {
      subject: 'buyer',
      from: `{fact}.tender t where ${recent} and t.submitted_count is not null`,
      by: ['t.org_id'],
      name: buyerName('t.org_id'),
      org: 't.org_id',
      having:
        'count(*) filter (where t.submitted_count = 3) >= :least and count(*) filter (where t.submitted_count = 3) >= :share * count(*)',
      value: '(count(*) filter (where t.submitted_count = 3))::float8 / count(*)',
      show: {
        恰为三家的标段数: 'count(*) filter (where t.submitted_count = 3)',
        标段总数: 'count(*)',
        各标段: 'jsonb_agg(jsonb_build_array(t.title, t.awarded_on) order by t.awarded_on) filter (where t.submitted_count = 3)',
      },
    },
    { thresholds: { window: days('窗口', 365), least: count('恰为三家的标段数', 8), share: percent('占比', 60) } },
  ),
  byRow(
    'LC049',
    '下载文件的单位多而递交的少，可能有排斥性条件或有人劝退，需核查。',
    'tender',
    't.submitted_count::float8 / nullif(t.downloaded_count, 0) <= :share and t.downloaded_count >= :least',
    {
      value: 't.submitted_count::float8 / nullif(t.downloaded_count, 0)',
      thresholds: { share: percent('递交占下载', 30), least: count('下载家数', 8) },
    },
  ),
]
