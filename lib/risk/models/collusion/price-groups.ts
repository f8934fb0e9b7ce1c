import { echoIn } from '../../engine/echoes'
import { count, figure, type Judgement, judged, percent, words } from '../model'

const suspectGroups = [
  'x.mac',
  'x.lock_no',
  'g.account_token',
  'm.person_token',
  'bg.group_no',
  'bg.party_id',
  'ph.a_id',
  'ph.b_id',
  'ph.expected',
]

/** 报价规律：一组投标人合起来看的模型. */
export const priceGroups: readonly Judgement[] = [
  judged(
    'WB046',
    '去掉一组有共同痕迹或结伴而来的报价后重算基准价，中标人就变了，说明这组报价左右了结果，需核查。',
    'market-query',
    { subject: 'tender', sql: counterfactual(), reads: ['b.amount', 'b.status', 'b.consortium_no'] },
    {
      thresholds: {
        rules: words('适用的评标办法', ['均值基准价']),
        away: figure('中标人不在组内时，组均价偏离随机同规模组的标准差数', 1.645),
        rest: count('其余报价至少', 2),
        together: count('结伴：共同投标至少', 5),
        excess: figure('结伴：共投为随机期望的倍数', 3),
        virtual: words('虚拟网卡与空地址的前六位', [
          '000000',
          'ffffff',
          '000569',
          '000c29',
          '005056',
          '080027',
          '00155d',
          '525400',
          '00163e',
        ]),
      },
      optional: [...suspectGroups, 'b.status', 'b.consortium_no'],
      exclusions:
        '重算规则：基准价为全部有效报价的算术平均，中标人为不高于基准价且最接近者；去掉嫌疑组只重算基准价，仍在全部有效报价中定标。中标人不在组内的，还须该组均价偏离随机同规模组（报价检验，正态近似）。按此规则算出的原中标人与实际不符的标段（另有系数、抽签或下浮）不作判断。嫌疑组取：同网卡、同加密锁、同保证金账户、同一人员的投标人，夜间划分的投标群体，以及参加检验中共投远多于随机期望的一对。',
    },
  ),
  judged(
    'WB049',
    '标段内有三家报价挨得极近且多次一同投标，可能只有部分投标人结成联盟，需核查。',
    'market-query',
    { subject: 'group', sql: subsets(), reads: ['b.amount', 'b.status'] },
    {
      thresholds: {
        rules: words('适用的评标办法', ['最低价']),
        most: count('有效报价不超过', 12),
        spread: percent('三家变异系数', 1),
        together: count('三家一同投标至少', 3),
      },
      optional: ['b.status', 'ph.a_id', 'ph.b_id'],
      exclusions: '只用于最低价类评标；每个标段只报最接近的一组；报价家数过多、报价全部相同的标段不作判断。',
    },
  ),
]

function counterfactual(): string {
  const holders = (text: string) => `select distinct average.tender_id, ${text}`
  return `with average as materialized (
  select t.tender_id, t.title, t.org_id, t.winner_id from {fact}.tender t where t.award_rule in :rules and t.winner_id is not null
), priced as materialized (
  select entries.tender_id, entries.party_id, entries.price::float8 as amount, entries.consortium
  from {once:entry} entries join average on average.tender_id = entries.tender_id where entries.price is not null
), suspect as (
  ${holders(`x.party_id, '网卡：' || x.mac as mark`)} from average join {fact}.bid_trace x on x.tender_id = average.tender_id
    where ${echoIn('x.tender_id', 'x.mac')} and left(regexp_replace(lower(x.mac), '[^0-9a-f]', '', 'g'), 6) not in :virtual
  union ${holders(`x.party_id, '加密锁：' || x.lock_no`)} from average join {fact}.bid_trace x on x.tender_id = average.tender_id where ${echoIn('x.tender_id', 'x.lock_no')} and x.lock_no is not null
  union ${holders(`g.party_id, '保证金账户：' || g.account_token`)} from average join {fact}.bid_bond g on g.tender_id = average.tender_id where g.account_token is not null
  union ${holders(`m.party_id, '人员：' || m.person_token`)} from average join {fact}.bid_person m on m.tender_id = average.tender_id where ${echoIn('m.tender_id', 'm.person_token')}
  union select priced.tender_id, priced.party_id, '投标群体：' || bg.group_no from priced join {fact}.bidder_group bg on bg.party_id = priced.party_id
  union select one.tender_id, unnest(array[one.party_id, two.party_id]), '结伴：' || ph.pair_id from {fact}.pair_history ph
    join priced one on one.party_id = ph.a_id join priced two on two.party_id = ph.b_id and two.tender_id = one.tender_id
    where ph.together >= :together and ph.together >= :excess * ph.expected
), flock as (
  select priced.tender_id, suspect.mark, array_agg(priced.party_id order by priced.party_id) as parties, count(*) as size, sum(priced.amount) as amount
  from suspect join priced using (tender_id, party_id) group by priced.tender_id, suspect.mark
  having count(*) >= 2 and not (count(distinct priced.consortium) = 1 and count(priced.consortium) = count(*))
), whole as (
  select tender_id, count(*) as size, sum(amount) as amount, avg(amount) as benchmark, stddev_pop(amount) as spread from priced group by tender_id
), bench as (
  select distinct on (flock.tender_id, flock.parties) flock.tender_id, flock.parties, split_part(flock.mark, '：', 1) as reason, flock.size, whole.benchmark,
    (whole.amount - flock.amount) / (whole.size - flock.size) as without,
    abs(flock.amount / flock.size - whole.benchmark) / nullif(whole.spread * sqrt((whole.size - flock.size)::float8 / (flock.size * (whole.size - 1))), 0) as away
  from flock join whole using (tender_id) where whole.size - flock.size >= :rest order by flock.tender_id, flock.parties, flock.mark
), outcome as (
  select bench.*, (array_agg(priced.party_id order by priced.amount desc, priced.party_id) filter (where priced.amount <= bench.benchmark))[1] as winner,
    (array_agg(priced.party_id order by priced.amount desc, priced.party_id) filter (where priced.amount <= bench.without))[1] as other
  from bench join priced using (tender_id) group by bench.tender_id, bench.parties, bench.reason, bench.size, bench.benchmark, bench.without, bench.away
)
select outcome.tender_id || ':' || md5(outcome.parties::text) as key, average.title as name, average.org_id, outcome.tender_id, outcome.parties,
  abs(outcome.benchmark - outcome.without) / outcome.benchmark as value,
  jsonb_build_object('嫌疑组来自', outcome.reason, '嫌疑组家数', outcome.size, '原基准价', round(outcome.benchmark::numeric), '去掉该组后', round(outcome.without::numeric),
    '原中标人', (select p.name from {fact}.party p where p.party_id = outcome.winner), '重算后中标人', (select p.name from {fact}.party p where p.party_id = outcome.other),
    '中标人在组内', outcome.winner = any (outcome.parties), '偏离随机同规模组', round(outcome.away::numeric, 2)) as evidence
from outcome join average on average.tender_id = outcome.tender_id
where outcome.winner = average.winner_id and outcome.other <> outcome.winner and (outcome.winner = any (outcome.parties) or outcome.away >= :away)`
}

