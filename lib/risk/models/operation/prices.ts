import { byRow, count, figure, type Judgement, judged, percent } from '../model'
import { inYuan } from '../sql'

/** Each purchase beside the average of the purchases of the same item in the twelve months before it, in whatever enterprise. */
const average = `with priced as materialized (
  select n.line_id, n.org_id, n.tender_id, n.party_id, n.item_code, n.bought_on, n.unit_price,
    count(*) over past as others, avg(n.unit_price) over past as mean
  from {fact}.purchase_line n where n.unit_price > 0
  window past as (partition by n.item_code order by n.bought_on range between make_interval(months => :months) preceding and interval '1 day' preceding)
)
select line_id as key, item_code as name, org_id, tender_id, array_remove(array[party_id], null) as parties, (unit_price / mean - 1)::float8 as value,
  jsonb_build_object('n.item_code', item_code, 'n.bought_on', bought_on, 'n.unit_price', unit_price, '此前均价（元）', ${inYuan('mean')}, '此前采购笔数', others,
    '档次', case when abs(unit_price - mean) >= :orange * mean then '橙' else '黄' end) as evidence
from priced where others >= :least and abs(unit_price - mean) >= :share * mean`

/** 价格与库存。 */
export const prices: readonly Judgement[] = [
  judged(
    'JY017',
    '采购单价与同一物料近一年各企业的均价相差较大，需核查规格、批量和定价依据。',
    'market-query',
    { subject: 'tender', sql: average },
    {
      thresholds: {
        share: percent('偏离均价', 20),
        orange: percent('达到橙色的偏离', 40),
        months: count('均价取此前几个月', 12),
        least: count('此前采购笔数至少', 3),
      },
      optional: ['n.party_id', 'n.tender_id'],
      exclusions: '此前采购太少的不比；政府定价的物料需人工判断。',
    },
  ),
  byRow(
    'JY018',
    '采购单价落在同一物料的合理价格区间之外，需核查定价依据。',
    'line',
    'n.unit_price > n.high_price or n.unit_price < n.low_price',
    {
      value: 'n.unit_price',
      show: 'n.bought_on n.quantity',
      optional: ['n.quantity'],
    },
  ),
  judged(
    'JY019',
    '同一供应商当月对不同企业供应同一物料的单价差距较大，需核查定价依据，考虑集中议价。',
    'aggregate',
    {
      subject: 'supplier',
      // Which groups meet the line comes first: their names and prices are few.
      from: `(select n.party_id, n.item_code, to_char(n.bought_on, 'YYYY-MM') as month from {fact}.purchase_line n
  where n.party_id is not null and n.unit_price > 0
  group by 1, 2, 3 having min(n.org_id::text) < max(n.org_id::text) and max(n.unit_price) - min(n.unit_price) >= :share * min(n.unit_price)) near
join {fact}.purchase_line n on n.party_id = near.party_id and n.item_code = near.item_code and to_char(n.bought_on, 'YYYY-MM') = near.month
left join {fact}.party p on p.party_id = n.party_id left join {fact}.party p2 on p2.org_id = n.org_id
where n.unit_price > 0`,
      by: ['n.party_id', 'n.item_code', "to_char(n.bought_on, 'YYYY-MM')"],
      name: "coalesce(min(p.name), '') || '：' || n.item_code",
      org: 'null::uuid',
      parties: 'array[n.party_id]',
      having: 'count(distinct n.org_id) >= 2 and max(n.unit_price) - min(n.unit_price) >= :share * min(n.unit_price)',
      value: 'max(n.unit_price)::float8 / min(n.unit_price) - 1',
      show: {
        'n.item_code': 'n.item_code',
        月份: "to_char(n.bought_on, 'YYYY-MM')",
        '各笔（日期、企业、单价元、数量）': `jsonb_agg(jsonb_build_array(n.bought_on, p2.name, ${inYuan('n.unit_price')}, n.quantity) order by n.unit_price, n.line_id)`,
      },
    },
    { thresholds: { share: percent('最高比最低高出', 15) }, optional: ['n.quantity', 'p.org_id'] },
  ),
  byRow(
    'JY020',
    '采购单价高于同期公开市场价，需核查询价和定价过程。',
    'line',
    'n.unit_price >= (1 + :share) * n.market_price and n.market_price > 0',
    {
      value: 'n.unit_price::float8 / nullif(n.market_price, 0) - 1',
      show: 'n.bought_on',
      thresholds: { share: percent('高出市场价', 10) },
    },
  ),
  byRow(
    'JY025',
    '库存加本次采购足够用上很久，采购的必要性存疑，需核查需求提报和库存管理。',
    'line',
    'n.monthly_use > 0 and n.stock + n.quantity >= :months * n.monthly_use',
    {
      value: '(n.stock + n.quantity) / nullif(n.monthly_use, 0)',
      show: 'n.bought_on',
      thresholds: { months: figure('可用月数', 12) },
      exclusions: '近期没有耗用的新物料不比；战略储备物资需人工判断。',
    },
  ),
]
