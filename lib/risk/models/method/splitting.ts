import { count, days, figure, type Judgement, judged, percent } from '../model'
import { buyerName, partyName, recent } from '../phrases'

const buyerAndSupplier = (row: string) => `${buyerName(`${row}.org_id`)} || '：' || coalesce(${partyName(`${row}.party_id`)}, '供应商')`

/** 拆分与贴限额: what only shows over several purchases. */
export const splitPurchases: readonly Judgement[] = [
  judged(
    'FS005',
    '同一采购人短期内就相似标的与同一供应商签几份都低于限额的合同，合计却达到限额，需核查是否本应合并采购。',
    'market-query',
    {
      subject: 'buyer-supplier',
      sql: `with small_contract as materialized (
  select c.contract_id, c.org_id, c.party_id, c.code, c.title, c.amount, c.signed_on, t.tender_limit as ceiling,
    regexp_replace(c.title, '[0-9０-９一二三四五六七八九十第批次期标段包年月日（）()、\\s-]', '', 'g') as bare
  from {fact}.contract c join {fact}.tender t on t.tender_id = c.tender_id where c.amount < t.tender_limit and c.party_id is not null
), several as materialized (
  select small_contract.org_id, small_contract.party_id from small_contract group by 1, 2 having count(*) >= :least
), worded as materialized (
  select small_contract.*, array(select distinct substr(bare, place, 2) from generate_series(1, greatest(length(bare) - 1, 1)) place) as grams
  from small_contract where (small_contract.org_id, small_contract.party_id) in (select several.org_id, several.party_id from several)
), alike as (
  select head.contract_id, head.org_id, head.party_id, head.ceiling, later.code, later.title, later.amount, later.signed_on, cardinality(head.grams) + cardinality(later.grams) as size,
    (select count(*) from unnest(head.grams) gram where gram = any(later.grams)) as common
  from worded head join worded later on later.org_id = head.org_id and later.party_id = head.party_id and later.signed_on between head.signed_on and head.signed_on + :window
), bundle as (
  select contract_id, org_id, party_id, ceiling, count(*) as pieces, sum(amount) as total, jsonb_agg(jsonb_build_array(code, title, signed_on, amount) order by signed_on, code) as list
  from alike where common >= :similar * (size - common)
  group by contract_id, org_id, party_id, ceiling having count(*) >= :least and sum(amount) >= ceiling
)
select distinct on (bundle.org_id, bundle.party_id) bundle.org_id || ':' || bundle.party_id as key, ${buyerAndSupplier('bundle')} as name, bundle.org_id,
  null::uuid as tender_id, array[bundle.party_id] as parties, bundle.total::float8 as value,
  jsonb_build_object('t.tender_limit', ceiling, '笔数', pieces, '合计', total, '各笔', list) as evidence
from bundle order by bundle.org_id, bundle.party_id, bundle.total desc, bundle.contract_id`,
    },
    {
      thresholds: { window: days('窗口', 180), least: count('笔数', 3), similar: percent('标的文本相似度', 80) },
      exclusions: '比较标的文本时去掉期次、标段和数字；平台无采购记录的合同没有适用限额，不在此列。',
    },
  ),
  judged(
    'FS007',
    '采购人的估算价集中在招标限额之下，占比明显高于其他采购人，需核查估算依据。',
    'market-query',
    {
      subject: 'buyer',
      sql: `with buyer_year as (
  select t.org_id, count(*) as pieces, count(*) filter (where t.estimate >= :near * t.tender_limit and t.estimate < t.tender_limit) as close,
    jsonb_agg(jsonb_build_array(t.title, t.awarded_on, t.estimate, t.tender_limit) order by t.awarded_on)
      filter (where t.estimate >= :near * t.tender_limit and t.estimate < t.tender_limit) as list
  from {fact}.tender t where ${recent} and t.estimate is not null and t.tender_limit is not null group by t.org_id
), compared as (
  select buyer_year.*, close::float8 / pieces as share, avg(close::float8 / pieces) over () as mean, stddev_samp(close::float8 / pieces) over () as spread from buyer_year
)
select org_id::text as key, ${buyerName('compared.org_id')} as name, org_id, null::uuid as tender_id, '{}'::uuid[] as parties, share as value,
  jsonb_build_object('贴限额笔数', close, '总笔数', pieces, '占比', share, '全体均值', mean, '标准差', spread, '各笔', list) as evidence
from compared where close >= :least and share > mean + :sigma * spread`,
    },
    {
      thresholds: {
        window: days('窗口', 365),
        near: percent('贴近限额的下界占限额', 90),
        sigma: figure('高出均值的标准差倍数', 2),
        least: count('贴限额笔数', 5),
      },
    },
  ),
  judged(
    'FS009',
    '首单低于招标限额，其后一年内直接采购累计达到首单数倍并达到限额，需核查是否以小额首单规避招标。',
    'market-query',
    {
      subject: 'buyer-supplier',
      sql: `with opening_order as materialized (
  select distinct on (c.org_id, c.party_id) c.contract_id, c.org_id, c.party_id, c.title, c.amount, c.signed_on, t.tender_limit as ceiling
  from {fact}.contract c left join {fact}.tender t on t.tender_id = c.tender_id
  where c.party_id is not null and c.signed_on is not null order by c.org_id, c.party_id, c.signed_on, c.contract_id
)
select head.org_id || ':' || head.party_id as key, ${buyerAndSupplier('head')} as name, head.org_id, null::uuid as tender_id, array[head.party_id] as parties,
  sum(c.amount)::float8 / nullif(head.amount, 0) as value,
  jsonb_build_object('首单', jsonb_build_array(head.title, head.signed_on, head.amount), 't.tender_limit', head.ceiling, '后续累计', sum(c.amount),
    '后续各笔', jsonb_agg(jsonb_build_array(c.title, c.signed_on, c.amount) order by c.signed_on)) as evidence
from opening_order head join {fact}.contract c on c.org_id = head.org_id and c.party_id = head.party_id and c.contract_id <> head.contract_id
where c.direct and c.signed_on between head.signed_on and head.signed_on + :window and head.amount > 0 and head.amount < head.ceiling
group by head.org_id, head.party_id, head.title, head.signed_on, head.amount, head.ceiling
having sum(c.amount) >= :times * head.amount and sum(c.amount) >= head.ceiling`,
    },
    {
      thresholds: { window: days('首单之后', 365), times: figure('后续累计为首单的倍数', 3) },
      exclusions: '首单指平台收到的该采购人与该供应商最早一份合同；首单无采购记录、没有适用限额的不在此列。',
    },
  ),
]
