import { z } from 'zod'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { dueOn } from '../statement/due'
import { mustReport, wholeScopes } from '../statement/reporting'
import { type Scope, scopes } from '../statement/scope'
import { shutBelow } from './place'

export const statementFilterSchema = z.object({
  form: z.enum(['flash', 'annual']).optional(),
  period: z.number().int().min(190001).max(219912).optional(),
  /** `whole` = the statement that speaks for an enterprise: consolidated, or single where it has none. */
  scope: z.enum([...(Object.keys(scopes) as Scope[]), 'whole']).optional(),
  /** `accepted` and `underway` ask whether a version of it was ever accepted, as reporting is counted; the others where it stands. */
  status: z.enum(['open', 'arrived', 'returned', 'concluded', 'accepted', 'underway']).optional(),
  orgId: z.uuid().optional(),
  words: z.string().trim().max(50).default(''),
  cursor: z.string().max(300).optional(),
  size: z.number().int().min(1).max(500).default(20),
})
export type StatementFilter = z.infer<typeof statementFilterSchema>

export type StatementRow = {
  readonly id: string
  readonly orgId: string
  readonly orgName: string
  readonly formCode: 'flash' | 'annual'
  readonly period: number
  readonly scope: Scope
  readonly status: string
  readonly stepName: string
  readonly dueOn: string
  readonly acceptedAt: string | null
  readonly returns: number
  readonly checksFailed: number
  readonly checksWarned: number
  readonly number: number
}

const standing = (...states: string[]) => Prisma.sql`s.status in (${Prisma.join(states)})`
const states = {
  open: standing('filling'),
  arrived: standing('arrived', 'running'),
  returned: standing('returned'),
  concluded: standing('concluded'),
  accepted: Prisma.sql`s.accepted_version_id is not null`,
  underway: Prisma.sql`s.accepted_version_id is null`,
} as const

function conditions({ form, period, scope, status, orgId, words }: StatementFilter): Prisma.Sql {
  const like = likeOf(words)
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(form ? [Prisma.sql`s.form_code = ${form}`] : []),
      ...(period ? [Prisma.sql`s.period = ${period}`] : []),
      ...(scope ? [scope === 'whole' ? wholeScopes : Prisma.sql`s.scope = ${scope}`] : []),
      ...(status ? [states[status]] : []),
      ...(orgId
        ? [Prisma.sql`s.org_id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid and x.to_date is null)`]
        : []),
      ...(words ? [Prisma.sql`s.org_name like ${like}`] : []),
    ],
    ' and ',
  )
}

/** The ledger of statements, newest period first. */
export const statementList = defineQuery({
  name: 'statementList',
  permission: 'finance.read',
  input: statementFilterSchema,
  run: async ({ tx }, filter) => {
    const cursor = readCursor(filter.cursor, 'number')
    const back = cursor?.back ?? false
    const after = cursor
      ? Prisma.sql`and (s.period, s.id) ${Prisma.raw(back ? '>' : '<')} (${cursor.value ?? '0'}::int, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'asc' : 'desc')
    const rows = await tx.$queryRaw<StatementRow[]>`
      select s.id::text, s.org_id::text as "orgId", s.org_name as "orgName", s.form_code as "formCode", s.period, s.scope, s.status, s.step_name as "stepName",
        s.due_on as "dueOn", s.accepted_at::text as "acceptedAt", s.returns, v.checks_failed as "checksFailed", v.checks_warned as "checksWarned", v.number
      from (select * from statement s where ${conditions(filter)} ${after} order by s.period ${order}, s.id ${order} limit ${filter.size + 1}) s
      join statement_version v on v.id = s.version_id order by s.period ${order}, s.id ${order}`
    const [count] = await tx.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from (select 1 from statement s where ${conditions(filter)} limit ${countCap + 1}) x`
    const n = count?.n ?? 0
    return {
      ...pageOf(rows, filter.size, cursor, (row) => ({ value: String(row.period), id: row.id })),
      count: { value: Math.min(n, countCap), capped: n > countCap },
    }
  },
})

export type CoverageRow = {
  readonly orgId: string
  readonly orgName: string
  readonly level: number
  readonly cells: readonly CoverageCell[]
}
export type CoverageCell = {
  readonly period: number
  readonly id: string | null
  readonly state: 'accepted' | 'late' | 'open' | 'returned' | 'missing' | 'not_due'
  /** How often the enterprise was asked for it, and when last. */
  readonly urges: number
  readonly urgedOn: string | null
}

