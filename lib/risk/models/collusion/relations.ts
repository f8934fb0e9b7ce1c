import { linkEnds } from '../../engine/detectors/ownership'
import { count, days, type Judgement, judged, percent, words } from '../model'
import { behindBidder, ofBidder } from '../sql'

const state = words(
  '国家出资机构与公众股东（正则）',
  '国有资产监督管理|国资委|财政部|财政厅|财政局|人民政府|社会保障基金|中央汇金|证券登记结算',
)
const levels = count('穿透层数', 5)
const together = '联合体成员之间除外。'

/** 关联关系：两家投标人之间. */
export const relationModels: readonly Judgement[] = [
  judged(
    'WB080',
    '两家投标人的单位负责人为同一人，法规规定不得参加同一标段投标，需核对登记信息。',
    'pair-party',
    { where: 'p1.legal_rep_token = p2.legal_rep_token', shared: ['p.legal_rep_token'] },
    { exclusions: together },
  ),
  judged(
    'WB081',
    '一家投标人直接或层层控股另一家，法规规定不得参加同一标段投标，需核对股权。',
    'ownership',
    { how: ['holds'], roles: ['股东'], link: 'l.pct > :pct', levels: ':levels' },
    {
      thresholds: { pct: percent('每层持股超过', 50), levels },
      optional: ['l.holder_token', ...linkEnds],
      exclusions: `只看投标截止日有效的持股。${together}`,
    },
  ),
  judged(
    'WB082',
    '两家投标人之间存在管理或托管关系，法规规定不得参加同一标段投标，需核对。',
    'ownership',
    { how: ['holds'], roles: ['管理', '托管'], levels: ':levels' },
    {
      thresholds: { levels },
      optional: ['l.holder_token', 'l.pct', ...linkEnds],
      exclusions: `只看投标截止日有效的关系。${together}`,
    },
  ),
  judged(
    'WB083',
    '两家投标人由同一实际控制人控制，本身不属法规禁止的情形，是否协同投标需结合其他线索核查。',
    'ownership',
    { how: ['common'], roles: ['股东'], link: 'l.pct > :pct', levels: ':levels', except: ':state' },
    {
      thresholds: { pct: percent('每层持股超过', 50), levels, state },
      optional: ['l.holder_id', 'l.holder_token', ...linkEnds],
      exclusions: `共同的一方是国资监管机构、财政部门等国家出资机构的除外；只看投标截止日有效的持股。${together}`,
    },
  ),
  judged(
    'WB084',
    '两家投标人有共同的股东，或一家参股另一家，可能互通投标信息，需核查。',
    'ownership',
    { how: ['common', 'holds'], roles: ['股东'], link: 'l.pct >= :pct', levels: ':levels', except: ':state' },
    {
      thresholds: { pct: percent('持股均不低于', 5), levels: count('穿透层数', 1), state },
      optional: ['l.holder_id', 'l.holder_token', ...linkEnds],
      exclusions: `国家出资机构、公众股东除外；只看投标截止日有效的持股。${together}`,
    },
  ),
  judged(
    'WB085',
    '同一人在两家投标人任董事、监事或高管，可能互通投标信息，需核查。',
    'ownership',
    { how: ['common'], roles: ['董事', '监事', '高管'], levels: 1 },
    {
      optional: ['l.holder_id', 'l.pct', ...linkEnds],
      exclusions: `只看投标截止日在任的。${together}`,
    },
  ),
  judged(
    'WB086',
    '两家投标人的注册地址、年报电话或邮箱相同，可能由同一方经营，需实地核查。',
    'pair-party',
    {
      shared: ['p.address', 'p.phone_token', 'p.email_token'],
      where: `(p1.address = p2.address and not p1.address_cluster and not p2.address_cluster)
  or (p1.phone_token = p2.phone_token and p1.phone_token not in (select crowd.phone_token from {fact}.party crowd where crowd.phone_token is not null and {only: crowd.phone_token = p1.phone_token} group by 1 having count(*) > :crowd))
  or (p1.email_token = p2.email_token and p1.email_token not in (select crowd.email_token from {fact}.party crowd where crowd.email_token is not null and {only: crowd.email_token = p1.email_token} group by 1 having count(*) > :crowd))`,
    },
    {
      thresholds: { crowd: count('视为代办的共用家数超过', 5) },
      exclusions: `园区集群、代办地址，以及许多企业共用（代办）的电话、邮箱除外。${together}`,
    },
  ),
  judged(
    'WB087',
    '一家拟派人员的社保由同标段另一家缴纳，人员可能混用，需核对社保与劳动合同。',
    'query',
    {
      subject: 'pair',
      sql: `select t.tender_id || ':' || m.party_id || ':' || m.social_party_id as key, t.title as name, t.org_id, t.tender_id, array[m.party_id, m.social_party_id] as parties,
  count(distinct m.person_token)::float8 as value,
  jsonb_build_object('m.person_token', jsonb_agg(m.person_token order by m.person_token), 'm.post', jsonb_agg(m.post order by m.person_token), '投标人', min(p1.name), '社保缴纳单位', min(p2.name)) as evidence
from {fact}.bid_person m join {fact}.tender t on t.tender_id = m.tender_id
join {fact}.bid b on b.tender_id = m.tender_id and b.party_id = m.social_party_id and b.party_id <> m.party_id
left join {fact}.bid own on own.bid_id = m.bid_id
left join {fact}.party p1 on p1.party_id = m.party_id left join {fact}.party p2 on p2.party_id = m.social_party_id
where {in:t} and coalesce(b.status, 'valid') not in ('invited', 'withdrawn') and (own.consortium_no = b.consortium_no) is not true
group by t.tender_id, t.title, t.org_id, m.party_id, m.social_party_id having count(distinct m.person_token) >= :least`,
    },
    { thresholds: { least: count('人员至少', 1) }, optional: ['m.post', 'b.status', 'b.consortium_no'], exclusions: together },
  ),
  judged(
    'WB088',
    '两家投标人的法定代表人或股东之间是近亲属，可能协同投标，需核查。',
    'query',
    { subject: 'pair', sql: kin() },
    {
      thresholds: { pct: percent('股东持股不低于', 5) },
      optional: ['l.holder_id', 'l.holder_token', 'l.pct', 'k.relation', 'b.status', 'b.consortium_no', ...linkEnds],
      exclusions: together,
    },
  ),
  judged(
    'WB089',
    '两家投标人由同一代办人在几天之内先后注册，可作辅助线索。',
    'pair-party',
    {
      where: 'p1.registrar_token = p2.registrar_token and abs(p1.established_on - p2.established_on) <= :window',
      shared: ['p.registrar_token'],
    },
    { thresholds: { window: days('注册日期相差不超过', 7) }, exclusions: together },
  ),
]

