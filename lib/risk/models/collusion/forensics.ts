import { commonElements, notOneBid, notTogether } from '../../engine/detectors/pairs'
import { echoIn, nearInTime } from '../../engine/echoes'
import { byRow, count, figure, type Judgement, judged, minutes, percent, words } from '../model'

const apart = (column: string) => `abs(extract(epoch from x1.${column} - x2.${column}))`

const nobody = words('系统默认的名字', [
  ...['administrator', 'admin', 'user', 'users', 'guest', 'owner', 'unknown', 'author', 'test', 'a', '1', 'pc', 'office', 'china', 'home'],
  ...[
    'wps',
    'wps office',
    'wps_1',
    'kingsoft',
    'microsoft',
    'microsoft office user',
    'microsoft office 用户',
    'windows user',
    'windows 用户',
  ],
  ...[
    'lenovo',
    'dell',
    'hp',
    'hewlett-packard',
    'asus',
    'acer',
    'thinkpad',
    'huawei',
    'apache poi',
    'python-docx',
    'mc system',
    'walkinnet',
  ],
  ...['微软用户', '用户', '系统管理员', '管理员', '雨林木风', '番茄花园', '深度技术', '未知', '匿名用户'],
])

/** A name of a file that is no default and does not come from the tender documents. */
const ownName = (name: string) =>
  `lower(trim(${name})) not in :defaults and ${name} is distinct from t.doc_author and ${name} is distinct from t.doc_last_saved_by`
const sameName = (one: string, two: string) => `(x1.${one} = x2.${two} and ${ownName(`x1.${one}`)})`

/** Both files carry the author of the tender documents: they grew out of the file that the buyer handed out. */
const fromTender = '(x1.author = t.doc_author and x2.author = t.doc_author)'

