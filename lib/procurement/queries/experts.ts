import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { type ExpertFilter, expertFilterSchema } from '../schema'
import { ranked } from './ranked'

export type ExpertRow = {
  readonly id: string
  readonly no: string
  readonly speciality: string | null
  readonly employer: string | null
  readonly termUntil: string | null
  readonly suspended: boolean
  readonly seats: number
  readonly buyers: number
  readonly lastOn: string | null
  readonly lean: number | null
  readonly findings: number
  readonly serious: number
}

const keys = {
  seats: Prisma.sql`coalesce(k.seats, 0)::bigint`,
  findings: Prisma.sql`(coalesce(r.serious, 0) * 1000000 + coalesce(r.findings, 0))::bigint`,
  last: Prisma.sql`coalesce(k.last_on - date '1970-01-01', 0)::bigint`,
}

/**
 * Experts with what they did in the tenders the asker may see: how often they sat, for how many buyers, how far their subjective scores lie from
 * those of the other evaluators (mean difference over full marks), and what the models found. Names are not told.
 */
export const expertList = defineQuery({
  name: 'expertList',
  permission: 'procurement.read',
  input: expertFilterSchema,
  run: async ({ tx, now }, filter) => {
    const today = Prisma.sql`${shanghaiDate(now)}::date`
    const rank = ranked(keys[filter.sort], Prisma.sql`e.expert_id`, filter)
    const rows = await tx.$queryRaw<(ExpertRow & { sortKey: string })[]>`
      with ${seats}, ${findings},
      page as materialized (
        select e.expert_id, e.expert_no, e.speciality, e.employer_id, e.term_until, e.suspended_from, e.suspended_to, k.seats, k.buyers, k.last_on, r.findings, r.serious,
          ${keys[filter.sort]} as sort_key
        from expert e left join seat k on k.expert_id = e.expert_id left join told r on r.expert_no = e.expert_no
        where ${conditions(filter, today)} and ${rank.after} order by ${rank.order} limit ${filter.size + 1}
      ), ${leanOf(Prisma.sql`select expert_id from page`)}
      select e.expert_id as id, e.expert_no as no, e.speciality, p.name as employer, e.term_until::text as "termUntil",
        coalesce(${isSuspended(today)}, false) as suspended,
        coalesce(e.seats, 0)::int as seats, coalesce(e.buyers, 0)::int as buyers, e.last_on::text as "lastOn", l.lean, coalesce(e.findings, 0)::int as findings,
        coalesce(e.serious, 0)::int as serious, e.sort_key::text as "sortKey"
      from page e left join party p on p.party_id = e.employer_id left join (select expert_id, avg(lean) as lean from leaning group by 1) l on l.expert_id = e.expert_id
      order by ${order(filter)}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      with ${seats}, ${findings} select count(*)::int as n from expert e left join seat k on k.expert_id = e.expert_id left join told r on r.expert_no = e.expert_no
      where ${conditions(filter, today)}`
    const page = rank.cut(rows)
    return { ...page, rows: page.rows.map(({ sortKey: _, ...row }): ExpertRow => row), count: { value: count?.n ?? 0, capped: false } }
  },
})

const seats = Prisma.sql`seat as (
  select v.expert_id, count(*) as seats, count(distinct v.org_id) as buyers, max(v.evaluated_on) as last_on from evaluator v group by 1)`

/** What the models hold against experts; evidence names one or two of them by number. */
const findings = Prisma.sql`told as (
  select n.no as expert_no, count(*) as findings, count(*) filter (where f.level in ('红', '橙')) as serious from risk_finding f
  cross join lateral jsonb_array_elements_text(case jsonb_typeof(f.evidence -> 'e.expert_no') when 'array' then f.evidence -> 'e.expert_no'
    else jsonb_build_array(f.evidence -> 'e.expert_no') end) as n(no)
  where f.evidence ? 'e.expert_no' and f.gone_at is null and f.verdict is distinct from '误报' group by 1)`

/**
 * CTE `leaning`: every subjective score of these experts beside the mean of the other evaluators of the same bid and item (two others at
 * least); `lean` is the difference over full marks.
 */
export const leanOf = (experts: Prisma.Sql) => Prisma.sql`touched as materialized (
    select distinct v.tender_id from evaluator v where v.expert_id in (${experts})
  ), cell as materialized (
    select x.bid_id, x.item, sum(x.score)::float8 as whole, count(*)::int as n from score x
    where x.tender_id in (select tender_id from touched) and x.subjective and x.score is not null group by 1, 2 having count(*) >= 3
  ), leaning as materialized (
    select s.expert_id, s.tender_id, s.party_id, s.item, s.score, s.full_marks, (c.whole - s.score) / (c.n - 1) as mean,
      (s.score - (c.whole - s.score) / (c.n - 1)) / s.full_marks as lean
    from score s join cell c on c.bid_id = s.bid_id and c.item = s.item
    where s.expert_id in (${experts}) and s.subjective and s.score is not null and s.full_marks > 0)`

function conditions({ speciality, state, words }: ExpertFilter, today: Prisma.Sql): Prisma.Sql {
  const list = [
    Prisma.sql`true`,
    ...(speciality ? [Prisma.sql`e.speciality = ${speciality}`] : []),
    ...(state === 'found' ? [Prisma.sql`r.findings > 0`] : []),
    ...(state === 'suspended' ? [isSuspended(today)] : []),
    ...(state === 'ended' ? [Prisma.sql`e.term_until < ${today}`] : []),
    ...(words ? [wordsIn(words)] : []),
  ]
  return Prisma.join(list, ' and ')
}

const isSuspended = (today: Prisma.Sql) => Prisma.sql`e.suspended_from <= ${today} and coalesce(e.suspended_to >= ${today}, true)`

function wordsIn(words: string): Prisma.Sql {
  const like = likeOf(words)
  return Prisma.sql`(e.expert_no like ${like} or e.employer_id in (select p.party_id from party p where p.name like ${like}))`
}

function order({ descending, cursor, sort: _, ...filter }: ExpertFilter): Prisma.Sql {
  return ranked(Prisma.sql`e.sort_key`, Prisma.sql`e.expert_id`, { ...filter, descending, cursor }).order
}
