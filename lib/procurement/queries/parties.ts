import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { partyEquity } from '../property/party-equity'
import { partySides } from '../property/party-sides'
import { fewestPeers, quantile } from '../rules/standing'
import { partyFilterSchema } from '../schema'
import { externalOf, relatedOf, standingOf } from './party-relations'

export type PartyRow = {
  readonly id: string
  readonly name: string
  readonly uscc: string
  readonly roles: readonly string[]
  readonly scale: string | null
  readonly industry: string | null
  readonly establishedOn: string | null
  readonly bids: number
  readonly wins: number
  readonly awarded: string | null
  readonly listed: string | null
}

/** Market parties by name, with what they did in the tenders the asker may see. */
export const partyList = defineQuery({
  name: 'partyList',
  permission: 'procurement.read',
  input: partyFilterSchema,
  run: async ({ tx, now }, { role, scale, listed, words, cursor: at, size }) => {
    const cursor = readCursor(at)
    const back = cursor?.back ?? false
    const today = shanghaiDate(now)
    const like = likeOf(words)
    const where = Prisma.join(
      [
        Prisma.sql`true`,
        ...(role ? [Prisma.sql`p.roles @> array[${role}]::text[]`] : []),
        ...(scale ? [Prisma.sql`p.scale = ${scale}`] : []),
        ...(listed
          ? [
              Prisma.sql`exists (select 1 from party_listing z where z.party_id = p.party_id and z.from_on <= ${today}::date and (z.to_on is null or z.to_on >= ${today}::date))`,
            ]
          : []),
        ...(words ? [Prisma.sql`(p.name like ${like} or p.uscc = ${words.toUpperCase()})`] : []),
      ],
      ' and ',
    )
    const after = cursor
      ? Prisma.sql`and (p.name, p.party_id) ${Prisma.raw(back ? '<' : '>')} (${cursor.value ?? ''}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'desc' : 'asc')
    const rows = await tx.$queryRaw<PartyRow[]>`
      select p.party_id as id, p.name, p.uscc, p.roles, p.scale, p.industry, p.established_on::text as "establishedOn",
        (select count(*)::int from bid b where b.party_id = p.party_id) as bids,
        w.wins, w.awarded::text as awarded,
        (select z.kind from party_listing z where z.party_id = p.party_id and z.from_on <= ${today}::date and (z.to_on is null or z.to_on >= ${today}::date) limit 1) as listed
      from (select * from party p where ${where} ${after} order by p.name ${order}, p.party_id ${order} limit ${size + 1}) p
      cross join lateral (select count(*)::int as wins, sum(t.award_amount) as awarded from tender t where t.winner_id = p.party_id) w
      order by p.name ${order}, p.party_id ${order}`
    const [count] = await tx.$queryRaw<
      { n: number }[]
    >`select count(*)::int as n from (select 1 from party p where ${where} limit ${countCap + 1}) x`
    const page = pageOf(rows, size, cursor, ({ name, id }) => ({ value: name, id }))
    return { ...page, count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap } }
  },
})

/** One party: registry, listings, holders and posts, its history as bidder, winner, agency, its companions in bidding, its peers. */
export const partyRecord = defineQuery({
  name: 'partyRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const party = isId(id) ? await tx.party.findUnique({ where: { partyId: id } }) : null
    if (!party) throw new Refusal('not_found', '没有这个市场主体，或者您无权查看。')
    const date = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null
    const listings = await tx.partyListing.findMany({ where: { partyId: id }, orderBy: { fromOn: 'desc' } })
    const changes = await tx.registryChange.findMany({ where: { partyId: id }, orderBy: { changedOn: 'desc' }, take: 30 })
    return {
      ...{
        id,
        /** The enterprise of the register that this party is, where it buys. */
        orgId: party.roles.includes('buyer') ? party.orgId : null,
        name: party.name,
        uscc: party.uscc,
        roles: party.roles,
        scale: party.scale,
        industry: party.industry,
        scope: party.businessScope,
        producer: party.producer,
      },
      ...{
        establishedOn: date(party.establishedOn),
        capital: party.capital?.toString() ?? null,
        address: party.address,
        cluster: party.addressCluster,
        insured: party.insuredCount,
      },
      ...{
        litigation: party.litigationAmount?.toString() ?? null,
        rating: party.rating,
        soeBrand: party.soeBrand,
        soeRegistered: party.soeRegistered,
      },
      listings: listings.map((row) => ({ id: row.listingId, kind: row.kind, from: date(row.fromOn), to: date(row.toOn) })),
      changes: changes.map((row) => ({ id: row.changeId, kind: row.kind, on: date(row.changedOn) })),
      holders: await holdersOf(tx, id),
      years: await yearsOf(tx, id),
      buyers: await buyersOf(tx, id),
      companions: await companionsOf(tx, id),
      related: await relatedOf(tx, id),
      standing: await standingOf(tx, id),
      external: await externalOf(tx, id),
      sides: await partySides(tx, id),
      equity: await partyEquity(tx, id),
      peers: await peersOf(tx, id, party.industry),
      agency: party.roles.includes('agency') ? await agencyOf(tx, id) : null,
    }
  },
})
export type PartyRecord = Awaited<ReturnType<typeof partyRecord.run>>

type Holder = {
  id: string
  holderId: string | null
  name: string | null
  role: string
  pct: number | null
  from: string | null
  to: string | null
}

/** Who holds or works for a party; persons are named by a short mark only. */
function holdersOf(tx: Tx, id: string): Promise<Holder[]> {
  return tx.$queryRaw<Holder[]>`
    select l.link_id as id, l.holder_id as "holderId", coalesce(p.name, '自然人 ' || upper(left(md5(l.holder_token), 6))) as name, l.role, l.pct, l.from_on::text as "from", l.to_on::text as "to"
    from party_link l left join party p on p.party_id = l.holder_id where l.party_id = ${id}::uuid and l.role <> '社保' order by l.pct desc nulls last, l.role limit 50`
}

type Year = { year: string; bids: number; wins: number; awarded: string | null }

function yearsOf(tx: Tx, id: string): Promise<Year[]> {
  return tx.$queryRaw<Year[]>`
    select to_char(t.deadline_on, 'YYYY') as year, count(*)::int as bids, count(*) filter (where t.winner_id = b.party_id)::int as wins,
      sum(t.award_amount) filter (where t.winner_id = b.party_id)::text as awarded
    from bid b join tender t on t.tender_id = b.tender_id where b.party_id = ${id}::uuid and t.deadline_on is not null group by 1 order by 1`
}

type Buyer = { orgId: string; name: string; tenders: number; wins: number; awarded: string | null; share: number | null }

/** Where a party sells: its buyers with its share in what they awarded to anybody. */
function buyersOf(tx: Tx, id: string): Promise<Buyer[]> {
  return tx.$queryRaw<Buyer[]>`
    with own as (
      select t.org_id, count(*)::int as tenders, count(*) filter (where t.winner_id = b.party_id)::int as wins, sum(t.award_amount) filter (where t.winner_id = b.party_id) as awarded
      from bid b join tender t on t.tender_id = b.tender_id where b.party_id = ${id}::uuid group by 1)
    select o.org_id as "orgId", g.short_name as name, o.tenders, o.wins, o.awarded::text as awarded,
      (o.awarded / nullif((select sum(t.award_amount) from tender t where t.org_id = o.org_id), 0))::float8 as share
    from own o join org g on g.id = o.org_id order by o.awarded desc nulls last, o.tenders desc limit 20`
}

type Companion = { id: string; name: string; together: number; jaccard: number; ours: number; theirs: number }

function companionsOf(tx: Tx, id: string): Promise<Companion[]> {
  return tx.$queryRaw<Companion[]>`
    select p.party_id as id, p.name, h.together, h.jaccard, h.ours, h.theirs from (
      select b_id as other, together, jaccard, a_wins as ours, b_wins as theirs from pair_history where a_id = ${id}::uuid
      union all select a_id, together, jaccard, b_wins, a_wins from pair_history where b_id = ${id}::uuid) h
    join party p on p.party_id = h.other order by h.together desc, h.jaccard desc limit 15`
}

type Peers = { n: number; winRate: number | null; median: number | null; bids: number | null }

/** Against the other suppliers of its industry: the median of bids and the rate of winning, and its own rate. */
async function peersOf(tx: Tx, id: string, industry: string | null): Promise<Peers | null> {
  if (!industry) return null
  const [row] = await tx.$queryRaw<Peers[]>`
    with member as (
      select p.party_id, count(b.bid_id)::int as bids, count(b.bid_id) filter (where b.is_winner)::int as wins
      from party p join bid b on b.party_id = p.party_id where p.industry = ${industry} group by 1)
    select count(*)::int as n, (select m.wins::float8 / nullif(m.bids, 0) from member m where m.party_id = ${id}::uuid) as "winRate",
      percentile_cont(0.5) within group (order by wins::float8 / nullif(bids, 0)) as median, percentile_cont(0.5) within group (order by bids) as bids from member`
  return row ?? null
}

type AgencyYear = { year: string; tenders: number; awarded: string; single: number }
type Client = { orgId: string; name: string; tenders: number; awarded: string; share: number }
type AgencyMeasures = { tenders: number; single: number | null; rejected: number | null; saved: number | null }

const agencyMeasures = [
  { key: 'tenders', title: '代理标段', unit: '个' },
  { key: 'single', title: '单一投标占比', unit: '%' },
  { key: 'rejected', title: '投标否决率', unit: '%' },
  { key: 'saved', title: '节资率', unit: '%' },
] as const satisfies readonly { key: keyof AgencyMeasures; title: string; unit: string }[]

/**
 * An agency in the tenders the asker may see: years, whom it works for, and its figures against the median of the other agencies there (of at least
 * five; `n` = how many have the figure).
 */
async function agencyOf(tx: Tx, id: string) {
  const rows = await tx.$queryRaw<(AgencyMeasures & { id: string })[]>`
    select t.agency_id::text as id, count(*)::int as tenders,
      (100.0 * count(*) filter (where t.bid_count = 1) / nullif(count(*) filter (where t.bid_count >= 1), 0))::float8 as single,
      (100.0 * sum(b.rejected) / nullif(sum(b.bids), 0))::float8 as rejected,
      100 * (sum(t.estimate) filter (where t.award_amount is not null) - sum(t.award_amount) filter (where t.estimate is not null))::float8
        / nullif(sum(t.estimate) filter (where t.award_amount is not null), 0)::float8 as saved
    from tender t left join (
      select x.tender_id, count(*) as bids, count(*) filter (where x.status = 'disqualified') as rejected from bid x group by 1) b on b.tender_id = t.tender_id
    where t.agency_id is not null group by 1`
  const own = rows.find((row) => row.id === id)
  return {
    tenders: own?.tenders ?? 0,
    years: await tx.$queryRaw<AgencyYear[]>`
      select to_char(t.notice_on, 'YYYY') as year, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded,
        count(*) filter (where t.bid_count = 1)::int as single
      from tender t where t.agency_id = ${id}::uuid and t.notice_on is not null group by 1 order by 1`,
    clients: await tx.$queryRaw<Client[]>`
      select t.org_id::text as "orgId", o.short_name as name, count(*)::int as tenders, coalesce(sum(t.award_amount), 0)::text as awarded,
        (count(*) / sum(count(*)) over ())::float8 as share
      from tender t join org o on o.id = t.org_id where t.agency_id = ${id}::uuid group by 1, 2 order by 3 desc, 2 limit 20`,
    peers: agencyMeasures.map(({ key, title, unit }) => {
      const others = rows.filter((row) => row.id !== id).flatMap((row) => row[key] ?? [])
      return {
        key,
        title,
        unit,
        value: own?.[key] ?? null,
        median: others.length < fewestPeers ? null : quantile(others, 0.5),
        n: others.length,
      }
    }),
  }
}
