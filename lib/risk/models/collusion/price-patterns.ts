import { byRow, count, figure, type Judgement, judged, minutes, percent } from '../model'

/** 报价规律：等差、等比、固定系数、相同、贴限、整数、改价. */
export const pricePatterns: readonly Judgement[] = [
  byRow(
    'WB038',
    '有效报价排序后相邻差几乎相等，各自独立报价很少如此，属报价呈规律性差异的情形，需核查。',
    'feature',
    'tf.n >= :least and tf.gap_cv <= :even',
    {
      value: 'tf.gap_cv',
      show: 'tf.lowest tf.second tf.highest',
      optional: ['t.winner_id'],
      thresholds: { least: count('有效报价至少', 3), even: percent('相邻差的变异系数', 2) },
      exclusions: '报价全部相同的不在此列。',
    },
  ),
  byRow(
    'WB039',
    '有效报价排序后相邻比值几乎相等，各自独立报价很少如此，属报价呈规律性差异的情形，需核查。',
    'feature',
    'tf.n >= :least and tf.ratio_range <= :even and tf.spd >= :step * (tf.n - 1)',
    {
      value: 'tf.ratio_range',
      show: 'tf.lowest tf.second tf.highest',
      optional: ['t.winner_id'],
      thresholds: { least: count('有效报价至少', 3), even: percent('相邻比值的极差', 0.2), step: percent('平均级差不小于', 0.5) },
      exclusions: '各家报价挨得很近、比值自然接近的不在此列。',
    },
  ),
  judged(
    'WB040',
    '两家报价在多个标段保持同一比例，像是一家按固定系数由另一家算出，需核查。',
    'market-query',
    { subject: 'pair', sql: fixedRatio(), reads: ['b.amount', 'b.status'] },
    {
      thresholds: {
        low: figure('比值下限', 0.9),
        high: figure('比值上限', 1.1),
        tolerance: percent('容差', 0.1),
        least: count('不同标段至少', 4),
        part: percent('占共同投标至少', 20),
      },
      optional: ['b.status'],
      exclusions:
        '比值为 1、各家报价都相同（政府定价、定额计价）的标段除外；重复 2 次在实测中过于常见，按 4 次计。结论依赖多个标段，夜间运行。',
    },
  ),
  judged(
    'WB041',
    '两家报价分毫不差，独立编制的报价很少如此，需核查。',
    'pair-same',
    {
      table: 'b',
      column: 'amount',
      where: `b1.amount > 0 and coalesce(b1.status, 'valid') not in ('invited', 'withdrawn') and coalesce(b2.status, 'valid') not in ('invited', 'withdrawn')
    and b1.amount is distinct from t.ceiling
    and not exists (select from {fact}.tender_feature tf where tf.tender_id = t.tender_id and tf.n >= :fixed and tf.lowest = tf.highest)`,
    },
    {
      thresholds: { fixed: count('视为政府定价的同价家数', 3) },
      optional: ['b.status', 't.ceiling', 'tf.n', 'tf.lowest', 'tf.highest'],
      exclusions: '各家（三家以上）报价都相同或等于最高限价的，视为政府定价、定额项目，不在此列；联合体成员之间除外。',
    },
  ),
  byRow(
    'WB050',
    '所有有效报价都紧贴最高限价，竞争没有压低价格，需核查是否抱团抬价。',
    'feature',
    't.ceiling > 0 and tf.n >= :least and tf.lowest_to_ceiling >= :near and tf.highest <= t.ceiling',
    {
      value: 'tf.lowest_to_ceiling',
      show: 'tf.lowest',
      optional: ['t.winner_id'],
      thresholds: { least: count('有效报价至少', 3), near: percent('最低报价占限价', 98) },
    },
  ),
  byRow(
    'WB051',
    '多数报价是整千、整万的数，不像由清单逐项计算得来，可作辅助线索。',
    'feature',
    'tf.n >= :least and round(tf.round_pct::numeric, 2) >= :part',
    {
      value: 'tf.round_pct',
      show: 'tf.lowest tf.second tf.highest',
      optional: ['t.winner_id'],
      thresholds: { least: count('有效报价至少', 3), part: percent('整千整万报价占比', 67) },
      exclusions: '占比取两位小数，三家中的两家即达到界线。',
    },
  ),
  byRow(
    'WB060',
    '临近截止撤回重报且价格变化较大，可能得知了他人报价，需核查改价缘由。',
    'bid',
    `t.deadline_at - b.replaced_at between interval '0' and :window * interval '1 minute' and abs(b.amount - b.replaced_from)::float8 / nullif(b.replaced_from, 0) >= :change`,
    {
      value: 'abs(b.amount - b.replaced_from)::float8 / nullif(b.replaced_from, 0)',
      thresholds: { window: minutes('截止前', 30), change: percent('报价变化', 5) },
    },
  ),
  byRow(
    'WB061',
    '报价与未公开的标底几乎一致，需核查标底是否泄露。',
    'bid',
    `abs(b.amount - t.reference_price)::float8 / nullif(t.reference_price, 0) <= :near and t.reference_price is distinct from t.ceiling`,
    {
      value: 'abs(b.amount - t.reference_price)::float8 / nullif(t.reference_price, 0)',
      thresholds: { near: percent('与标底之差', 0.1) },
      optional: ['t.ceiling'],
      exclusions: '标底与公布的最高限价相同的，不算未公开，不在此列。',
    },
  ),
]

function fixedRatio(): string {
  return `with often as materialized (
  select ph.a_id, ph.b_id from {fact}.pair_history ph where ph.together >= :least
), priced as materialized (
  select entries.tender_id, entries.party_id, entries.price::float8 as amount
  from {once:entry} entries join {fact}.tender_feature tf on tf.tender_id = entries.tender_id and tf.lowest < tf.highest
  where entries.price is not null and entries.party_id in (select often.a_id from often union select often.b_id from often)
), ratio as (
  select ph.a_id, ph.b_id, ph.together, one.tender_id, two.amount / one.amount as ratio, round(two.amount / one.amount * 100) / 100 as step
  from {fact}.pair_history ph join priced one on one.party_id = ph.a_id join priced two on two.tender_id = one.tender_id and two.party_id = ph.b_id
  where ph.together >= :least
)
select ratio.a_id || ':' || ratio.b_id || ':' || ratio.step as key, concat_ws('、', min(p1.name), min(p2.name)) as name, null::uuid as org_id, null::uuid as tender_id,
  array[ratio.a_id, ratio.b_id] as parties, count(*)::float8 as value,
  jsonb_build_object('系数', ratio.step, '标段数', count(*), '共同投标', max(ratio.together), '各标段', jsonb_agg(jsonb_build_object('标段', t.title, '比值', round(ratio.ratio::numeric, 4)) order by t.tender_id)) as evidence
from ratio join {fact}.tender t on t.tender_id = ratio.tender_id
left join {fact}.party p1 on p1.party_id = ratio.a_id left join {fact}.party p2 on p2.party_id = ratio.b_id
where ratio.step between :low and :high and ratio.step <> 1 and abs(ratio.ratio - ratio.step) <= :tolerance
group by ratio.a_id, ratio.b_id, ratio.step having count(*) >= :least and count(*) >= :part * max(ratio.together)`
}
