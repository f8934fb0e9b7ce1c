import { byRow, count, type Judgement, judged, percent } from '../model'
import { changesOf, eachChange as each, plainContract } from '../performance/per-contract'
import { inWan } from '../sql'

/** 概算、变更、结算与付款。 */
export const investment: readonly Judgement[] = [
  judged(
    'YS010',
    '初步设计概算超出批准的投资估算较多，需核查设计变更和重新报批手续。',
    'market-row',
    {
      source: 'project',
      where: 'pr.investment_estimate > 0 and pr.design_estimate > (1 + :share) * pr.investment_estimate',
      value: 'pr.design_estimate::float8 / nullif(pr.investment_estimate, 0) - 1',
    },
    { thresholds: { share: percent('概算超估算', 10) } },
  ),
  judged('YS011', '施工图预算超出初步设计概算，需核查设计优化和调概手续。', 'market-row', {
    source: 'project',
    where: 'pr.drawing_budget > pr.design_estimate',
    value: 'pr.drawing_budget::float8 / nullif(pr.design_estimate, 0) - 1',
  }),
  judged(
    'YS012',
    '竣工决算超出批准的概算，需核查超概原因和调概批复。',
    'market-row',
    {
      source: 'project',
      where: 'pr.design_estimate > 0 and pr.final_account > (1 + :share) * pr.design_estimate',
      value: 'pr.final_account::float8 / nullif(pr.design_estimate, 0) - 1',
      extra: { 档次: "case when pr.final_account > (1 + :red) * pr.design_estimate then '红' else '橙' end" },
    },
    { thresholds: { share: percent('决算超概算', 0), red: percent('达到红色的超出', 10) } },
  ),
  judged(
    'YS013',
    '合同变更累计增加的金额占合同价的比例偏高，需核查变更的必要性和审批。',
    'within',
    changesOf({
      having: 'sum(h.delta) > :share * min(c.amount)',
      value: 'sum(h.delta)::float8 / nullif(min(c.amount), 0)',
      show: {
        '变更累计（万元）': inWan('sum(h.delta)'),
        'c.amount': 'min(c.amount)',
        档次: "case when sum(h.delta) > :red * min(c.amount) then '红' else '橙' end",
        ...each,
      },
    }),
    { thresholds: { share: percent('变更累计占合同价', 10), red: percent('达到红色的占比', 50) }, optional: plainContract },
  ),
  byRow(
    'YS014',
    '结算价超出合同价较多，需核查变更签证和结算审核。',
    'contract',
    'c.amount > 0 and c.settled_amount > (1 + :share) * c.amount',
    {
      value: 'c.settled_amount::float8 / nullif(c.amount, 0) - 1',
      extra: { 档次: "case when c.settled_amount > (1 + :orange) * c.amount then '橙' else '黄' end" },
      thresholds: { share: percent('结算超合同', 5), orange: percent('达到橙色的超出', 10) },
    },
  ),
  judged(
    'YS015',
    '多次变更签证的金额都恰好压在审批权限之下，可能分拆签证以避开上级审批。',
    'within',
    changesOf({
      where: 'h.delta < h.approval_limit and h.delta >= :near * h.approval_limit',
      having: 'count(*) >= :least',
      value: 'count(*)',
      show: {
        '各次变更（日期、增减、审批上限，万元）': `jsonb_agg(jsonb_build_array(h.changed_on, ${inWan('h.delta')}, ${inWan('h.approval_limit')}) order by h.changed_on, h.change_id)`,
      },
    }),
    { thresholds: { near: percent('贴近审批上限', 90), least: count('次数', 3) }, optional: plainContract },
  ),
  judged(
    'YS016',
    '以明显低于限价的报价中标，履约中又通过变更把金额加回来，需核查报价的真实性和变更审批。',
    'within',
    changesOf({
      where: 't.ceiling > 0 and t.ceiling - t.award_amount >= :discount * t.ceiling',
      having: 'sum(h.delta) >= :share * min(c.amount)',
      value: 'sum(h.delta)::float8 / nullif(min(c.amount), 0)',
      show: {
        't.ceiling': 'min(t.ceiling)',
        't.award_amount': 'min(t.award_amount)',
        'c.amount': 'min(c.amount)',
        '变更累计（万元）': inWan('sum(h.delta)'),
        ...each,
      },
    }),
    { thresholds: { discount: percent('中标价低于限价', 15), share: percent('变更占合同价', 10) }, optional: plainContract },
  ),
  byRow(
    'YS017',
    '暂估价占合同价的比例过高，竞争实际被推迟到中标之后，需核查暂估价的设置。',
    'tender',
    't.award_amount > 0 and t.provisional_amount >= :share * t.award_amount',
    {
      value: 't.provisional_amount::float8 / nullif(t.award_amount, 0)',
      thresholds: { share: percent('暂估价占合同价', 30) },
    },
  ),
  byRow(
    'YS018',
    '暂估价项目达到招标限额而没有招标，依法应当招标，需核查其采购方式。',
    'contract',
    'c.provisional_amount >= t.tender_limit and not c.provisional_tendered',
    { value: 'c.provisional_amount', exclusions: '招标限额取标段所载的适用限额。' },
  ),
  byRow(
    'YS019',
    '预付款占合同价的比例过高，资金风险较大，需核查付款条款和预付款担保。',
    'contract',
    'c.advance_amount > :share * c.amount',
    {
      value: 'c.advance_amount::float8 / nullif(c.amount, 0)',
      thresholds: { share: percent('预付款占合同价', 30) },
    },
  ),
  judged(
    'YS020',
    '累计付款超过合同价与变更之和，可能超付，需核查付款审批和结算。',
    'query',
    {
      subject: 'contract',
      sql: `with paid as (
  select y.contract_id, sum(y.amount) as amount, max(y.paid_on) as last_on from {fact}.payment y join {fact}.contract c on c.contract_id = y.contract_id
  where {in:c} and y.paid_on is not null group by y.contract_id
), changed as (
  select h.contract_id, sum(h.delta) as amount from {fact}.contract_change h join {fact}.contract c on c.contract_id = h.contract_id where {in:c} group by h.contract_id
)
select c.contract_id as key, coalesce(c.title, c.code) as name, c.org_id, c.tender_id, array_remove(array[c.party_id], null) as parties,
  (paid.amount - c.amount - coalesce(changed.amount, 0))::float8 as value,
  jsonb_build_object('c.amount', c.amount, '变更累计（万元）', ${inWan('coalesce(changed.amount, 0)')}, '累计付款（万元）', ${inWan('paid.amount')}, '最近付款日', paid.last_on) as evidence
from {fact}.contract c join paid using (contract_id) left join changed using (contract_id)
where {in:c} and paid.amount > c.amount + coalesce(changed.amount, 0)`,
    },
    { optional: plainContract },
  ),
  byRow(
    'YS021',
    '累计付款的比例明显超前于形象进度，需核查计量支付的依据。',
    'payment',
    'y.paid_pct::numeric - y.progress_pct::numeric >= :share',
    {
      value: '(y.paid_pct::numeric - y.progress_pct::numeric)',
      show: 'y.paid_on y.amount',
      extra: { 档次: "case when y.paid_pct::numeric - y.progress_pct::numeric >= :red then '红' else '橙' end" },
      thresholds: { share: percent('付款超前于进度', 10), red: percent('达到红色的超前', 20) },
      optional: ['y.amount'],
    },
  ),
]
