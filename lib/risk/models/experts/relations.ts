import { count, days, type Judgement, judged, percent, words } from '../model'
import { ofBidder, ofBidderOrHolder, ofEvaluator } from '../sql'

/** Who sat on which committee, with what is known of the person; CTE `seat`. */
const seats = (which = 'true') => `seat as materialized (
  select v.evaluator_id, v.expert_id, v.tender_id, e.expert_no, e.employer_id, e.person_token, t.title, t.org_id, t.opened_at, coalesce(v.evaluated_on, t.deadline_on) as sat_on
  from {fact}.evaluator v join {fact}.expert e on e.expert_id = v.expert_id join {fact}.tender t on t.tender_id = v.tender_id
  where {in:v} and (${which})
)`

const found = `seat.evaluator_id || ':' || tie.party_id as key, seat.expert_no || '：' || seat.title as name, seat.org_id, seat.tender_id, array[tie.party_id] as parties`

/** Ties of evaluators to parties first: a bidder, and whoever controls it, is put beside the committees only where somebody is tied to it. */
const recusal = `with bond as materialized (
  select e.expert_id, e.employer_id as unit_id, '任职或社保单位' as bond, null::date as from_on, null::date as to_on from {fact}.expert e where e.employer_id is not null and ${ofEvaluator('e.expert_id')}
  union all
  select e.expert_id, p.party_id, '法定代表人', null, null from {fact}.expert e join {fact}.party p on p.legal_rep_token = e.person_token and ${ofEvaluator('e.expert_id')} and ${ofBidderOrHolder('p.party_id')}
  union all
  select e.expert_id, l.party_id, l.role, l.from_on, l.to_on from {fact}.expert e join {fact}.party_link l on l.holder_token = e.person_token and ${ofEvaluator('e.expert_id')}
), side as materialized (
  select b.tender_id, b.party_id, b.party_id as unit_id, '投标人' as standing from {fact}.bid b where {in:b} and b.party_id in (select bond.unit_id from bond)
  union
  select b.tender_id, b.party_id, l.holder_id, '控股方' from {fact}.bid b join {fact}.party_link l on l.party_id = b.party_id
  where {in:b} and l.role = '股东' and l.pct >= :control and l.holder_id in (select bond.unit_id from bond)
), ${seats('v.tender_id in (select side.tender_id from side)')}, tie as (
  select seat.evaluator_id, side.party_id, side.standing, bond.bond, bond.from_on, bond.to_on
  from side join bond on bond.unit_id = side.unit_id join seat on seat.tender_id = side.tender_id and seat.expert_id = bond.expert_id
  where (bond.from_on is null or bond.from_on <= seat.sat_on) and (bond.to_on is null or bond.to_on >= seat.sat_on - make_interval(years => :years))
)
select ${found}, count(*)::float8 as value,
  jsonb_build_object('e.expert_no', seat.expert_no, 'v.evaluated_on', seat.sat_on,
    '关系', jsonb_agg(jsonb_build_array(tie.standing, tie.bond, tie.from_on, tie.to_on) order by tie.standing, tie.bond)) as evidence
from tie join seat using (evaluator_id)
group by seat.evaluator_id, tie.party_id, seat.expert_no, seat.title, seat.org_id, seat.tender_id, seat.sat_on`

/** Relatives of evaluators first: few people, so only the bidders they have a part in are put beside the committees. */
const kin = `with related as materialized (
  select k.person_token as one, k.relative_token as other, k.relation from {fact}.kinship k where k.person_token in (select e.person_token from {fact}.expert e where ${ofEvaluator('e.expert_id')})
  union
  select k.relative_token, k.person_token, k.relation from {fact}.kinship k where k.relative_token in (select e.person_token from {fact}.expert e where ${ofEvaluator('e.expert_id')})
), standing as materialized (
  select p.party_id, p.legal_rep_token as token, '法定代表人' as standing, null::date as from_on, null::date as to_on from {fact}.party p where p.legal_rep_token in (select related.other from related) and ${ofBidder('p.party_id')}
  union
  select l.party_id, l.holder_token, l.role, l.from_on, l.to_on from {fact}.party_link l where l.role in :roles and l.holder_token in (select related.other from related) and ${ofBidder('l.party_id')}
), principal as materialized (
  select b.tender_id, b.party_id, standing.token, standing.standing, standing.from_on, standing.to_on from {fact}.bid b join standing on standing.party_id = b.party_id
  where {in:b} and b.party_id = any(array(select standing.party_id from standing))
  union
  select x.tender_id, x.party_id, x.rep_token, '授权代表', null, null from {fact}.bid_trace x where {in:x} and x.rep_token in (select related.other from related)
), ${seats('v.tender_id in (select principal.tender_id from principal)')}, tie as (
  select seat.evaluator_id, principal.party_id, principal.standing, related.relation, related.other
  from seat join related on related.one = seat.person_token
  join principal on principal.tender_id = seat.tender_id and principal.token = related.other
  where (principal.from_on is null or principal.from_on <= seat.sat_on) and (principal.to_on is null or principal.to_on >= seat.sat_on)
)
select ${found}, count(*)::float8 as value,
  jsonb_build_object('e.expert_no', seat.expert_no, 'v.evaluated_on', seat.sat_on, 'k.relative_token', jsonb_agg(distinct tie.other),
    '亲属身份', jsonb_agg(jsonb_build_array(tie.relation, tie.standing) order by tie.standing)) as evidence
from tie join seat using (evaluator_id)
group by seat.evaluator_id, tie.party_id, seat.expert_no, seat.title, seat.org_id, seat.tender_id, seat.sat_on`

