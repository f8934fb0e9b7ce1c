import { count, figure, type Judgement, judged, percent } from '../model'
import { ids, oneOrg } from '../sql'
import { hotBids, hotSeconds, hotWinners, itemDeviations, totalDeviations, wideBids, z } from './deviation'

const others = count('其余评委至少', 3)
const itemFloor = percent('标准差下限占该项满分', 2.5)
const totalFloor = percent('标准差下限占满分', 1)
const floorNote = '其余评委打分几乎一致时，以满分的一定比例作为标准差下限；其余评委太少的不比。'

// An array, so that the tenders are found by their index whatever joins the planner may use.
const inHot = 's.tender_id = any(array(select hot.tender_id from hot))'

const favoured = `with ${hotBids}, ${itemDeviations(`s.subjective and ${inHot} and s.bid_id in (select hot.bid_id from hot)`)}, rated as (
  select *, ${z('compared')} as z from compared
)
select rated.expert_id || ':' || rated.party_id as key, min(e.expert_no) || '：' || coalesce(min(p.name), '') as name, ${oneOrg('rated.org_id')} as org_id, null::uuid as tender_id,
  array[rated.party_id] as parties, avg(rated.z)::float8 as value,
  jsonb_build_object('e.expert_no', min(e.expert_no), '平均偏离（标准差）', round(avg(rated.z), 2), '共评标段', count(distinct rated.tender_id), '评分项', count(*),
    '明细（标段、评分项、得分、其余均值、偏离）', jsonb_path_query_array(jsonb_agg(jsonb_build_array(t.title, rated.item, rated.score, round(rated.mean, 2), round(rated.z, 2)) order by rated.z desc, rated.score_id), '$[0 to 19]')) as evidence
from rated join {fact}.expert e on e.expert_id = rated.expert_id join {fact}.tender t on t.tender_id = rated.tender_id left join {fact}.party p on p.party_id = rated.party_id
group by rated.expert_id, rated.party_id
having avg(rated.z) >= :z and (count(distinct rated.tender_id) >= :times or count(*) >= :items)`

const apart = `with ${wideBids}, ${itemDeviations(`${inHot} and s.bid_id in (select hot.bid_id from hot)`)}
select compared.tender_id || ':' || compared.expert_id as key, min(e.expert_no) || '：' || min(t.title) as name, compared.org_id, compared.tender_id, ${ids('compared.party_id')} as parties,
  max(abs(compared.score - compared.mean) / compared.full_marks)::float8 as value,
  jsonb_build_object('e.expert_no', min(e.expert_no), '偏离的评分项数', count(*),
    '明细（投标人、评分项、满分、得分、其余均值、标准差）', jsonb_agg(jsonb_build_array(p.name, compared.item, compared.full_marks, compared.score, round(compared.mean, 2), round(compared.sd, 2)) order by compared.item, compared.score_id)) as evidence
from compared join {fact}.expert e on e.expert_id = compared.expert_id join {fact}.tender t on t.tender_id = compared.tender_id
left join {fact}.party p on p.party_id = compared.party_id
where abs(compared.score - compared.mean) > greatest(:sigma * compared.sd, :share * compared.full_marks)
group by compared.tender_id, compared.expert_id, compared.org_id`

const turned = `with ${hotWinners}, ${totalDeviations(inHot)}, led as (
  select *, max(whole) over cell as best, max(mean) over cell as best_without from compared window cell as (partition by tender_id, expert_id)
)
select led.tender_id || ':' || led.expert_id as key, e.expert_no || '：' || t.title as name, led.org_id, led.tender_id, array[led.party_id] as parties, (${z('led')})::float8 as value,
  jsonb_build_object('e.expert_no', e.expert_no, '该专家给中标人', led.score, '其余评委均值', round(led.mean, 2), '偏离（标准差）', round(${z('led')}, 2),
    '剔除后中标人得分', round(led.mean, 4), '剔除后最高得分', round(led.best_without, 4)) as evidence
from led join {fact}.tender t on t.tender_id = led.tender_id and t.winner_id = led.party_id join {fact}.expert e on e.expert_id = led.expert_id
where led.whole = led.best and led.best_without > led.mean and ${z('led')} >= :z`

