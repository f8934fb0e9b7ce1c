import { anyOf } from '../../engine/words'
import { byRow, count, days, type Judgement, judged, percent, words } from '../model'
import { buyerName, partyName, recent } from '../phrases'

const amount = 'coalesce(t.award_amount, t.estimate)'

/** 直接采购与紧急采购. */
export const directPurchases: readonly Judgement[] = [
  byRow(
    'FS015',
    '以只有唯一供应商为由直接采购，而在库同类合格供应商不止一家，需核查唯一性论证。',
    'tender',
    `t.method = '直接采购' and t.method_reason ~ ${anyOf('sole')} and t.qualified_suppliers >= :suppliers`,
    {
      value: 't.qualified_suppliers',
      thresholds: {
        sole: words('唯一供应商的用语', ['唯一供应商', '唯一来源', '单一来源', '只能从.{0,10}供应商', '独家', '不可替代']),
        suppliers: count('在库同类合格供应商', 3),
      },
      optional: ['t.method_reason'],
    },
  ),
  byRow(
    'FS016',
    '达到企业制度限额的直接采购事前未公示，其他供应商没有机会提出异议。',
    'tender',
    `t.method = '直接采购' and ${amount} >= t.policy_limit and not t.published_before`,
    { value: amount, optional: ['t.award_amount'] },
  ),
  judged(
    'FS017',
    '采购人一年内直接采购金额占比偏高，需核查直接采购的适用情形和审批。',
    'aggregate',
    {
      subject: 'buyer',
      from: `{fact}.tender t where ${recent} and t.method is not null and t.award_amount > 0`,
      by: ['t.org_id'],
      name: buyerName('t.org_id'),
      org: 't.org_id',
      having: `sum(t.award_amount) filter (where t.method = '直接采购') >= :share * sum(t.award_amount)`,
      value: `sum(t.award_amount) filter (where t.method = '直接采购')::float8 / sum(t.award_amount)`,
      show: {
        直接采购金额: `sum(t.award_amount) filter (where t.method = '直接采购')`,
        采购总金额: 'sum(t.award_amount)',
        直接采购笔数: `count(*) filter (where t.method = '直接采购')`,
        总笔数: 'count(*)',
      },
    },
    { thresholds: { window: days('窗口', 365), share: percent('直接采购金额占比', 30) } },
  ),
  judged(
    'FS018',
    '采购人的直接采购额集中于一家供应商，需核查是否形成利益关系或依赖。',
    'market-query',
    {
      subject: 'buyer-supplier',
      sql: `with taken as (
  select t.org_id, t.winner_id, count(*) as pieces, sum(t.award_amount) as total, sum(sum(t.award_amount)) over (partition by t.org_id) as whole,
    jsonb_agg(jsonb_build_array(t.title, t.awarded_on, t.award_amount) order by t.awarded_on) as list
  from {fact}.tender t where t.method = '直接采购' and ${recent} and t.award_amount > 0 and t.winner_id is not null group by t.org_id, t.winner_id
)
select org_id || ':' || winner_id as key, ${buyerName('taken.org_id')} || '：' || coalesce(${partyName('taken.winner_id')}, '供应商') as name, org_id, null::uuid as tender_id,
  array[winner_id] as parties, (total / whole)::float8 as value,
  jsonb_build_object('笔数', pieces, '该供应商直接采购额', total, '采购人直接采购额', whole, '各笔', list) as evidence
from taken where pieces >= :least and total >= :share * whole`,
    },
    {
      thresholds: { window: days('窗口', 365), share: percent('占直接采购额', 50), least: count('笔数', 5) },
    },
  ),
  judged(
    'FS019',
    '采购人一年内以紧急为由的采购次数多、占比高，需核查计划管理和紧急情形的认定。',
    'aggregate',
    {
      subject: 'buyer',
      from: `{fact}.tender t where ${recent} and t.urgent is not null`,
      by: ['t.org_id'],
      name: buyerName('t.org_id'),
      org: 't.org_id',
      having: 'count(*) filter (where t.urgent) >= :least and count(*) filter (where t.urgent) >= :share * count(*)',
      value: 'count(*) filter (where t.urgent)',
      show: {
        紧急采购次数: 'count(*) filter (where t.urgent)',
        总次数: 'count(*)',
        各次: 'jsonb_agg(jsonb_build_array(t.title, t.awarded_on) order by t.awarded_on) filter (where t.urgent)',
      },
    },
    { thresholds: { window: days('窗口', 365), least: count('紧急采购次数', 5), share: percent('占比', 10) } },
  ),
  byRow(
    'FS020',
    '标注为紧急采购，但需求提出后过了较长时间才发起，紧急理由与时间不符。',
    'tender',
    't.urgent and t.initiated_on - t.demand_on >= :days',
    {
      value: 't.initiated_on - t.demand_on',
      show: 't.planned_on',
      thresholds: { days: days('需求提出至发起', 30) },
      optional: ['t.planned_on'],
    },
  ),
  byRow(
    'FS024',
    '同一项目多次流标后改为直接采购，而成交人正是流标时的投标人，需核查此前流标原因。',
    'tender',
    `t.method = '直接采购' and t.failed_count >= :times and t.failed_same_bidder`,
    { value: 't.failed_count', thresholds: { times: count('流标次数', 2) } },
  ),
  byRow(
    'FS025',
    '流标后改为直接采购时预算或资格条款发生较大变化，原条件可能正是竞争不足的原因，需核查变更依据。',
    'tender',
    `t.method = '直接采购' and t.failed_count >= 1 and (abs(t.budget - t.previous_budget)::float8 / nullif(t.previous_budget, 0) >= :change or t.terms_similarity < :similar)`,
    {
      value: 'abs(t.budget - t.previous_budget)::float8 / nullif(t.previous_budget, 0)',
      thresholds: { change: percent('预算差', 10), similar: percent('条款相似度', 90) },
      optional: ['t.terms_similarity'],
    },
  ),
]
