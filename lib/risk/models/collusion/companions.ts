import { count, figure, type Judgement, judged, percent } from '../model'

/** Rows of `pair_history` that meet a condition, said as findings about the two; no single enterprise owns them. */
const fromHistory = (
  where: string,
  value: string,
  show: string,
) => `select ph.pair_id::text as key, concat_ws('、', p1.name, p2.name) as name, null::uuid as org_id, null::uuid as tender_id,
  array[ph.a_id, ph.b_id] as parties, (${value})::float8 as value,
  jsonb_build_object('ph.together', ph.together, 'ph.last_on', ph.last_on, ${show}) as evidence
from {fact}.pair_history ph left join {fact}.party p1 on p1.party_id = ph.a_id left join {fact}.party p2 on p2.party_id = ph.b_id where ${where}`

const night = '结论依赖全部共同投标记录，夜间运行。'

/** 行为与网络：两家之间的历史. */
export const companionModels: readonly Judgement[] = [
  judged(
    'WB062',
    '两家一再一同投标，各自单独投标却不多，像是结伴而行，需核查两家关系。',
    'market-query',
    {
      subject: 'pair',
      sql: fromHistory(
        'ph.together >= :least and ph.jaccard >= :overlap',
        'ph.jaccard',
        `'ph.jaccard', ph.jaccard, '各自投标次数', jsonb_build_array(ph.a_bids, ph.b_bids), '随机期望', round(ph.expected::numeric, 2)`,
      ),
    },
    {
      thresholds: { least: count('共同投标至少', 5), overlap: figure('共投占两家投标之并', 0.5) },
      optional: ['ph.last_on'],
      exclusions: night,
    },
  ),
  judged(
    'WB063',
    '两家一再一同投标，中标的总是同一家，另一家从未中标，像是固定陪标，需核查。',
    'market-query',
    {
      subject: 'pair',
      sql: fromHistory(
        // Wins are counted from winners: where nobody tells them, the model is not evaluated.
        `ph.together >= :least and greatest(ph.a_wins, ph.b_wins) >= :part * ph.together and least(ph.a_wins, ph.b_wins) = 0
  and exists (select from {fact}.tender t where t.winner_id is not null)`,
        'greatest(ph.a_wins, ph.b_wins)::float8 / ph.together',
        `'共投中各自中标', jsonb_build_array(ph.a_wins, ph.b_wins), '各自投标次数', jsonb_build_array(ph.a_bids, ph.b_bids)`,
      ),
    },
    {
      thresholds: { least: count('共同投标至少', 5), part: percent('一方中标占共投', 80) },
      optional: ['ph.last_on'],
      exclusions: `另一家在共同投标的标段中中过标的不在此列。${night}`,
    },
  ),
  judged(
    'WB067',
    '同一市场里两家都很活跃，却几乎从不同场，像是约定互相退让，需核查。',
    'market-query',
    { subject: 'pair', sql: avoidance(), reads: ['b.status'] },
    {
      thresholds: { expected: count('随机期望的同场次数至少', 5), ratio: figure('实际同场与期望之比', 0.2) },
      optional: ['b.status'],
      exclusions: `市场按采购类别与行政区划分；两家在该市场的投标次数须都不少于期望与标段数之积的平方根，投标少的说明不了问题。${night}`,
    },
  ),
  judged(
    'WB072',
    '扣除限价、各家习惯和标段共同因素之后，两家报价仍同涨同落，独立报价不应如此，需核查。',
    'market-query',
    { subject: 'pair', sql: residuals(), reads: ['b.amount', 'b.status'] },
    {
      thresholds: {
        least: count('共同投标至少', 10),
        alike: figure('残差相关系数', 0.6),
        z: figure('显著性界线（标准正态，2.576 即 p=0.01）', 2.576),
      },
      optional: ['b.status'],
      exclusions: `残差为报价与限价之比的对数，减去标段均值和各家均值；不足三家的标段不计。${night}`,
    },
  ),
  judged(
    'WB074',
    '中标人把合同分包给同标段的落标人，可能是对陪标的补偿，需核查分包缘由。',
    'query',
    {
      subject: 'pair',
      sql: `select c.contract_id || ':' || c.subcontractor_id as key, t.title as name, t.org_id, t.tender_id, array[t.winner_id, c.subcontractor_id] as parties,
  coalesce(c.subcontract_amount, 0)::float8 as value,
  jsonb_build_object('c.code', c.code, 'c.subcontract_amount', c.subcontract_amount, 'b.amount', b.amount, 't.award_amount', t.award_amount) as evidence
from {fact}.contract c join {fact}.tender t on t.tender_id = c.tender_id
join {fact}.bid b on b.tender_id = c.tender_id and b.party_id = c.subcontractor_id
where {in:t} and b.party_id <> t.winner_id and coalesce(b.status, 'valid') <> 'invited'
  and not exists (select from {fact}.bid own where own.tender_id = t.tender_id and own.party_id = t.winner_id and own.consortium_no = b.consortium_no)`,
    },
    {
      optional: ['c.subcontract_amount', 'b.amount', 't.award_amount', 'b.status', 'b.consortium_no'],
      exclusions: '联合体成员之间除外。',
    },
  ),
]

