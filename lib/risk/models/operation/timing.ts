import { count, days, figure, type Judgement, judged, percent } from '../model'
import { inPercent, inWan } from '../sql'

/**
 * The months around a leader's departure beside the twelve months before them. The window is half a year: were it part of its own
 * yardstick, three times the monthly mean of one year could never be reached.
 */
const departure = `with leaving as (
  select distinct yb.org_id, yb.leader_left_on as gone_on from {fact}.year_budget yb where yb.leader_left_on is not null
), bought as (
  select leaving.org_id, leaving.gone_on, sum(t.award_amount) filter (where t.awarded_on >= leaving.gone_on - :days) as near,
    sum(t.award_amount) filter (where t.awarded_on < leaving.gone_on - :days) as before
  from leaving join {fact}.tender t on t.org_id = leaving.org_id and t.awarded_on >= leaving.gone_on - :days - 365 and t.awarded_on <= leaving.gone_on + :days
  group by 1, 2
), paid as (
  select leaving.org_id, leaving.gone_on, c.party_id, sum(y.amount) as amount from leaving
  join {fact}.payment y on y.org_id = leaving.org_id and y.paid_on between leaving.gone_on - :days and leaving.gone_on + :days
  join {fact}.contract c on c.contract_id = y.contract_id where c.party_id is not null group by 1, 2, 3
), gathered as (
  select org_id, gone_on, sum(amount) as whole, max(amount) as largest, (array_agg(party_id order by amount desc, party_id))[1] as payee from paid group by 1, 2
)
select bought.org_id || ':' || bought.gone_on as key, '离任日 ' || bought.gone_on as name, bought.org_id, null::uuid as tender_id, array[gathered.payee] as parties,
  (near / (2 * :days / 30.0) / (before / 12.0))::float8 as value,
  jsonb_build_object('yb.leader_left_on', bought.gone_on, '窗口内采购额（万元）', ${inWan('near')}, '此前12个月采购额（万元）', ${inWan('before')}, '窗口内付款（万元）', ${inWan('gathered.whole')},
    '收款最多的一家', coalesce(p.name, gathered.payee::text), '其收款（万元）', ${inWan('gathered.largest')},
    '收款集中度', ${inPercent('gathered.largest / gathered.whole')}) as evidence
from bought join gathered using (org_id, gone_on) left join {fact}.party p on p.party_id = gathered.payee
where before > 0 and near * 30 * 12 >= :times * before * 2 * :days and gathered.largest >= :share * gathered.whole`

/** What cannot be true together, and what it is called. */
const flaws: readonly (readonly [string, string])[] = [
  ['定标早于投标截止', 't.awarded_on < t.deadline_on'],
  ['公告晚于投标截止', 't.notice_on > t.deadline_on'],
  ['开标早于投标截止', 't.opened_at < t.deadline_at'],
  ['评标结束早于开始', 't.evaluation_to < t.evaluation_from'],
  ['评标早于开标', 't.evaluation_from < t.opened_at'],
  ['公示结束早于开始', 't.publicity_to < t.publicity_from'],
  ['中标金额不大于零', 't.award_amount <= 0'],
  ['有中标金额而没有中标人', "t.award_amount > 0 and t.winner_id is null and t.status = 'complete'"],
  ['有效报价多于递交家数', 't.bid_count > t.submitted_count'],
  ['合同签订早于定标', 'c.signed_on < t.awarded_on'],
  ['完工早于开工', 'c.ended_on < c.started_on'],
  ['验收早于签订', 'c.accepted_on < c.signed_on'],
  ['结算早于验收', 'c.settled_on < c.accepted_on'],
]

// Most rows have none: asked whether any holds first, they are not unfolded.
const contradictions = `select t.tender_id as key, t.title as name, t.org_id, t.tender_id, array_remove(array[t.winner_id], null) as parties, count(*)::float8 as value,
  jsonb_build_object('矛盾之处', jsonb_agg(distinct flaw.problem), 't.notice_on', t.notice_on, 't.deadline_on', t.deadline_on, 't.awarded_on', t.awarded_on, 't.award_amount', t.award_amount,
    'c.signed_on', min(c.signed_on), 'c.ended_on', min(c.ended_on)) as evidence
from {fact}.tender t left join {fact}.contract c on c.tender_id = t.tender_id
cross join lateral (values ${flaws.map(([problem, wrong]) => `('${problem}', ${wrong})`).join(', ')}) as flaw(problem, wrong)
where {in:t} and (${flaws.map(([, wrong]) => `(${wrong})`).join(' or ')}) and flaw.wrong
group by t.tender_id, t.title, t.org_id, t.winner_id, t.notice_on, t.deadline_on, t.awarded_on, t.award_amount`

const year = 'extract(year from t.awarded_on)'
const december = 'sum(t.award_amount) filter (where extract(month from t.awarded_on) = 12)'

/** 时间与数据质量。 */
export const timing: readonly Judgement[] = [
  judged(
    'JY026',
    '十二月的采购额数倍于全年月均，可能突击花钱，需核查这些标段的计划和需求。',
    'aggregate',
    {
      subject: 'buyer',
      from: '{fact}.tender t where t.awarded_on is not null and t.award_amount > 0',
      by: ['t.org_id', year],
      name: `${year} || '年采购'`,
      org: 't.org_id',
      having: `count(*) >= :least and ${december} * 12 >= :times * sum(t.award_amount)`,
      value: `${december} * 12 / sum(t.award_amount)`,
      show: { '十二月采购额（万元）': inWan(december), '全年采购额（万元）': inWan('sum(t.award_amount)'), 全年标段数: 'count(*)' },
    },
    { thresholds: { times: figure('相对月均的倍数', 3), least: count('全年标段数至少', 6) }, exclusions: '全年标段太少的不判。' },
  ),
  judged(
    'JY027',
    '主要负责人离任前后采购明显放量，付款又集中到少数供应商，需结合经济责任审计核查。',
    'market-query',
    { subject: 'buyer', sql: departure },
    {
      thresholds: { times: figure('相对月均的倍数', 3), days: days('离任日前后', 90), share: percent('收款最多一家占比', 60) },
      exclusions: '月均取窗口之前的12个月；没有此前采购数据的不判。',
    },
  ),
  judged(
    'JY029',
    '企业信息系统里的合同有一部分在采购平台没有采购记录，可能漏报或平台外采购，需逐份核对。',
    'market-row',
    {
      source: 'budget',
      where: 'yb.erp_contracts > 0 and yb.erp_missing >= :share * yb.erp_contracts',
      value: 'yb.erp_missing::float8 / nullif(yb.erp_contracts, 0)',
    },
    { thresholds: { share: percent('无采购记录占比', 1) } },
  ),
  judged(
    'JY030',
    '同一标段的日期、金额或主体互相矛盾，数据不实或程序倒置，需企业更正或说明。',
    'query',
    { subject: 'tender', sql: contradictions },
    {
      optional: [
        't.awarded_on',
        't.notice_on',
        't.opened_at',
        't.deadline_at',
        't.evaluation_from',
        't.evaluation_to',
        't.publicity_from',
        't.publicity_to',
        't.award_amount',
        't.status',
        't.bid_count',
        't.submitted_count',
        'c.signed_on',
        'c.started_on',
        'c.ended_on',
        'c.accepted_on',
        'c.settled_on',
        't.winner_id',
        'c.tender_id',
      ],
      exclusions: '缺少的日期、金额不作比较。',
    },
  ),
]