function subsets(): string {
  return `with often as materialized (
  select ph.a_id, ph.b_id from {fact}.pair_history ph where ph.together >= :together
), priced as materialized (
  select entries.tender_id, entries.party_id, entries.price::float8 as amount
  from {once:entry} entries join {fact}.tender t on t.tender_id = entries.tender_id join {fact}.tender_feature tf on tf.tender_id = entries.tender_id
  where t.award_rule in :rules and tf.n between 3 and :most and tf.lowest < tf.highest and entries.price is not null
    and entries.party_id in (select often.a_id from often union select often.b_id from often)
), listed as materialized (
  select tender_id, array_agg(party_id order by party_id) as ids, array_agg(amount order by party_id) as amounts from priced group by tender_id having count(*) >= 3
), trio as (
  select tender_id, ids[one] as a, ids[two] as b, ids[three] as c, (amounts[one] + amounts[two] + amounts[three]) / 3 as mean,
    amounts[one] as first, amounts[two] as second, amounts[three] as third
  from listed cross join lateral generate_series(1, cardinality(ids)) one cross join lateral generate_series(one + 1, cardinality(ids)) two
  cross join lateral generate_series(two + 1, cardinality(ids)) three
), tight as materialized (
  select *, sqrt(((first - mean) ^ 2 + (second - mean) ^ 2 + (third - mean) ^ 2) / 2) / mean as cv from trio
  where sqrt(((first - mean) ^ 2 + (second - mean) ^ 2 + (third - mean) ^ 2) / 2) <= :spread * mean
), close as materialized (
  select tight.* from tight
  where (tight.a, tight.b) in (select often.a_id, often.b_id from often) and (tight.b, tight.c) in (select often.a_id, often.b_id from often)
    and (tight.a, tight.c) in (select often.a_id, often.b_id from often)
), joint as (
  select trios.a, trios.b, trios.c, count(distinct first.tender_id) as times
  from (select distinct a, b, c from close) trios join {fact}.bid first on first.party_id = trios.a
  join {fact}.bid second on second.tender_id = first.tender_id and second.party_id = trios.b
  join {fact}.bid third on third.tender_id = first.tender_id and third.party_id = trios.c
  where first.party_id = any(array(select close.a from close)) and second.party_id = any(array(select close.b from close)) and third.party_id = any(array(select close.c from close))
    and coalesce(first.status, 'valid') not in ('invited', 'withdrawn') and coalesce(second.status, 'valid') not in ('invited', 'withdrawn')
    and coalesce(third.status, 'valid') not in ('invited', 'withdrawn') group by 1, 2, 3
)
select distinct on (close.tender_id) close.tender_id || ':' || close.a || ':' || close.b || ':' || close.c as key, t.title as name, t.org_id, t.tender_id,
  array[close.a, close.b, close.c] as parties, close.cv as value,
  jsonb_build_object('三家报价', jsonb_build_array(close.first, close.second, close.third), '变异系数', round(close.cv::numeric, 5), '一同投标次数', joint.times) as evidence
from close join joint using (a, b, c) join {fact}.tender t on t.tender_id = close.tender_id
where joint.times >= :together order by close.tender_id, close.cv, key`
}
