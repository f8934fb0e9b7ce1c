import { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { modelOf } from '../models/registry'
import { type FindingFilter, type FindingStatus, findingFilterSchema, type RiskLevel } from '../schema'

export type FindingRow = {
  readonly id: string
  readonly caseId: string | null
  readonly modelCode: string
  readonly modelName: string
  readonly dimension: string
  readonly grade: string
  readonly level: RiskLevel
  readonly subjectName: string
  readonly orgName: string
  readonly parties: readonly string[]
  readonly value: number | null
  readonly status: FindingStatus
  readonly verdict: string | null
  readonly firstSeenAt: string
}

type Row = Omit<FindingRow, 'modelName' | 'firstSeenAt'> & { firstSeenAt: Date; sortKey: string }

/** Of a level, the place in the order of urgency. */
const rank = Prisma.sql`case f.level when '红' then 1 when '橙' then 2 when '黄' then 3 else 4 end`
// Levels rise and days fall: a number that grows as urgency falls.
const place = Prisma.sql`(${rank} * 100000000000000::bigint - extract(epoch from f.first_seen_at)::bigint)`

/** The ledger of findings: most urgent level first, then newest. */
export const findingList = defineQuery({
  name: 'findingList',
  permission: 'risk.read',
  input: findingFilterSchema,
  run: async ({ tx }, filter) => {
    const cursor = readCursor(filter.cursor, 'number')
    const back = cursor?.back ?? false
    const after = cursor?.value
      ? back
        ? Prisma.sql`and (${place}, f.id) < (${BigInt(cursor.value)}, ${cursor.id}::uuid)`
        : Prisma.sql`and (${place}, f.id) > (${BigInt(cursor.value)}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = back ? Prisma.sql`desc` : Prisma.sql`asc`
    const rows = await tx.$queryRaw<Row[]>`
      select f.id, f.case_id as "caseId", f.model_code as "modelCode", f.dimension, f.grade, f.level, f.subject_name as "subjectName", o.short_name as "orgName",
        coalesce((select array_agg(p.name order by p.name) from party p where p.party_id = any(f.party_ids)), '{}') as parties,
        f.value, f.status, f.verdict, f.first_seen_at as "firstSeenAt", ${place}::text as "sortKey"
      from risk_finding f join org o on o.id = f.org_id
      where ${conditions(filter)} ${after}
      order by ${place} ${order}, f.id ${order} limit ${filter.size + 1}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from (select 1 from risk_finding f where ${conditions(filter)} limit ${countCap + 1}) x`
    const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sortKey, id: row.id }))
    return { ...page, rows: page.rows.map(toRow), count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap } }
  },
})

const toRow = ({ sortKey: _, ...row }: Row): FindingRow => ({
  ...row,
  modelName: modelOf(row.modelCode)?.name ?? row.modelCode,
  firstSeenAt: row.firstSeenAt.toISOString(),
})

/** Which findings a filter means, as a condition on `risk_finding f`. */
export function conditions({
  tab,
  level,
  dimension,
  grade,
  model,
  orgId,
  own,
  partyId,
  expert,
  from,
  to,
  words,
}: FindingFilter): Prisma.Sql {
  const list = [
    {
      open: Prisma.sql`app.is_open(f)`,
      asked: Prisma.sql`f.gone_at is null and f.status in ('asked', 'explained')`,
      closed: Prisma.sql`f.status = 'closed'`,
      gone: Prisma.sql`f.gone_at is not null`,
      all: Prisma.sql`true`,
    }[tab],
    ...(level ? [Prisma.sql`f.level = ${level}`] : []),
    ...(dimension ? [Prisma.sql`f.dimension = ${dimension}`] : []),
    ...(grade ? [Prisma.sql`f.grade = ${grade}`] : []),
    ...(model ? [Prisma.sql`f.model_code = ${model}`] : []),
    ...(orgId && own ? [Prisma.sql`f.org_id = ${orgId}::uuid`] : []),
    ...(orgId && !own ? [Prisma.sql`f.org_id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid)`] : []),
    ...(expert ? [Prisma.sql`f.evidence -> 'e.expert_no' @> to_jsonb(${expert}::text)`] : []),
    ...(partyId ? [Prisma.sql`f.party_ids @> array[${partyId}]::uuid[]`] : []),
    ...(from ? [Prisma.sql`f.first_seen_at >= ${`${from} 00:00+08`}::timestamptz`] : []),
    ...(to ? [Prisma.sql`f.first_seen_at < ${`${to} 00:00+08`}::timestamptz + interval '1 day'`] : []),
    ...(words ? [wordsIn(words)] : []),
  ]
  return Prisma.join(list, ' and ')
}

function wordsIn(words: string): Prisma.Sql {
  const like = likeOf(words)
  if (isId(words)) return Prisma.sql`f.id = ${words}::uuid`
  return Prisma.sql`(f.subject_name like ${like} or f.model_code = ${words.toUpperCase()}
    or exists (select 1 from party p where p.party_id = any(f.party_ids) and p.name like ${like}))`
}
