import { byRow, count, figure, type Judgement, judged, percent, words } from '../model'

/** Screens of spread hold where the lowest price wins; under an average they turn round, so the rule of the tender decides. */
const lowestWins = words('适用的评标办法', ['最低价'])
const routed = '只用于最低价类评标；均值基准价下离散的含义相反，改用陪衬与反事实模型。'

/** 报价规律：离散程度、分布、子集. */
export const priceScreens: readonly Judgement[] = [
  judged(
    'WB042',
    '最低与次低报价接近得少见，可能事先知道对方报价，可作辅助线索。',
    'market-query',
    { subject: 'tender', sql: closest() },
    {
      thresholds: {
        rules: lowestWins,
        near: percent('次低与最低之差', 0.1),
        fence: figure('四分位距倍数', 1.5),
        peers: count('同品类标段至少', 20),
      },
      optional: ['t.winner_id', 't.category'],
      exclusions: `${routed}报价全部相同的除外；同品类界线取四分位（线性插值），同类不足时只看差值。`,
    },
  ),
  byRow(
    'WB043',
    '最低价与其余报价拉开距离，而其余报价彼此接近，像是陪衬报价，需核查。',
    'feature',
    't.award_rule in :rules and tf.rd > :distance and tf.cv <= :spread',
    {
      value: 'tf.rd',
      show: 'tf.n tf.lowest tf.second tf.highest',
      optional: ['t.winner_id'],
      thresholds: { rules: lowestWins, distance: figure('相对距离大于', 1), spread: percent('变异系数', 6) },
      exclusions: routed,
    },
  ),
  byRow(
    'WB044',
    '各家报价彼此过于接近，独立竞争的报价通常更分散，可作辅助线索。',
    'feature',
    't.award_rule in :rules and tf.n >= :least and tf.cv <= :spread',
    {
      value: 'tf.cv',
      show: 'tf.lowest tf.highest',
      extra: { 达到较严线: 'tf.cv <= :strict' },
      optional: ['t.winner_id'],
      thresholds: { rules: lowestWins, least: count('有效报价至少', 3), spread: percent('变异系数', 6), strict: percent('较严线', 3) },
      exclusions: routed,
    },
  ),
  byRow(
    'WB045',
    '均值基准价评标中，有两家以上在同一侧报出远离中位的价格，可能用来抬高或压低基准价，需核查。',
    'feature',
    't.award_rule in :rules and greatest(tf.far_above, tf.far_below) >= :least',
    {
      value: 'greatest(tf.far_above, tf.far_below)',
      show: 'tf.n tf.median tf.lowest tf.highest',
      optional: ['t.winner_id'],
      thresholds: { rules: words('适用的评标办法', ['均值基准价']), least: count('同侧极端报价至少', 2) },
      exclusions: '只用于均值基准价类评标；极端指离中位超过三倍绝对中位差。',
    },
  ),
  judged(
    'WB047',
    '报价分布的偏斜或峰度落在同类标段的外侧，可作辅助线索。',
    'market-query',
    {
      subject: 'tender',
      sql: tail([
        ['skew', '偏度绝对值', 'abs(tf.skewness)', 'high'],
        ['kurt', '峰度', 'tf.kurtosis', 'both'],
      ]),
    },
    {
      thresholds: { rules: lowestWins, tail: percent('外侧分位', 2.5), peers: count('同品类标段至少', 40) },
      optional: ['t.winner_id', 't.category'],
      exclusions: `${routed}偏斜看绝对值的高侧，峰度看两侧；同类少于规定个数的不作判断。`,
    },
  ),
  judged(
    'WB048',
    '报价与均匀分布的距离落在同类标段的高侧，可作辅助线索。',
    'market-query',
    { subject: 'tender', sql: tail([['ks', '与均匀分布的距离', 'tf.ks', 'high']]) },
    {
      thresholds: { rules: lowestWins, tail: percent('外侧分位', 2.5), peers: count('同品类标段至少', 40) },
      optional: ['t.winner_id', 't.category'],
      exclusions: `${routed}同类少于规定个数的不作判断。`,
    },
  ),
  judged(
    'WB052',
    '一家采购人收到的报价首位数分布明显偏离自然规律，可作全局线索，不指向具体标段。',
    'market-query',
    { subject: 'buyer', sql: firstDigits() },
    {
      thresholds: { least: count('报价个数至少', 100), away: figure('平均绝对偏差大于', 0.015) },
      optional: ['b.status', 'p.org_id'],
      exclusions: '报价个数不足的采购人不作判断。',
    },
  ),
]

