import { climbing, linkEnds } from '../../engine/detectors/ownership'
import { byRow, count, type Judgement, judged, percent, words } from '../model'
import { behindBidder, ofBidder, ofBuyer } from '../sql'

/** Who hands in a bid, with the day on which links must hold, as `entry(tender_id, party_id, bid_id, day)`. */
const entry = (which = 'true') => `entry as materialized (
  select distinct t.tender_id, t.title, t.org_id, t.buyer_id, t.agency_id, b.party_id, coalesce(t.deadline_on, {today}) as day
  from {fact}.bid b join {fact}.tender t on t.tender_id = b.tender_id where {in:t} and coalesce(b.status, 'valid') not in ('invited', 'withdrawn') and (${which})
)`
const serving = `entry.day between coalesce(l.from_on, '-infinity') and coalesce(l.to_on, 'infinity')`
const optional = ['b.status', ...linkEnds]

/** 关联关系：投标人与采购人、代理机构. */
export const insiderModels: readonly Judgement[] = [
  judged(
    'WB090',
    '采购人控股投标人，或采购人的高管在投标人任职，可能影响招标公正性，需核查。',
    'query',
    { subject: 'bid', sql: buyerInterest(), reads: ['b.status'] },
    {
      thresholds: {
        pct: percent('每层持股超过', 50),
        levels: count('穿透层数', 5),
        posts: words('采购人方面的人员', ['领导', '高管']),
      },
      optional: [...optional, 'o.left_on', 't.agency_id'],
      exclusions: '只看投标截止日有效的持股与任职；已离任的人员除外。',
    },
  ),
  judged(
    'WB091',
    '采购人员、领导或其亲属在投标人持股或任职，需核对申报与回避情况。',
    'query',
    { subject: 'buyer-supplier', sql: insiderBusiness() },
    {
      thresholds: {
        self: words('本人经商即算的人员', ['采购人员', '领导亲属']),
        kin: words('看其亲属的人员', ['采购人员', '领导', '高管']),
      },
      optional: [...optional, 't.buyer_id', 't.agency_id', 'k.relation', 'p.legal_rep_token', 'o.left_on', 'l.pct'],
      exclusions: '只看投标截止日有效的持股与任职；已离职的人员除外。',
    },
  ),
  judged(
    'WB092',
    '投标人与招标代理机构有共同的股东或人员，可能影响代理公正性，需核查。',
    'query',
    { subject: 'bid', sql: agencyTies() },
    {
      thresholds: {
        state: words(
          '国家出资机构与公众股东（正则）',
          '国有资产监督管理|国资委|财政部|财政厅|财政局|人民政府|社会保障基金|中央汇金|证券登记结算',
        ),
      },
      optional: [...optional, 't.buyer_id', 'p.legal_rep_token', 'l.holder_id'],
      exclusions: '共同股东是国家出资机构、公众股东的除外；只看投标截止日有效的持股与任职。',
    },
  ),
  byRow(
    'WB093',
    '名称带有中央企业或国有企业字号，却不在国有产权登记中，需核对是否冒充。',
    'bidder',
    'p.soe_brand and not p.soe_registered',
    {
      show: 'p.name p.uscc',
    },
  ),
]

function finding(title: string): string {
  return `entry.tender_id || ':' || entry.party_id as key, ${title} as name, entry.org_id, entry.tender_id, array[entry.party_id] as parties`
}

function buyerInterest(): string {
  return `with recursive start as materialized (
  select distinct entries.party_id as party from {once:entry} entries
), ${climbing({ roles: ['股东'], link: 'l.pct > :pct', levels: ':levels' })}, above as materialized (
  select climb.* from climb where climb.depth > 0 and climb.node in (select t.buyer_id from {fact}.tender t where {in:t})
), posted as materialized (
  select l.party_id from {fact}.party_link l where l.role in ('董事', '监事', '高管') and l.holder_token in (select o.person_token from {fact}.insider o where o.role in :posts) and ${ofBidder('l.party_id')}
), ${entry('b.party_id = any(array(select above.start from above union select posted.party_id from posted))')}, found as (
  select entry.tender_id, entry.party_id, jsonb_build_object('关系', '采购人控股', '路径', climb.path) as evidence
  from entry join above climb on climb.start = entry.party_id and climb.node = entry.buyer_id and entry.day between climb.since and climb.until
  union all
  select entry.tender_id, entry.party_id, jsonb_build_object('关系', '采购人员任职', 'o.person_token', o.person_token, 'o.role', o.role, 'l.role', l.role) as evidence
  from entry join {fact}.insider o on o.org_id = entry.org_id and o.role in :posts and coalesce(o.left_on, 'infinity') >= entry.day
  join {fact}.party_link l on l.party_id = entry.party_id and l.holder_token = o.person_token and l.role in ('董事', '监事', '高管') and ${serving}
)
select distinct on (1) ${finding('entry.title')}, count(*) over (partition by entry.tender_id, entry.party_id)::float8 as value, found.evidence
from found join entry using (tender_id, party_id) order by 1, found.evidence::text`
}

