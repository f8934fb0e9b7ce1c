import { count, figure, type Judgement, judged } from '../model'
import { findings, live, quantile, quartiles, readsOfSole, submitted, threshold } from './pieces'

/** Indicators of those who buy, bid and supply, over all processes. */
export const partyIndicators: readonly Judgement[] = [
  judged(
    'R025',
    '投标很多而中标率异常地低，可能专为他人陪标，需核查。',
    'market-query',
    {
      subject: 'supplier',
      reads: readsOfSole,
      sql: `with entry as (
  select distinct b.tender_id, b.party_id as party, sole.winner = b.party_id as won
  from {fact}.bid b join {once:sole} sole on sole.tender_id = b.tender_id join {fact}.party p on p.party_id = b.party_id
    join {fact}.party p1 on p1.party_id = sole.winner join {fact}.tender t on t.tender_id = b.tender_id
  where b.status = 'valid' and coalesce(b.joint, 1) = 1 and ${live}
), tally as materialized (
  select party, count(*) filter (where won) as wins, count(*) as bids, count(*) filter (where won)::float8 / count(*) as value from entry group by party
), ${quartiles('fence', 'tally')}, busy_rank as (
  select bids::float8 as v, row_number() over (order by bids) as k, count(*) over () as n from tally
), busy as materialized (
  select ${quantile(':percentile / 100.0')} as least from busy_rank
), finding as (
  select 'tenderer' as kind, p.party_id::text as key, p.name, null::uuid as org_id, null::uuid as tender_id, array[p.party_id] as parties, p.ref, tally.value,
    jsonb_build_object('中标次数', tally.wins, '有效投标次数', tally.bids, '次数下限', busy.least, '界限', coalesce(:threshold::float8, fence.lower), '第一四分位', fence.q1, '第三四分位', fence.q3, '投标人数', fence.n) as more
  from tally cross join fence cross join busy join {fact}.party p on p.party_id = tally.party
  where coalesce(:threshold::float8, fence.lower) > 0 and (:threshold::float8 is not null or fence.q1 > 0)
    and tally.bids >= busy.least and tally.value <= coalesce(:threshold::float8, fence.lower)
)
${findings}`,
    },
    {
      thresholds: { ...threshold('中标率不超过（空为按下围栏）', 'percent'), percentile: figure('投标次数不低于的百分位', 75) },
      optional: ['t.status', 'b.joint'],
      exclusions:
        '只看全部定标已终局、恰有一个有效定标且恰有一家供应商的过程；联合体投标不计；一个过程中投几次算一次。四分位和百分位按 R-8 法取；第一四分位为零或下围栏不大于零时不评；终止的过程不计。',
    },
  ),
  judged(
    'R038',
    '被否决的投标占递交投标的比例异常地高，采购人可能以否决排除竞争，投标人可能故意投废标，需核查。',
    'market-query',
    {
      subject: 'entity',
      // Counted in one reading; only joint bids are unfolded into their members.
      sql: `with counted as materialized (
  select t.buyer_id as buyer, t.procuring_entity_id as entity, case when coalesce(b.joint, 1) <= 1 then b.party_id end as party,
    grouping(t.buyer_id, t.procuring_entity_id, case when coalesce(b.joint, 1) <= 1 then b.party_id end) as of, count(*) filter (where b.status = 'disqualified') as outs, count(*) as bids
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id where ${submitted} and ${live}
  group by grouping sets ((1), (2), (3))
), joint as (
  select member.id as party, count(*) filter (where b.status = 'disqualified') as outs, count(*) as bids
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id cross join lateral unnest(b.party_ids::uuid[]) as member (id)
  where b.joint > 1 and ${submitted} and ${live} group by member.id
), tally as materialized (
  select 'buyer' as kind, buyer as party, outs, bids, :minimum_contracting_processes as least from counted where of = 3 and buyer is not null
  union all
  select 'procuringEntity', entity, outs, bids, :minimum_contracting_processes from counted where of = 5 and entity is not null
  union all
  select 'tenderer', party, sum(outs), sum(bids), :minimum_submitted_bids from (
    select party, outs, bids from counted where of = 6 and party is not null union all select party, outs, bids from joint
  ) each group by party
), share as materialized (
  select tally.kind, tally.party, tally.outs, tally.bids, tally.outs::float8 / tally.bids as value
  from tally join {fact}.party p on p.party_id = tally.party where tally.bids >= tally.least
), ${quartiles('fence', 'share', 'value', 'kind')}, finding as (
  select share.kind, share.kind || ':' || p.party_id as key, p.name, p.org_id, null::uuid as tender_id, array[p.party_id] as parties, p.ref, share.value,
    jsonb_build_object('被否决', share.outs, '递交', share.bids, '界限', coalesce(:threshold::float8, fence.upper), '第一四分位', fence.q1, '第三四分位', fence.q3, '同类个数', fence.n) as more
  from share join fence on fence.kind = share.kind join {fact}.party p on p.party_id = share.party
  where coalesce(:threshold::float8, fence.upper) > 0 and share.value >= coalesce(:threshold::float8, fence.upper)
)
${findings}`,
    },
    {
      thresholds: {
        ...threshold('否决比例不低于（空为按上围栏）', 'percent'),
        minimum_contracting_processes: count('采购人、采购机构收到的投标不少于', 2),
        minimum_submitted_bids: count('投标人递交的投标不少于', 2),
      },
      optional: ['t.status', 't.buyer_id', 't.procuring_entity_id', 'b.joint', 'b.party_ids', 'p.org_id'],
      exclusions:
        '采购人、采购机构、投标人各成一类，各取围栏；受邀未投、撤回和没有状态的投标不计；最少个数按公开工具以投标数计。四分位按 R-8 法取；上围栏为零时不评；终止的过程不计。',
    },
  ),
  judged(
    'R048',
    '同一供应商中标的标的类别异常地杂，可能是空壳或者借用资质，需核查。',
    'market-query',
    {
      subject: 'supplier',
      sql: `with alone as (
  select w.tender_id, w.award_no, (array_agg(w.party_id))[1] as party from {fact}.award w join {fact}.tender t on t.tender_id = w.tender_id
  where ${live} group by w.tender_id, w.award_no having count(*) = 1 and bool_and(w.status = 'active')
), tally as materialized (
  select alone.party, count(distinct alone.tender_id) as processes, count(distinct left(ti.class_id, :digits)) as value, array_agg(distinct left(ti.class_id, :digits)) as codes
  from alone join {fact}.tender_item ti on ti.tender_id = alone.tender_id and ti.award_no = alone.award_no join {fact}.party p on p.party_id = alone.party
  where ti.class_id is not null group by alone.party having count(distinct alone.tender_id) >= :minimum_contracting_processes
), ${quartiles('fence', 'tally')}, finding as (
  select 'tenderer' as kind, p.party_id::text as key, p.name, null::uuid as org_id, null::uuid as tender_id, array[p.party_id] as parties, p.ref, tally.value,
    jsonb_build_object('过程数', tally.processes, '类别', tally.codes, '界限', coalesce(:threshold::float8, fence.upper), '第一四分位', fence.q1, '第三四分位', fence.q3, '供应商数', fence.n) as more
  from tally cross join fence join {fact}.party p on p.party_id = tally.party where tally.value >= coalesce(:threshold::float8, fence.upper)
)
${findings}`,
    },
    {
      thresholds: {
        ...threshold('类别数不低于（空为按上围栏）', 'count'),
        digits: figure('分类码取前几位', 2),
        minimum_contracting_processes: count('供应商的过程不少于', 20),
      },
      optional: ['t.status'],
      exclusions:
        '只看状态有效、一家供应商的定标；按定标的标的分类码计，招标的标的不计；过程太少的供应商不评。四分位按 R-8 法取；终止的过程不计。',
    },
  ),
]
