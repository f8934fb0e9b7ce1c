import { byRow, count, days, figure, type Judgement, judged, percent, wan, words } from '../model'

const night = '结论依赖全部标段，夜间运行。'

/** Bids and wins of every supplier in tenders whose winner is known, as `record(party_id, bids, wins, rate)`. */
const record = `record as materialized (
  select entries.party_id, count(*)::float8 as bids, count(*) filter (where entries.won)::float8 as wins, count(*) filter (where entries.won)::float8 / count(*) as rate
  from {once:entry} entries where entries.won is not null group by entries.party_id
)`
const ofRecordReads = ['b.status', 't.winner_id']
const ofRecord = (from: string, where: string, more = '') => `with ${record}${from}
select record.party_id::text as key, coalesce(p.name, '') as name, null::uuid as org_id, null::uuid as tender_id, array[record.party_id] as parties, record.rate as value,
  jsonb_build_object('投标标段', record.bids, '中标标段', record.wins, '中标率', round(record.rate::numeric, 4)${more}) as evidence
from record${from ? ' cross join fence' : ''} left join {fact}.party p on p.party_id = record.party_id where ${where}`

/** 行为与网络：一家投标人的历史. */
export const bidderModels: readonly Judgement[] = [
  judged(
    'WB065',
    '投标很多而几乎从不中标，像是以陪标为业，需核查其与中标人的关系。',
    'market-query',
    {
      subject: 'supplier',
      sql: ofRecord(
        `, fence as (
  select percentile_cont(:busy) within group (order by bids) as busy,
    percentile_cont(0.25) within group (order by rate) - :fence * (percentile_cont(0.75) within group (order by rate) - percentile_cont(0.25) within group (order by rate)) as low from record
)`,
        'record.bids >= :least and record.bids >= fence.busy and (record.rate <= :rate or (fence.low > 0 and record.rate <= fence.low))',
        ", '投标数分位', fence.busy, '中标率下限', fence.low",
      ),
      reads: ofRecordReads,
    },
    {
      thresholds: {
        least: count('投标至少', 20),
        busy: percent('投标数在全部投标人中的分位', 75),
        rate: percent('中标率', 3),
        fence: figure('四分位距倍数', 1.5),
      },
      optional: ['b.status'],
      exclusions: night,
    },
  ),
  judged(
    'WB066',
    '投标多数都能中标，明显高于竞争市场的常态，需结合对手与采购人核查。',
    'market-query',
    { subject: 'supplier', sql: ofRecord('', 'record.bids >= :least and record.rate >= :rate'), reads: ofRecordReads },
    { thresholds: { rate: percent('中标率', 70), least: count('投标至少', 8) }, optional: ['b.status'], exclusions: night },
  ),
  judged(
    'WB073',
    '价格几乎一样的近胜与近败之间，此前是否中标本应相近，差异显著说明胜负可能事先安排。',
    'market-query',
    { subject: 'supplier', sql: closeCalls() },
    {
      thresholds: {
        rules: words('适用的评标办法', ['最低价']),
        near: percent('与对手价差', 5),
        least: count('近胜、近败各至少', 10),
        z: figure('显著性界线（标准正态，2.576 即 p=0.01）', 2.576),
      },
      optional: ['b.status'],
      exclusions: `只用于最低价类评标；此前中标指该投标人上一个标段的结果。${night}`,
    },
  ),
  judged(
    'WB075',
    '同一家在一个标段中既参加联合体又单独投标，或参加两个联合体，法规明确投标均无效，需核对。',
    'within',
    {
      subject: 'bid',
      // Who stands in a tender more than once comes first, of all bids very few.
      from: `(select entries.tender_id, entries.party_id from {once:entry} entries where entries.bids > 1) twice
join {fact}.bid b on b.tender_id = twice.tender_id and b.party_id = twice.party_id join {fact}.tender t on t.tender_id = b.tender_id
where coalesce(b.status, 'valid') not in ('invited', 'withdrawn')`,
      by: ['t.tender_id', 'b.party_id', 't.org_id'],
      name: 'min(t.title)',
      org: 't.org_id',
      tender: 't.tender_id',
      parties: 'array[b.party_id]',
      having: "count(distinct coalesce(b.consortium_no, '')) >= :least",
      value: "count(distinct coalesce(b.consortium_no, ''))",
      show: { 'b.consortium_no': "jsonb_agg(coalesce(b.consortium_no, '单独投标') order by b.consortium_no nulls first)" },
    },
    { thresholds: { least: count('身份至少', 2) }, optional: ['b.status'] },
  ),
  judged(
    'WB076',
    '多次以缺页少件的低质文件参加投标，像是只为凑数，需核查其陪同的投标人。',
    'market-query',
    { subject: 'supplier', sql: lowEndeavour() },
    {
      thresholds: {
        pages: percent('页数占中位', 40),
        docs: count('缺必备附件至少', 2),
        times: count('历史次数至少', 3),
        bidders: count('标段投标家数至少', 3),
      },
      optional: ['b.status'],
      exclusions: `有页数的投标不足规定家数的标段不作比较。${night}`,
    },
  ),
  judged(
    'WB077',
    '一年内多次因低级缺陷被否决，而同场的总是同一家，像是有意落选，需核查。',
    'market-query',
    { subject: 'supplier', sql: deliberate() },
    {
      thresholds: {
        defects: words('低级缺陷（正则）', '签字|签名|盖章|印章|缺页|漏页|漏项|保证金|有效期|格式|未密封|逾期|未解密|授权书|大小写'),
        months: count('最近月数', 12),
        least: count('被否至少', 3),
        part: percent('共投对象集中度', 70),
      },
      exclusions: `集中度指被否标段中同一对手在场的占比。${night}`,
    },
  ),
  byRow(
    'WB078',
    '成立不久的企业第一次投标就拿下大额合同，履约能力和背景需核查。',
    'winner',
    `t.awarded_on >= p.established_on and t.awarded_on - p.established_on < :age and t.award_amount >= :amount
  and not exists (select from {fact}.bid earlier join {fact}.tender past on past.tender_id = earlier.tender_id where earlier.party_id = t.winner_id and past.awarded_on < t.awarded_on)`,
    {
      value: 't.award_amount',
      thresholds: { age: days('成立天数小于', 180), amount: wan('中标金额', 500) },
      exclusions: '此前投过标的不在此列。',
    },
  ),
]

