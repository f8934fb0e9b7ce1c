import { Decimal } from '@/lib/kernel/decimal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery } from '@/lib/platform/query'
import { type ProjectFilter, partOf, projectFilterSchema, projectStates } from '../schema'
import { type ProjectStanding, standingsOf } from './standing'

const heat = { 红: 2, 黄: 1, 绿: 0 } as const
/** Sort keys; what has no value stands last in either direction. */
const keys: Readonly<Record<ProjectFilter['sort'], (row: ProjectStanding) => Decimal | string | null>> = {
  org: (row) => row.orgName,
  name: (row) => row.name,
  total: (row) => new Decimal(row.approvedTotal),
  invested: (row) => new Decimal(row.invested),
  progress: (row) => (row.actualPct === null ? null : new Decimal(row.actualPct)),
  // The reddest first is what the plain order says.
  light: (row) => new Decimal(-heat[row.light] * 100 - row.lights.length),
  end: (row) => row.plannedEnd,
}

function compare(left: Decimal | string | null, right: Decimal | string | null, descending: boolean): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
  const order = typeof left === 'string' ? left.localeCompare(String(right), 'zh-CN') : left.cmp(right as Decimal)
  return descending ? -order : order
}

const matches =
  ({ light, rule, part, core, year }: ProjectFilter) =>
  (row: ProjectStanding): boolean =>
    (!light || (light === '亮灯' ? row.light !== '绿' : row.light === light)) &&
    (!rule || row.lights.some((one) => one.rule === rule)) &&
    (!part || partOf(row.kind) === part) &&
    (!core || (core === 'nonCore') === (row.core === '非主业')) &&
    (!year || BigInt(row.ofYear) > 0n)

/** 项目库: projects in sight with how they stand and their lights, filtered, sorted and cut; the sums are of all that match. */
export const investProjects = defineQuery({
  name: 'investProjects',
  permission: 'invest.read',
  input: projectFilterSchema,
  run: async ({ tx, now }, filter) => {
    const { words, orgId, state, kind, sort, descending, offset, size } = filter
    const present = Number(shanghaiDate(now).slice(0, 4))
    const year = filter.year ?? present
    const all = await standingsOf(tx, now, year, { words, ...(orgId && { orgId }), ...(kind && { kind }) })
    const found = all.filter(matches(filter))
    const chosen = state ? found.filter((row) => row.state === state) : found
    const rows = chosen.toSorted((a, b) => compare(keys[sort](a), keys[sort](b), descending))
    const sum = (of: (row: ProjectStanding) => string) => chosen.reduce((total, row) => total + BigInt(of(row)), 0n).toString()
    return {
      ...{ year, present, total: chosen.length, rows: rows.slice(offset, offset + size) },
      states: projectStates.map((value) => ({ value, count: found.filter((row) => row.state === value).length })),
      sums: { approved: sum((row) => row.approvedTotal), invested: sum((row) => row.invested), ofYear: sum((row) => row.ofYear) },
    }
  },
})
export type InvestProjects = Awaited<ReturnType<typeof investProjects.run>>
