import { z } from 'zod'
import { periodDays, shiftMonths } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type Arrival, type Expectation, expectationFor, type Frequency, type ReportingCell, reportingCell } from '../rules/reporting'
import { reportingFilterSchema } from '../schema'
import { newestImports } from './imports'

export type ReportingRow = {
  orgId: string
  orgName: string
  level: number
  every: Frequency | null
  graceDays: number | null
  lastOn: string | null
  missing: number
  cells: ReportingCell[]
}

/** What counts as an arrival: an import that ended well and held something, new or known. */
const counts = Prisma.sql`status = 'done' and kept + unchanged > 0`
const day = Prisma.sql`to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** A year of months up to one, the earliest first. */
const monthsUntil = (until: number, many = 12) => Array.from({ length: many }, (_, index) => shiftMonths(until, index - many + 1))

/** Which enterprises have sent their procurement data in time: those of whom it is expected, and those who sent some; who is behind first. */
export const reportingCoverage = defineQuery({
  name: 'reportingCoverage',
  permission: 'procurement.read',
  input: reportingFilterSchema,
  run: async ({ tx, now }, { until, only, words, page, size }) => {
    const months = monthsUntil(until)
    const orgs = await tx.org.findMany({
      where: { kind: 'enterprise', status: { not: '已注销' }, ...(words ? { shortName: { contains: words } } : {}) },
      select: { id: true, shortName: true, level: true },
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
    })
    const rules = await expectationsOf(tx)
    const came = await arrivalsOf(tx, months)
    const today = shanghaiDate(now)
    const all = orgs.map((org) => rowOf(org, months, today, rules, came.get(org.id)))
    const known = all.filter((row) => row.every !== null || row.lastOn !== null || row.cells.some(({ state }) => state !== 'none'))
    const behind = known.filter(({ missing }) => missing > 0)
    const shown = (only === 'missing' ? behind : known).toSorted((a, b) => b.missing - a.missing)
    return {
      ...{ months, total: shown.length, behind: behind.length, known: known.length },
      rows: shown.slice((page - 1) * size, page * size),
    }
  },
})

/** One enterprise: what was expected of it when, two years of months, and what it sent, newest first. */
export const reportingRecord = defineQuery({
  name: 'reportingRecord',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60), cursor: z.string().max(300).optional() }),
  run: async ({ tx, now }, { id, cursor: at }) => {
    const org = isId(id)
      ? await tx.org.findFirst({ where: { id, kind: 'enterprise' }, select: { id: true, shortName: true, level: true } })
      : null
    if (!org) throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const today = shanghaiDate(now)
    const months = monthsUntil(Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)), 24)
    const rules = (await expectationsOf(tx)).filter(({ orgId }) => orgId === id || (orgId === null && org.level === 1))
    const came = await arrivalsOf(tx, months, id)
    const imports = await newestImports(tx, { orgId: id }, at, 20)
    return { ...rowOf(org, months, today, rules, came.get(id)), rules, imports }
  },
})
export type ReportingRecord = Awaited<ReturnType<typeof reportingRecord.run>>

/** What has been said of whom, newest first, with the names of enterprises. */
export const expectationList = defineQuery({
  name: 'expectationList',
  permission: 'procurement.read',
  input: z.object({}),
  run: async ({ tx }) => {
    const rows = await expectationsOf(tx)
    const orgs = await tx.org.findMany({
      where: { id: { in: rows.flatMap(({ orgId }) => orgId ?? []) } },
      select: { id: true, shortName: true },
    })
    const names = new Map(orgs.map((org) => [org.id, org.shortName]))
    const groups = await tx.org.findMany({
      where: { kind: 'enterprise', status: { not: '已注销' }, level: { lte: 2 } },
      select: { id: true, shortName: true },
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
      take: 400,
    })
    return {
      rows: rows.map((row) => ({ ...row, orgName: row.orgId && (names.get(row.orgId) ?? '未知企业') })),
      choices: groups.map((org) => ({ value: org.id, label: org.shortName })),
    }
  },
})

type Said = Expectation & { id: string; reason: string; byName: string }

async function expectationsOf(tx: Tx): Promise<Said[]> {
  const rows = await tx.procurementExpectation.findMany({ orderBy: [{ fromOn: 'desc' }, { id: 'desc' }], take: 2000 })
  return rows.map(({ id, orgId, every, graceDays, fromOn, reason, byName }) => ({
    ...{ id, orgId, graceDays, fromOn, reason, byName },
    every: every as Frequency,
  }))
}

type Came = { days: Arrival[]; lastOn: string | null }

/** Days of arrivals by enterprise, with the year and the grace before the first month that a yearly period needs, and the last of all. */
async function arrivalsOf(tx: Tx, months: readonly number[], orgId?: string): Promise<Map<string, Came>> {
  const from = addDays(periodDays({ kind: 'month', code: shiftMonths(months[0]!, -11) }).from, -61)
  const of = orgId ? Prisma.sql`and org_id = ${orgId}::uuid` : Prisma.empty
  const rows = await tx.$queryRaw<{ orgId: string; lastOn: string; days: Arrival[] | null }[]>`
    select org_id::text as "orgId", max(day) as "lastOn", jsonb_agg(jsonb_build_object('day', day, 'n', n)) filter (where day >= ${from}) as days
    from (select org_id, ${day} as day, count(*)::int as n from procurement_import where ${counts} ${of} group by 1, 2) d group by 1`
  return new Map(rows.map((row) => [row.orgId, { days: row.days ?? [], lastOn: row.lastOn }]))
}

function rowOf(
  org: { id: string; shortName: string; level: number },
  months: readonly number[],
  today: string,
  rules: readonly Expectation[],
  came: Came | undefined,
): ReportingRow {
  const on = (date: string) => expectationFor(rules, org, date)
  const cells = months.map((month) => reportingCell(month, today, came?.days ?? [], on))
  const now = on(today)
  return {
    ...{ orgId: org.id, orgName: org.shortName, level: org.level, cells, lastOn: came?.lastOn ?? null },
    ...{ every: now?.every ?? null, graceDays: now?.graceDays ?? null },
    missing: cells.filter(({ state }) => state === 'missing').length,
  }
}
