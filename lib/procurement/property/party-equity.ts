import type { Tx } from '@/lib/platform/db'

/** A registered enterprise that holds a party, and what the party won from the group of that enterprise. */
export type PartyOwner = {
  orgId: string
  orgName: string
  /** Percent, 0–100; null where the source tells none. */
  pct: string | null
  how: '产权登记' | '市场主体登记'
  tenders: number
  awarded: string
}
export type PartyEquity = { registered: { orgId: string; name: string } | null; owners: PartyOwner[] }

/**
 * What property-right data know of a party: the enterprise of the register that it is (by id or unified code), who holds it there, and which registered
 * enterprises hold it by the market register; each with the tenders that the party won from the holder's own group, which are to be looked into as
 * dealings with a related party. As far as the asker sees the enterprises.
 */
export async function partyEquity(tx: Tx, id: string): Promise<PartyEquity> {
  const [registered] = await tx.$queryRaw<{ orgId: string; name: string }[]>`
    select o.id::text as "orgId", o.name from party p join org o on o.kind = 'enterprise' and (o.id = p.org_id or o.code = p.uscc)
    where p.party_id = ${id}::uuid order by (o.id = p.org_id) desc nulls last limit 1`
  const owners = await tx.$queryRaw<PartyOwner[]>`
    with held as (
      select e.holder_id as org_id, e.pct::float8 as pct, '产权登记' as how from equity_edge e
      where e.org_id = ${registered?.orgId ?? null}::uuid and e.holder_id is not null and e.to_date is null
      union all
      select h.org_id, (100 * l.pct)::float8, '市场主体登记' from party_link l join party h on h.party_id = l.holder_id
      where l.party_id = ${id}::uuid and l.to_on is null and l.role = '股东' and h.org_id is not null
    ), best as (select distinct on (org_id) org_id, pct, how from held order by org_id, how)
    select o.id::text as "orgId", o.short_name as "orgName", round(b.pct::numeric, 2)::text as pct, b.how,
      (select count(*)::int from tender t join org x on x.id = t.org_id
        where t.winner_id = ${id}::uuid and coalesce(x.group_id, x.id) = coalesce(o.group_id, o.id)) as tenders,
      (select coalesce(sum(t.award_amount), 0)::text from tender t join org x on x.id = t.org_id
        where t.winner_id = ${id}::uuid and coalesce(x.group_id, x.id) = coalesce(o.group_id, o.id)) as awarded
    from best b join org o on o.id = b.org_id where o.kind = 'enterprise' order by tenders desc, b.pct desc nulls last limit 20`
  return { registered: registered ?? null, owners }
}
