import { byRow, count, days, figure, type Judgement, judged, percent, wan, words } from '../model'
import { inPercent, inWan, lately, oneOrg } from '../sql'

const listed = (kinds: string) => `z.kind in ${kinds} and t.awarded_on between z.from_on and coalesce(z.to_on, 'infinity'::date)`
const openEnd = { show: 'z.kind', value: 't.award_amount', optional: ['z.to_on', 't.award_amount'] }

/** Two-character pieces of what is bought that the scope of the winner's business contains. */
const scope = `with lot as materialized (
  select t.tender_id, t.winner_id, ti.description from {fact}.tender t join {fact}.tender_item ti on ti.tender_id = t.tender_id where {in:t} and t.winner_id is not null
), described as materialized (
  select description, regexp_replace(regexp_replace(description, '[^一-龥A-Za-z0-9]', '', 'g'), :generic, '', 'g') as bare from (select distinct description from lot) once
), fit as materialized (
  select asked.winner_id, asked.description, (
    select avg((strpos(p.business_scope, substr(described.bare, start, 2)) > 0)::int) from generate_series(1, length(described.bare) - 1) as start) as degree
  from (select distinct winner_id, description from lot) asked join described using (description) join {fact}.party p on p.party_id = asked.winner_id
  where p.business_scope is not null
), matched as (
  select distinct lot.tender_id, lot.winner_id, lot.description, fit.degree from lot join fit using (winner_id, description) where fit.degree is not null
), strange as materialized (
  select tender_id, winner_id, max(degree) as best, jsonb_agg(jsonb_build_array(description, ${inPercent('degree')}) order by degree desc, description) as list
  from matched group by tender_id, winner_id having max(degree) < :least
)
select t.tender_id as key, p.name || '：' || t.title as name, t.org_id, t.tender_id, array[t.winner_id] as parties, strange.best::float8 as value,
  jsonb_build_object('p.business_scope', p.business_scope, '标的与匹配度', strange.list) as evidence
from strange join {fact}.tender t on t.tender_id = strange.tender_id and t.tender_id = any(array(select strange.tender_id from strange))
join {fact}.party p on p.party_id = strange.winner_id`

