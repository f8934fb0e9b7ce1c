import { notOneBid } from '../../engine/detectors/pairs'
import { count, type Judgement, judged, percent } from '../model'
import { pairPassages } from './passages'

/**
 * What two sketches have in common. A sketch holds the smallest fingerprints of a text in order, so below the smaller of the two last
 * fingerprints both are complete samples: containment and Jaccard are counted there, whatever the lengths of the texts.
 */
const sketchPairs = (wanted: string, enough = 'true') => `sketched as materialized (
  select x.tender_id, x.party_id, x.bid_id, x.sketch, x.sketch[cardinality(x.sketch)] as last from {fact}.bid_trace x
  where {in:x} and (${wanted}) and cardinality(x.sketch) > 0
), sized as materialized (
  select one.tender_id, one.party_id as a, two.party_id as b, one.bid_id as a_bid, two.bid_id as b_bid,
    width_bucket(least(one.last, two.last), one.sketch) as a_size, width_bucket(least(one.last, two.last), two.sketch) as b_size
  from sketched one join sketched two on two.tender_id = one.tender_id and two.party_id > one.party_id
), sample as (
  select sized.*, (select count(*)::int from unnest(one.sketch) as u(element) where u.element = any (two.sketch)) as common
  from sized join sketched one on one.bid_id = sized.a_bid join sketched two on two.bid_id = sized.b_bid
  where (${enough}) and ${notOneBid('sized.a_bid', 'sized.b_bid')}
)`

const head = `t.tender_id || ':' || sample.a || ':' || sample.b as key, t.title as name, t.org_id, t.tender_id, array[sample.a, sample.b] as parties`

