import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import type { Indicator } from '../indicators/definition'
import { currentEdition } from '../indicators/keep-indicators'
import type { Amounts } from '../statement/amounts'
import { dueOn } from '../statement/due'
import type { StatementForm } from '../statement/form'
import { formVersion } from '../statement/read'
import { mustReport, reportOf } from '../statement/reporting'

/** An accepted monthly statement of a first-level enterprise. */
export type GroupStatement = {
  id: string
  period: number
  scope: string
  number: number
  source: string
  form: StatementForm
  amounts: Amounts
}

export type GroupFacts = {
  orgId: string
  name: string
  now: GroupStatement | null
  yearAgo: GroupStatement | null
  values: Readonly<Record<string, string | null>>
  earlier: Readonly<Record<string, string | null>>
}

/** All that a monthly analysis says, read once; the text is a pure function of it. */
export type MonthlyFacts = {
  period: number
  indicators: readonly (Indicator & { version: number })[]
  groups: readonly GroupFacts[]
  /** Sums over first-level enterprises, month by month, of this year and the year before. */
  trend: readonly { period: number; reported: number; profit: string | null; revenue: string | null }[]
  /** Enterprises of every level that made a profit or a loss in the month and in the same month a year ago. */
  turns: { reported: number; losing: number; losingBefore: number; turnedToLoss: readonly string[]; turnedToProfit: readonly string[] }
  filing: { total: number; accepted: number; late: readonly string[]; missing: readonly string[]; due: string; overdue: boolean }
}

type StatementRow = Omit<GroupStatement, 'form' | 'amounts'> & {
  orgId: string
  formId: string
  amounts: (string | null)[]
  values: Record<string, string | null> | null
}

/** Reads the facts of a month in the reader's sight. */
export async function monthlyFacts(tx: Tx, period: number, now: Date): Promise<MonthlyFacts> {
  const { id: editionId, indicators } = await currentEdition(tx)
  const versions = await tx.$queryRaw<{ code: string; version: number }[]>`
    select d.code, d.version from indicator_edition e join definition d on d.id = any(e.definition_ids) where e.id = ${editionId || null}::uuid`
  const numbers = new Map(versions.map(({ code, version }) => [code, version]))
  const groups = await groupsOf(tx, period)
  return {
    period,
    indicators: indicators.map((one) => ({ ...one, version: numbers.get(one.code) ?? 1 })),
    groups,
    trend: await trendOf(tx, period),
    turns: await turnsOf(tx, period),
    filing: await filingOf(tx, period, now),
  }
}

async function groupsOf(tx: Tx, period: number): Promise<GroupFacts[]> {
  const orgs = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id::text, short_name as name from org where kind = 'enterprise' and level = 1 and status <> '已注销' order by code`
  const rows = await tx.$queryRaw<StatementRow[]>`
    select s.id::text, s.org_id::text as "orgId", s.period, s.scope, v.number, v.source, v.form_id::text as "formId", v.amounts::text[] as amounts,
      (select jsonb_object_agg(u.code, i.values[u.position]::text) from indicator_edition e, unnest(e.codes) with ordinality u(code, position)
        where e.id = i.edition_id) as values
    from statement s join org o on o.id = s.org_id and o.kind = 'enterprise' and o.level = 1
    join statement_version v on v.id = s.accepted_version_id left join indicator_sheet i on i.statement_id = s.id
    where s.form_code = 'flash' and s.scope in ('consolidated', 'single') and s.period in (${period}, ${period - 100})
    order by s.scope`
  const read = async (row: StatementRow | undefined): Promise<GroupStatement | null> => {
    if (!row) return null
    const { form } = await formVersion(tx, row.formId)
    const { id, scope, number, source } = row
    const amounts = row.amounts.map((text) => (text === null ? null : BigInt(text)))
    return { id, period: row.period, scope, number, source, form, amounts }
  }
  const groups: GroupFacts[] = []
  for (const { id: orgId, name } of orgs) {
    const at = (when: number) => rows.find((row) => row.orgId === orgId && row.period === when)
    const [now, before] = [at(period), at(period - 100)]
    groups.push({
      ...{ orgId, name, now: await read(now), yearAgo: await read(before) },
      ...{ values: now?.values ?? {}, earlier: before?.values ?? {} },
    })
  }
  return groups
}

async function trendOf(tx: Tx, period: number): Promise<MonthlyFacts['trend']> {
  const year = Math.floor(period / 100)
  const months = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => [(year - 1) * 100 + month, year * 100 + month])
  const wanted = months.filter((code) => code <= period)
  return tx.$queryRaw<{ period: number; reported: number; profit: string | null; revenue: string | null }[]>`
    select v.period, (count(distinct v.org_id))::int as reported, (sum(v.value) filter (where v.code = 'YL01'))::text as profit,
      (sum(v.value) filter (where v.code = 'GM01'))::text as revenue
    from fact.indicator_value v join org o on o.id = v.org_id
    where o.level = 1 and o.status <> '已注销' and v.form_code = 'flash' and v.scope in ('consolidated', 'single') and v.code in ('YL01', 'GM01')
      and v.period in (${Prisma.join(wanted)}) group by v.period order by v.period`
}

async function turnsOf(tx: Tx, period: number): Promise<MonthlyFacts['turns']> {
  const rows = await tx.$queryRaw<{ name: string; now: string; before: string | null }[]>`
    select o.short_name as name, v.value::text as now, b.value::text as before
    from fact.indicator_value v join org o on o.id = v.org_id
    left join fact.indicator_value b on b.org_id = v.org_id and b.form_code = 'flash' and b.scope = v.scope and b.code = 'YL01' and b.period = ${period - 100}
    where v.form_code = 'flash' and v.scope in ('consolidated', 'single') and v.code = 'YL01' and v.period = ${period} order by o.level, o.code`
  const below = (text: string | null) => text !== null && text.startsWith('-')
  return {
    reported: rows.length,
    losing: rows.filter(({ now }) => below(now)).length,
    losingBefore: rows.filter(({ before }) => below(before)).length,
    turnedToLoss: rows.filter(({ now, before }) => below(now) && before !== null && !below(before)).map(({ name }) => name),
    turnedToProfit: rows.filter(({ now, before }) => !below(now) && below(before)).map(({ name }) => name),
  }
}

async function filingOf(tx: Tx, period: number, now: Date): Promise<MonthlyFacts['filing']> {
  const due = dueOn('flash', period)
  const rows = await tx.$queryRaw<{ name: string; accepted: string | null }[]>`
    select o.short_name as name, min(left((s.accepted_at at time zone 'Asia/Shanghai')::text, 10)) filter (where s.accepted_version_id is not null) as accepted
    from org o left join statement s on ${reportOf('flash', period)} where ${mustReport} group by o.id, o.short_name, o.level, o.code order by o.level, o.code`
  return {
    ...{ total: rows.length, accepted: rows.filter(({ accepted }) => accepted !== null).length, due, overdue: shanghaiDate(now) > due },
    late: rows.filter(({ accepted }) => accepted !== null && accepted > due).map(({ name }) => name),
    missing: rows.filter(({ accepted }) => accepted === null).map(({ name }) => name),
  }
}
