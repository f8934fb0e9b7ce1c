import { byRow, count, days, figure, type Judgement, judged, percent } from '../model'
import { inWan } from '../sql'

/** Each estimate beside the earlier ones of its class, on the logarithm: amounts of one class range over powers of ten. */
const history = `with sized as materialized (
  select t.tender_id, t.org_id, t.title, t.class_code, t.estimate, ln(t.estimate::float8) as size, count(*) over past as others,
    avg(ln(t.estimate::float8)) over past as mean, stddev_samp(ln(t.estimate::float8)) over past as sd
  from {fact}.tender t where t.estimate > 0 and t.class_code is not null and t.notice_on is not null
  window past as (partition by t.class_code order by t.notice_on range between unbounded preceding and interval '1 day' preceding)
), rated as (
  select *, round(((size - mean) / nullif(sd, 0))::numeric, 6) as z from sized where others >= :least
)
select tender_id as key, title as name, org_id, tender_id, '{}'::uuid[] as parties, z::float8 as value,
  jsonb_build_object('t.estimate', estimate, 't.class_code', class_code, '偏离（标准差）', round(z, 2), '此前同类标段数', others, '此前同类几何均值（万元）', ${inWan('exp(mean)')}) as evidence
from rated where abs(z) >= :z`

const split = `with near as (
  select t.tender_id, t.project_id, t.org_id, t.title, t.approved_on, t.budget, t.approval_limit from {fact}.tender t
  where t.project_id is not null and t.budget < t.approval_limit and t.budget >= :near * t.approval_limit
), summed as (
  select one.project_id, one.org_id, one.tender_id, count(*) as many, sum(two.budget) as total, max(two.approval_limit) as ceiling,
    jsonb_agg(jsonb_build_array(two.title, two.approved_on, ${inWan('two.budget')}) order by two.approved_on, two.tender_id) as parts
  from near one join near two on two.project_id = one.project_id and two.org_id = one.org_id and two.approved_on between one.approved_on and one.approved_on + :days
  group by one.project_id, one.org_id, one.tender_id
)
select distinct on (summed.project_id) summed.project_id as key, coalesce(pr.name, '') as name, summed.org_id, null::uuid as tender_id, '{}'::uuid[] as parties, total::float8 as value,
  jsonb_build_object('笔数', many, '合计（万元）', ${inWan('total')}, '审批权限上限（万元）', ${inWan('ceiling')}, '各笔（标段、批复日、万元）', parts) as evidence
from summed left join {fact}.project pr on pr.project_id = summed.project_id
where many >= :least and total > ceiling
order by summed.project_id, total desc, summed.tender_id`

/** 采购预算与限价。 */
export const limits: readonly Judgement[] = [
  byRow(
    'YS001',
    '标段没有对应的预算项目号而已经定标，可能无预算采购，需核查预算批复和资金来源。',
    'tender',
    `coalesce(trim(t.budget_no), '') = '' and t.award_amount > 0
  and exists (select 1 from {fact}.tender t2 where t2.org_id = t.org_id and t2.budget_no <> '')`,
    {
      value: 't.award_amount',
      show: 't.budget t.method',
      optional: ['t.budget_no', 't.budget', 't.method'],
      exclusions: '从不报送预算项目号的企业不判：没有数据不等于没有预算。',
    },
  ),
  byRow('YS002', '最高投标限价高于批准的预算，需核查限价编制和预算调整手续。', 'tender', 't.ceiling > t.budget * (1 + :share)', {
    value: 't.ceiling::float8 / nullif(t.budget, 0) - 1',
    thresholds: { share: percent('超出预算', 0) },
  }),
  byRow('YS003', '中标价高于预算，需核查是否追加预算以及审批手续。', 'tender', 't.award_amount > t.budget', {
    value: 't.award_amount::float8 / nullif(t.budget, 0) - 1',
  }),
  byRow('YS004', '中标价高于招标文件设定的最高投标限价，依法应否决该投标，需核查评标过程。', 'tender', 't.award_amount > t.ceiling', {
    value: 't.award_amount::float8 / nullif(t.ceiling, 0) - 1',
  }),
  judged(
    'YS005',
    '年度采购预算的执行已接近或超出批准数，需核查预算调整和剩余需求。',
    'market-row',
    {
      source: 'budget',
      where: 'yb.signed > :share * yb.amount',
      value: 'yb.signed::float8 / nullif(yb.amount, 0)',
      extra: { 档次: "case when yb.signed > :red * yb.amount then '红' else '黄' end" },
    },
    { thresholds: { share: percent('累计签约占预算', 95), red: percent('达到红色的占比', 100) } },
  ),
  byRow('YS006', '合同的支出科目与预算科目不一致，可能串用资金，需核查预算调剂手续。', 'contract', 'c.budget_subject <> c.paid_subject', {
    value: 'c.amount',
    optional: ['c.amount'],
  }),
  byRow(
    'YS007',
    '中标价远低于估算价，估算可能虚高，需核查估算依据，并留意低价中标后的变更。',
    'tender',
    't.estimate > 0 and t.estimate - t.award_amount >= :share * t.estimate',
    {
      value: '(t.estimate - t.award_amount)::float8 / nullif(t.estimate, 0)',
      thresholds: { share: percent('估算高出中标价', 30) },
    },
  ),
  judged(
    'YS008',
    '估算价与同类标段的历史水平相差悬殊，需核查估算依据和采购规模。',
    'market-query',
    { subject: 'tender', sql: history },
    {
      thresholds: { z: figure('标准差倍数', 3), least: count('此前同类标段至少', 8) },
      exclusions: '按金额的对数比较，只与公告更早的同类标段比；同类太少的不比。',
    },
  ),
  judged(
    'YS009',
    '同一项目短期内有几笔预算都贴近授权上限，合计却超过上限，可能分拆批复以避开上级审批。',
    'market-query',
    { subject: 'project', sql: split },
    { thresholds: { near: percent('贴近授权上限', 90), days: days('窗口', 90), least: count('笔数', 2) } },
  ),
]
