import { byRow, count, days, type Judgement, judged, percent } from '../model'
import { changesOf, eachChange, plainContract } from './per-contract'

/** 分包、人员与工期。 */
export const carryingOut: readonly Judgement[] = [
  byRow(
    'HT013',
    '分包涉及主体结构、分包人没有资质或未经同意，属于依法禁止的分包情形，需核查分包合同。',
    'contract',
    'c.subcontract_amount > 0 and (c.subcontract_main or not c.subcontract_qualified or not c.subcontract_consent)',
    {
      value: 'c.subcontract_amount',
      optional: ['c.subcontract_main', 'c.subcontract_qualified', 'c.subcontract_consent'],
      exclusions: '没有分包的不计。',
    },
  ),
  byRow(
    'HT014',
    '分包金额接近合同总价，或项目班子的社保不在中标人处，可能转包，需核查实际施工单位。',
    'contract',
    'c.subcontract_amount >= :share * c.amount or not c.team_insured',
    { value: 'c.subcontract_amount::float8 / nullif(c.amount, 0)', thresholds: { share: percent('分包占合同价', 80) } },
  ),
  byRow(
    'HT015',
    '收款后几日内即把大部分款项转给同一对象，可能挂靠，需核查收款方与实际施工人的关系。',
    'contract',
    'c.paid_out_pct >= :share',
    {
      value: 'c.paid_out_pct',
      show: 'c.amount',
      thresholds: { share: percent('七日内转给同一对象的比例', 85) },
      optional: ['c.amount'],
      exclusions: '只看经授权取得的银行流水。',
    },
  ),
  byRow(
    'HT016',
    '投标承诺的项目经理、技术负责人等关键人员在履约中更换，需核查审批和接任人的资格。',
    'contract',
    'c.key_staff_changes >= :least or (c.key_staff_changes > 0 and not coalesce(c.key_staff_approved, false))',
    { value: 'c.key_staff_changes', thresholds: { least: count('更换人数', 1) }, optional: ['c.key_staff_approved'] },
  ),
  byRow('HT018', '关键岗位人员的月到岗率偏低，与投标承诺不符，需核查现场管理。', 'contract', 'c.key_attendance_pct < :share', {
    value: 'c.key_attendance_pct',
    thresholds: { share: percent('月到岗率', 80) },
  }),
  byRow(
    'HT019',
    '工期延误占合同工期的比例偏高，需核查延误原因、工期签证和违约责任。',
    'contract',
    'c.planned_days > 0 and coalesce(c.ended_on, {today}) > c.planned_end_on and coalesce(c.ended_on, {today}) - c.planned_end_on >= :share * c.planned_days',
    {
      value: '(coalesce(c.ended_on, {today}) - c.planned_end_on)::float8 / nullif(c.planned_days, 0)',
      extra: { 档次: "case when coalesce(c.ended_on, {today}) - c.planned_end_on >= :orange * c.planned_days then '橙' else '黄' end" },
      thresholds: { share: percent('延误占合同工期', 10), orange: percent('达到橙色的占比', 30) },
      optional: ['c.ended_on'],
      exclusions: '尚未完工的，算到数据日。',
    },
  ),
  byRow(
    'HT020',
    '工程从签约到验收的时间过短，可能先实施后签约或未实际履行，需核查施工记录。',
    'contract',
    "t.category = '施工' and c.accepted_on - c.signed_on < :days",
    {
      value: 'c.accepted_on - c.signed_on',
      show: 'c.amount c.planned_days',
      thresholds: { days: days('签约至验收', 60) },
      optional: ['c.amount', 'c.planned_days'],
    },
  ),
]

const priceGap = `(
  select h.contract_id, h.change_id, h.changed_on, h.delta, h.changed_on - lag(h.changed_on) over (partition by h.contract_id, h.delta <> 0 order by h.changed_on, h.change_id) as gap
  from {fact}.contract_change h join {fact}.contract c on c.contract_id = h.contract_id where {in:c}
) as step`

/** 合同变更。 */
export const changing: readonly Judgement[] = [
  judged(
    'HT021',
    '合同变更频繁，或前后两次调价间隔很短，需核查变更的必要性和是否分拆审批。',
    'within',
    {
      ...changesOf({
        having: 'count(*) >= :least or bool_or(step.delta <> 0 and step.gap < :days)',
        value: 'count(*)',
        show: {
          变更次数: 'count(*)',
          调价最短间隔: 'min(step.gap) filter (where step.delta <> 0)',
          '各次变更（日期、增减万元）':
            'jsonb_agg(jsonb_build_array(step.changed_on, round(step.delta::numeric / 1000000, 4)) order by step.changed_on, step.change_id)',
        },
      }),
      from: `${priceGap} join {fact}.contract c on c.contract_id = step.contract_id where {in:c}`,
    },
    { thresholds: { least: count('变更次数', 3), days: days('调价间隔', 90) }, optional: plainContract },
  ),
  judged(
    'HT022',
    '合同签订不久即变更金额，可能投标时已预留变更，需核查变更原因和招标范围。',
    'within',
    changesOf({
      where: 'h.changed_on - c.signed_on between 0 and :days',
      having: 'abs(sum(h.delta)) >= :share * min(c.amount)',
      value: 'sum(h.delta)::float8 / nullif(min(c.amount), 0)',
      show: { 'c.signed_on': 'min(c.signed_on)', 'c.amount': 'min(c.amount)', ...eachChange },
    }),
    { thresholds: { days: days('签订后', 30), share: percent('变更占合同价', 5) }, optional: plainContract },
  ),
  byRow(
    'HT023',
    '变更增加的恰是投标时不平衡报高价的清单项，让利可能被变更抵消，需核查变更的提出和审批。',
    'contract',
    'c.unbalanced_changes >= :least',
    {
      value: 'c.unbalanced_changes',
      show: 'c.amount',
      thresholds: { least: count('命中的清单项', 3) },
      optional: ['c.amount'],
    },
  ),
  byRow(
    'HT024',
    '投标报价远低于控制价的清单项在履约中被取消，可能事先知情而报低价，需核查取消的原因。',
    'change',
    'h.removed_ratio < :ratio',
    {
      value: 'h.removed_ratio',
      show: 'h.removed_item h.changed_on h.delta',
      thresholds: { ratio: percent('投标单价占控制价', 50) },
      optional: ['h.removed_item', 'h.delta'],
    },
  ),
  byRow(
    'HT025',
    '到货的品牌型号与投标不一致而未经审批，可能以次充好，需核查实物和差价。',
    'contract',
    'c.model_replaced and not coalesce(c.replacement_approved, false)',
    {
      value: 'c.amount',
      optional: ['c.replacement_approved', 'c.amount'],
    },
  ),
]
