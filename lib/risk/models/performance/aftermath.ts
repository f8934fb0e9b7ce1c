import { byRow, count, days, figure, type Judgement, judged } from '../model'

const again = `select t.tender_id as key, p.name || '：' || t.title as name, t.org_id, t.tender_id, array[t.winner_id] as parties, min(c.supplier_score)::float8 as value,
  jsonb_build_object('t.awarded_on', t.awarded_on, 't.award_amount', t.award_amount,
    '差评的合同（编号、验收日、评价）', jsonb_agg(jsonb_build_array(c.code, c.accepted_on, c.supplier_score) order by c.accepted_on, c.contract_id)) as evidence
from {fact}.tender t join {fact}.contract c on c.org_id = t.org_id and c.party_id = t.winner_id and c.tender_id is distinct from t.tender_id join {fact}.party p on p.party_id = t.winner_id
where {in:t} and c.supplier_score < :score and t.awarded_on >= c.accepted_on and t.awarded_on <= c.accepted_on + make_interval(months => :months)
group by t.tender_id, p.name, t.title, t.org_id, t.winner_id, t.awarded_on, t.award_amount`

/** 评价、续签、结算与追责。 */
export const aftermath: readonly Judgement[] = [
  byRow(
    'HT035',
    '合同有违约、逾期或不合格的记录，履约评价却很高，评价可能失真，需核查评价依据。',
    'contract',
    'c.defaults > 0 and c.supplier_score >= :score',
    {
      value: 'c.supplier_score',
      show: 'c.penalty',
      thresholds: { score: figure('履约评价（分）', 90) },
      optional: ['c.penalty'],
    },
  ),
  judged(
    'HT036',
    '履约评价很低的供应商短期内又在同一企业中标，评价结果没有用于准入，需核查供应商管理。',
    'query',
    { subject: 'supplier', sql: again },
    {
      thresholds: { score: figure('履约评价（分）', 60), months: count('几个月内', 6) },
      optional: ['t.award_amount', 'c.party_id', 'c.tender_id'],
      exclusions: '以验收日作为评价日；只看同一采购企业。',
    },
  ),
  byRow('HT037', '合同到期后多次不经竞争续签，长期锁定一家供应商，需核查续签的依据。', 'contract', 'c.renewals >= :least', {
    value: 'c.renewals',
    show: 'c.expires_on c.amount',
    thresholds: { least: count('未经竞争的续签次数', 2) },
    optional: ['c.expires_on', 'c.amount'],
  }),
  byRow(
    'HT038',
    '验收之后长期没有结算，可能存在争议或拖欠，也影响资产入账，需核查挂账原因。',
    'contract',
    'coalesce(c.settled_on, {today}) - c.accepted_on > :days',
    {
      value: 'coalesce(c.settled_on, {today}) - c.accepted_on',
      show: 'c.amount',
      thresholds: { days: days('验收至结算', 180) },
      optional: ['c.settled_on', 'c.amount'],
      exclusions: '仍未结算的，算到数据日。',
    },
  ),
  byRow(
    'HT039',
    '合同有违约、逾期或不合格的事实而没有追究违约金，可能造成损失，需核查免责的依据。',
    'contract',
    'c.defaults > 0 and coalesce(c.penalty, 0) = 0',
    {
      value: 'c.defaults',
      show: 'c.amount',
      optional: ['c.penalty', 'c.amount'],
    },
  ),
]