/** 供应商准入与资信。 */
export const suppliers: readonly Judgement[] = [
  byRow('JY001', '中标人在定标日仍是失信被执行人，履约能力和信用存疑，需核查准入审查。', 'winner-listing', listed(':kinds'), {
    ...openEnd,
    thresholds: { kinds: words('名录种类', ['失信被执行人']) },
    exclusions: '未载明止期的，视为仍在名录内。',
  }),
  byRow(
    'JY002',
    '中标人在定标日列入严重违法失信名单或经营异常名录，需核查准入审查和采购文件的资格要求。',
    'winner-listing',
    listed(':kinds'),
    { ...openEnd, thresholds: { kinds: words('名录种类', ['严重违法', '经营异常']) }, exclusions: '未载明止期的，视为仍在名录内。' },
  ),
  byRow('JY003', '中标人在定标日仍处于禁止采购期，需核查黑名单是否在采购系统中生效。', 'winner-listing', listed(':kinds'), {
    ...openEnd,
    thresholds: { kinds: words('名录种类', ['禁止采购']) },
    exclusions: '未载明止期的，视为仍在禁入期内。',
  }),
  byRow(
    'JY004',
    '中标人的资质在投标截止日前已过期或等级不符合要求，依法应否决其投标，需核查资格审查。',
    'winning-bid',
    't.deadline_on - b.qualification_until > :grace or not b.qualification_ok',
    { value: 't.deadline_on - b.qualification_until', thresholds: { grace: days('过期天数', 0) } },
  ),
  judged(
    'JY005',
    '中标人的经营范围与采购标的几乎没有相同的表述，需核查其是否具备供应能力、是否转手供货。',
    'query',
    { subject: 'supplier', sql: scope },
    {
      thresholds: {
        least: percent('匹配度', 20),
        generic: words('不计的通用词', '采购|项目|工程|服务|设备|货物|材料|标段|招标|建设|及|等'),
      },
      exclusions: '按两字片段比对，只作提示；行业习惯用语不同的，需人工判断。',
    },
  ),
  byRow(
    'JY006',
    '中标人几乎没有参保人员却取得较大金额的合同，可能是空壳企业，需核查实际履约主体。',
    'winner',
    'p.insured_count <= :insured and t.award_amount >= :amount',
    {
      value: 't.award_amount',
      show: 'p.capital p.established_on',
      thresholds: { insured: count('参保人数', 1), amount: wan('中标金额', 100) },
      optional: ['p.capital', 'p.established_on'],
    },
  ),
  judged(
    'JY007',
    '供应商近一年中标累计额数倍于其上年营业收入，产能与承接量不匹配，需核查是否转包或借用资质。',
    'aggregate',
    {
      subject: 'supplier',
      from: `{fact}.tender t join {fact}.party p on p.party_id = t.winner_id where p.revenue > 0 and ${lately('t.awarded_on')}`,
      by: ['t.winner_id'],
      name: 'min(p.name)',
      org: oneOrg('t.org_id'),
      parties: 'array[t.winner_id]',
      having: 'sum(t.award_amount) >= :times * min(p.revenue)',
      value: 'sum(t.award_amount)::float8 / min(p.revenue)',
      show: { '中标累计额（万元）': inWan('sum(t.award_amount)'), 'p.revenue': 'min(p.revenue)', 标段数: 'count(*)' },
    },
    { thresholds: { times: figure('倍数', 3), months: count('近几个月', 12) }, exclusions: '没有营业收入数据或收入为零的不比。' },
  ),
  byRow(
    'JY011',
    '中标人涉诉或被执行的金额已占其净资产的较大部分，履约能力存疑，需核查其财务状况和履约担保。',
    'winner',
    'p.litigation_amount > 0 and p.litigation_amount >= :share * p.net_assets',
    { value: 'p.litigation_amount::float8 / nullif(p.net_assets, 0)', thresholds: { share: percent('占净资产', 50) } },
  ),
  byRow(
    'JY012',
    '投标人申报的业绩在公开平台没有记录，所附发票验真也未通过，材料真实性需核查。',
    'bid',
    'not b.record_verified and not b.invoice_verified',
    { show: 'b.amount b.is_winner', optional: ['b.amount', 'b.is_winner'] },
  ),
  byRow(
    'JY013',
    '拟派人员的证书注册单位与社保缴纳单位不是同一家，可能挂证，需核查劳动关系。',
    'bid-person',
    'm.cert_party_id <> m.social_party_id',
    { show: 'm.person_token m.post', optional: ['m.post'], exclusions: '因分立合并、劳务派遣等政策允许分离的，需人工核对。' },
  ),
  judged(
    'JY024',
    '离任不久的采购企业人员在中标供应商持股或任职，可能利用原职务影响，需核查是否违反从业限制。',
    'query',
    {
      subject: 'supplier',
      sql: `with tie as (
  select t.tender_id, o.insider_id, l.role as bond from {fact}.tender t join {fact}.insider o on o.org_id = t.org_id
  join {fact}.party_link l on l.party_id = t.winner_id and l.holder_token = o.person_token and l.role in :roles
  where {in:t} and coalesce(l.from_on, t.awarded_on) <= t.awarded_on and coalesce(l.to_on, t.awarded_on) >= t.awarded_on
  union
  select t.tender_id, o.insider_id, '法定代表人' from {fact}.tender t join {fact}.insider o on o.org_id = t.org_id
  join {fact}.party p on p.party_id = t.winner_id and p.legal_rep_token = o.person_token where {in:t}
)
select t.tender_id || ':' || o.insider_id as key, p.name || '：' || t.title as name, t.org_id, t.tender_id, array[t.winner_id] as parties, (t.awarded_on - o.left_on)::float8 as value,
  jsonb_build_object('o.person_token', o.person_token, 'o.role', o.role, 'o.left_on', o.left_on, 't.awarded_on', t.awarded_on, '在供应商的身份', jsonb_agg(tie.bond order by tie.bond)) as evidence
from tie join {fact}.tender t on t.tender_id = tie.tender_id join {fact}.insider o on o.insider_id = tie.insider_id join {fact}.party p on p.party_id = t.winner_id
where o.left_on <= t.awarded_on and o.left_on > t.awarded_on - make_interval(years => :years)
group by t.tender_id, o.insider_id, p.name, t.title, t.org_id, t.winner_id, t.awarded_on, o.left_on, o.person_token, o.role`,
    },
    {
      thresholds: { years: count('离任年数', 3), roles: words('在供应商的身份', ['股东', '董事', '监事', '高管', '管理']) },
      optional: ['l.from_on', 'l.to_on'],
    },
  ),
]
