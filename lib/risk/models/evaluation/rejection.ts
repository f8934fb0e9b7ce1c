import { anyOf } from '../../engine/words'
import { allDocuments, clause, denied } from '../clauses'
import { byRow, count, figure, type Judgement, judged, percent, words } from '../model'
import { buyerName } from '../phrases'

const bids = '{fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id'
const oneTender = {
  subject: 'tender',
  by: ['t.tender_id', 't.org_id', 't.title', 't.winner_id'],
  name: 't.title',
  org: 't.org_id',
  tender: 't.tender_id',
  parties: 'array_remove(array[t.winner_id], null)',
}

/** 否决投标与异常报价. */
export const rejections: readonly Judgement[] = [
  judged(
    'LC057',
    '除中标人外的投标全部被否决，需核查否决理由是否成立、标准是否一致。',
    'within',
    {
      ...oneTender,
      from: `${bids} where {in:t} and b.status in ('valid', 'disqualified')`,
      having: `count(*) >= :least and count(*) filter (where b.status = 'disqualified') = count(*) - 1
  and count(*) filter (where b.status = 'valid' and b.party_id = t.winner_id) = 1`,
      value: `count(*) filter (where b.status = 'disqualified')`,
      show: {
        投标家数: 'count(*)',
        被否决家数: `count(*) filter (where b.status = 'disqualified')`,
        'b.reject_reason': `jsonb_agg(jsonb_build_array(b.party_id, b.reject_reason) order by b.party_id) filter (where b.status = 'disqualified')`,
      },
    },
    { thresholds: { least: count('投标家数', 3) }, optional: ['b.reject_reason'] },
  ),
  judged(
    'LC058',
    '采用最低价法而最低报价被否决，中标价因此抬高，需核查否决理由。',
    'within',
    {
      ...oneTender,
      from: `${bids} where {in:t} and t.award_rule = '最低价' and b.amount > 0`,
      having: `min(b.amount) filter (where b.status = 'disqualified') < min(b.amount) filter (where b.status = 'valid')`,
      value: `min(b.amount) filter (where b.status = 'valid') - min(b.amount) filter (where b.status = 'disqualified')`,
      show: {
        被否决的最低报价: `min(b.amount) filter (where b.status = 'disqualified')`,
        有效的最低报价: `min(b.amount) filter (where b.status = 'valid')`,
        'b.reject_reason': `jsonb_agg(jsonb_build_array(b.party_id, b.amount, b.reject_reason) order by b.amount) filter (where b.status = 'disqualified')`,
      },
    },
    { optional: ['b.reject_reason', 't.winner_id'] },
  ),
  judged(
    'LC059',
    '采购人否决投标的比例明显高于其他采购人，需核查否决标准。',
    'market-query',
    {
      subject: 'buyer',
      sql: `with buyer_rate as (
  select t.org_id, count(distinct t.tender_id) as tenders, count(*) as bids, count(*) filter (where b.status = 'disqualified') as rejected,
    count(*) filter (where b.status = 'disqualified')::float8 / count(*) as rate
  from {fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id where b.status in ('valid', 'disqualified')
  group by t.org_id having count(distinct t.tender_id) >= :least
), quartile as (
  select count(*) as buyers, percentile_cont(0.25) within group (order by rate) as q1, percentile_cont(0.75) within group (order by rate) as q3 from buyer_rate
), upper as (
  select buyers, q3 + :fence * (q3 - q1) as fence from quartile where buyers >= :peers
)
select buyer_rate.org_id::text as key, ${buyerName('buyer_rate.org_id')} as name, buyer_rate.org_id, null::uuid as tender_id, '{}'::uuid[] as parties, rate as value,
  jsonb_build_object('否决数', rejected, '投标数', bids, '标段数', tenders, '否决率', rate, '上限', upper.fence, '采购人个数', upper.buyers) as evidence
from buyer_rate cross join upper where upper.fence > 0 and rate >= upper.fence`,
    },
    {
      thresholds: { least: count('标段数', 2), fence: figure('四分位距倍数', 1.5), peers: count('采购人至少个数', 4) },
      exclusions: '上限为零（多数采购人没有否决）的不判断。',
    },
  ),
  byRow(
    'LC060',
    '否决理由不属于法定情形，也看不出是招标文件载明的情形，需核查否决依据。',
    'bid',
    `b.status = 'disqualified' and btrim(b.reject_reason) <> '' and coalesce(b.reject_class, '') in ('', '其他') and b.reject_reason !~ ${anyOf('lawful')}`,
    {
      thresholds: {
        lawful: words('法定与文件常见载明情形的用语', [
          '(未|没有|缺).{0,8}(盖章|签字|签章|公章|签署)',
          '联合体.{0,10}协议',
          '(资格|资质|业绩|人员|财务|信誉).{0,12}(不符|不满足|未满足|不具备|不合格|未达|不足|缺|无效)',
          '(不符合|不满足|未满足|不具备).{0,12}(资格|资质|业绩)',
          '(两个|两份|多个|多份|不同).{0,8}(投标文件|报价)',
          '(低于.{0,6}成本|高于.{0,10}限价|超过.{0,10}限价|超出.{0,10}(限价|控制价)|高于.{0,10}控制价)',
          '(未|没有|不).{0,6}(实质性)?响应',
          '(实质性|★).{0,12}(不满足|不符|偏离|未响应)',
          '串通|弄虚作假|虚假|行贿|围标|雷同',
          '保证金|有效期|工期|交货期|质量标准|解密|逾期|密封|否决条款',
        ]),
      },
      optional: ['b.reject_reason', 'b.reject_class'],
      exclusions: '已归类为法定或文件载明情形的除外；没有否决理由记录的不判断。',
    },
  ),
  judged(
    'LC061',
    '同一缺陷有的投标人被否决、有的仍有效，评审尺度不一致，需核查。',
    'pair-where',
    {
      table: 'b',
      among: `select b.tender_id from {fact}.bid b where {in:b} and b.status = 'disqualified' and b.defect <> ''`,
      where: `btrim(b1.defect) <> '' and b1.defect = b2.defect and (b1.status = 'disqualified' and b2.status = 'valid' or b1.status = 'valid' and b2.status = 'disqualified')`,
    },
    { optional: ['b.defect'] },
  ),
  judged(
    'LC062',
    '报价明显低于均价、次低价或限价而没有书面说明，需核查是否低于成本、能否履约。',
    'query',
    {
      subject: 'bid',
      sql: `select b.bid_id::text as key, t.title as name, t.org_id, t.tender_id, array[b.party_id] as parties,
  (b.amount / nullif(tf.mean, 0))::float8 as value,
  jsonb_build_object('b.amount', b.amount, 'tf.mean', tf.mean, 'tf.second', tf.second, 't.ceiling', t.ceiling, 'b.low_price_explained', b.low_price_explained) as evidence
from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id join {fact}.tender_feature tf on tf.tender_id = b.tender_id
where {in:b} and b.status = 'valid' and b.amount > 0 and not coalesce(b.low_price_explained, false)
  and (b.amount < :to_mean * tf.mean or b.amount < :to_second * tf.second or b.amount < :to_ceiling * t.ceiling)`,
    },
    {
      thresholds: { to_mean: percent('占均价', 50), to_second: percent('占次低价', 50), to_ceiling: percent('占最高限价', 45) },
      optional: ['b.low_price_explained', 'tf.second', 't.ceiling'],
      exclusions: '已作书面说明的除外；比例参照政府采购的异常低价规定。',
    },
  ),
  byRow(
    'LC063',
    '报价高于最高投标限价，依法应当否决，却作为有效投标参加评审，需核查评审依据。',
    'bid',
    `b.status = 'valid' and b.amount > t.ceiling`,
    {
      value: '(b.amount - t.ceiling)::float8 / nullif(t.ceiling, 0)',
    },
  ),
  clause('LC064', '招标文件设置或变相设置最低投标限价，限制了价格竞争。', {
    documents: allDocuments,
    words: [
      '最低(投标|报价)?限价',
      '(下浮率|让利率|优惠率|折扣率).{0,6}(不得|不能|不可)(超过|高于|大于)',
      '(投标报价|投标价|报价).{0,6}(不得|不能)低于.{0,20}(元|%|％|控制价|限价|估算价|预算)',
      '低于.{0,15}(限价|控制价|预算).{0,12}(%|％).{0,12}(无效|否决|废标)',
    ],
    unless: [...denied, '(未设|没有设|无)[^，。；：【】]*【', '低于[^，。；：]{0,6}成本'],
    exclusions: '声明不设最低投标限价的、以低于成本为由的不计。',
  }),
]
