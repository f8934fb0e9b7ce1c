import { Decimal } from '@/lib/kernel/decimal'
import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import type { TargetKind } from './subjects'

/** A confirmed yearly value with where it comes from: version, document, who proposed and who confirmed. */
export type TargetValue = {
  readonly orgId: string
  readonly kind: TargetKind
  readonly subject: string
  /** Decimal text in the unit of the subject. */
  readonly value: string
  readonly number: number
  readonly source: string
  readonly basis: string
  readonly byName: string
  readonly at: string
  readonly decidedByName: string | null
  readonly decidedAt: string | null
}

/** The yearly values in force (the newest confirmed version of each) of these enterprises in sight. */
export async function targetsInForce(tx: Tx, year: number, orgIds: readonly string[]): Promise<TargetValue[]> {
  if (orgIds.length === 0) return []
  const inForce = Prisma.sql`
    select distinct on (org_id, kind, subject) org_id::text as "orgId", kind, subject, trim_scale(value)::text as value, number, source, basis,
      by_name as "byName", left((at at time zone 'Asia/Shanghai')::text, 16) as at, decided_by_name as "decidedByName",
      left((decided_at at time zone 'Asia/Shanghai')::text, 16) as "decidedAt"
    from finance_target where year = ${year} and status = 'confirmed' and org_id = any (${[...orgIds]}::uuid[])
    order by org_id, kind, subject, number desc`
  return rowsIn<TargetValue>(tx, inForce)
}

/** What enterprises reported last in a year (consolidated or single), by `org|subject`: the value in the unit of the subject and the month. */
export async function reportedOf(
  tx: Tx,
  year: number,
  asked: readonly { orgId: string; subject: string }[],
): Promise<ReadonlyMap<string, { period: number; value: string | null }>> {
  const found = new Map<string, { period: number; value: string | null }>()
  if (asked.length === 0) return found
  const orgIds = [...new Set(asked.map(({ orgId }) => orgId))]
  const subjects = [...new Set(asked.map(({ subject }) => subject))]
  const newest = Prisma.sql`select distinct on (s.org_id) s.org_id, s.period, s.scope, s.accepted_version_id from statement s
    where s.org_id = any (${orgIds}::uuid[]) and s.form_code = 'flash' and s.accepted_version_id is not null and s.scope in ('consolidated', 'single')
      and s.period between ${year * 100 + 1} and ${year * 100 + 12} order by s.org_id, s.period desc, s.scope`
  const rows = await tx.$queryRaw<{ orgId: string; period: number; subject: string | null; value: string | null }[]>`
    with n as materialized (${newest})
    select n.org_id::text as "orgId", n.period, v.code as subject, v.value::text as value from n
    left join fact.indicator_value v on v.org_id = n.org_id and v.form_code = 'flash' and v.period = n.period and v.scope = n.scope and v.code = any (${subjects}::text[])
    union all
    select n.org_id::text, n.period, c.path, (v.amounts[c.position] / (case c.unit when '%' then 1000000.0 when '元' then 1000000.0 else 100.0 end))::text
    from n join statement_version v on v.id = n.accepted_version_id join statement_cell c on c.form_id = v.form_id and c.path = any (${subjects}::text[])`
  const periods = new Map(rows.map(({ orgId, period }) => [orgId, period]))
  for (const { orgId, subject } of asked) {
    const period = periods.get(orgId)
    if (period !== undefined) found.set(`${orgId}|${subject}`, { period, value: null })
  }
  for (const { orgId, period, subject, value } of rows)
    if (subject !== null && value !== null && found.has(`${orgId}|${subject}`))
      found.set(`${orgId}|${subject}`, { period, value: new Decimal(value).toString() })
  return found
}