/** Who won closely often enough comes first: only these bidders' tenders are put in order. */
function closeCalls(): string {
  return `with lucky as materialized (
  select t.winner_id from {fact}.tender t join {fact}.tender_feature tf on tf.tender_id = t.tender_id
  where t.award_rule in :rules and (tf.second - tf.lowest)::float8 / tf.lowest <= :near group by t.winner_id having count(*) >= :least
), entry as materialized (
  select b.tender_id, b.party_id, min(b.amount)::float8 as amount, t.deadline_on, t.winner_id = b.party_id as won, tf.lowest, tf.second, t.award_rule in :rules as routed
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id join {fact}.tender_feature tf on tf.tender_id = b.tender_id
  where b.party_id = any(array(select lucky.winner_id from lucky)) and t.winner_id is not null and t.deadline_on is not null and b.amount > 0
    and coalesce(b.status, 'valid') = 'valid'
  group by b.tender_id, b.party_id, t.deadline_on, t.winner_id, tf.lowest, tf.second, t.award_rule
), chain as (
  select *, lag(won) over (partition by party_id order by deadline_on, tender_id) as before from entry
), near as (
  select party_id, won, before from chain where routed and before is not null
    and case when won then amount = lowest and (second - lowest)::float8 / lowest <= :near else (amount - lowest) / lowest <= :near end
), side as (
  select party_id, count(*) filter (where won)::float8 as wins, count(*) filter (where not won)::float8 as losses,
    avg(before::int) filter (where won)::float8 as after_win, avg(before::int) filter (where not won)::float8 as after_loss, avg(before::int)::float8 as pooled
  from near group by party_id
), tested as (
  select *, abs(after_win - after_loss) / nullif(sqrt(pooled * (1 - pooled) * (1 / wins + 1 / losses)), 0) as z from side where wins >= :least and losses >= :least
)
select tested.party_id::text as key, coalesce(p.name, '') as name, null::uuid as org_id, null::uuid as tender_id, array[tested.party_id] as parties, tested.z as value,
  jsonb_build_object('近胜', tested.wins, '近败', tested.losses, '近胜前的中标率', round(tested.after_win::numeric, 4), '近败前的中标率', round(tested.after_loss::numeric, 4), '标准正态值', round(tested.z::numeric, 2)) as evidence
from tested left join {fact}.party p on p.party_id = tested.party_id where tested.z > :z`
}

