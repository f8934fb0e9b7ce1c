import { byRow, count, days, type Judgement, judged, percent } from '../model'
import { ids, inWan } from '../sql'
import { plainContract } from './per-contract'

const otherParty = `select c.contract_id as key, coalesce(c.title, c.code) as name, c.org_id, c.tender_id, array[c.party_id, t.winner_id] as parties, coalesce(c.amount, 0)::float8 as value,
  jsonb_build_object('中标人', winner.name, '合同乙方', signer.name, 'c.signed_on', c.signed_on, 'c.amount', c.amount, 't.notice_of_award_on', t.notice_of_award_on) as evidence
from {fact}.contract c join {fact}.tender t on t.tender_id = c.tender_id
left join {fact}.party winner on winner.party_id = t.winner_id left join {fact}.party signer on signer.party_id = c.party_id
where {in:t} and c.party_id <> t.winner_id and not coalesce(c.merger_proof, false)
  and not exists (select 1 from {fact}.award w where w.tender_id = t.tender_id and w.party_id = c.party_id and coalesce(w.status, 'active') = 'active')`

/** 合同的签订、备案与保证金。 */
export const signing: readonly Judgement[] = [
  byRow(
    'HT001',
    '合同在中标通知书发出三十日以后才签订，超过法定期限，需核查拖延的原因。',
    'contract',
    'c.signed_on - t.notice_of_award_on > :days',
    {
      value: 'c.signed_on - t.notice_of_award_on',
      thresholds: { days: days('签订期限', 30) },
    },
  ),
  byRow(
    'HT002',
    '合同签订早于中标通知，招标可能只是补办手续，需核查采购的真实过程。',
    'contract',
    'c.signed_on < coalesce(t.notice_of_award_on, t.awarded_on)',
    {
      value: 'coalesce(t.notice_of_award_on, t.awarded_on) - c.signed_on',
      show: 'c.amount',
      optional: ['t.notice_of_award_on', 'c.amount'],
      exclusions: '没有中标通知书的采购，以定标日为准。',
    },
  ),
  byRow(
    'HT003',
    '公告尚未发布，工程已经开工或货物已经到货，可能先实施后补招标，需核查采购的真实过程。',
    'contract',
    'c.started_on < t.notice_on',
    {
      value: 't.notice_on - c.started_on',
      show: 't.method t.urgent',
      optional: ['t.method', 't.urgent'],
      exclusions: '抢险救灾等紧急采购依法可先实施的，需核对审批。',
    },
  ),
  judged(
    'HT004',
    '与企业签约的不是中标人，又没有合并分立的证明，可能转让中标项目，需核查签约主体。',
    'query',
    { subject: 'contract', sql: otherParty },
    {
      optional: ['c.merger_proof', 'c.title', 'c.amount', 'c.signed_on', 't.notice_of_award_on', 'w.status'],
      exclusions: '多家中标的，乙方为其中任何一家即不计；有合并分立证明的除外。',
    },
  ),
  judged(
    'HT005',
    '合同价与中标价不一致，可能背离中标的实质性内容，需核查差额的依据。',
    'within',
    {
      subject: 'contract',
      from: `{fact}.contract c join {fact}.tender t on t.tender_id = c.tender_id and t.winner_id = c.party_id
where {in:t} and t.award_amount > 0 and c.framework_until is null`,
      by: ['t.tender_id', 't.winner_id'],
      name: 'min(t.title)',
      org: '(array_agg(c.org_id))[1]',
      tender: 't.tender_id',
      parties: ids('t.winner_id'),
      having: 'abs(sum(c.amount) - min(t.award_amount)) > :share * min(t.award_amount)',
      value: '(sum(c.amount) - min(t.award_amount))::float8 / min(t.award_amount)',
      show: {
        't.award_amount': 'min(t.award_amount)',
        '合同价合计（万元）': inWan('sum(c.amount)'),
        '合同（编号、签订日、万元）': `jsonb_agg(jsonb_build_array(c.code, c.signed_on, ${inWan('c.amount')}) order by c.signed_on, c.contract_id)`,
      },
    },
    {
      thresholds: { share: percent('差额占中标价', 0) },
      optional: ['c.framework_until', 'c.signed_on'],
      exclusions: '同一中标人在同一标段签有几份合同的，按合计比；框架协议按订单执行的不比。',
    },
  ),
  byRow(
    'HT006',
    '合同的工期、质量、付款或范围条款与招投标文件不一致，可能背离实质性内容，需逐条核对。',
    'contract',
    'c.terms_differ >= :least',
    {
      value: 'c.terms_differ',
      thresholds: { least: count('不一致的条款数', 1) },
    },
  ),
  byRow(
    'HT007',
    '同一标的另有一份金额不同的合同，可能一明一暗，需核查实际履行和付款以哪份为准。',
    'contract',
    'c.amount > 0 and c.other_amount > 0 and abs(c.other_amount - c.amount) >= :share * c.amount',
    {
      value: '(c.other_amount - c.amount)::float8 / nullif(c.amount, 0)',
      show: 'c.signed_on',
      thresholds: { share: percent('金额相差', 5) },
      optional: ['c.signed_on'],
    },
  ),
  byRow(
    'HT008',
    '履约保证金超过中标合同金额的法定比例，加重了供应商负担，需核查收取依据并退还超收部分。',
    'contract',
    'c.performance_bond > :share * c.amount',
    {
      value: 'c.performance_bond::float8 / nullif(c.amount, 0)',
      thresholds: { share: percent('占合同价', 10) },
    },
  ),
  byRow(
    'HT009',
    '合同要求缴纳履约保证金，开工前仍未缴纳，履约缺少担保，需核查放行的依据。',
    'contract',
    'c.performance_bond_required and c.started_on is not null and coalesce(c.performance_bond_paid_on > c.started_on, true)',
    { value: 'c.performance_bond', optional: ['c.performance_bond_paid_on', 'c.performance_bond'], exclusions: '尚未开工的不计。' },
  ),
  byRow(
    'HT010',
    '中标人因自身原因在规定期限内没有签约，可能串通让标，需核查放弃的原因和投标保证金的处理。',
    'winning-bid',
    'b.unsigned_after_award and {today} - t.notice_of_award_on > :days',
    { value: '{today} - t.notice_of_award_on', show: 'b.amount', thresholds: { days: days('签约期限', 30) }, optional: ['b.amount'] },
  ),
  byRow('HT011', '合同未经法律审核即已用印，需核查合同审批流程。', 'contract', 'c.sealed and not c.legal_reviewed', {
    value: 'c.amount',
    optional: ['c.amount'],
  }),
  byRow(
    'HT012',
    '合同签订后超过期限没有上报采购平台，需督促补报并核查原因。',
    'contract',
    'coalesce(c.reported_on, {today}) - c.signed_on > :days',
    {
      value: 'coalesce(c.reported_on, {today}) - c.signed_on',
      thresholds: { days: days('上报期限', 30) },
      optional: ['c.reported_on'],
      exclusions: '仍未上报的，算到数据日。',
    },
  ),
  judged(
    'HT017',
    '同一项目经理同时担任两个以上在建工程的项目经理，难以到岗履职，需核查是否属于允许兼任的情形。',
    'market-query',
    {
      subject: 'person',
      sql: `with job as materialized (
  select c.contract_id, c.org_id, c.party_id, c.manager_token, coalesce(c.title, c.code) as title, c.started_on, c.ended_on, coalesce(t.project_id, c.contract_id) as works
  from {fact}.contract c join {fact}.tender t on t.tender_id = c.tender_id where t.category = '施工' and c.manager_token <> '' and c.started_on <= {today}
), at_once as (
  select one.manager_token, one.contract_id, one.started_on, count(distinct two.works) as many, case when count(distinct two.org_id) = 1 then one.org_id end as org_id,
    ${ids('two.party_id')} as parties, jsonb_agg(jsonb_build_array(two.title, two.started_on, two.ended_on) order by two.started_on, two.contract_id) as jobs
  from job one join job two on two.manager_token = one.manager_token and two.started_on <= one.started_on and coalesce(two.ended_on, 'infinity'::date) > one.started_on
  group by one.manager_token, one.contract_id, one.started_on, one.org_id having count(distinct two.works) >= :least
)
select distinct on (manager_token) md5(manager_token) as key, '项目经理同时在建 ' || many || ' 项' as name, org_id, null::uuid as tender_id, parties, many::float8 as value,
  jsonb_build_object('c.manager_token', manager_token, '最多同时在建', many, '起自', started_on, '工程（名称、开工、完工）', jobs) as evidence
from at_once order by manager_token, many desc, started_on desc, contract_id`,
    },
    {
      thresholds: { least: count('同时在建工程数', 2) },
      optional: [...plainContract, 'c.ended_on', 't.project_id'],
      exclusions: '同一项目的相邻标段或分期施工算作一项；前一项完工当日开工的不算同时。',
    },
  ),
]
