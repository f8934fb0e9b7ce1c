import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { leanOf } from './experts'

/**
 * One expert by what the asker may see: seats by year and buyer, scores against those of the other evaluators by supplier and the farthest ones,
 * with whom the expert sat, and relations to bidders that call for standing aside.
 */
export const expertRecord = defineQuery({
  name: 'expertRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx }, { id }) => {
    const expert = isId(id) ? await tx.expert.findUnique({ where: { expertId: id } }) : null
    if (!expert) throw new Refusal('not_found', '没有这名专家，或者您无权查看。')
    const employer = expert.employerId
      ? await tx.party.findUnique({ where: { partyId: expert.employerId }, select: { partyId: true, name: true } })
      : null
    const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null
    return {
      ...{ id, no: expert.expertNo, speciality: expert.speciality, termUntil: day(expert.termUntil) },
      suspension: expert.suspendedFrom && { from: day(expert.suspendedFrom), to: day(expert.suspendedTo) },
      employer: employer && { id: employer.partyId, name: employer.name },
      years: await yearsOf(tx, id),
      buyers: await buyersOf(tx, id),
      suppliers: await suppliersOf(tx, id),
      farthest: await farthestOf(tx, id),
      companions: await companionsOf(tx, id),
      ties: await tiesOf(tx, id),
    }
  },
})
export type ExpertRecord = Awaited<ReturnType<typeof expertRecord.run>>

type Year = { year: string; seats: number }

function yearsOf(tx: Tx, id: string): Promise<Year[]> {
  return tx.$queryRaw<Year[]>`
    select to_char(v.evaluated_on, 'YYYY') as year, count(*)::int as seats from evaluator v where v.expert_id = ${id}::uuid and v.evaluated_on is not null group by 1 order by 1`
}

type Buyer = { orgId: string; name: string; seats: number; share: number }

function buyersOf(tx: Tx, id: string): Promise<Buyer[]> {
  return tx.$queryRaw<Buyer[]>`
    select v.org_id as "orgId", o.short_name as name, count(*)::int as seats, (count(*) / sum(count(*)) over ())::float8 as share
    from evaluator v join org o on o.id = v.org_id where v.expert_id = ${id}::uuid group by 1, 2 order by 3 desc, 2 limit 12`
}

type Supplier = { id: string; name: string; tenders: number; wins: number; marks: number; lean: number; best: number }

/** Suppliers the expert scored, the most favoured first: `best` = how often nobody of the bid's evaluators gave more in sum. */
function suppliersOf(tx: Tx, id: string): Promise<Supplier[]> {
  return tx.$queryRaw<Supplier[]>`
    with ${leanOf(Prisma.sql`select ${id}::uuid`)}, summed as (
      select s.bid_id, s.party_id, s.tender_id, s.expert_id, sum(s.score) as mark from score s where s.tender_id in (select tender_id from touched) group by 1, 2, 3, 4
    ), own as (
      select m.party_id, count(*) filter (where m.mark >= all (select x.mark from summed x where x.tender_id = m.tender_id and x.expert_id = m.expert_id))::int as best
      from summed m where m.expert_id = ${id}::uuid group by 1)
    select p.party_id as id, p.name, count(distinct l.tender_id)::int as tenders, count(distinct t.tender_id)::int as wins, count(*)::int as marks, avg(l.lean) as lean, coalesce(max(own.best), 0)::int as best
    from leaning l join party p on p.party_id = l.party_id left join tender t on t.tender_id = l.tender_id and t.winner_id = l.party_id left join own on own.party_id = l.party_id
    group by 1, 2 order by avg(l.lean) desc, 1 limit 15`
}

type Far = {
  tenderId: string
  title: string
  party: string
  item: string
  score: number
  mean: number
  fullMarks: number
  lean: number
}

function farthestOf(tx: Tx, id: string): Promise<Far[]> {
  return tx.$queryRaw<Far[]>`
    with ${leanOf(Prisma.sql`select ${id}::uuid`)}
    select l.tender_id as "tenderId", t.title, p.name as party, l.item, l.score, l.mean, l.full_marks as "fullMarks", l.lean
    from leaning l join tender t on t.tender_id = l.tender_id join party p on p.party_id = l.party_id order by abs(l.lean) desc, l.tender_id, l.item limit 15`
}

type Companion = { id: string; no: string; together: number; theirs: number }

function companionsOf(tx: Tx, id: string): Promise<Companion[]> {
  return tx.$queryRaw<Companion[]>`
    with met as (
      select b.expert_id, count(*)::int as together from evaluator a join evaluator b on b.tender_id = a.tender_id and b.expert_id <> a.expert_id
      where a.expert_id = ${id}::uuid and not coalesce(b.owner_rep, false) group by 1 having count(*) >= 2 order by 2 desc, 1 limit 15)
    select e.expert_id as id, e.expert_no as no, m.together, (select count(*)::int from evaluator v where v.expert_id = e.expert_id) as theirs
    from met m join expert e on e.expert_id = m.expert_id order by m.together desc, e.expert_no`
}

type Tie = { tenderId: string; title: string; partyId: string; party: string; bond: string; won: boolean }

/** Bidders of the tenders the expert sat in with whom the expert, or a relative, has to do; the persons stay unnamed. */
function tiesOf(tx: Tx, id: string): Promise<Tie[]> {
  return tx.$queryRaw<Tie[]>`
    with who as (
      select e.person_token as token, null::text as relation from expert e where e.expert_id = ${id}::uuid and e.person_token is not null
      union select k.relative_token, k.relation from kinship k join expert e on e.person_token = k.person_token where e.expert_id = ${id}::uuid
      union select k.person_token, k.relation from kinship k join expert e on e.person_token = k.relative_token where e.expert_id = ${id}::uuid
    ), entry as (
      select b.tender_id, b.party_id from evaluator v join bid b on b.tender_id = v.tender_id where v.expert_id = ${id}::uuid
    ), tie as (
      select n.tender_id, n.party_id, '任职或社保单位' as bond from entry n join expert e on e.employer_id = n.party_id where e.expert_id = ${id}::uuid
      union select n.tender_id, n.party_id, coalesce('近亲属（' || w.relation || '）', '本人') || '：法定代表人' from entry n join party p on p.party_id = n.party_id join who w on w.token = p.legal_rep_token
      union select n.tender_id, n.party_id, coalesce('近亲属（' || w.relation || '）', '本人') || '：' || l.role from entry n join party_link l on l.party_id = n.party_id join who w on w.token = l.holder_token)
    select t.tender_id as "tenderId", t.title, p.party_id as "partyId", p.name as party, string_agg(tie.bond, '、' order by tie.bond) as bond, coalesce(t.winner_id = p.party_id, false) as won
    from tie join tender t on t.tender_id = tie.tender_id join party p on p.party_id = tie.party_id group by 1, 2, 3, 4, 6 order by 6 desc, t.deadline_on desc nulls last, 1 limit 30`
}
