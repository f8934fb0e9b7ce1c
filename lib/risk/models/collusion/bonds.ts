import { byRow, days, type Judgement, judged, minutes } from '../model'

/** 资金与保证金. */
export const bondTraces: readonly Judgement[] = [
  judged(
    'WB031',
    '不同投标人的投标保证金从同一账户转出，法规将其视为相互串通的情形，需调取回单核对。',
    'pair-same',
    { table: 'g', column: 'account_token' },
    { exclusions: '联合体成员之间除外。' },
  ),
  byRow(
    'WB032',
    '保证金由他人或个人代缴，依法必须招标的项目应由投标人自己的账户缴纳，需核对付款人。',
    'bond',
    't.mandatory and not g.owner_is_bidder',
    {
      show: 'g.account_token',
      optional: ['g.account_token'],
      exclusions: '只适用于依法必须招标的项目。',
    },
  ),
  byRow(
    'WB033',
    '以现金或支票形式提交的保证金应从基本账户转出，需核对开户许可。',
    'bond',
    't.mandatory and not g.from_base_account and g.guarantee_no is null',
    {
      show: 'g.account_token',
      optional: ['g.guarantee_no', 'g.account_token'],
      exclusions: '只适用于依法必须招标的项目；保函、保险形式除外。',
    },
  ),
  judged(
    'WB034',
    '不同投标人缴纳保证金前几天都从同一账户收到等额资金，保证金可能由同一方提供，需在授权范围内核对流水。',
    'pair-same',
    {
      table: 'g',
      column: 'origin_token',
      where: 'g1.origin_days <= :window and g2.origin_days <= :window',
      show: { 'g.origin_days': 'jsonb_build_array(g1.origin_days, g2.origin_days)' },
    },
    { thresholds: { window: days('划入至转出不超过', 7) }, exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB035',
    '不同投标人的保函由同一人申请，或由同一机构在几分钟内连号开立，需核对申请材料。',
    'pair-where',
    {
      table: 'g',
      where: `g1.guarantee_applicant_token = g2.guarantee_applicant_token
    or (g1.guarantee_issuer = g2.guarantee_issuer and abs(g1.guarantee_serial - g2.guarantee_serial) = 1
      and abs(extract(epoch from g1.guarantee_at - g2.guarantee_at)) < :window * 60)`,
    },
    { thresholds: { window: minutes('开立时间相差小于', 10) }, exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB036',
    '不同投标人的保证金退到同一账户，资金可能归同一方，需核对退款申请与户名。',
    'pair-same',
    { table: 'g', column: 'refund_token' },
    { exclusions: '联合体成员之间除外。' },
  ),
  judged(
    'WB037',
    '中标人在定标之后向同标段的落标人付款，需核对是否有真实交易。',
    'query',
    {
      subject: 'pair',
      sql: `with paid as (
  select t.tender_id, b.party_id, f.amount, f.paid_on
  from {fact}.tender t join {fact}.bid b on b.tender_id = t.tender_id and b.party_id <> t.winner_id
  join {fact}.fund_flow f on f.from_id = t.winner_id and f.to_id = b.party_id and f.paid_on > t.awarded_on and f.paid_on <= t.awarded_on + :window
  left join {fact}.bid own on own.tender_id = t.tender_id and own.party_id = t.winner_id
  where {in:t} and (own.consortium_no = b.consortium_no) is not true
)
select t.tender_id || ':' || t.winner_id || ':' || paid.party_id as key, t.title as name, t.org_id, t.tender_id, array[t.winner_id, paid.party_id] as parties,
  sum(paid.amount)::float8 as value,
  jsonb_build_object('t.awarded_on', t.awarded_on, '笔数', count(*), 'f.amount', jsonb_agg(paid.amount order by paid.paid_on, paid.amount), 'f.paid_on', jsonb_agg(paid.paid_on order by paid.paid_on, paid.amount)) as evidence
from paid join {fact}.tender t on t.tender_id = paid.tender_id group by t.tender_id, t.winner_id, paid.party_id, t.title, t.org_id, t.awarded_on`,
    },
    {
      thresholds: { window: days('定标后天数', 365) },
      optional: ['b.consortium_no'],
      exclusions: '联合体成员之间除外；有真实购销、分包的由核查人员剔除。',
    },
  ),
]