/** Who has reported what: enterprises by the months of a year (快报) or by years (决算), in the scope that speaks for each. */
export const statementCoverage = defineQuery({
  name: 'statementCoverage',
  permission: 'finance.read',
  input: z.object({
    form: z.enum(['flash', 'annual']).default('flash'),
    until: z.number().int().min(190001).max(219912),
    orgId: z.uuid().optional(),
    only: z.enum(['all', 'missing']).default('all'),
    page: z.number().int().min(1).max(200).default(1),
    size: z.number().int().min(5).max(100).default(25),
  }),
  run: async ({ tx, actor, now }, { form, until, orgId, only, page, size }) => {
    const step = form === 'flash' ? 1 : 12
    const last = form === 'flash' ? until : until - (until % 100 === 12 ? 0 : 100) - (until % 100) + 12
    const periods = Array.from({ length: form === 'flash' ? 12 : 3 }, (_, index, length = form === 'flash' ? 12 : 3) =>
      shiftMonths(last, -step * (length - 1 - index)),
    )
    const within = orgId
      ? Prisma.sql`and o.id in (select x.org_id from org_closure x where x.ancestor_id = ${orgId}::uuid and x.to_date is null)`
      : Prisma.empty
    const rows = await tx.$queryRaw<
      {
        orgId: string
        orgName: string
        level: number
        total: number
        missing: number
        found: Found[] | null
        urged: Urged[] | null
      }[]
    >`
      with o as (
        select o.id, o.short_name, o.level, o.code,
          (select jsonb_agg(jsonb_build_object('period', s.period, 'id', s.id, 'status', case when s.accepted_version_id is not null then 'concluded' else s.status end,
             'late', coalesce(left((s.accepted_at at time zone 'Asia/Shanghai')::text, 10) > s.due_on, false)))
           from statement s where s.org_id = o.id and s.form_code = ${form} and s.period in (${Prisma.join(periods)}) and ${wholeScopes}) as found,
          (select jsonb_agg(jsonb_build_object('period', u.period, 'times', u.times, 'last', u.last)) from (
             select period, count(*) as times, max(on_date) as last from statement_urge
             where org_id = o.id and form_code = ${form} and period in (${Prisma.join(periods)}) and by_hand group by period) u) as urged
        from org o where ${mustReport} ${within}
      )
      select id::text as "orgId", short_name as "orgName", level, found, urged, count(*) over ()::int as total,
        (${periods.length} - coalesce(jsonb_array_length(found), 0))::int as missing
      from o where ${only === 'missing' ? Prisma.sql`coalesce(jsonb_array_length(found), 0) < ${periods.length}` : Prisma.sql`true`}
      order by level, code limit ${size} offset ${(page - 1) * size}`
    const today = shanghaiDate(now)
    return {
      periods,
      /** Enterprises that would stand here if the asker might see them: of the group asked for, of the own enterprise, or of the city. */
      shut: await shutBelow(tx, orgId ?? (actor.side === 'ent' ? actor.orgId : null)),
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ orgId: id, orgName, level, found, urged }): CoverageRow => {
        const byPeriod = new Map((found ?? []).map((one) => [one.period, one]))
        const asked = new Map((urged ?? []).map((one) => [one.period, one]))
        const cells = periods.map((period) => ({ ...stateOf(period, byPeriod.get(period), form, today), ...urgesOf(asked.get(period)) }))
        return { orgId: id, orgName, level, cells }
      }),
    }
  },
})

type Found = { period: number; id: string; status: string; late: boolean }
type Urged = { period: number; times: number; last: string }

const urgesOf = (urged: Urged | undefined) => ({ urges: urged?.times ?? 0, urgedOn: urged?.last ?? null })

function stateOf(
  period: number,
  found: Found | undefined,
  form: 'flash' | 'annual',
  today: string,
): Pick<CoverageCell, 'period' | 'id' | 'state'> {
  if (!found) return { period, id: null, state: dueOn(form, period) >= today ? 'not_due' : 'missing' }
  const state = found.status === 'concluded' ? (found.late ? 'late' : 'accepted') : found.status === 'returned' ? 'returned' : 'open'
  return { period, id: found.id, state }
}
