import { shanghaiDate } from '@/lib/kernel/workday'
import { paramsOfAll } from '@/lib/matters/vocabulary/in-force'
import { Prisma, type Tx } from '@/lib/platform/db'
import { anyLike } from '@/lib/platform/postgres/like'
import { belowOrg } from '@/lib/treasury/queries/scope'
import { type Light, lightsOf, type Standing, worstOf } from '../rules/lights'
import { type Limits, limitParameters } from '../rules/limits'
import type { LightLevel, ProjectFilter, ProjectKind } from '../schema'

/** A project with how it stands and the lights that are on. Amounts in fen as text, percentages as decimal text. */
export type ProjectStanding = Standing & {
  readonly id: string
  readonly orgId: string
  readonly orgName: string
  /** The enterprise of the first level in sight it belongs to. */
  readonly unitId: string
  readonly unitName: string
  readonly code: string
  readonly name: string
  readonly kind: ProjectKind
  readonly core: string
  readonly overseas: boolean
  readonly ownCapital: string
  /** Investment of the year that was asked for. */
  readonly ofYear: string
  readonly funds: string
  readonly filingId: string | null
  readonly filingNumber: string | null
  readonly lights: readonly Light[]
  readonly light: LightLevel
}

/** The unit a project or plan of `o` is counted with: its group where the asker sees it, else itself; `u` is joined. */
export const unitJoin = Prisma.sql`left join org u on u.id = coalesce(o.group_id, o.id)`
export const unitId = Prisma.sql`coalesce(u.id, o.id)`
export const unitName = Prisma.sql`coalesce(u.short_name, o.short_name)`

/**
 * Narrows rows of `o` to an enterprise and what stands below it in the same unit: a group inside another group has plans and projects of its own and is
 * not counted twice.
 */
export function underOrg(orgId: string | undefined): Prisma.Sql {
  if (!orgId) return Prisma.sql`true`
  return Prisma.sql`(${belowOrg(orgId, 'o.id')} and coalesce(o.group_id, o.id) = (select coalesce(x.group_id, x.id) from org x where x.id = ${orgId}::uuid))`
}

type Narrow = Partial<Pick<ProjectFilter, 'words' | 'orgId' | 'state' | 'kind'>> & { id?: string }

/** Every project in sight under the conditions, judged by the limits in force for its enterprise on the day; in the order of the register. */
export async function standingsOf(
  tx: Tx,
  now: Date,
  year: number,
  { words, orgId, state, kind, id }: Narrow = {},
): Promise<ProjectStanding[]> {
  const today = shanghaiDate(now)
  const where = Prisma.join(
    [
      underOrg(orgId),
      ...(id ? [Prisma.sql`p.id = ${id}::uuid`] : []),
      ...(state ? [Prisma.sql`p.state = ${state}`] : []),
      ...(kind ? [Prisma.sql`p.kind = ${kind}`] : []),
      ...(words ? [anyLike(['p.name', 'p.code', 'o.short_name', 'o.name', `coalesce(p.filing_number, '')`], words)] : []),
    ],
    ' and ',
  )
  const one = id ? Prisma.sql`and r.project_id = ${id}::uuid` : Prisma.empty
  const rows = await tx.$queryRaw<(Omit<ProjectStanding, 'lights' | 'light' | 'late'> & { late: Standing['late'] })[]>`
    with months as (
      select r.*, r.actual_pct > coalesce(lag(r.actual_pct) over (partition by r.project_id order by r.month), 0) as moved,
        row_number() over (partition by r.project_id order by r.month desc) as back
      from invest_progress r where r.current ${one}),
    done as (
      select project_id, sum(amount) as invested, sum(amount) filter (where month between ${year * 100 + 1} and ${year * 100 + 12}) as of_year,
        sum(own_funds + debt_funds + fiscal_funds + other_funds) as funds, max(month) as last_month, max(month) filter (where moved) as moved_month,
        max(planned_pct) filter (where back = 1) as planned_pct, max(actual_pct) filter (where back = 1) as actual_pct,
        (array_agg(expected_yield order by month desc) filter (where expected_yield is not null))[1] as expected_yield
      from months group by 1),
    late as (
      select project_id, jsonb_build_object('count', count(*)::int, 'name', (array_agg(name order by planned_on))[1], 'plannedOn', min(planned_on)) as late
      from invest_milestone r where actual_on is null and planned_on < ${today} ${one} group by 1)
    select p.id::text, p.org_id::text as "orgId", o.short_name as "orgName", ${unitId}::text as "unitId", ${unitName} as "unitName", p.code, p.name, p.kind,
      p.core, p.overseas, p.state, p.approved_total::text as "approvedTotal", p.own_capital::text as "ownCapital",
      trim_scale(p.approved_yield)::text as "approvedYield", p.planned_start as "plannedStart", p.planned_end as "plannedEnd", p.started_on as "startedOn",
      p.ended_on as "endedOn", p.filing_id::text as "filingId", p.filing_number as "filingNumber", d.last_month as "lastMonth", d.moved_month as "movedMonth",
      trim_scale(d.planned_pct)::text as "plannedPct", trim_scale(d.actual_pct)::text as "actualPct", trim_scale(d.expected_yield)::text as "expectedYield",
      coalesce(d.invested, 0)::text as invested, coalesce(d.of_year, 0)::text as "ofYear", coalesce(d.funds, 0)::text as funds, l.late
    from invest_project p join org o on o.id = p.org_id ${unitJoin} left join done d on d.project_id = p.id left join late l on l.project_id = p.id
    where ${where} order by o.level, o.code, p.code`
  const limits = await limitsInForce(tx, today)
  return rows.map((row) => {
    const lights = lightsOf(row, limits(row.orgId), today)
    return { ...row, lights, light: worstOf(lights) }
  })
}

/** The limits that hold on a day: those set for an enterprise, else for everybody, else what comes with the platform. */
export async function limitsInForce(tx: Tx, today: string): Promise<(orgId: string) => Limits> {
  const of = await paramsOfAll(
    tx,
    Object.values(limitParameters).map(({ code }) => code),
    today,
  )
  return (orgId) => {
    const set = of(orgId)
    return Object.fromEntries(Object.entries(limitParameters).map(([key, { code }]) => [key, set[code]])) as Limits
  }
}