/** People with a relative come first: only their parties are looked for among the bidders. */
function kin(): string {
  return `with related as materialized (
  select k.person_token as one, k.relative_token as two, k.relation from {fact}.kinship k where ${behindBidder('k.person_token')}
  union select k.relative_token, k.person_token, k.relation from {fact}.kinship k where ${behindBidder('k.relative_token')}
), held as materialized (
  select p.party_id, p.legal_rep_token as token, '法定代表人' as post, null::date as from_on, null::date as to_on from {fact}.party p where p.legal_rep_token in (select related.one from related) and ${ofBidder('p.party_id')}
  union
  select l.party_id, l.holder_token, l.role, l.from_on, l.to_on from {fact}.party_link l
  where l.role = '股东' and l.holder_id is null and l.holder_token in (select related.one from related) and l.pct >= :pct and ${ofBidder('l.party_id')}
), tied as materialized (
  select distinct one.* from held one join related on related.one = one.token join held two on two.token = related.two and two.party_id <> one.party_id
), person as materialized (
  select distinct b.tender_id, b.party_id, b.consortium_no, held.token, held.post
  from {fact}.bid b join tied held on held.party_id = b.party_id join {fact}.tender t on t.tender_id = b.tender_id
  where {in:b} and b.party_id = any(array(select tied.party_id from tied)) and coalesce(b.status, 'valid') not in ('invited', 'withdrawn')
    and coalesce(t.deadline_on, {today}) between coalesce(held.from_on, '-infinity') and coalesce(held.to_on, 'infinity')
)
select t.tender_id || ':' || first.party_id || ':' || second.party_id as key, t.title as name, t.org_id, t.tender_id, array[first.party_id, second.party_id] as parties, count(*)::float8 as value,
  jsonb_build_object('k.relation', jsonb_agg(distinct related.relation), 'k.person_token', jsonb_agg(distinct first.token), 'k.relative_token', jsonb_agg(distinct second.token), '身份', jsonb_agg(distinct first.post || '、' || second.post)) as evidence
from person first join related on related.one = first.token join person second on second.tender_id = first.tender_id and second.token = related.two and second.party_id > first.party_id
join {fact}.tender t on t.tender_id = first.tender_id where (first.consortium_no = second.consortium_no) is not true
group by t.tender_id, t.title, t.org_id, first.party_id, second.party_id`
}
