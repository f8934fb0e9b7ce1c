import { Prisma } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { caseTitle } from '../rules/case-title'
import { type CaseFilter, caseFilterSchema, type RiskLevel } from '../schema'

export type CaseRow = {
  readonly id: string
  readonly level: RiskLevel
  readonly title: string
  readonly orgName: string
  readonly open: number
  readonly findings: number
  readonly at: string
}

/** A case is open while one of its findings is there and not judged: what desks and the screen count. */
export const openCase = Prisma.sql`exists (select 1 from risk_finding f where f.case_id = c.id and app.is_open(f))`

const place = Prisma.sql`(case c.level when '红' then 1 when '橙' then 2 when '黄' then 3 else 4 end * 100000000000000::bigint - extract(epoch from c.at)::bigint)`

/** The cases: most urgent level first, then newest, with how many of their findings are open. */
export const caseList = defineQuery({
  name: 'caseList',
  permission: 'risk.read',
  input: caseFilterSchema,
  run: async ({ tx }, filter) => {
    const cursor = readCursor(filter.cursor, 'number')
    const back = cursor?.back ?? false
    const after = cursor?.value
      ? Prisma.sql`and (${place}, c.id) ${Prisma.raw(back ? '<' : '>')} (${BigInt(cursor.value)}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'desc' : 'asc')
    const rows = await tx.$queryRaw<(Omit<CaseRow, 'at'> & { at: Date; sortKey: string })[]>`
      select c.id, c.level, ${Prisma.raw(caseTitle)} as title, o.short_name as "orgName", n.open, n.findings, c.at, ${place}::text as "sortKey"
      from risk_case c join org o on o.id = c.org_id left join tender t on t.tender_id = c.tender_id
      cross join lateral (select count(*)::int as findings, count(*) filter (where app.is_open(f))::int as open
        from risk_finding f where f.case_id = c.id) n
      where ${conditions(filter)} ${after} order by ${place} ${order}, c.id ${order} limit ${filter.size + 1}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from (select 1 from risk_case c where ${conditions(filter)} limit ${countCap + 1}) x`
    const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sortKey, id: row.id }))
    return {
      ...page,
      rows: page.rows.map(({ sortKey: _, at, ...row }): CaseRow => ({ ...row, at: at.toISOString() })),
      count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap },
    }
  },
})

function conditions({ tab, level, orgId, words }: CaseFilter): Prisma.Sql {
  const like = likeOf(words)
  const list = [
    { open: openCase, settled: Prisma.sql`not ${openCase}`, all: Prisma.sql`true` }[tab],
    ...(level ? [Prisma.sql`c.level = ${level}`] : []),
    ...(orgId
      ? [Prisma.sql`c.org_id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid and x.to_date is null)`]
      : []),
    ...(words
      ? [
          Prisma.sql`(exists (select 1 from tender t where t.tender_id = c.tender_id and (t.title like ${like} or t.code like ${like}))
            or exists (select 1 from risk_finding f where f.case_id = c.id and f.subject_name like ${like})
            or c.party_ids && array(select p.party_id from party p where p.name like ${like}))`,
        ]
      : []),
  ]
  return Prisma.join(list, ' and ')
}
