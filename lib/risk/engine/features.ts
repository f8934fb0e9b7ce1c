import { ofRegister, ofTraces } from './echoes'
import type { Place } from './evaluate'
import { placed } from './placed'

/**
 * The price screens of tenders by the formulas of lib/risk/screens, as a statement of rows of `tender_feature`: one row a tender with a
 * priced valid bid, the lowest bid of each bidder, amounts in 分.
 */
export function featureRows(place: Place): string {
  return placed(
    `with valid as (
  select b.tender_id, b.org_id, b.party_id, min(b.amount)::float8 as a from {fact}.bid b
  where {in:b} and b.amount > 0 and coalesce(b.status, 'valid') = 'valid' group by b.tender_id, b.org_id, b.party_id
), ranked as (
  select tender_id, org_id, a, row_number() over w as k, count(*) over t as n, avg(a) over t as mean, stddev_samp(a) over t as sd,
    min(a) over t as low, max(a) over t as high, lag(a) over w as before
  from valid window w as (partition by tender_id order by a rows between unbounded preceding and current row), t as (partition by tender_id)
), summed as (
  select tender_id, (array_agg(org_id))[1] as org_id, max(n)::int as n, min(low) as low, max(high) as high, max(mean) as mean, max(sd) as sd,
    max(a) filter (where k = 2) as second, percentile_cont(0.5) within group (order by a) as median,
    stddev_samp(a) filter (where k > 1) as losing_sd,
    sum(((a - mean) / nullif(sd, 0)) ^ 4) as s4, sum(((a - mean) / nullif(sd, 0)) ^ 3) as s3,
    max(greatest(k::float8 / n - (a - low) / nullif(high - low, 0), (a - low) / nullif(high - low, 0) - (k - 1)::float8 / n)) as ks,
    avg(a - before) as gap, stddev_samp(a - before) as gap_sd, max(a / before) - min(a / before) as ratio_range,
    avg((a::numeric % 100000 = 0)::int)::float8 as round_pct
  from ranked group by tender_id
), spread as (
  select v.tender_id, percentile_cont(0.5) within group (order by abs(v.a - s.median)) as mad from valid v join summed s using (tender_id) group by v.tender_id
), far as (
  select v.tender_id, count(*) filter (where v.a - s.median > 3 * m.mad)::int as above, count(*) filter (where s.median - v.a > 3 * m.mad)::int as below
  from valid v join summed s using (tender_id) join spread m using (tender_id) where m.mad > 0 group by v.tender_id
)
select s.tender_id, s.org_id, s.n, s.low::bigint as lowest, s.second::bigint as second, s.high::bigint as highest, s.mean, s.median,
  case when s.n >= 2 then s.sd / s.mean end as cv, case when s.n >= 2 then (s.high - s.low) / s.low end as spd,
  case when s.n >= 2 then (s.second - s.low) / s.low end as diffp,
  case when s.n >= 3 then (s.second - s.low) / nullif(s.losing_sd, 0) end as rd,
  case when s.n >= 2 then (s.second - s.low) / nullif((s.high - s.low) / (s.n - 1), 0) end as rdnor,
  case when s.n >= 3 then (s.second - s.low) / nullif((s.high - s.second) / (s.n - 2), 0) end as altrd,
  case when s.n >= 4 then (s.n * (s.n + 1.0)) / ((s.n - 1.0) * (s.n - 2.0) * (s.n - 3.0)) * s.s4 - 3.0 * (s.n - 1.0) ^ 2 / ((s.n - 2.0) * (s.n - 3.0)) end as kurtosis,
  case when s.n >= 3 then s.n / ((s.n - 1.0) * (s.n - 2.0)) * s.s3 end as skewness,
  case when s.n >= 2 then s.ks end as ks,
  case when s.n >= 3 then s.gap_sd / nullif(s.gap, 0) end as gap_cv, case when s.n >= 3 then s.ratio_range end as ratio_range,
  s.round_pct, s.low / nullif(t.ceiling, 0) as lowest_to_ceiling, coalesce(f.above, 0) as far_above, coalesce(f.below, 0) as far_below
from summed s join {fact}.tender t using (tender_id) left join far f using (tender_id)`,
    place,
  )
}

