import { count, figure, type Judgement, judged, percent } from '../model'

const night = '群体由夜间的社区划分得出（共同投标三次以上的投标人之间，按共投占比加权），夜间运行。'

const named = `jsonb_agg(distinct coalesce(p.name, bg.party_id::text))`

/** Groups whose figures meet a condition; the members are listed. */
const ofGroup = (
  where: string,
  value: string,
) => `select 'group:' || bg.group_no as key, '投标群体' || bg.group_no as name, null::uuid as org_id, null::uuid as tender_id,
  array_agg(distinct bg.party_id) as parties, max(${value})::float8 as value,
  jsonb_build_object('成员', ${named}, 'bg.size', max(bg.size), 'bg.coherence', max(bg.coherence), 'bg.exclusivity', max(bg.exclusivity), 'bg.median_cv', max(bg.median_cv)) as evidence
from {fact}.bidder_group bg left join {fact}.party p on p.party_id = bg.party_id where ${where} group by bg.group_no`

const exclusive = 'bg.size >= :least and bg.coherence >= :coherence and bg.exclusivity >= :exclusivity'
const exclusiveThresholds = { least: count('规模至少', 3), coherence: figure('凝聚度', 0.7), exclusivity: figure('排他度', 0.7) }

/** 行为与网络：投标群体. */
export const groupModels: readonly Judgement[] = [
  judged(
    'WB064',
    '同一群体的成员在一连串标段中轮流中标、机会均等，竞争结果少有这样整齐，需核查。',
    'market-query',
    { subject: 'group', sql: rotation(), reads: ['b.status'] },
    {
      thresholds: { least: count('共同投标至少', 6), even: figure('中标熵占最大熵', 0.9), run: count('连续同一家中标不超过', 1) },
      optional: ['b.status', 'bg.group_no'],
      exclusions: `只看群体中至少两家参加并由成员中标的标段，按定标日排序。${night}`,
    },
  ),
  judged(
    'WB068',
    '群体成员各占不同的采购人，互不进入对方地盘，像是划分市场，需核查。',
    'market-query',
    { subject: 'group', sql: territories() },
    {
      thresholds: {
        part: percent('一家占该采购人份额', 80),
        least: count('每个采购人的中标至少', 3),
        members: count('各占一方的成员至少', 2),
      },
      optional: ['bg.group_no'],
      exclusions: `份额指群体在该采购人处的中标次数中一家所占；有成员没有自己地盘的群体不在此列。${night}`,
    },
  ),
  judged(
    'WB069',
    '一组投标人彼此频繁同场、很少与外人同场，像是固定的圈子，需核查。',
    'market-query',
    { subject: 'group', sql: ofGroup(exclusive, 'bg.exclusivity') },
    { thresholds: exclusiveThresholds, optional: ['bg.median_cv'], exclusions: night },
  ),
  judged(
    'WB070',
    '一组投标人自成圈子，圈内标段的报价又彼此贴近，两个迹象相互印证，需核查。',
    'market-query',
    { subject: 'group', sql: ofGroup(`${exclusive} and bg.median_cv <= :spread`, 'bg.median_cv') },
    { thresholds: { ...exclusiveThresholds, spread: percent('群内标段变异系数中位', 3) }, exclusions: night },
  ),
  judged(
    'WB071',
    '同一组投标人在多个标段的报价高低次序完全相同，像是事先排好，需核查。',
    'market-query',
    { subject: 'group', sql: sameOrder(), reads: ['b.amount', 'b.status'] },
    {
      thresholds: { times: count('次序相同至少', 4), least: count('同场成员至少', 3) },
      optional: ['b.status', 'bg.group_no'],
      exclusions: `报价有并列的标段不计。${night}`,
    },
  ),
]