const pressed = `with ${hotSeconds}, ${totalDeviations(inHot)}
select one.tender_id || ':' || one.expert_id as key, e.expert_no || '：' || t.title as name, one.org_id, one.tender_id, array[one.party_id, two.party_id] as parties, (${z('two')})::float8 as value,
  jsonb_build_object('e.expert_no', e.expert_no, '给第一名', jsonb_build_array(one.score, round(one.mean, 2), round(${z('one')}, 2)),
    '给第二名', jsonb_build_array(two.score, round(two.mean, 2), round(${z('two')}, 2)), '各数含义', '得分、其余评委均值、偏离（标准差）') as evidence
from compared one join {fact}.bid b1 on b1.bid_id = one.bid_id and b1.rank = 1
join compared two on two.tender_id = one.tender_id and two.expert_id = one.expert_id join {fact}.bid b2 on b2.bid_id = two.bid_id and b2.rank = 2
join {fact}.expert e on e.expert_id = one.expert_id join {fact}.tender t on t.tender_id = one.tender_id
where {in:b1} and {in:b2} and ${z('two')} <= :second and ${z('one')} >= :first`

const asked = 's.tender_id = any(array(select together.tender_id from together))'

/** Who sat together on enough tenders comes first: of all pairs of evaluators these are few. */
const alike = `with sat as materialized (
  select distinct s.tender_id, s.expert_id from {fact}.score s where s.subjective
), often as materialized (
  select sat1.expert_id as one, sat2.expert_id as other from sat sat1 join sat sat2 on sat2.tender_id = sat1.tender_id and sat2.expert_id > sat1.expert_id
  group by 1, 2 having count(*) >= :tenders
), together as materialized (
  select sat1.tender_id, often.one, often.other from often join sat sat1 on sat1.expert_id = often.one
  join sat sat2 on sat2.tender_id = sat1.tender_id and sat2.expert_id = often.other
), mark as materialized (
  select s.tender_id, s.org_id, s.expert_id, s.bid_id, s.item, s.score from {fact}.score s where s.subjective and ${asked}
), vector as (
  select first.tender_id, first.org_id, together.one, together.other, corr(first.score, second.score) as r, avg(abs(first.score::numeric - second.score::numeric)) as gap
  from together join mark first on first.tender_id = together.tender_id and first.expert_id = together.one
  join mark second on second.tender_id = together.tender_id and second.expert_id = together.other and second.bid_id = first.bid_id and second.item = first.item
  group by first.tender_id, first.org_id, together.one, together.other
  having count(*) >= :cells and corr(first.score, second.score) >= :r and avg(abs(first.score::numeric - second.score::numeric)) <= :gap
)
select vector.one || ':' || vector.other as key, min(e1.expert_no) || '、' || min(e2.expert_no) as name, ${oneOrg('vector.org_id')} as org_id, null::uuid as tender_id, '{}'::uuid[] as parties,
  count(*)::float8 as value,
  jsonb_build_object('e.expert_no', jsonb_build_array(min(e1.expert_no), min(e2.expert_no)), '高度一致的标段数', count(*),
    '明细（标段、相关系数、平均差额）', jsonb_agg(jsonb_build_array(t.title, round(vector.r::numeric, 4), round(vector.gap, 3)) order by t.title)) as evidence
from vector join {fact}.expert e1 on e1.expert_id = vector.one join {fact}.expert e2 on e2.expert_id = vector.other join {fact}.tender t on t.tender_id = vector.tender_id
group by vector.one, vector.other
having count(*) >= :tenders`

const unanimous = `with near as materialized (
  select cells.tender_id from {once:score_cell} cells where cells.subjective group by cells.tender_id having bool_and(cells.high = cells.low)
), cell as materialized (
  select s.tender_id, s.bid_id, s.party_id, s.item, count(*) as marks, min(s.score) as lowest, max(s.score) as highest
  from {fact}.score s where {in:s} and s.tender_id = any(array(select near.tender_id from near)) and s.subjective and s.score is not null
  group by s.tender_id, s.bid_id, s.party_id, s.item
), agreed as (
  select tender_id from cell group by tender_id having bool_and(highest = lowest) and min(marks) >= :experts and count(distinct bid_id) >= :bidders
)
select t.tender_id as key, t.title as name, t.org_id, t.tender_id, ${ids('cell.party_id')} as parties, sum(cell.marks)::float8 as value,
  jsonb_build_object('每项打分的评委', min(cell.marks), '各家得分（投标人、评分项、得分）', jsonb_agg(jsonb_build_array(p.name, cell.item, cell.lowest) order by p.name, cell.item)) as evidence
from agreed join cell using (tender_id) join {fact}.tender t on t.tender_id = agreed.tender_id left join {fact}.party p on p.party_id = cell.party_id
group by t.tender_id, t.title, t.org_id`