function insiderBusiness(): string {
  return `with close_person as materialized (
  select o.org_id, o.person_token as token, o.person_token as insider, o.role, '本人' as relation, coalesce(o.left_on, 'infinity') as until from {fact}.insider o where o.role in :self and ${ofBuyer('o.org_id')}
  union select o.org_id, k.relative_token, o.person_token, o.role, k.relation, coalesce(o.left_on, 'infinity') from {fact}.insider o join {fact}.kinship k on k.person_token = o.person_token where o.role in :kin and ${ofBuyer('o.org_id')} and ${behindBidder('k.relative_token')}
  union select o.org_id, k.person_token, o.person_token, o.role, k.relation, coalesce(o.left_on, 'infinity') from {fact}.insider o join {fact}.kinship k on k.relative_token = o.person_token where o.role in :kin and ${ofBuyer('o.org_id')} and ${behindBidder('k.person_token')}
), held as materialized (
  select l.party_id, l.holder_token as token, l.role, l.pct, coalesce(l.from_on, '-infinity') as since, coalesce(l.to_on, 'infinity') as until from {fact}.party_link l where l.holder_token in (select close_person.token from close_person) and ${ofBidder('l.party_id')}
  union select p.party_id, p.legal_rep_token, '法定代表人', null, '-infinity', 'infinity' from {fact}.party p where p.legal_rep_token in (select close_person.token from close_person) and ${ofBidder('p.party_id')}
), ${entry('b.party_id = any(array(select held.party_id from held))')}, post as (
  select entry.tender_id, entry.party_id, held.token, held.role, held.pct from entry join held on held.party_id = entry.party_id and entry.day between held.since and held.until
)
select ${finding('min(entry.title)')}, count(distinct post.token)::float8 as value,
  jsonb_build_object('o.person_token', jsonb_agg(distinct close_person.insider), 'o.role', jsonb_agg(distinct close_person.role), 'k.relation', jsonb_agg(distinct close_person.relation), '在投标人的身份', jsonb_agg(distinct post.role), 'l.pct', max(post.pct)) as evidence
from entry join post using (tender_id, party_id) join close_person on close_person.org_id = entry.org_id and close_person.token = post.token and close_person.until >= entry.day
group by entry.tender_id, entry.party_id, entry.org_id`
}

/** Links of bidders and of agencies, each party once; only marks that both sides have are put beside the tenders. */
function agencyTies(): string {
  const ties = (
    parties: string,
  ) => `select l.party_id, coalesce(l.holder_id::text, l.holder_token) as mark, coalesce(owner.name, '自然人') as holder, l.role, coalesce(l.from_on, '-infinity') as since, coalesce(l.to_on, 'infinity') as until
  from {fact}.party_link l left join {fact}.party owner on owner.party_id = l.holder_id where l.role in ('股东', '董事', '监事', '高管') and l.party_id in (${parties})
  union all select p.party_id, p.legal_rep_token, '自然人', '法定代表人', '-infinity', 'infinity' from {fact}.party p where p.party_id in (${parties})
  union all select self.id, self.id::text, '本单位', '本单位', '-infinity', 'infinity' from (${parties}) self(id)`
  return `with agency_tie as materialized (
  ${ties('select distinct t.agency_id from {fact}.tender t where {in:t} and t.agency_id is not null')}
), every_tie as (
  ${ties('select distinct b.party_id from {fact}.bid b where {in:b}')}
), bidder_tie as materialized (
  select every_tie.* from every_tie where every_tie.mark in (select agency_tie.mark from agency_tie) and every_tie.holder !~ :state
), ${entry('b.party_id = any(array(select bidder_tie.party_id from bidder_tie))')}
select ${finding('min(entry.title)')}, count(distinct one.mark)::float8 as value,
  jsonb_build_object('共同的一方', jsonb_agg(distinct one.holder), '在投标人的身份', jsonb_agg(distinct one.role), '在代理机构的身份', jsonb_agg(distinct two.role), '代理机构', min(office.name)) as evidence
from bidder_tie one join agency_tie two on two.mark = one.mark join entry on entry.party_id = one.party_id and entry.agency_id = two.party_id
left join {fact}.party office on office.party_id = entry.agency_id
where entry.day between one.since and one.until and entry.day between two.since and two.until group by entry.tender_id, entry.party_id, entry.org_id`
}