function rotation(): string {
  return `with entry as materialized (
  select bg.group_no, entries.tender_id, entries.party_id, entries.won from {fact}.bidder_group bg join {once:entry} entries on entries.party_id = bg.party_id
), joint as materialized (
  select met.group_no, t.tender_id, t.winner_id, t.awarded_on, met.parties
  from (select group_no, tender_id, array_agg(party_id) as parties from entry group by group_no, tender_id having count(*) >= 2 and bool_or(won)) met
  join {fact}.tender t on t.tender_id = met.tender_id where t.awarded_on is not null and t.winner_id = any(met.parties)
), place as (
  select group_no, winner_id, row_number() over (partition by group_no order by awarded_on, tender_id) - row_number() over (partition by group_no, winner_id order by awarded_on, tender_id) as island
  from joint
), streak as (
  select group_no, count(*) as run from place group by group_no, winner_id, island
), won as (
  select group_no, winner_id, count(*)::float8 as n from joint group by group_no, winner_id
), spread as (
  select won.group_no, sum(won.n) as tenders, -sum(won.n / whole.n * ln(won.n / whole.n)) as entropy
  from won join (select group_no, count(*)::float8 as n from joint group by group_no) whole using (group_no) group by won.group_no
), member as (
  select joint.group_no, count(distinct who.id) as members, array_agg(distinct who.id) as parties
  from joint cross join lateral unnest(joint.parties) as who (id) group by joint.group_no
)
select 'group:' || spread.group_no as key, '投标群体' || spread.group_no as name, null::uuid as org_id, null::uuid as tender_id, member.parties,
  spread.entropy / ln(member.members) as value,
  jsonb_build_object('共投标段', spread.tenders, '成员数', member.members, '中标熵占最大熵', round((spread.entropy / ln(member.members))::numeric, 4), '中标次序',
    (select jsonb_agg(jsonb_build_array(joint.awarded_on, t.title, p.name) order by joint.awarded_on, joint.tender_id) from joint join {fact}.tender t on t.tender_id = joint.tender_id left join {fact}.party p on p.party_id = joint.winner_id where joint.group_no = spread.group_no)) as evidence
from spread join member using (group_no)
where spread.tenders >= :least and member.members >= 2 and spread.entropy >= :even * ln(member.members)
  and not exists (select from streak where streak.group_no = spread.group_no and streak.run > :run)`
}

function territories(): string {
  return `with won as (
  select bg.group_no, t.org_id, t.winner_id, count(*)::float8 as n
  from {fact}.bidder_group bg join {fact}.tender t on t.winner_id = bg.party_id group by 1, 2, 3
), place as (
  select *, sum(n) over (partition by group_no, org_id) as whole from won
), held as (
  select group_no, org_id, winner_id, n, whole from place where whole >= :least and n >= :part * whole
)
select 'group:' || held.group_no as key, '投标群体' || held.group_no as name, null::uuid as org_id, null::uuid as tender_id, array_agg(distinct held.winner_id) as parties,
  min(held.n / held.whole) as value,
  jsonb_build_object('地盘', jsonb_agg(jsonb_build_object('采购企业', coalesce((select min(owner.name) from {fact}.party owner where owner.org_id = held.org_id), held.org_id::text), '中标人', coalesce(p.name, held.winner_id::text), '中标次数', held.n, '群体中标次数', held.whole) order by held.org_id)) as evidence
from held left join {fact}.party p on p.party_id = held.winner_id
group by held.group_no
having count(distinct held.winner_id) >= :members and count(distinct held.org_id) >= :members
  and count(distinct held.winner_id) = (select count(distinct won.winner_id) from won where won.group_no = held.group_no)`
}

function sameOrder(): string {
  return `with priced as (
  select bg.group_no, entries.tender_id, entries.party_id, entries.price as amount
  from {fact}.bidder_group bg join {once:entry} entries on entries.party_id = bg.party_id where entries.price is not null
), ordered as (
  select group_no, tender_id, array_agg(party_id order by amount, party_id) as parties
  from priced group by group_no, tender_id having count(*) >= :least and count(distinct amount) = count(*)
)
select 'group:' || ordered.group_no || ':' || md5(ordered.parties::text) as key, '投标群体' || ordered.group_no as name, null::uuid as org_id, null::uuid as tender_id,
  ordered.parties, count(*)::float8 as value,
  jsonb_build_object('次序相同的标段', jsonb_agg(t.title order by t.tender_id), '由低到高', (select jsonb_agg(p.name order by array_position(ordered.parties, p.party_id)) from {fact}.party p where p.party_id = any (ordered.parties))) as evidence
from ordered join {fact}.tender t on t.tender_id = ordered.tender_id group by ordered.group_no, ordered.parties having count(*) >= :times`
}
