import type { Tx } from '@/lib/platform/db'
import { externalSources } from '../rules/external-sources'

type Related = { id: string; name: string; bonds: string; together: number; met: number }

/**
 * Parties related by shareholding, a shared shareholder or officer, or a shared contact, with how often both bid in one tender (`together` in the
 * whole market as the night counted it, `met` in the tenders the asker may see).
 */
export function relatedOf(tx: Tx, id: string): Promise<Related[]> {
  return tx.$queryRaw<Related[]>`
    with bond as (
      select l.holder_id as other, '其股东' as words from party_link l where l.party_id = ${id}::uuid and l.holder_id is not null and l.to_on is null
      union select l.party_id, '持股对象' from party_link l where l.holder_id = ${id}::uuid and l.to_on is null
      union select b.party_id, '同一股东' from party_link a join party_link b on b.holder_id = a.holder_id and b.party_id <> a.party_id
        where a.party_id = ${id}::uuid and a.to_on is null and b.to_on is null
      union select b.party_id, '同一人员（' || b.role || '）' from party_link a join party_link b on b.holder_token = a.holder_token and b.party_id <> a.party_id
        where a.party_id = ${id}::uuid and a.role <> '社保' and b.role <> '社保' and a.to_on is null and b.to_on is null
      union select b.party_id, '同一法定代表人' from party a join party b on b.legal_rep_token = a.legal_rep_token and b.party_id <> a.party_id where a.party_id = ${id}::uuid
      union select b.party_id, '同一电话' from party a join party b on b.phone_token = a.phone_token and b.party_id <> a.party_id where a.party_id = ${id}::uuid
      union select b.party_id, '同一邮箱' from party a join party b on b.email_token = a.email_token and b.party_id <> a.party_id where a.party_id = ${id}::uuid
      union select b.party_id, '同一地址' from party a join party b on b.address = a.address and b.party_id <> a.party_id and not coalesce(b.address_cluster, false)
        where a.party_id = ${id}::uuid and not coalesce(a.address_cluster, false)
    ), bound as (select other, string_agg(distinct words, '、') as bonds from bond group by 1)
    select p.party_id as id, p.name, b.bonds,
      coalesce((select h.together from pair_history h where (h.a_id, h.b_id) in ((${id}::uuid, p.party_id), (p.party_id, ${id}::uuid)) limit 1), 0)::int as together,
      (select count(distinct x.tender_id)::int from bid x join bid y on y.tender_id = x.tender_id and y.party_id = p.party_id where x.party_id = ${id}::uuid) as met
    from bound b join party p on p.party_id = b.other order by 4 desc, 5 desc, p.name limit 20`
}

type Standing = {
  topBuyer: string | null
  topShare: number | null
  hhi: number | null
  contracts: number
  amount: string | null
  changed: string | null
  defaults: number
  score: number | null
  late: number
}

/** How a party's sales are spread over its buyers, and how it carried out its contracts, as far as the asker may see them. */
export async function standingOf(tx: Tx, id: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<Standing[]>`
    with sold as (select t.org_id, sum(t.award_amount)::float8 as amount from tender t where t.winner_id = ${id}::uuid and t.award_amount > 0 group by 1),
    whole as (select sum(amount) as amount from sold),
    own as (select c.* from contract c where c.party_id = ${id}::uuid)
    select (select o.short_name from sold s join org o on o.id = s.org_id order by s.amount desc limit 1) as "topBuyer",
      (select max(s.amount) / max(w.amount) from sold s, whole w) as "topShare", (select sum((s.amount / w.amount) ^ 2) from sold s, whole w) as hhi,
      (select count(*)::int from own) as contracts, (select sum(amount)::text from own) as amount,
      (select sum(h.delta)::text from contract_change h join own on own.contract_id = h.contract_id) as changed,
      (select coalesce(sum(defaults), 0)::int from own) as defaults, (select avg(supplier_score)::float8 from own) as score,
      (select count(*)::int from own where ended_on > planned_end_on) as late`
  return row!
}

type Facts = {
  registered: boolean
  changes: number
  changedOn: string | null
  litigation: string | null
  taxed: boolean
  receivedOn: string | null
  tenders: number
}
export type ExternalLine = { source: string; organ: string; state: 'facts' | 'nothing' | 'missing'; words: string; on: string | null }

/**
 * What each of the five outside sources says of a party, and of which day: the newest delivery of the source, for the exchange the last
 * arrival of one of the party's tenders. A source that never delivered and told nothing is `missing`; one that delivered nothing about
 * this party is `nothing`.
 */
export async function externalOf(tx: Tx, id: string): Promise<ExternalLine[]> {
  const [facts] = await tx.$queryRaw<Facts[]>`
    select (p.capital is not null or p.established_on is not null or p.business_scope is not null) as registered,
      (select count(*)::int from registry_change c where c.party_id = p.party_id) as changes, (select max(c.changed_on)::text from registry_change c where c.party_id = p.party_id) as "changedOn",
      p.litigation_amount::text as litigation, p.revenue is not null as taxed, x.tenders, x."receivedOn"
    from party p cross join lateral (
      select count(*)::int as tenders, to_char(max(t.received_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "receivedOn" from tender t
      where t.winner_id = p.party_id or t.agency_id = p.party_id or t.buyer_id = p.party_id or exists (select 1 from bid b where b.tender_id = t.tender_id and b.party_id = p.party_id)) x
    where p.party_id = ${id}::uuid`
  const listings = await tx.$queryRaw<{ kind: string; count: number; on: string }[]>`
    select kind, count(*)::int as count, max(from_on)::text as on from party_listing where party_id = ${id}::uuid group by 1 order by 1`
  const delivered = await tx.$queryRaw<
    { source: string; on: string }[]
  >`select source, max(as_of)::text as on from external_delivery group by 1`
  return externalSources.map(({ key, organ, kinds }): ExternalLine => {
    const own = listings.filter(({ kind }) => kinds.includes(kind))
    const said = [...(facts ? saidOf(key, facts) : []), ...own.map(({ kind, count }) => `${kind} ${count} 条`)]
    const on = delivered.find(({ source }) => source === key)?.on ?? (key === '公共资源交易' ? (facts?.receivedOn ?? null) : null)
    const state = said.length > 0 ? 'facts' : on ? 'nothing' : 'missing'
    return { source: key, organ, state, words: said.join('，'), on }
  })
}

function saidOf(key: string, facts: Facts): string[] {
  if (key === '工商登记')
    return [...(facts.registered ? ['登记信息'] : []), ...(facts.changes > 0 ? [`变更 ${facts.changes} 次，最近 ${facts.changedOn}`] : [])]
  if (key === '司法' && facts.litigation !== null) return [facts.litigation === '0' ? '没有涉诉与被执行金额' : '有涉诉与被执行金额']
  if (key === '税务' && facts.taxed) return ['上年营业收入（不显示）']
  if (key === '公共资源交易' && facts.tenders > 0) return [`参与标段 ${facts.tenders} 个`]
  return []
}
