import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from '@/lib/treasury/queries/scope'
import { type RuleTopic, rotationParameter, ruleTopics } from '../rules/governance'
import { type GovernanceFilter, governanceFilterSchema } from '../schema'

/** A line of the register: a person in a post, a rule, or an enterprise whose rules leave something out (`missing`). Days as text. */
export type GovernanceRow = {
  id: string
  orgId: string
  orgName: string
  name: string | null
  post: string | null
  startedOn: string | null
  endedOn: string | null
  /** The day from which the post should be another's; `over` when it has come. */
  dueOn: string | null
  over: boolean
  note: string | null
  number: string | null
  covers: RuleTopic[]
  link: string | null
  fileId: string | null
  missing: RuleTopic[]
}

const years = (org: string, today: string) => Prisma.sql`coalesce((
  select q.value::numeric from parameter q where q.code = ${rotationParameter.code} and q.effective_from <= ${today} and (q.org_id is null or q.org_id = ${Prisma.raw(org)})
  order by q.org_id is null, q.effective_from desc, q.created_at desc limit 1), ${rotationParameter.default}::numeric)`

/** The day from which a post (row `s` of procurement_post) should be another's, as text, by the years that hold on a day. */
export const rotationDue = (today: string) =>
  Prisma.sql`(s.started_on::date + make_interval(months => (${years('s.org_id', today)} * 12)::int))::date::text`

/** Whether somebody still holds a post (row `s`) that should be another's by a day; `due` is the day from which. */
export const overdue = (due: Prisma.Sql, today: string) => Prisma.sql`${due} <= ${today} and (s.ended_on is null or s.ended_on > ${today})`

/** The tables, columns, conditions and order of each tab on a day. */
function tabOf(tab: GovernanceFilter['tab'], today: string, over: boolean) {
  const topics = Prisma.sql`${[...ruleTopics]}::text[]`
  const late = overdue(Prisma.sql`s.due_on`, today)
  if (tab === 'posts')
    return {
      from: Prisma.sql`(select s.*, ${rotationDue(today)} as due_on from procurement_post s) s join org o on o.id = s.org_id`,
      columns: Prisma.sql`s.id::text as id, s.org_id::text as "orgId", o.short_name as "orgName", s.name, s.post, s.started_on as "startedOn", s.ended_on as "endedOn",
        s.note, s.due_on as "dueOn", ${late} as over`,
      where: over ? late : Prisma.sql`true`,
      place: { at: `(case when s.ended_on is null then '0' else '1' end || s.started_on)`, id: 's.id', org: 's.org_id' },
      words: ['s.name', 's.post', 'o.short_name'],
    }
  if (tab === 'rules')
    return {
      from: Prisma.sql`procurement_rule s join org o on o.id = s.org_id`,
      columns: Prisma.sql`s.id::text as id, s.org_id::text as "orgId", o.short_name as "orgName", s.name, s.number, s.covers, s.in_force_on as "startedOn",
        s.ended_on as "endedOn", s.link, s.file_id::text as "fileId"`,
      where: Prisma.sql`true`,
      place: { at: 'o.code', id: 's.id', org: 's.org_id' },
      words: ['s.name', 's.number', 'o.short_name'],
    }
  const missing = Prisma.sql`array(select t from unnest(${topics}) with ordinality as u(t, n) where not exists (select 1 from procurement_rule r
    where r.org_id = o.id and t = any (r.covers) and r.in_force_on <= ${today} and (r.ended_on is null or r.ended_on > ${today})) order by n)`
  return {
    from: Prisma.sql`(select o.*, ${missing} as missing from org o where o.kind = 'enterprise' and o.status <> '已注销'
      and (o.level = 1 or exists (select 1 from tender t where t.org_id = o.id))) o`,
    columns: Prisma.sql`o.id::text as id, o.id::text as "orgId", o.short_name as "orgName", o.missing`,
    where: Prisma.sql`cardinality(o.missing) > 0`,
    place: { at: 'o.code', id: 'o.id', org: 'o.id' },
    words: ['o.short_name'],
  }
}

const nothing = {
  ...{ name: null, post: null, startedOn: null, endedOn: null, dueOn: null, over: false, note: null, number: null },
  ...{ covers: [], link: null, fileId: null, missing: [] },
}

/** People in procurement posts (the longest there first), internal rules, and enterprises that buy but whose rules in force leave a topic out. */
export const governanceList = defineQuery({
  name: 'governanceList',
  permission: 'procurement.read',
  input: governanceFilterSchema,
  run: async ({ tx, now }, { tab, over, orgId, words, cursor: at, size }: GovernanceFilter) => {
    const today = shanghaiDate(now)
    const { place, ...asked } = tabOf(tab, today, over)
    const where = Prisma.join([asked.where, belowOrg(orgId, place.org), ...(words ? [anyLike(asked.words, words)] : [])], ' and ')
    const cursor = readCursor(at)
    const back = cursor?.back ?? false
    const after = cursor
      ? Prisma.sql`and (${Prisma.raw(place.at)}, ${Prisma.raw(place.id)}) ${Prisma.raw(back ? '<' : '>')} (${cursor.value ?? ''}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'desc' : 'asc')
    const rows = await tx.$queryRaw<(GovernanceRow & { place: string })[]>`
      select ${asked.columns}, ${Prisma.raw(place.at)} as place from ${asked.from} where ${where} ${after}
      order by ${Prisma.raw(place.at)} ${order}, ${Prisma.raw(place.id)} ${order} limit ${size + 1}`
    const page = pageOf(rows, size, cursor, ({ place: value, id }) => ({ value, id }))
    const count = await countOf(tx, asked.from, where)
    const late = tabOf('posts', today, true)
    return {
      ...page,
      rows: page.rows.map(({ place: _, ...row }): GovernanceRow => ({ ...nothing, ...row })),
      count: { value: Math.min(count, countCap), capped: count > countCap },
      over: await countOf(tx, late.from, late.where),
    }
  },
})

async function countOf(tx: Tx, from: Prisma.Sql, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<
    { n: number }[]
  >`select count(*)::int as n from (select 1 from ${from} where ${where} limit ${countCap + 1}) z`
  return row?.n ?? 0
}
