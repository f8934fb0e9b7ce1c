import { type Asked, sliceConditions, tabCondition } from '@/lib/dashboards/queries/conditions'
import { departmentNames, orgNames, placeName } from '@/lib/dashboards/queries/names'
import { noMeasure, ratesOf } from '@/lib/dashboards/rules/rates'
import type { CountScope, Dimension, Measure, MeasureRow } from '@/lib/dashboards/schema'
import { Prisma, type Tx } from '@/lib/platform/db'

const concluded = Prisma.sql`f.status = 'concluded' and f.used_days is not null`
const limited = Prisma.sql`${concluded} and f.statutory_days is not null`

/** The counts and sums of a set of `fact.filing f`, as columns named like the fields of Measure. */
export function measureColumns(now: Date): Prisma.Sql {
  return Prisma.sql`count(*)::int as "filings",
    count(*) filter (where ${tabCondition('open', now)})::int as "open",
    count(*) filter (where ${tabCondition('overdue', now)})::int as "overdue",
    count(*) filter (where ${tabCondition('ended', now)})::int as "ended",
    count(*) filter (where f.on_time)::int as "onTime",
    count(*) filter (where not f.on_time)::int as "late",
    count(*) filter (where ${concluded})::int as "measured",
    coalesce(sum(f.used_days) filter (where ${concluded}), 0)::int as "usedSum",
    coalesce(sum(f.promise_days) filter (where ${concluded}), 0)::int as "promiseSum",
    count(*) filter (where ${concluded} and f.extended_days > 0)::int as "extended",
    count(*) filter (where ${limited})::int as "statutoryMeasured",
    coalesce(sum(f.used_days) filter (where ${limited}), 0)::int as "statutoryUsedSum",
    coalesce(sum(f.statutory_days) filter (where ${limited}), 0)::int as "statutorySum",
    count(*) filter (where f.returns + f.corrections > 0)::int as "back"`
}

export type Measures = { total: Measure & MeasureRow; by: Record<Dimension, MeasureRow[]> }

type Raw = Measure & { grouped: number; kind: string | null; group: string | null; line: string | null; org: string | null } & {
  adcode: string | null
  matter: string | null
  matterName: string | null
}

// Bits of grouping(kind, group_id, line, org_id, adcode, matter_code) for each single column: the one that is not rolled up is 0.
const bits: Record<Dimension, number> = { kind: 31, group: 47, line: 55, org: 59, adcode: 61, matter: 62 }

/** All breakdowns of a scope in one reading of the table; every dimension adds up to the total. Rows by number of filings, largest first. */
export async function measuresOf(tx: Tx, scope: CountScope, asked: Asked): Promise<Measures> {
  const rows = await tx.$queryRaw<Raw[]>`
    select grouping(f.kind, f.group_id, f.line, f.org_id, f.adcode, f.matter_code)::int as grouped, f.kind, f.group_id::text as "group", f.line,
      f.org_id::text as org, f.adcode, f.matter_code as matter, max(b.matter_name) as "matterName", ${measureColumns(asked.now)}
    from fact.filing f join fact.filing_brief b on b.filing_id = f.filing_id
    where ${sliceConditions(scope, asked)}
    group by grouping sets ((), (f.kind), (f.group_id), (f.line), (f.org_id), (f.adcode), (f.matter_code))`
  const orgs = await orgNames(tx, [...new Set(rows.flatMap((row) => [row.group, row.org]).filter((id) => id !== null))])
  const departments = await departmentNames(tx)
  const labels: Record<Dimension, (row: Raw, key: string) => string> = {
    kind: (_, key) => key,
    group: (_, key) => (key === '' ? '未归入集团' : (orgs.get(key) ?? key)),
    line: (_, key) => departments.get(key) ?? key,
    org: (_, key) => orgs.get(key) ?? key,
    adcode: (_, key) => placeName(key),
    matter: (row, key) => row.matterName ?? key,
  }
  const by = (dimension: Dimension) =>
    rows
      .filter((row) => row.grouped === bits[dimension])
      .map((row) => toRow(row, row[dimension] ?? '', labels[dimension](row, row[dimension] ?? '')))
      .sort((a, b) => b.filings - a.filings || (a.key < b.key ? -1 : 1))
  const total = rows.find((row) => row.grouped === 63)
  return {
    total: toRow(total ?? noMeasure, 'total', '合计'),
    by: { kind: by('kind'), group: by('group'), line: by('line'), org: by('org'), adcode: by('adcode'), matter: by('matter') },
  }
}

/** A measure with its rates, under a key and a name. */
export function toRow(measure: Measure, key: string, label: string): MeasureRow {
  const keys = Object.keys(noMeasure) as (keyof Measure)[]
  const plain = Object.fromEntries(keys.map((name) => [name, measure[name]])) as Measure
  return { key, label, ...plain, ...ratesOf(plain) }
}
