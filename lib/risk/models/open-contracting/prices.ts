import { type Judgement, judged } from '../model'
import {
  comparable,
  currency,
  findings,
  live,
  members,
  methodLists,
  optionalOfPrices,
  price,
  quartiles,
  ratios,
  readsOfSole,
  rival,
  submitted,
  threshold,
} from './pieces'

const rulesOfRatios =
  '只看全部定标已终局（有效、取消或未成交；状态缺失或其他的整个过程不评）、恰有一个有效定标且恰有一家供应商的过程；有效投标须状态为 valid、一家投标人、有金额和币种；只用一种币种；最低价没有中标的不评，报价为零的不评。四分位按 R-8 法取，样本很小时估计方法会改变结果；终止的过程不计。'

const among = (which: string) => `with ${ratios}, ${quartiles('fence', 'ratio')}, flagged as (
  select ratio.*, fence.n, fence.q1, fence.q3, coalesce(:threshold::float8, fence.${which}) as bound
  from ratio cross join fence
)`

const more = `jsonb_build_object('中标人最低报价', flagged.won, '他人最低有效报价', flagged.second, '比值', flagged.value, '界限', flagged.bound, '参与比较的过程', flagged.n, '第一四分位', flagged.q1, '第三四分位', flagged.q3)`

// The parties of each are unfolded before they are looked up, else the register would be read once a finding.
const ofRatios = (
  where: string,
  parties: string,
) => `, chosen as materialized (select * from flagged where ${where}), ${rival}, told as materialized (
  select chosen.*, rival.other from chosen join rival on rival.tender_id = chosen.tender_id
), named as materialized (
  select told.*, unnest(array[${parties}]) as party from told
), finding as (
  select 'tender' as kind, t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array[flagged.winner, flagged.other] as parties, t.ocid as ref, flagged.value, ${more} as more
  from told flagged join {fact}.tender t on t.tender_id = flagged.tender_id
  union all
  select 'tenderer', t.tender_id || ':' || p.party_id, p.name || '：' || t.title, t.org_id, t.tender_id, array[p.party_id], p.ref, 0, ${more}
  from named flagged join {fact}.tender t on t.tender_id = flagged.tender_id join {fact}.party p on p.party_id = flagged.party
)
${findings}`

const ratioOptions = (title: string) => ({
  thresholds: { ...threshold(title, 'percent'), ...methodLists, ...currency },
  optional: [...optionalOfPrices, 'b.joint', 'b.seq'],
  exclusions: rulesOfRatios,
})