/** 文件雷同与电子痕迹：文件自带的属性、修订、图片和扫描特征. */
export const fileTraces: readonly Judgement[] = [
  judged(
    'WB012',
    '不同投标人的文件出自同一作者或由同一人最后保存，需核查是否由同一单位或个人编制。',
    'pair-where',
    {
      table: 'x',
      among: `select named.tender_id from (
    select x.tender_id, x.author as name from {fact}.bid_trace x where {in:x} and ${echoIn('x.tender_id', 'x.author')}
    union all
    select x.tender_id, x.last_saved_by from {fact}.bid_trace x where {in:x} and ${echoIn('x.tender_id', 'x.author')} and x.last_saved_by is distinct from x.author
  ) named where lower(trim(named.name)) not in :defaults group by named.tender_id, named.name having count(*) > 1`,
      where: [
        sameName('author', 'author'),
        sameName('last_saved_by', 'last_saved_by'),
        sameName('author', 'last_saved_by'),
        sameName('last_saved_by', 'author'),
      ].join(' or '),
    },
    {
      thresholds: { defaults: nobody },
      optional: ['t.doc_author', 't.doc_last_saved_by'],
      exclusions: '系统、办公软件和电脑品牌的默认名字除外；招标文件自带的作者、保存者已减去。',
    },
  ),
  judged(
    'WB013',
    '投标文件的公司属性写的是同标段另一家投标人，需核查文件由谁编制。',
    'query',
    {
      subject: 'bid',
      sql: `with named as materialized (
  select x.bid_id, x.tender_id, x.party_id, x.company, b.bid_id as other_id, b.party_id as other, p.name
  from {fact}.bid_trace x join {fact}.bid b on b.tender_id = x.tender_id and b.party_id <> x.party_id join {fact}.party p on p.party_id = b.party_id
  where {in:x} and char_length(p.name) >= :chars and position(p.name in x.company) > 0
)
select named.bid_id || ':' || named.other as key, t.title as name, t.org_id, t.tender_id, array[named.party_id, named.other] as parties, 1::float8 as value,
  jsonb_build_object('x.company', named.company, '属性所指的投标人', named.name) as evidence
from named join {fact}.tender t on t.tender_id = named.tender_id and t.tender_id = any(array(select named.tender_id from named))
where position(named.name in coalesce(t.doc_company, '')) = 0
  and ((select own.consortium_no from {fact}.bid own where own.bid_id = named.bid_id) = (select b.consortium_no from {fact}.bid b where b.bid_id = named.other_id)) is not true`,
    },
    {
      thresholds: { chars: count('名称至少字数', 4) },
      optional: ['t.doc_company', 'b.consortium_no'],
      exclusions: '招标文件自带的公司属性已减去；联合体成员之间除外。',
    },
  ),
  judged(
    'WB014',
    '两家文件的修订标识根相同或大量重合，说明由同一份底稿改成，需核查编制来源。',
    'query',
    { subject: 'pair', sql: revisions() },
    {
      thresholds: { ratio: percent('占较短一方至少', 10), least: count('共有标识至少', 3) },
      optional: ['x.rsid_root', 'x.author', 't.doc_author'],
      exclusions: '两份文件的作者都是招标文件作者（由下发的文件改成）的除外；联合体成员之间除外。',
    },
  ),
  judged(
    'WB015',
    '两家版式文件的血缘标识相同，说明由同一份文件导出或改成，需核查编制来源。',
    'pair-same',
    { table: 'x', column: 'pdf_id', where: `not coalesce(${fromTender}, false)` },
    { optional: ['x.author', 't.doc_author'], exclusions: '由招标人下发的文件改成的除外。' },
  ),
  judged(
    'WB016',
    '两家文件的创建时间和修改时间都几乎一致，像是一处批量制作，需结合其他痕迹核查。',
    'pair-where',
    {
      table: 'x',
      among: nearInTime('created_at', ':window * 60'),
      where: `${apart('created_at')} <= :window * 60 and ${apart('modified_at')} <= :window * 60 and not coalesce(${fromTender}, false)`,
    },
    {
      thresholds: { window: minutes('相差不超过', 2) },
      optional: ['x.author', 't.doc_author'],
      exclusions: '创建、修改时间须都相近：创建时间会随底稿带入。由招标人下发的文件改成的除外。',
    },
  ),
  judged(
    'WB017',
    '两家文件嵌有相同或极相近的非公共图片，需核查图片来源。',
    'query',
    { subject: 'pair', sql: pictures() },
    {
      thresholds: { distance: figure('感知指纹相差位数不超过', 31), least: count('相同图片至少', 2) },
      exclusions: '招标文件、公共图库中的图片在提取时已剔除。',
    },
  ),
  judged(
    'WB018',
    '两家扫描件的噪声与歪斜特征归入同一类，可能出自同一台扫描设备，可作辅助线索。',
    'pair-same',
    { table: 'x', column: 'scanner', where: 'lower(x1.scanner) not in :defaults' },
    {
      thresholds: { defaults: words('没有特征的类', ['unknown', 'none', '无', '电子生成']) },
      exclusions: '电子生成、没有扫描特征的文件除外；归类界线在提取时确定。',
    },
  ),
  byRow(
    'WB030',
    '投标文件藏有零宽或方向控制字符，或文字层与画面不一致，可能为避开查重，需人工打开核对。',
    'bid',
    'b.hidden_chars >= :chars or b.ocr_gap >= :gap',
    {
      value: 'greatest(b.hidden_chars::float8, b.ocr_gap)',
      thresholds: { chars: count('隐藏字符至少', 3), gap: percent('文字层与识别结果差异', 20) },
    },
  ),
]

