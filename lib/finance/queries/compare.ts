import { shiftMonths } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import type { ComparedOrg } from '../compare/pivot'
import { type Compare, compareSchema, exportedCells, mostPeriods, shownCells } from '../compare/schema'
import type { Indicator } from '../indicators/definition'
import { currentEdition } from '../indicators/keep-indicators'
import { lastPeriod } from './board'

/** Indicators when none were chosen. */
const usual = ['YL01', 'WL01']

type Row = { id: string; name: string; total: number; sheets: ComparedOrg['sheets'] | null }

/** Periods of a span, oldest first: months, or the last months of years. */
export function spanOf(form: Compare['form'], from: number | undefined, until: number): number[] {
  const step = form === 'flash' ? 1 : 12
  // A year counts when it is over: half a year asked for in months ends with the year before.
  const last = form === 'flash' || until % 100 === 12 ? until : (Math.floor(until / 100) - 1) * 100 + 12
  const wished = from ?? shiftMonths(last, form === 'flash' ? -11 : -24)
  const first = form === 'flash' ? wished : Math.floor(wished / 100) * 100 + 12
  const periods: number[] = []
  for (let at = last; at >= first && periods.length < mostPeriods; at = shiftMonths(at, -step)) periods.unshift(at)
  return periods
}

/** Enterprises × indicators × periods, a page of enterprises at a time; values are those that `fact.indicator_value` shows. */
export const financeCompare = defineQuery({
  name: 'financeCompare',
  permission: 'finance.read',
  input: compareSchema,
  run: async ({ tx }, compare) => compared(tx, compare, false),
})
export type FinanceCompare = Awaited<ReturnType<typeof financeCompare.run>>

/** The comparison in whole (`all`) or the page that is asked for. Throws Refusal when a workbook could not hold it. */
export async function compared(tx: Tx, compare: Compare, all: boolean) {
  const { indicators: library } = await currentEdition(tx)
  const codes = compare.codes.length > 0 ? compare.codes : usual
  const indicators = codes.flatMap((code): Indicator[] => library.filter((one) => one.code === code))
  const until = compare.until ?? (await lastPeriod(tx, compare.form))
  const groups = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id::text, short_name as name from org where kind = 'enterprise' and level = 1 order by code limit 500`
  const head = { compare: { ...compare, codes: indicators.map(({ code }) => code) }, library, indicators, groups }
  if (until === null || indicators.length === 0) return { ...head, periods: [], orgs: [], total: 0, size: 0, newest: until }
  const periods = spanOf(compare.form, compare.from, until)
  const each = Math.max(1, periods.length * indicators.length)
  const size = all ? Math.floor(exportedCells / each) : Math.max(1, Math.floor(shownCells / each))
  const rows = await ask(tx, compare, {
    codes: indicators.map(({ code }) => code),
    periods,
    size,
    offset: all ? 0 : (compare.page - 1) * size,
  })
  const total = rows[0]?.total ?? 0
  if (all && total > size)
    throw new Refusal('invalid', `共 ${total} 户 × ${each} 个数，超过一次导出的 ${exportedCells} 个，请减少指标或期间。`)
  const orgs = rows.map(({ id, name, sheets }): ComparedOrg => ({ id, name, sheets: sheets ?? [] }))
  return { ...head, periods, orgs, total, size, newest: until }
}

/** All values in one statement: the enterprises of the page, and for each its sheets with the wanted positions of the edition they were worked out by. */
function ask(
  tx: Tx,
  compare: Compare,
  { codes, periods, size, offset }: { codes: string[]; periods: number[]; size: number; offset: number },
) {
  const values = compare.annualised ? Prisma.sql`coalesce(i.annualised[x.at], i.values[x.at])` : Prisma.sql`i.values[x.at]`
  const scope = compare.scope === 'head' ? Prisma.sql`i.scope in ('consolidated', 'single')` : Prisma.sql`i.scope = ${compare.scope}`
  const mine = Prisma.sql`i.form_code = ${compare.form} and ${scope}`
  const first = Prisma.sql`(select i.values[array_position(e.codes, ${codes[0]})] from indicator_sheet i join indicator_edition e on e.id = i.edition_id
    where i.org_id = o.id and ${mine} and i.period = ${periods.at(-1)} limit 1)`
  const order = {
    register: Prisma.sql`o.level, o.code`,
    high: Prisma.sql`${first} desc nulls last, o.code`,
    low: Prisma.sql`${first} asc nulls last, o.code`,
  }
  return tx.$queryRaw<Row[]>`
    with chosen as (
      select o.id, o.short_name as name, count(*) over ()::int as total, row_number() over (order by ${order[compare.order]}) as n
      from org o where o.kind = 'enterprise' and o.status <> '已注销' and ${whose(compare)} order by n limit ${size} offset ${offset}
    ), places as (
      select e.id, array(select array_position(e.codes, c.code) from unnest(${codes}::text[]) with ordinality c(code, n) order by c.n) as at from indicator_edition e
    )
    select c.id::text, c.name, c.total, (
      select jsonb_agg(jsonb_build_object('period', i.period, 'statementId', i.statement_id,
        'values', (select jsonb_agg((${values})::text order by x.n) from unnest(p.at) with ordinality x(at, n))))
      from indicator_sheet i join places p on p.id = i.edition_id
      where i.org_id = c.id and ${mine} and i.period in (${Prisma.join(periods)})
    ) as sheets
    from chosen c order by c.n`
}

function whose({ who, under, names }: Compare): Prisma.Sql {
  if (names.length > 0) {
    const like = names.map((name) => likeOf(name))
    return Prisma.sql`(o.name like any(${like}::text[]) or o.short_name like any(${like}::text[]))`
  }
  if (under) return Prisma.sql`o.id in (select x.org_id from org_closure x where x.ancestor_id = ${under}::uuid and x.to_date is null)`
  return who === 'groups' ? Prisma.sql`o.level = 1` : Prisma.sql`true`
}