/** 文件雷同与电子痕迹：技术标文本. */
export const textTraces: readonly Judgement[] = [
  judged(
    'WB019',
    '减去招标文件与范本之后，一家的技术标仍有大量文字出现在另一家，需核对编制来源。',
    'query',
    {
      subject: 'pair',
      sql: `with ${sketchPairs('true', 'least(sized.a_size, sized.b_size) >= :least')}
select ${head}, sample.common::float8 / least(sample.a_size, sample.b_size) as value,
  jsonb_build_object('包含率', round(sample.common::numeric / least(sample.a_size, sample.b_size), 4), '甲含于乙', round(sample.common::numeric / sample.a_size, 4),
    '乙含于甲', round(sample.common::numeric / sample.b_size, 4), '重合率', round(sample.common::numeric / (sample.a_size + sample.b_size - sample.common), 4),
    '样本片段数', jsonb_build_array(sample.a_size, sample.b_size), '达到较严线', sample.common >= :strict * least(sample.a_size, sample.b_size)) as evidence
from sample join {fact}.tender t on t.tender_id = sample.tender_id
where sample.common >= :ratio * least(sample.a_size, sample.b_size)`,
    },
    {
      thresholds: { ratio: percent('包含率', 30), strict: percent('较严线', 60), least: count('样本片段至少', 30) },
      exclusions: '招标文件与范本的文字在提取时已减去；样本太少的不作判断；联合体成员之间除外。',
    },
  ),
  judged(
    'WB020',
    '两家技术标有连续的长段文字完全相同，而招标文件与其余各家都没有，需核对原文出处。',
    'query',
    {
      subject: 'pair',
      sql: `with ${pairPassages}, run as (
  select tender_id, a, b, seq - row_number() over (partition by tender_id, a, b, shift order by seq) as island, shift, seq, chars, body, a_page, b_page from both_have
), stretch as (
  select tender_id, a, b, sum(chars) as chars, count(*) as passages, jsonb_agg(left(body, 200) order by seq) as bodies, jsonb_agg(jsonb_build_array(a_page, b_page) order by seq) as pages
  from run group by tender_id, a, b, shift, island
)
select distinct on (1) t.tender_id || ':' || stretch.a || ':' || stretch.b as key, t.title as name, t.org_id, t.tender_id, array[stretch.a, stretch.b] as parties,
  stretch.chars::float8 as value,
  jsonb_build_object('连续相同字数', stretch.chars, '段数', stretch.passages, 'q.body', stretch.bodies, 'q.page', stretch.pages) as evidence
from stretch join {fact}.tender t on t.tender_id = stretch.tender_id where stretch.chars >= :chars order by 1, stretch.chars desc`,
    },
    {
      thresholds: { chars: count('连续相同字数', 120) },
      optional: ['q.page'],
      exclusions: '招标文件中有的段落、三家以上都有的段落（多为范本）除外；联合体成员之间除外。',
    },
  ),
  judged(
    'WB021',
    '两家技术标逐段意思相近而用词不同，像是改写，需人工对照阅读。',
    'query',
    {
      subject: 'pair',
      sql: `with near as materialized (
  select x.tender_id, x.party_id, x.semantic_party_id, x.semantic_near from {fact}.bid_trace x where {in:x} and x.semantic_near >= :ratio
), ${sketchPairs('x.tender_id in (select near.tender_id from near)')}
select distinct on (1) ${head}, near.semantic_near::float8 as value,
  jsonb_build_object('x.semantic_near', near.semantic_near, '字面重合率', round(sample.common::numeric / nullif(sample.a_size + sample.b_size - sample.common, 0), 4)) as evidence
from near join sample on sample.tender_id = near.tender_id and sample.a = least(near.party_id, near.semantic_party_id) and sample.b = greatest(near.party_id, near.semantic_party_id)
join {fact}.tender t on t.tender_id = near.tender_id
where sample.common < :literal * (sample.a_size + sample.b_size - sample.common) order by 1, near.semantic_near desc`,
    },
    {
      thresholds: { ratio: percent('改写段占比', 20), literal: percent('字面重合率低于', 30) },
      exclusions: '段落意思相近的界线（余弦 0.92）在提取时取用；字面重合高的由文本雷同模型判断。',
    },
  ),
  judged(
    'WB022',
    '两家文件出现相同的罕见错别字或错误编号，不同的人各自写出同样的错误很少见，需核对编制来源。',
    'pair-overlap',
    {
      column: 'odd_errors',
      least: ':least',
      where:
        'not exists (select from {fact}.passage q where q.tender_id = entry1.tender_id and q.bid_id is null and position(entry1.element in q.body) > 0)',
    },
    {
      thresholds: { least: count('相同错误至少', 2) },
      optional: ['q.body', 'q.bid_id'],
      exclusions: '招标文件本身带有的错误已减去；常见错误在提取时已剔除。',
    },
  ),
  judged(
    'WB023',
    '有若干段文字恰好只有两家共有，其余各家和招标文件都没有，需核对原文出处。',
    'query',
    {
      subject: 'pair',
      sql: `with ${pairPassages}
select t.tender_id || ':' || both_have.a || ':' || both_have.b as key, t.title as name, t.org_id, t.tender_id, array[both_have.a, both_have.b] as parties,
  count(distinct digest)::float8 as value,
  jsonb_build_object('共有段落', count(distinct digest), 'q.body', jsonb_path_query_array(jsonb_agg(left(body, 200) order by chars desc, seq), '$[0 to 9]'), 'q.page', jsonb_agg(jsonb_build_array(a_page, b_page) order by chars desc, seq)) as evidence
from both_have join {fact}.tender t on t.tender_id = both_have.tender_id where chars >= :chars
group by t.tender_id, t.title, t.org_id, both_have.a, both_have.b having count(distinct digest) >= :least`,
    },
    {
      thresholds: { least: count('段落至少', 5), chars: count('每段至少字数', 20) },
      optional: ['q.page'],
      exclusions: '招标文件中有的段落、三家以上都有的段落（多为范本）、很短的段落除外；联合体成员之间除外。',
    },
  ),
  judged(
    'WB024',
    '一家的投标文件里出现同标段另一家的名称、签章或盖章页，需核对是否相互混装。',
    'pair-where',
    {
      table: 'b',
      where: 'b1.foreign_name = b2.party_id or b2.foreign_name = b1.party_id',
      among: 'select b.tender_id from {fact}.bid b where {in:b} and b.foreign_name is not null',
      show: { 'b.foreign_quote': 'jsonb_build_array(b1.foreign_quote, b2.foreign_quote)' },
    },
    { optional: ['b.foreign_quote'], exclusions: '联合体成员之间除外。' },
  ),
]