/** Indicators of what bids cost. */
export const priceIndicators: readonly Judgement[] = [
  judged(
    'R024',
    '次低有效报价与中标价之差在全部过程中异常地小，陪标者可能照着中标价报价，需核查。',
    'market-query',
    {
      subject: 'tender',
      sql: `${among('lower')}${ofRatios('flagged.bound > 0 and (:threshold::float8 is not null or flagged.q1 > 0) and flagged.value <= flagged.bound', 'told.winner, told.other')}`,
      reads: readsOfSole,
    },
    ratioOptions('差距不超过（空为按下围栏）'),
  ),
  judged(
    'R058',
    '次低有效报价远高于中标价，中标价可能是亏本价，或其余报价只是陪衬，需核查。',
    'market-query',
    {
      subject: 'tender',
      sql: `${among('upper')}${ofRatios('flagged.bound > 0 and flagged.value >= flagged.bound', 'told.winner')}`,
      reads: readsOfSole,
    },
    ratioOptions('差距不低于（空为按上围栏）'),
  ),
  judged(
    'R028',
    '不同投标人报出完全相同的价格，可能事先商定，需核查。',
    'query',
    {
      subject: 'tender',
      // Which tenders have a price twice at all comes first.
      sql: `with twice as materialized (
  select distinct tender_id from (
    select b.tender_id from {fact}.bid b where {in:b} and b.currency is not null group by b.tender_id, ${price} having count(*) > 1
  ) each
), equal as (
  select b.tender_id, b.bid_id, ${price} as price, b.currency, ${members} as members, count(*) over (partition by b.tender_id, ${price}, b.currency) as times
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id
  where {in:b} and b.tender_id = any(array(select twice.tender_id from twice)) and ${submitted} and ${price} is not null and b.currency is not null and ${live} and ${comparable}
), priced as (
  select equal.tender_id, equal.bid_id, equal.price, equal.currency, array_agg(distinct p.party_id order by p.party_id) as parties
  from equal cross join lateral unnest(equal.members) as member (id) join {fact}.party p on p.party_id = member.id
  where equal.times > 1 group by equal.tender_id, equal.bid_id, equal.price, equal.currency
), same as (
  select tender_id, price, currency, count(*) as bids from priced
  group by tender_id, price, currency having count(distinct parties) > 1
), party_of as (
  select distinct priced.tender_id, member.id as party from priced join same using (tender_id, price, currency) cross join lateral unnest(priced.parties) as member (id)
), whole as (
  select tender_id, jsonb_build_object('相同报价', (select jsonb_agg(jsonb_build_object('价格', price, '币种', currency, '家次', bids) order by price) from same where same.tender_id = party_of.tender_id)) as more,
    array_agg(party order by party) as parties
  from party_of group by tender_id
), finding as (
  select 'tender' as kind, t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, whole.parties, t.ocid as ref, 1 as value, whole.more
  from whole join {fact}.tender t on t.tender_id = whole.tender_id
  union all
  select 'tenderer', t.tender_id || ':' || p.party_id, p.name || '：' || t.title, t.org_id, t.tender_id, array[p.party_id], p.ref, 1, whole.more
  from party_of join whole using (tender_id) join {fact}.tender t on t.tender_id = party_of.tender_id join {fact}.party p on p.party_id = party_of.party
)
${findings}`,
    },
    {
      thresholds: methodLists,
      optional: [...optionalOfPrices, 'b.joint', 'b.party_ids'],
      exclusions:
        '受邀未投、撤回和没有状态的投标不计；同一投标人（联合体各方相同）重复报同一价格的不计；金额和币种须都相同。政府定价、固定价的采购方式应列入不比较报价的名单。',
    },
  ),
  judged(
    'R036',
    '最低报价被否决而仍有有效报价，可能为高价者排除了竞争，需核查。',
    'query',
    {
      subject: 'tender',
      sql: `with refused as materialized (
  select distinct b.tender_id from {fact}.bid b where {in:b} and b.status = 'disqualified'
), priced as (
  select b.tender_id, ${price} as price, b.status, b.seq, b.party_id as party
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id
  where {in:b} and b.tender_id in (select refused.tender_id from refused) and ${submitted} and b.currency = :currency and ${live} and ${comparable}
), awarded as (
  select distinct w.tender_id from {fact}.award w where {in:w} and w.status = 'active'
), lowest as (
  select tender_id, (array_agg(status order by price, seq))[1] as status, min(price) as low, (array_agg(party order by price, seq))[1] as party,
    min(price) filter (where status = 'valid') as valid
  from priced where price is not null group by tender_id
)
select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array[lowest.party] as parties, 1::float8 as value,
  jsonb_build_object('主体类别', 'tender', '主体标识', t.ocid, '最低报价', lowest.low, '最低有效报价', lowest.valid) as evidence
from lowest join awarded using (tender_id) join {fact}.tender t on t.tender_id = lowest.tender_id
where lowest.status = 'disqualified' and lowest.valid is not null`,
    },
    {
      thresholds: { ...methodLists, ...currency },
      optional: [...optionalOfPrices, 'b.seq'],
      exclusions:
        '须至少有一个有效定标；受邀未投、撤回和没有状态的投标不计；只用一种币种；须另有带金额的有效投标；以价格以外因素评标的采购方式应列入不比较报价的名单。',
    },
  ),
]