/** 打分：偏离、翻转、打压、一致、客观分打错。 */
export const scoring: readonly Judgement[] = [
  judged(
    'LC081',
    '同一专家对某一投标人的主观分多次明显高于其余评委，可能存在倾向性打分；需结合评审意见核查。',
    'market-query',
    { subject: 'expert-supplier', sql: favoured },
    {
      thresholds: { z: figure('平均偏离（标准差）', 2), times: count('共评标段', 3), items: count('评分项', 3), others, floor: itemFloor },
      exclusions: `只看主观分。${floorNote}`,
    },
  ),
  judged(
    'LC082',
    '单项打分与其余评委的平均分相差悬殊，需核查该专家是否说明了理由。',
    'query',
    { subject: 'expert', sql: apart },
    { thresholds: { sigma: figure('标准差倍数', 2), share: percent('占该项满分', 20), others }, exclusions: '其余评委太少的不比。' },
  ),
  judged(
    'LC083',
    '剔除某一专家的打分后第一名即改变，而该专家给中标人的分明显偏高；定标结果取决于一人，需核查其打分理由。',
    'query',
    { subject: 'expert', sql: turned },
    {
      thresholds: { z: figure('对中标人的偏离（标准差）', 1.5), others, floor: totalFloor },
      exclusions: `按评委打分合计排出的第一名与中标人一致的才比，另行计算的价格分左右了名次的不比。${floorNote}`,
    },
  ),
  judged(
    'LC084',
    '同一专家给第二名的分明显偏低，同时给第一名的分偏高，可能压低竞争对手；需核查评审意见。',
    'query',
    { subject: 'expert', sql: pressed },
    {
      thresholds: { second: figure('对第二名的偏离', -2), first: figure('对第一名的偏离', 1), others, floor: totalFloor },
      exclusions: floorNote,
    },
  ),
  judged(
    'LC085',
    '两名评委在多个标段对各投标人的主观分几乎完全一致，可能事先商量或一人代评；需核查评分提交记录。',
    'market-query',
    { subject: 'expert-pair', sql: alike },
    {
      thresholds: {
        r: figure('相关系数', 0.98),
        gap: figure('平均差额（分）', 0.3),
        tenders: count('标段数', 3),
        cells: count('每标段共同评分项', 5),
      },
      exclusions: '只看主观分；各项得分全部相同、算不出相关的不计。',
    },
  ),
  judged(
    'LC086',
    '全体评委对每家投标人的主观分完全相同，没有独立评审的痕迹，需核查是否统一打分。',
    'query',
    { subject: 'tender', sql: unanimous },
    { thresholds: { experts: count('评委人数', 3), bidders: count('投标人家数', 2) }, exclusions: '没有主观分的标段不计。' },
  ),
  judged(
    'LC094',
    '专家的客观分与按评分规则自动计算的结果不符，可能影响名次，需复核并由评标委员会更正。',
    'within',
    {
      subject: 'expert',
      from: `{fact}.score s join {fact}.expert e on e.expert_id = s.expert_id join {fact}.tender t on t.tender_id = s.tender_id
left join {fact}.party p on p.party_id = s.party_id
where {in:s} and not s.subjective and abs(s.score - s.expected) > :tolerance - 1e-9 and abs(s.score::numeric - s.expected::numeric) > :tolerance`,
      by: ['t.tender_id', 's.expert_id'],
      name: "min(e.expert_no) || '：' || min(t.title)",
      org: '(array_agg(t.org_id))[1]',
      tender: 't.tender_id',
      parties: ids('s.party_id'),
      having: 'count(*) >= :items',
      value: 'count(*)',
      show: {
        'e.expert_no': 'min(e.expert_no)',
        '打错的项（投标人、评分项、得分、应得）':
          'jsonb_agg(jsonb_build_array(p.name, s.item, s.score, s.expected) order by s.item, s.party_id)',
      },
    },
    {
      thresholds: { items: count('项数', 1), tolerance: figure('允许误差（分）', 0.005) },
      exclusions: '价格分等由系统自动计入的项目，两者本应一致，不另作排除。',
    },
  ),
]
