import { z } from 'zod'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { askTogether, Prisma, rowsIn, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import type { Indicator } from '../indicators/definition'
import { currentEditionSql, editionFrom } from '../indicators/keep-indicators'
import { type GoalLines, goalLinesFrom, goalLinesSql } from '../rules/lines'
import { type TargetValue, targetsInForce } from '../targets/in-force'
import { type Progress, progressOf } from '../targets/progress'
import { subjectOf } from '../targets/subjects'
import { type Shut, shutBelowSql } from './place'

/** 一利五率 in the order in which they are shown; the three readings of 净资产收益率 beside one another. */
export const headline = ['YL01', 'WL01', 'WL02', 'WL03', 'WL04', 'WL05'] as const
/** The other figures of the board: revenue, net profit, total assets. */
export const sizes = ['GM01', 'GM05', 'GM02'] as const

export type BoardRow = {
  readonly orgId: string
  readonly orgName: string
  readonly statementId: string
  /** By indicator: this period and the same a year ago; decimal text, null where it could not be worked out. */
  readonly values: Readonly<Record<string, { now: string | null; yearAgo: string | null }>>
  /** By indicator: the confirmed target of the year (null = none was set) and how far it has come; never annualised; empty when not asked. */
  readonly goals: Readonly<Record<string, Goal>>
}
export type Goal = { readonly target: string | null; readonly progress: Progress }

const input = z.object({
  period: z.number().int().min(190001).max(219912).optional(),
  /** Whose units: the city's groups when absent. */
  orgId: z.uuid().optional(),
  annualised: z.boolean().default(false),
  /** Whether the year's targets are asked as well. */
  goals: z.boolean().default(true),
})

/** Months looked back for the newest that is whole enough: of these at most two are open at once. */
const openMonths = 4

/** Months that can be chosen. */
const mostShown = 36

/** The newest month for which at least half as many enterprises in sight as usual (the most of the last four months) have an accepted statement. */
export async function lastPeriod(tx: Tx, form: 'flash' | 'annual' = 'flash'): Promise<number | null> {
  return lastWhole(await rowsIn<Told>(tx, newestSql(form, openMonths, true)))
}

/** Months that have accepted statements, newest first, at most 36. */
export async function periodsShown(tx: Tx): Promise<number[]> {
  return (await rowsIn<Told>(tx, newestSql('flash', mostShown, false))).map(({ period }) => period)
}

type Told = { period: number; told: number | null }

/**
 * The newest periods of a form, stepped down the index from one to the next (their number costs, not that of the statements); those that
 * may still be open with how many enterprises in sight have one, if that is asked.
 */
function newestSql(form: string, most: number, counted: boolean): Prisma.Sql {
  const next = (before: Prisma.Sql) =>
    Prisma.sql`select i.period from indicator_sheet i where i.form_code = ${form} ${before} order by i.period desc limit 1`
  const told = Prisma.sql`case when n <= ${openMonths} then (select count(*)::int from indicator_sheet i
    where i.period = step.period and i.form_code = ${form} and i.scope in ('consolidated', 'single')) end`
  return Prisma.sql`
    with recursive step as (
      select x.period, 1 as n from (${next(Prisma.empty)}) x
      union all
      select x.period, s.n + 1 from step s cross join lateral (${next(Prisma.sql`and i.period < s.period`)}) x where s.n < ${most})
    select period, ${counted ? told : Prisma.sql`null::int`} as told from step order by period desc`
}

function lastWhole(periods: readonly Told[]): number | null {
  const usual = Math.max(0, ...periods.map(({ told }) => told ?? 0))
  return periods.find(({ told }) => told !== null && told > 0 && told * 2 >= usual)?.period ?? null
}

/** 一利五率 of the units of an enterprise, or of the first-level enterprises, with the year before. Groups report consolidated figures; nothing is added up. */
export const financeBoard = defineQuery({
  name: 'financeBoard',
  permission: 'finance.read',
  input,
  run: async ({ tx, now }, { period: asked, orgId, annualised, goals }) => {
    const first = await askTogether(tx, {
      periods: newestSql('flash', mostShown, asked === undefined),
      edition: currentEditionSql,
      shut: shutBelowSql(orgId ?? null),
      ...(goals ? { lines: goalLinesSql(shanghaiDate(now)) } : {}),
    })
    const [periods, shut] = [first.periods as readonly Told[], first.shut as readonly Shut[]]
    const period = asked ?? lastWhole(periods)
    const { indicators } = await editionFrom(tx, first.edition)
    const wanted = [...headline, ...sizes].map((code) => indicators.find((one) => one.code === code)!).filter(Boolean)
    if (period === null) return { period: null, periods: [], indicators: wanted, rows: [], shut }
    const whose = orgId ? Prisma.sql`o.parent_id = ${orgId}::uuid` : Prisma.sql`o.level = 1`
    const codes = wanted.map(({ code }) => code)
    const found = Prisma.sql`
      with wanted as materialized (
        select e.id as edition_id, array_agg(u.position order by w.n) as positions
        from indicator_edition e cross join unnest(${codes}::text[]) with ordinality w (code, n)
        left join lateral unnest(e.codes) with ordinality u (code, position) on u.code = w.code
        group by e.id)
      select o.id::text as "orgId", o.short_name as "orgName", i.statement_id::text as "statementId", i.period,
        array(select ${annualised ? Prisma.sql`coalesce(i.annualised[at], i.values[at])` : Prisma.sql`i.values[at]`}::text from unnest(w.positions) at) as shown,
        array(select i.values[at]::text from unnest(w.positions) at) as plain
      from org o cross join lateral (
        select * from indicator_sheet i where i.org_id = o.id and i.form_code = 'flash' and i.scope in ('consolidated', 'single')
          and i.period in (${period}, ${period - 100})
        offset 0) i join wanted w using (edition_id)
      where ${whose} and o.kind = 'enterprise'
      order by o.level, o.code, i.period, i.scope`
    const rows = await rowsIn<Found>(tx, found)
    const orgs = gathered(rows, period, codes)
    // By their ids: that they are units would have to be seen anew for every target.
    const ids = goals ? orgs.map(({ orgId: id }) => id) : []
    const targets = await targetsInForce(tx, Math.floor(period / 100), ids)
    return {
      period,
      periods: periods.map((one) => one.period),
      indicators: wanted,
      /** Units that would stand here if the asker might see them. */
      shut,
      rows: goals
        ? withGoals(orgs, rows, period, targets, goalLinesFrom(first.lines), wanted)
        : orgs.map((row): BoardRow => ({ ...row, goals: {} })),
    }
  },
})
export type FinanceBoard = Awaited<ReturnType<typeof financeBoard.run>>

/** One accepted statement: the indicators' values in the order asked for, as the board shows them and never annualised. */
type Found = {
  orgId: string
  orgName: string
  statementId: string
  period: number
  shown: (string | null)[]
  plain: (string | null)[]
}
type Values = Record<string, { now: string | null; yearAgo: string | null }>
type Gathered = { orgId: string; orgName: string; statementId: string; values: Values }

function gathered(rows: readonly Found[], period: number, codes: readonly string[]): Gathered[] {
  const byOrg = new Map<string, Gathered>()
  for (const row of rows) {
    const org = byOrg.get(row.orgId) ?? { orgId: row.orgId, orgName: row.orgName, statementId: '', values: {} }
    byOrg.set(row.orgId, org)
    for (const [index, code] of codes.entries()) {
      const value = row.shown[index] ?? null
      if (value === null) continue
      org.values[code] ??= { now: null, yearAgo: null }
      org.values[code][row.period === period ? 'now' : 'yearAgo'] = value
    }
    if (row.period === period) org.statementId = row.statementId
  }
  return [...byOrg.values()]
}

function withGoals(
  orgs: readonly Gathered[],
  rows: readonly Found[],
  period: number,
  set: readonly TargetValue[],
  lines: (orgId: string) => GoalLines,
  indicators: readonly Indicator[],
): BoardRow[] {
  const targets = new Map(set.filter(({ kind }) => kind === 'target').map((one) => [`${one.orgId}|${one.subject}`, one.value]))
  const plain = new Map(rows.filter((row) => row.period === period).map((row) => [row.orgId, row.plain]))
  return orgs.map((org) => ({
    ...org,
    goals: Object.fromEntries(
      indicators.map(({ code }, index): [string, Goal] => {
        const target = targets.get(`${org.orgId}|${code}`) ?? null
        const reached = plain.get(org.orgId)?.[index] ?? null
        return [code, { target, progress: progressOf(subjectOf(code, indicators)!, target, reached, period, lines(org.orgId)) }]
      }),
    ),
  }))
}

/** The months of a trend of `count` months that ends with `period`, oldest first. */
export function trendPeriods(period: number, count = 24): number[] {
  return Array.from({ length: count }, (_, index) => shiftMonths(period, index - count + 1))
}