/** Who lacked papers often enough comes first: only these bidders' tenders are measured. */
function lowEndeavour(): string {
  return `with poor as materialized (
  select b.tender_id, b.party_id from {fact}.bid b where b.page_count > 0 and b.missing_docs >= :docs and coalesce(b.status, 'valid') not in ('invited', 'withdrawn')
), often as materialized (
  select poor.tender_id from poor where poor.party_id in (select poor.party_id from poor group by poor.party_id having count(*) >= :times)
), middle as (
  select b.tender_id, percentile_cont(0.5) within group (order by b.page_count) as pages from {fact}.bid b
  where b.tender_id = any(array(select often.tender_id from often)) and b.page_count > 0 and coalesce(b.status, 'valid') not in ('invited', 'withdrawn') group by b.tender_id having count(*) >= :bidders
)
select b.party_id::text as key, coalesce(min(p.name), '') as name, null::uuid as org_id, null::uuid as tender_id, array[b.party_id] as parties, count(*)::float8 as value,
  jsonb_build_object('次数', count(*), '各次', jsonb_agg(jsonb_build_object('标段', t.title, '页数', b.page_count, '页数中位', middle.pages, '缺附件', b.missing_docs) order by t.tender_id)) as evidence
from {fact}.bid b join middle using (tender_id) join {fact}.tender t on t.tender_id = b.tender_id left join {fact}.party p on p.party_id = b.party_id
where b.tender_id = any(array(select often.tender_id from often)) and b.page_count > 0 and b.page_count <= :pages * middle.pages and b.missing_docs >= :docs and coalesce(b.status, 'valid') not in ('invited', 'withdrawn')
group by b.party_id having count(*) >= :times`
}

function deliberate(): string {
  return `with rejected as materialized (
  select distinct on (b.party_id, b.tender_id) b.party_id, b.tender_id, b.defect from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id
  where b.status = 'disqualified' and b.defect ~ :defects and t.deadline_on > {today} - :months * interval '1 month' and t.deadline_on <= {today} order by 1, 2, 3
), total as (
  select party_id, count(*)::float8 as n, jsonb_agg(defect order by tender_id) as defects from rejected group by party_id having count(*) >= :least
), company as (
  select rejected.party_id, other.party_id as companion, count(distinct rejected.tender_id) as n
  from rejected join total using (party_id)
  join {fact}.bid other on other.tender_id = rejected.tender_id and other.party_id <> rejected.party_id and coalesce(other.status, 'valid') not in ('invited', 'withdrawn') group by 1, 2
)
select distinct on (total.party_id) total.party_id::text as key, coalesce(p1.name, '') as name, null::uuid as org_id, null::uuid as tender_id, array[total.party_id, company.companion] as parties,
  total.n as value, jsonb_build_object('被否次数', total.n, 'b.defect', total.defects, '同场最多的一家', p2.name, '同场次数', company.n) as evidence
from total join company using (party_id) left join {fact}.party p1 on p1.party_id = total.party_id left join {fact}.party p2 on p2.party_id = company.companion
where company.n >= :part * total.n order by total.party_id, company.n desc, company.companion`
}
