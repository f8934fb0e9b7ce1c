import { count, figure, type Judgement, judged, percent } from '../model'

const priced = 'i1.unit_price > 0 and i2.unit_price > 0'
/** Items whose price the buyer has set say nothing about the bidders. */
const competitive = `${priced} and (i1.unit_price = i1.control_price) is not true`

/** 报价规律：清单、组价和构成. */
export const itemPatterns: readonly Judgement[] = [
  judged(
    'WB053',
    '两家单价的末两位数字像出自同一套算法，而与其余各家明显不同，可作辅助线索。',
    'query',
    { subject: 'pair', sql: endings() },
    {
      thresholds: { least: count('每家清单项至少', 100), z: figure('显著性界线（标准正态，2.326 即 p=0.01）', 2.326) },
      optional: ['b.consortium_no'],
      exclusions: '少于三家或清单项不足的标段不作判断；卡方界线用 Wilson–Hilferty 近似。',
    },
  ),
  judged(
    'WB054',
    '两家清单综合单价大量相同，各自组价很少如此，需核对组价文件。',
    'item-pair',
    {
      where: competitive,
      screen: 'lists.n >= :least and lists.same >= :same * lists.n',
      having: `count(*) >= :least and count(*) filter (where i1.unit_price = i2.unit_price) >= :same * count(*)`,
      value: 'count(*) filter (where i1.unit_price = i2.unit_price)::float8 / count(*)',
      show: {
        可比项: 'count(*)',
        单价相同项: 'count(*) filter (where i1.unit_price = i2.unit_price)',
        达到较严线: 'count(*) filter (where i1.unit_price = i2.unit_price) >= :strict * count(*)',
        相同项举例: `jsonb_path_query_array(jsonb_agg(jsonb_build_array(i1.item_code, i1.unit_price) order by i1.item_code) filter (where i1.unit_price = i2.unit_price), '$[0 to 9]')`,
      },
    },
    {
      thresholds: { same: percent('相同单价占可比项', 50), strict: percent('较严线', 80), least: count('可比项至少', 10) },
      optional: ['i.control_price'],
      exclusions: '单价等于控制价的项（暂估价、不可竞争费）不作可比项；联合体成员之间除外。',
    },
  ),
  judged(
    'WB055',
    '两家清单单价逐项保持同一比例，像是一份清单整体调价而成，需核对组价文件。',
    'item-pair',
    {
      where: competitive,
      screen: 'lists.n >= :least and lists.spread <= :even * lists.mean + 1e-9 and abs(lists.mean - 1) > :apart - 1e-9',
      having: `count(*) >= :least and stddev_samp(i2.unit_price::float8 / i1.unit_price) <= :even * avg(i2.unit_price::float8 / i1.unit_price) and abs(avg(i2.unit_price::float8 / i1.unit_price) - 1) > :apart`,
      value: 'stddev_samp(i2.unit_price::float8 / i1.unit_price) / avg(i2.unit_price::float8 / i1.unit_price)',
      show: {
        可比项: 'count(*)',
        平均比值: 'round(avg(i2.unit_price::float8 / i1.unit_price)::numeric, 4)',
        比值变异系数:
          'round((stddev_samp(i2.unit_price::float8 / i1.unit_price) / avg(i2.unit_price::float8 / i1.unit_price))::numeric, 5)',
        举例: `jsonb_path_query_array(jsonb_agg(jsonb_build_array(i1.item_code, i1.unit_price, i2.unit_price) order by i1.item_code), '$[0 to 9]')`,
      },
    },
    {
      thresholds: { least: count('可比项至少', 30), even: percent('单价比值的变异系数', 0.5), apart: percent('平均比值偏离 1 超过', 0.1) },
      optional: ['i.control_price'],
      exclusions: '单价相同的由单价雷同模型判断；单价等于控制价的项不作可比项；联合体成员之间除外。',
    },
  ),
  judged(
    'WB056',
    '两家在补充定额、含量调整和补充人材机上多处一致，这些由编制人自行填写，需核对组价文件。',
    'pair-overlap',
    { column: 'supplements', least: ':least' },
    { thresholds: { least: count('一致处至少', 3) }, exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB057',
    '两家清单出现同一处计算错误，独立编制很少错得一样，需核对组价文件。',
    'query',
    { subject: 'pair', sql: wrongSums() },
    {
      thresholds: { least: count('相同错误至少', 1), tolerance: { title: '取整容差', value: 100, unit: 'amount' } },
      optional: ['x.wrong_sums', 'b.consortium_no'],
      exclusions: '四舍五入在容差之内的不算错误；联合体成员之间除外。',
    },
  ),
  judged(
    'WB058',
    '两家报价的人工、材料、机械、管理费和利润占比几乎一致，需核对组价文件。',
    'pair-where',
    {
      table: 'b',
      // The two floats leave out most pairs before anything is rounded.
      where: `abs(b1.labour_pct - b2.labour_pct) < :most + 1e-6 and abs(b1.material_pct - b2.material_pct) < :most + 1e-6
    and (${shares(' + ')}) / 5 < :mean and greatest(${shares(', ')}) < :most`,
      value: `(${shares(' + ')}) / 5`,
    },
    { thresholds: { mean: percent('各占比差的平均小于', 1), most: percent('各占比差的最大小于', 2) }, exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB059',
    '两家相对控制价的不平衡报价高低走向几乎一样，需核对组价文件。',
    'item-pair',
    {
      where: `${priced} and i1.control_price > 0`,
      screen: 'lists.alike >= :alike - 1e-6',
      having: `count(*) filter (where ${away('i1')} > :away and ${away('i2')} > :away) >= :least and corr(${ratio('i1')}, ${ratio('i2')}) >= :alike`,
      value: `corr(${ratio('i1')}, ${ratio('i2')})`,
      show: {
        可比项: 'count(*)',
        两家都偏离的项: `count(*) filter (where ${away('i1')} > :away and ${away('i2')} > :away)`,
        走向一致程度: `round(corr(${ratio('i1')}, ${ratio('i2')})::numeric, 4)`,
        举例: `jsonb_path_query_array(jsonb_agg(jsonb_build_array(i1.item_code, i1.control_price, i1.unit_price, i2.unit_price) order by i1.item_code), '$[0 to 9]')`,
      },
    },
    {
      thresholds: { away: percent('偏离控制价超过', 20), least: count('偏离项至少', 10), alike: figure('偏离向量余弦', 0.95) },
      exclusions: '余弦先减去各自的平均偏离再算，整体下浮相同不算；联合体成员之间除外。',
    },
  ),
]

function ratio(item: string): string {
  return `${item}.unit_price::float8 / i1.control_price`
}
function away(item: string): string {
  return `abs(${ratio(item)} - 1)`
}
function shares(between: string): string {
  return ['labour', 'material', 'machine', 'overhead', 'profit']
    .map((name) => `round(abs(b1.${name}_pct - b2.${name}_pct)::numeric, 6)`)
    .join(between)
}

function wrongSums(): string {
  const error = (item: string) => `${item}.total - ${item}.quantity * ${item}.unit_price`
  return `with wrong as materialized (
  select i.tender_id, i.party_id, i.bid_id, i.item_code as mark, i.total, ${error('i')} as error from {fact}.bid_item i where {in:i} and abs(${error('i')}) > :tolerance
  union all
  select x.tender_id, x.party_id, x.bid_id, u.element, null, 0 from {fact}.bid_trace x cross join lateral (select distinct unnest(x.wrong_sums) as element) u where {in:x}
), shared as (
  select distinct one.tender_id, one.party_id as a, two.party_id as b, one.mark, one.total as a_total, two.total as b_total
  from wrong one join wrong two on two.tender_id = one.tender_id and two.mark = one.mark and two.party_id > one.party_id
    and (one.total is null) = (two.total is null) and (one.total = two.total or abs(one.error - two.error) <= :tolerance)
  left join {fact}.bid b1 on b1.bid_id = one.bid_id left join {fact}.bid b2 on b2.bid_id = two.bid_id
  where (b1.consortium_no = b2.consortium_no) is not true
)
select t.tender_id || ':' || shared.a || ':' || shared.b as key, t.title as name, t.org_id, t.tender_id, array[shared.a, shared.b] as parties, count(distinct shared.mark)::float8 as value,
  jsonb_build_object('相同错误', jsonb_agg(jsonb_build_array(shared.mark, shared.a_total, shared.b_total) order by shared.mark)) as evidence
from shared join {fact}.tender t on t.tender_id = shared.tender_id
group by t.tender_id, t.title, t.org_id, shared.a, shared.b having count(distinct shared.mark) >= :least`
}

/** Homogeneity of last two digits: the pair alike (χ² not significant), the pair against all others not (χ² significant). */
function endings(): string {
  const critical = (df: string) => `${df} * (1 - 2 / (9.0 * ${df}) + :z * sqrt(2 / (9.0 * ${df}))) ^ 3`
  const chi = (one: string, two: string, ofOne: string, ofTwo: string) =>
    `sum((${one} * sqrt(${ofTwo} / ${ofOne}) - ${two} * sqrt(${ofOne} / ${ofTwo})) ^ 2 / nullif(${one} + ${two}, 0))`
  return `with ending as materialized (
  select i.tender_id, i.party_id, i.unit_price % 100 as digits, count(*)::float8 as n from {fact}.bid_item i where {in:i} and i.unit_price > 0 group by 1, 2, 3
), bidder as materialized (
  select tender_id, party_id, sum(n) as n from ending group by 1, 2 having sum(n) >= :least
), whole as (
  select tender_id, sum(n) as n, count(*) as bidders from bidder group by tender_id having count(*) >= 3
), cell as materialized (
  select ending.tender_id, ending.digits, sum(ending.n) as n from ending join bidder using (tender_id, party_id) group by 1, 2
), tested as (
  select one.tender_id, one.party_id as a, two.party_id as b,
    ${chi('coalesce(end1.n, 0)', 'coalesce(end2.n, 0)', 'one.n', 'two.n')} as inner_chi, count(*) filter (where coalesce(end1.n, 0) + coalesce(end2.n, 0) > 0) - 1 as inner_df,
    ${chi('(coalesce(end1.n, 0) + coalesce(end2.n, 0))', '(cell.n - coalesce(end1.n, 0) - coalesce(end2.n, 0))', '(one.n + two.n)', '(whole.n - one.n - two.n)')} as outer_chi,
    count(*) - 1 as outer_df
  from bidder one join bidder two on two.tender_id = one.tender_id and two.party_id > one.party_id join whole on whole.tender_id = one.tender_id
  join cell on cell.tender_id = one.tender_id
  left join ending end1 on end1.tender_id = one.tender_id and end1.party_id = one.party_id and end1.digits = cell.digits
  left join ending end2 on end2.tender_id = one.tender_id and end2.party_id = two.party_id and end2.digits = cell.digits
  group by one.tender_id, one.party_id, two.party_id
)
select t.tender_id || ':' || tested.a || ':' || tested.b as key, t.title as name, t.org_id, t.tender_id, array[tested.a, tested.b] as parties, tested.outer_chi as value,
  jsonb_build_object('两家之间卡方', round(tested.inner_chi::numeric, 2), '两家之间自由度', tested.inner_df, '与其余家卡方', round(tested.outer_chi::numeric, 2), '与其余家自由度', tested.outer_df) as evidence
from tested join {fact}.tender t on t.tender_id = tested.tender_id
left join {fact}.bid b1 on b1.tender_id = tested.tender_id and b1.party_id = tested.a left join {fact}.bid b2 on b2.tender_id = tested.tender_id and b2.party_id = tested.b
where (b1.consortium_no = b2.consortium_no) is not true and tested.outer_df > 0
  and tested.outer_chi > ${critical('tested.outer_df')} and tested.inner_chi < ${critical('greatest(tested.inner_df, 1)')}`
}