/** The day of an instant is the day in Beijing, whatever the server's clock says. */
const opened = `(seat.opened_at at time zone 'Asia/Shanghai')::date`

const money = `with ${seats()}, flow as (
  select f.flow_id, f.person_token, f.from_id as party_id, '收' as direction, f.amount, f.paid_on from {fact}.fund_flow f where f.from_id is not null and ${ofBidder('f.from_id')}
  union all
  select f.flow_id, f.person_token, f.to_id, '付', f.amount, f.paid_on from {fact}.fund_flow f where f.to_id is not null and ${ofBidder('f.to_id')}
), tie as (
  select distinct seat.evaluator_id, b.party_id, flow.flow_id, flow.direction, flow.amount, flow.paid_on
  from seat join flow on flow.person_token = seat.person_token and flow.paid_on between ${opened} - :days and ${opened} + :days
  join {fact}.bid b on b.tender_id = seat.tender_id and b.party_id = flow.party_id and {in:b}
)
select ${found}, sum(tie.amount)::float8 as value,
  jsonb_build_object('e.expert_no', seat.expert_no, 't.opened_at', seat.opened_at, 'f.amount', jsonb_agg(tie.amount order by tie.paid_on, tie.flow_id),
    'f.paid_on', jsonb_agg(tie.paid_on order by tie.paid_on, tie.flow_id), '专家收或付', jsonb_agg(tie.direction order by tie.paid_on, tie.flow_id)) as evidence
from tie join seat using (evaluator_id)
group by seat.evaluator_id, tie.party_id, seat.expert_no, seat.title, seat.org_id, seat.tender_id, seat.opened_at`

const terminals = `select v1.evaluator_id || ':' || v2.evaluator_id as key, e1.expert_no || '、' || e2.expert_no || '：' || t.title as name, t.org_id, t.tender_id,
  '{}'::uuid[] as parties, 1::float8 as value,
  jsonb_build_object('e.expert_no', jsonb_build_array(e1.expert_no, e2.expert_no), 'v.terminal', v1.terminal, 'v.evaluated_on', v1.evaluated_on) as evidence
from {fact}.evaluator v1 join {fact}.evaluator v2 on v2.tender_id = v1.tender_id and v2.terminal = v1.terminal and v2.expert_id > v1.expert_id
join {fact}.expert e1 on e1.expert_id = v1.expert_id join {fact}.expert e2 on e2.expert_id = v2.expert_id join {fact}.tender t on t.tender_id = v1.tender_id
where {in:v1} and v1.terminal <> ''`

/** 评委与投标人、评委与评委的关系。 */
export const relations: readonly Judgement[] = [
  judged(
    'LC078',
    '评委近年在投标人或其控股方任职、参保或持股，依法应当回避；需核查关系是否属实、评委是否申报过回避。',
    'query',
    { subject: 'expert', sql: recusal },
    {
      thresholds: { years: count('任职、持股追溯年数', 3), control: percent('控股方持股比例', 50) },
      optional: ['v.evaluated_on', 't.deadline_on', 'l.from_on', 'l.to_on', 'l.holder_id', 'l.pct', 't.opened_at'],
      exclusions: '评标之后才开始的任职、持股不计；任职或社保单位以登记的现单位为准。',
    },
  ),
  judged(
    'LC079',
    '评委与投标人的法定代表人、股东、高管或授权代表为近亲属，依法应当回避；需核查亲属关系和回避申报。',
    'query',
    { subject: 'expert', sql: kin },
    {
      thresholds: { roles: words('投标人的人员身份', ['股东', '董事', '监事', '高管', '管理']) },
      optional: [
        'v.evaluated_on',
        't.deadline_on',
        't.opened_at',
        'e.employer_id',
        'l.from_on',
        'l.to_on',
        'l.holder_token',
        'x.rep_token',
        'k.relation',
      ],
      exclusions: '评标日不在任、不持股的人员不计。',
    },
  ),
  judged(
    'LC091',
    '开标前后评委个人与投标人之间有资金往来，可能影响公正评审；需核查款项性质。',
    'query',
    { subject: 'expert', sql: money },
    {
      thresholds: { days: days('开标前后', 90) },
      optional: ['v.evaluated_on', 't.deadline_on', 'e.employer_id', 'f.from_id', 'f.to_id'],
      exclusions: '只看经授权取得的银行流水；通讯往来没有数据，靠举报线索另行登记。',
    },
  ),
  judged(
    'LC093',
    '同一标段的不同评委用同一台终端打分，可能由一人代评；需核查评标现场记录和登录日志。',
    'query',
    { subject: 'expert-pair', sql: terminals },
    { optional: ['v.evaluated_on'], exclusions: '评标室按席位固定共用设备的，需与场所登记核对。' },
  ),
]
