import { count, days, type Judgement, judged, words } from '../model'
import { findings, finished, live, members } from './pieces'

const anyMethod = `(:procurement_methods = '' or t.ocds_method = any(string_to_array(:procurement_methods, '|')))`
// `名称=天数|名称=天数`; the name may hold the sign itself.
const daysOfMethod = `coalesce((select substring(each.part from '[^=]*$')::int from unnest(string_to_array(:procurement_method_details, '|')) as each (part)
  where regexp_replace(each.part, '=[^=]*$', '') = t.ocds_method_details limit 1), :threshold)`

/** Indicators of how a process went. */
export const processIndicators: readonly Judgement[] = [
  judged(
    'R003',
    '投标时间过短，来不及编制投标文件，可能只有事先知情者能够投标，需核查。',
    'query',
    {
      subject: 'tender',
      sql: `select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, '{}'::uuid[] as parties, 1::float8 as value,
  jsonb_build_object('主体类别', 'tender', '主体标识', t.ocid, 't.bid_days', t.bid_days, 't.ocds_method_details', t.ocds_method_details, '应不少于', ${daysOfMethod}) as evidence
from {fact}.tender t where {in:t} and ${live} and ${anyMethod} and t.bid_days < ${daysOfMethod}`,
    },
    {
      thresholds: {
        threshold: days('投标时间少于', 15),
        procurement_methods: words('只评这些采购方式代码（以 | 分隔，空为全部）', ''),
        procurement_method_details: words('各采购方式（本地名称）的天数，如 紧急采购=10|国际招标=25', ''),
      },
      optional: ['t.status', 't.ocds_method', 't.ocds_method_details'],
      exclusions: '投标开始和截止须都是带时区的时间，天数取整舍去余数；终止的过程不计。',
    },
  ),
  judged(
    'R018',
    '公开或者邀请的采购只有一家投标，可能条件有倾向或者公告不充分，需核查。',
    'query',
    {
      subject: 'tender',
      sql: `select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array_remove(array[t.winner_id], null) as parties, 1::float8 as value,
  jsonb_build_object('主体类别', 'tender', '主体标识', t.ocid, 't.number_of_tenderers', t.number_of_tenderers, 't.ocds_method', t.ocds_method) as evidence
from {fact}.tender t where {in:t} and ${live} and ${anyMethod} and t.number_of_tenderers = 1`,
    },
    {
      thresholds: { procurement_methods: words('只评这些采购方式代码（以 | 分隔，空为全部）', 'open|selective') },
      optional: ['t.status', 't.winner_id'],
      exclusions: '以公布的投标人数为准，不另数投标；终止的过程不计。',
    },
  ),
  judged(
    'R030',
    '截止后递交的投标被接受并且中标，对按时投标者不公平，需核查。',
    'query',
    {
      subject: 'tender',
      sql: `with late as (
  select distinct b.tender_id, b.bid_id, b.submitted_at, p.party_id as party
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id cross join lateral unnest(${members}) as member (id)
    join {fact}.party p on p.party_id = member.id join {fact}.award w on w.tender_id = b.tender_id and w.party_id = member.id and w.status = 'active'
  where {in:b} and b.status = 'valid' and b.submitted_at > t.deadline_at and ${live}
), whole as (
  select tender_id, array_agg(distinct party) as parties, min(submitted_at) as first, max(submitted_at) as last from late group by tender_id
), finding as (
  select 'tender' as kind, t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, whole.parties, t.ocid as ref, 1 as value,
    jsonb_build_object('t.deadline_at', t.deadline_at, 'b.submitted_at', whole.last) as more
  from whole join {fact}.tender t on t.tender_id = whole.tender_id
  union all
  select 'tenderer', t.tender_id || ':' || p.party_id, p.name || '：' || t.title, t.org_id, t.tender_id, array[p.party_id], p.ref, 1,
    jsonb_build_object('t.deadline_at', t.deadline_at, 'b.submitted_at', max(late.submitted_at))
  from late join {fact}.tender t on t.tender_id = late.tender_id join {fact}.party p on p.party_id = late.party
  group by t.tender_id, t.title, t.org_id, t.deadline_at, p.party_id, p.name, p.ref
)
${findings}`,
    },
    {
      optional: ['t.status', 'b.joint', 'b.party_ids'],
      exclusions: '按时刻比较，正好在截止时刻递交的不算迟到；投标须有效，投标人须是有效定标的供应商；终止的过程不计。',
    },
  ),
  judged(
    'R035',
    '除中标人外的投标都被否决，竞争可能名存实亡，需核查。',
    'query',
    {
      subject: 'tender',
      sql: `with ${finished}, entry as (
  select distinct b.tender_id, b.status, p.party_id as party
  from {fact}.bid b join finished on finished.tender_id = b.tender_id join {fact}.tender t on t.tender_id = b.tender_id
    cross join lateral unnest(${members}) as member (id) join {fact}.party p on p.party_id = member.id
  where {in:b} and b.status in ('valid', 'disqualified') and ${live}
    and b.tender_id = any(array(select refused.tender_id from {fact}.bid refused where {in:refused} and refused.status = 'disqualified'))
), supplier as (
  select w.tender_id, array_agg(distinct w.party_id) as parties from {fact}.award w join {fact}.party p on p.party_id = w.party_id
  where {in:w} and w.status = 'active' group by w.tender_id
), counted as (
  select tender_id, array_agg(distinct party) filter (where status = 'valid') as valid, array_agg(distinct party) filter (where status = 'disqualified') as out
  from entry group by tender_id
), chosen as (
  select counted.tender_id, counted.valid[1] as winner, cardinality(array_remove(counted.out, counted.valid[1])) as others, array_remove(counted.out, counted.valid[1]) as out
  from counted join supplier using (tender_id) where cardinality(counted.valid) = 1 and supplier.parties = counted.valid
), finding as (
  select 'tender' as kind, t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array[chosen.winner] || chosen.out as parties, t.ocid as ref, chosen.others as value,
    jsonb_build_object('被否决的其他投标人', chosen.others) as more
  from chosen join {fact}.tender t on t.tender_id = chosen.tender_id where chosen.others >= greatest(:threshold, 1)
  union all
  select 'tenderer', t.tender_id || ':' || p.party_id, p.name || '：' || t.title, t.org_id, t.tender_id, array[p.party_id], p.ref, 0, jsonb_build_object('被否决的其他投标人', chosen.others)
  from chosen join {fact}.tender t on t.tender_id = chosen.tender_id join {fact}.party p on p.party_id = chosen.winner where chosen.others >= greatest(:threshold, 1)
)
${findings}`,
    },
    {
      thresholds: { threshold: count('被否决的其他投标人不少于', 1) },
      optional: ['t.status', 'b.joint', 'b.party_ids'],
      exclusions: '全部定标须已终局；有效投标须只来自一家，且有效定标的供应商正是这一家；待定、撤回、受邀未投的投标不计；终止的过程不计。',
    },
  ),
]