function closest(): string {
  return `with close_row as materialized (
  select t.tender_id, t.title, t.org_id, t.winner_id, coalesce(t.category, '') as category, tf.diffp, tf.lowest, tf.second
  from {fact}.tender t join {fact}.tender_feature tf on tf.tender_id = t.tender_id where t.award_rule in :rules and tf.n >= 2 and tf.lowest < tf.highest
), fence as (
  select category, percentile_cont(0.25) within group (order by diffp) - :fence * (percentile_cont(0.75) within group (order by diffp) - percentile_cont(0.25) within group (order by diffp)) as low
  from close_row group by category having count(*) >= :peers
)
select close_row.tender_id::text as key, close_row.title as name, close_row.org_id, close_row.tender_id, array_remove(array[close_row.winner_id], null) as parties, close_row.diffp as value,
  jsonb_build_object('tf.diffp', close_row.diffp, 'tf.lowest', close_row.lowest, 'tf.second', close_row.second, '同品类下限', fence.low) as evidence
from close_row left join fence using (category) where close_row.diffp <= :near or (fence.low > 0 and close_row.diffp <= fence.low)`
}

/** Tenders whose measures lie in the outer share of their peers: the same category and award rule. */
function tail(measures: [name: string, label: string, measure: string, side: 'high' | 'both'][]): string {
  const bounds = measures.map(
    ([name]) =>
      `percentile_cont(:tail) within group (order by ${name}) as ${name}_low, percentile_cont(1 - :tail) within group (order by ${name}) as ${name}_high`,
  )
  const beyond = measures.map(([name, , , side]) => `${name} >= ${name}_high${side === 'both' ? ` or ${name} <= ${name}_low` : ''}`)
  const shown = measures.map(
    ([name, label, , side]) =>
      `'${label}', ${name}, '${label}界线', jsonb_build_array(${side === 'both' ? `${name}_low` : 'null'}, ${name}_high)`,
  )
  return `with screen_row as materialized (
  select t.tender_id, t.title, t.org_id, t.winner_id, t.award_rule || coalesce(t.category, '') as peer, ${measures.map(([name, , measure]) => `${measure} as ${name}`).join(', ')}
  from {fact}.tender t join {fact}.tender_feature tf on tf.tender_id = t.tender_id where t.award_rule in :rules and ${measures.map(([, , measure]) => `${measure} is not null`).join(' and ')}
), bound as (
  select peer, count(*) as peers, ${bounds.join(', ')} from screen_row group by peer having count(*) >= :peers
)
select tender_id::text as key, title as name, org_id, tender_id, array_remove(array[winner_id], null) as parties, ${measures[0]![0]}::float8 as value,
  jsonb_build_object(${shown.join(', ')}, '同类标段', peers) as evidence
from screen_row join bound using (peer) where ${beyond.join(' or ')}`
}

function firstDigits(): string {
  return `with digit as materialized (
  select b.org_id, left(b.amount::text, 1)::int as digit, count(*) as n from {fact}.bid b
  where b.amount > 0 and coalesce(b.status, 'valid') not in ('invited', 'withdrawn') group by 1, 2
), total as (
  select org_id, sum(n) as n from digit group by org_id having sum(n) >= :least
), away as (
  select total.org_id, total.n, avg(abs(coalesce(digit.n, 0) / total.n - log((1 + 1.0 / nines.first)::numeric))) as mad,
    jsonb_object_agg(nines.first, round(coalesce(digit.n, 0) / total.n, 4)) as seen
  from total cross join generate_series(1, 9) as nines(first) left join digit on digit.org_id = total.org_id and digit.digit = nines.first group by total.org_id, total.n
)
select away.org_id::text as key, coalesce((select min(p.name) from {fact}.party p where p.org_id = away.org_id), '') as name, away.org_id, null::uuid as tender_id, '{}'::uuid[] as parties, away.mad::float8 as value,
  jsonb_build_object('报价个数', away.n, '平均绝对偏差', round(away.mad, 4), '首位数分布', away.seen) as evidence
from away where away.mad > :away`
}
