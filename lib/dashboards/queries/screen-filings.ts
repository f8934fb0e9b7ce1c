import { type Asked, sliceConditions, tabCondition } from '@/lib/dashboards/queries/conditions'
import { measureColumns, toRow } from '@/lib/dashboards/queries/measures'
import { departmentNames } from '@/lib/dashboards/queries/names'
import { isGroup } from '@/lib/dashboards/queries/screen-enterprises'
import { actWord } from '@/lib/dashboards/rules/latest-act'
import { noMeasure } from '@/lib/dashboards/rules/rates'
import type { LatestAct, Measure, OverdueLine, ScreenGroup } from '@/lib/dashboards/schema'
import { shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'

/** What lies open now and what was concluded today, whatever the day of arrival. */
export async function filingsNow(tx: Tx, asked: Asked, today: string) {
  const rows = await tx.$queryRaw<{ open: number; overdue: number }[]>`
    select count(*)::int as open, count(*) filter (where ${tabCondition('overdue', asked.now)})::int as overdue
    from fact.filing f where ${tabCondition('open', asked.now)}`
  const concluded = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from fact.filing f where ${sliceConditions({ concludedOn: today }, asked)}`
  return { open: rows[0]?.open ?? 0, overdue: rows[0]?.overdue ?? 0, concludedToday: concluded[0]?.count ?? 0 }
}

type RawGroup = Measure & { group: string; openNow: number }

/** The city's groups, each with its filings of the period and what lies open; the districts' enterprises together are the last row. */
export async function groupFigures(tx: Tx, period: { from: string; to: string }, asked: Asked): Promise<ScreenGroup[]> {
  const groups = await tx.$queryRaw<{ id: string; name: string }[]>`
    select o.org_id::text as id, o.short_name as name from fact.organisation o where o.owner = 'city' and ${isGroup} order by o.org_id`
  const rows = await tx.$queryRaw<RawGroup[]>`
    select ${groupKey} as "group", ${measureColumns(asked.now)} from fact.filing f join fact.organisation o on o.org_id = f.org_id
    where ${sliceConditions(period, asked)} group by 1`
  const open = await tx.$queryRaw<{ group: string; count: number }[]>`
    select ${groupKey} as "group", count(*)::int as count from fact.filing f join fact.organisation o on o.org_id = f.org_id
    where ${tabCondition('open', asked.now)} group by 1`
  const measures = new Map(rows.map((row) => [row.group, row]))
  const openNow = new Map(open.map((row) => [row.group, row.count]))
  const row = (id: string, name: string, owner: ScreenGroup['owner']) => ({
    ...toRow(measures.get(id) ?? noMeasure, id, name),
    openNow: openNow.get(id) ?? 0,
    owner,
  })
  const city = groups.map(({ id, name }) => row(id, name, 'city')).sort((a, b) => b.filings - a.filings || b.openNow - a.openNow)
  const district = row('district', '区（市）属企业', 'district')
  return district.filings + district.openNow > 0 ? [...city, district] : city
}

const groupKey = Prisma.sql`case when o.owner = 'city' then coalesce(f.group_id, f.org_id)::text else 'district' end`

/** Overdue filings by lead department, the most first; `worstDays` = working days past the limit of the oldest. */
export async function overdueLines(tx: Tx, asked: Asked): Promise<OverdueLine[]> {
  const rows = await tx.$queryRaw<{ line: string; count: number; oldest: Date }[]>`
    select f.line, count(*)::int as count, min(f.due_at) as oldest from fact.filing f
    where ${tabCondition('overdue', asked.now)} group by f.line order by count desc, oldest`
  const names = await departmentNames(tx)
  const today = shanghaiDate(asked.now)
  return rows.map(({ line, count, oldest }) => ({
    line,
    name: names.get(line) ?? line,
    count,
    worstDays: workCalendar.workdaysBetween(shanghaiDate(oldest), today),
  }))
}

type RawAct = {
  id: string
  filingId: string
  at: Date
  action: string
  statusAfter: string
  returnedTo: string | null
  accepts: boolean
  kind: string
  matterCode: string
  matter: string
  title: string
  org: string
}

/** The latest acts the outside world may know, newest first. */
export async function latestActs(tx: Tx, asked: Asked, most: number): Promise<LatestAct[]> {
  const rows = await tx.$queryRaw<RawAct[]>`
    select e.event_id::text as id, e.filing_id::text as "filingId", e.at, e.action, coalesce(e.status_after, '') as "statusAfter",
      e.returned_to as "returnedTo", coalesce(f.accepted_at = e.at, false) as accepts, f.kind, f.matter_code as "matterCode", b.matter_name as matter, b.title,
      coalesce(o.short_name, b.org_name) as org
    from fact.flow_event e join fact.filing f on f.filing_id = e.filing_id join fact.filing_brief b on b.filing_id = f.filing_id
      left join fact.organisation o on o.org_id = f.org_id
    where e.at <= ${asked.now} and e.at >= f.arrived_at and (e.action in ('correct', 'reject', 'refuse', 'conclude')
      or e.status_after in ('concluded', 'refused', 'rejected') or e.returned_to = 'enterprise' or f.accepted_at = e.at)
    order by e.at desc limit ${most}`
  return rows.flatMap((row) => {
    const told = actWord(row)
    const { id, filingId, at, matterCode, matter, title, org } = row
    return told ? [{ id, filingId, at: at.toISOString(), ...told, matterCode, matter, title, org }] : []
  })
}