function revisions(): string {
  return `with ${commonElements('rsids')}, mark as materialized (
  select distinct x.tender_id, x.party_id, x.bid_id, u.element from {fact}.bid_trace x cross join lateral unnest(x.rsids) as u(element)
  where {in:x} and x.tender_id = any(array(select common.tender_id from common)) and (x.tender_id, u.element) in (select common.tender_id, common.element from common)
), shared as materialized (
  select one.bid_id as a, two.bid_id as b, count(*) as common
  from mark one join mark two on two.tender_id = one.tender_id and two.element = one.element and two.party_id > one.party_id group by 1, 2
), close as materialized (
  select shared.a, shared.b from shared where shared.common >= :least
  union
  select x1.bid_id, x2.bid_id from {fact}.bid_trace x1 join {fact}.bid_trace x2 on x2.tender_id = x1.tender_id and x2.rsid_root = x1.rsid_root and x2.party_id > x1.party_id
  where {in:x1} and ${echoIn('x1.tender_id', 'x.rsid_root')}
)
select t.tender_id || ':' || x1.party_id || ':' || x2.party_id as key, t.title as name, t.org_id, t.tender_id, array[x1.party_id, x2.party_id] as parties,
  (coalesce(shared.common, 0)::float8 / nullif(least(cardinality(x1.rsids), cardinality(x2.rsids)), 0)) as value,
  jsonb_build_object('x.rsid_root', jsonb_build_array(x1.rsid_root, x2.rsid_root), '共有修订标识', coalesce(shared.common, 0), '各家修订标识', jsonb_build_array(cardinality(x1.rsids), cardinality(x2.rsids))) as evidence
from close join {fact}.bid_trace x1 on x1.bid_id = close.a join {fact}.bid_trace x2 on x2.bid_id = close.b
join {fact}.tender t on t.tender_id = x1.tender_id left join shared on shared.a = close.a and shared.b = close.b
where x1.bid_id = any(array(select close.a from close)) and x2.bid_id = any(array(select close.b from close)) and not coalesce(${fromTender}, false)
  and (x1.rsid_root = x2.rsid_root or (shared.common >= :least and shared.common >= :ratio * least(cardinality(x1.rsids), cardinality(x2.rsids))))
  and ${notTogether('x1', 'x2')}`
}

/** Fingerprints of 256 bits are compared by distance, all others by equality; a picture of one bid counts once. */
function pictures(): string {
  return `with ${commonElements('images')}, shown as materialized (
  select x.tender_id, x.party_id, x.bid_id, u.element from {fact}.bid_trace x cross join lateral unnest(x.images) as u(element)
  where {in:x} and x.tender_id = any(array(select common.tender_id from common))
), print as materialized (
  select x.tender_id, x.party_id, x.bid_id, u.element,
    case when translate(lower(u.element), '0123456789abcdef', '') = '' then ('x' || u.element)::bit(256) end as bits
  from {fact}.bid_trace x cross join lateral unnest(x.images) as u(element) where {in:x} and char_length(u.element) = 64
), met as (
  select one.tender_id, one.party_id as a, two.party_id as b, one.bid_id as a_bid, two.bid_id as b_bid, one.element, 0 as distance
  from shown one join shown two on two.tender_id = one.tender_id and two.element = one.element and two.party_id > one.party_id
  union all
  select one.tender_id, one.party_id, two.party_id, one.bid_id, two.bid_id, one.element, bit_count(one.bits # two.bits)
  from print one join print two on two.tender_id = one.tender_id and two.party_id > one.party_id and bit_count(one.bits # two.bits) <= :distance
), alike as materialized (
  select distinct on (met.tender_id, met.a, met.b, met.element) met.tender_id, met.a, met.b, met.element, met.distance
  from met where ${notOneBid('met.a_bid', 'met.b_bid')}
  order by met.tender_id, met.a, met.b, met.element, met.distance
)
select t.tender_id || ':' || alike.a || ':' || alike.b as key, t.title as name, t.org_id, t.tender_id, array[alike.a, alike.b] as parties,
  count(*)::float8 as value, jsonb_build_object('x.images', jsonb_agg(alike.element order by alike.element), '相差位数', jsonb_agg(alike.distance order by alike.element)) as evidence
from alike join {fact}.tender t on t.tender_id = alike.tender_id and t.tender_id = any(array(select alike.tender_id from alike))
group by t.tender_id, t.title, t.org_id, alike.a, alike.b having count(*) >= :least`
}