/** What the pairs of bidders have done together, as rows of `pair_history`: a statement over the whole market. */
export function pairRows(place: Place, least = 2): string {
  return placed(
    `with entry as materialized (
  select distinct b.tender_id, b.party_id from {fact}.bid b where coalesce(b.status, 'valid') in ('valid', 'disqualified')
), busy as (
  select party_id, count(*)::int as bids from entry group by party_id
), crowded as (
  select tender_id from entry group by tender_id having count(*) > 60
), met as (
  select e1.party_id as a, e2.party_id as b, count(*)::int as together, count(*) filter (where t.winner_id = e1.party_id)::int as a_wins,
    count(*) filter (where t.winner_id = e2.party_id)::int as b_wins, max(t.deadline_on) as last_on
  from entry e1 join entry e2 on e2.tender_id = e1.tender_id and e2.party_id > e1.party_id join {fact}.tender t on t.tender_id = e1.tender_id
  where e1.tender_id not in (select tender_id from crowded)
  group by 1, 2 having count(*) >= ${least}
)
select md5(m.a::text || m.b::text)::uuid as pair_id, m.a as a_id, m.b as b_id, m.together, x.bids as a_bids, y.bids as b_bids,
  m.together::float8 / (x.bids + y.bids - m.together) as jaccard, m.a_wins, m.b_wins,
  x.bids::float8 * y.bids / nullif((select count(distinct tender_id) from entry), 0) as expected, m.last_on
from met m join busy x on x.party_id = m.a join busy y on y.party_id = m.b`,
    place,
  )
}

const repeated = (alias: string, names: readonly string[]) =>
  `array_remove(array[${names.map((name) => `case when count(${alias}.${name}) > count(distinct ${alias}.${name}) then '${alias}.${name}' end`).join(', ')}], null) as marks`

/**
 * In which tenders a value occurs twice, as rows of `tender_echo`: one row a tender and column. A tender that is not there shares nothing; one
 * that is there is to be looked at, no more: the models ask who shares what, and leave out what says nothing.
 */
export function echoRows(place: Place): string {
  return placed(
    `with noted as (
  select x.tender_id, ${repeated('x', ofTraces)} from {fact}.bid_trace x where {in:x} group by x.tender_id
  union all
  select coded.tender_id, array['x.file_code'] from (
    select x.tender_id, x.file_code from {fact}.bid_trace x join {fact}.tender t on t.tender_id = x.tender_id
    where {in:x} and x.file_code is distinct from t.doc_file_code
  ) coded group by coded.tender_id having count(coded.file_code) > count(distinct coded.file_code)
  union all
  select named.tender_id, array['x.author'] from (
    select x.tender_id, unnest(case when x.last_saved_by is distinct from x.author then array[x.author, x.last_saved_by] else array[x.author] end) as name
    from {fact}.bid_trace x where {in:x}
  ) named join {fact}.tender t on t.tender_id = named.tender_id
  where named.name is distinct from t.doc_author and named.name is distinct from t.doc_last_saved_by
  group by named.tender_id having count(named.name) > count(distinct named.name)
  union all
  select b.tender_id, ${repeated('p', ofRegister)} from {fact}.bid b join {fact}.party p on p.party_id = b.party_id where {in:b} group by b.tender_id
  union all
  select m.tender_id, array['m.person_token'] from {fact}.bid_person m where {in:m} group by m.tender_id having count(m.person_token) > count(distinct m.person_token)
)
select md5(t.tender_id::text || mark)::uuid as echo_id, t.tender_id, t.org_id, mark
from noted join {fact}.tender t on t.tender_id = noted.tender_id cross join lateral unnest(noted.marks) mark`,
    place,
  )
}