/**
 * Pairs of bidders that are both at home in a market; those with many bids are few, so the pairs grow with the tenders only. Who has not even in all
 * markets together as many bids as the smallest market asks for is at home in none.
 */
function avoidance(): string {
  return `with lot as materialized (
  select t.tender_id, coalesce(t.category, '') || '｜' || coalesce(t.adcode, '') as market from {fact}.tender t where t.category is not null and t.adcode is not null
), market as materialized (
  select lot.market, count(*)::float8 as tenders from lot where lot.tender_id in (select entries.tender_id from {once:entry} entries) group by lot.market
), busy as materialized (
  select entries.party_id from {once:entry} entries group by entries.party_id having count(*) >= sqrt(:expected * (select min(market.tenders) from market))
), entry as materialized (
  select lot.market, entries.tender_id, entries.party_id from {once:entry} entries join lot on lot.tender_id = entries.tender_id
  where entries.party_id in (select busy.party_id from busy)
), active as materialized (
  select entry.market, entry.party_id, count(*)::float8 as bids, market.tenders from entry join market using (market)
  group by entry.market, entry.party_id, market.tenders having count(*) >= sqrt(:expected * market.tenders)
), pair as materialized (
  select one.market, one.party_id as a, two.party_id as b, one.bids as a_bids, two.bids as b_bids, one.bids * two.bids / one.tenders as expected
  from active one join active two on two.market = one.market and two.party_id > one.party_id
), met as (
  select one.market, one.party_id as a, two.party_id as b, count(*) as times
  from entry one join active home on home.market = one.market and home.party_id = one.party_id
  join entry two on two.market = one.market and two.tender_id = one.tender_id and two.party_id > one.party_id
  join active away on away.market = two.market and away.party_id = two.party_id group by 1, 2, 3
)
select pair.a || ':' || pair.b || ':' || pair.market as key, concat_ws('、', p1.name, p2.name) as name, null::uuid as org_id, null::uuid as tender_id, array[pair.a, pair.b] as parties,
  coalesce(met.times, 0) / pair.expected as value,
  jsonb_build_object('市场', pair.market, '各自投标次数', jsonb_build_array(pair.a_bids, pair.b_bids), '实际同场', coalesce(met.times, 0), '随机期望', round(pair.expected::numeric, 2)) as evidence
from pair left join met using (market, a, b) left join {fact}.party p1 on p1.party_id = pair.a left join {fact}.party p2 on p2.party_id = pair.b
where coalesce(met.times, 0) <= :ratio * pair.expected`
}

/** Who met often enough comes first: of these bidders all tenders are read, of the others what they bid there. */
function residuals(): string {
  return `with often as materialized (
  select distinct unnest(array[ph.a_id, ph.b_id]) as party_id from {fact}.pair_history ph where ph.together >= :least
), touched as materialized (
  select distinct entries.tender_id from {once:entry} entries where entries.party_id in (select often.party_id from often)
), told as materialized (
  select entries.tender_id, entries.party_id, ln(entries.price::float8 / t.ceiling) as height
  from {once:entry} entries join {fact}.tender t on t.tender_id = entries.tender_id
  where entries.tender_id in (select touched.tender_id from touched) and entries.price is not null and t.ceiling > 0
), within_tender as (
  select tender_id, party_id, height - avg(height) over (partition by tender_id) as height, count(*) over (partition by tender_id) as bidders from told
), residual as materialized (
  select tender_id, party_id, height - avg(height) over (partition by party_id) as rest from within_tender
  where bidders >= 3 and party_id in (select often.party_id from often)
), pair as (
  select ph.pair_id, ph.a_id, ph.b_id, count(*) as n, least(corr(one.rest, two.rest), 0.999999) as alike
  from {fact}.pair_history ph join residual one on one.party_id = ph.a_id join residual two on two.party_id = ph.b_id and two.tender_id = one.tender_id
  where ph.together >= :least group by ph.pair_id, ph.a_id, ph.b_id having count(*) >= :least
)
select pair.pair_id::text as key, concat_ws('、', p1.name, p2.name) as name, null::uuid as org_id, null::uuid as tender_id, array[pair.a_id, pair.b_id] as parties,
  pair.alike as value, jsonb_build_object('共同投标', pair.n, '残差相关系数', round(pair.alike::numeric, 4), '标准正态值', round((atanh(pair.alike) * sqrt(pair.n - 3))::numeric, 2)) as evidence
from pair left join {fact}.party p1 on p1.party_id = pair.a_id left join {fact}.party p2 on p2.party_id = pair.b_id
where pair.alike >= :alike and atanh(pair.alike) * sqrt(pair.n - 3) > :z`
}
