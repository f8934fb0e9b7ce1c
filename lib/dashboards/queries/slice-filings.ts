import { sliceConditions } from '@/lib/dashboards/queries/conditions'
import type { Slice } from '@/lib/dashboards/schema'
import { type SliceRow, sliceSchema } from '@/lib/dashboards/schema'
import { countCap } from '@/lib/platform/paging'
import { defineQuery, type QueryContext } from '@/lib/platform/query'

/** How many filings behind a number are listed; the rest is in the ledger. */
export const sliceLimit = 200

async function run({ tx, actor, now }: QueryContext, slice: Slice) {
  const where = sliceConditions(slice, { actor, now })
  const rows = await tx.$queryRaw<Raw[]>`
    select f.filing_id::text as id, f.number, b.title, b.matter_name as "matterName", b.org_name as "orgName", f.line, f.status, b.step_name as "stepName",
      f.promise_days as "promiseDays", f.used_days as "usedDays", f.on_time as "onTime", f.arrived_at as "arrivedAt", f.due_at as "dueAt",
      f.concluded_at as "concludedAt"
    from fact.filing f join fact.filing_brief b on b.filing_id = f.filing_id
    where ${where} order by f.arrived_at desc, f.filing_id limit ${sliceLimit}`
  const counted = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (select 1 from fact.filing f where ${where} limit ${countCap + 1}) capped`
  return { rows: rows.map(toRow), count: counted[0]?.count ?? 0 }
}

type Raw = Omit<SliceRow, 'arrivedAt' | 'dueAt' | 'concludedAt'> & { arrivedAt: Date; dueAt: Date | null; concludedAt: Date | null }

function toRow({ arrivedAt, dueAt, concludedAt, ...row }: Raw): SliceRow {
  return {
    ...row,
    arrivedAt: arrivedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    concludedAt: concludedAt?.toISOString() ?? null,
  }
}

/** The filings behind a number of the statistics, newest first: at most 200, and how many there are (counted to 1000+). */
export const sliceFilings = defineQuery({ name: 'sliceFilings', permission: 'matter.statistics', input: sliceSchema, run })

/** The same behind a number of the screen. */
export const screenFilings = defineQuery({ name: 'screenFilings', permission: 'screen.read', input: sliceSchema, run })
