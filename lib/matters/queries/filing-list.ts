import { z } from 'zod'
import { isDate } from '@/lib/kernel/workday'
import { matterKinds } from '@/lib/matters/schema'
import { endedStatuses, openStatuses } from '@/lib/matters/status'
import { Prisma, type Tx } from '@/lib/platform/db'
import { countCap, type Page, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'
import { searchQuery } from '@/lib/platform/search-tokens'

const date = z.string().refine(isDate, '日期格式应为 2026-01-31')

/** Filters of the ledger of filings; all of them stand in the address. */
export const filingFilterSchema = z.object({
  tab: z.enum(['all', 'open', 'overdue', 'due', 'ended', 'draft']).default('all'),
  words: z.string().max(100).optional(),
  status: z.string().max(20).optional(),
  matter: z.string().max(20).optional(),
  kind: z.enum(matterKinds).optional(),
  line: z.string().max(20).optional(),
  group: z.uuid('企业编号不正确').optional(),
  org: z.uuid('企业编号不正确').optional(),
  target: z.uuid('企业编号不正确').optional(),
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  from: date.optional(),
  to: date.optional(),
  amountFrom: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/, '金额下限应为数字，单位万元')
    .optional(),
  onTime: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['arrived', 'due', 'amount', 'updated']).default('arrived'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  size: z.coerce.number().int().min(1).max(5000).default(20),
  cursor: z.string().max(400).optional(),
})
export type FilingFilter = z.infer<typeof filingFilterSchema>

export type FilingRow = {
  id: string
  number: string | null
  title: string
  matterCode: string
  matterName: string
  kind: string
  orgId: string
  orgName: string
  line: string
  amount: string | null
  status: string
  stepName: string
  departmentCode: string | null
  promiseDays: number
  usedDays: number | null
  onTime: boolean | null
  failed: number
  warned: number
  manual: number
  arrivedAt: string | null
  dueAt: string | null
  concludedAt: string | null
  updatedAt: string
}

const columns = {
  arrived: Prisma.sql`f.arrived_at`,
  due: Prisma.sql`f.due_at`,
  amount: Prisma.sql`f.amount`,
  updated: Prisma.sql`f.updated_at`,
} as const
const types = { arrived: 'timestamptz', due: 'timestamptz', amount: 'bigint', updated: 'timestamptz' } as const

/** Where-clause of a filter; `scope` names the organisations when the person has few, so that an index is used. */
export function filingConditions(filter: FilingFilter, now: Date): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = []
  const open = Prisma.join([...openStatuses])
  if (filter.tab === 'open') conditions.push(Prisma.sql`f.status in (${open})`)
  if (filter.tab === 'ended') conditions.push(Prisma.sql`f.status in (${Prisma.join([...endedStatuses])})`)
  if (filter.tab === 'draft') conditions.push(Prisma.sql`f.status in ('filling', 'returned')`)
  if (filter.tab === 'overdue') conditions.push(Prisma.sql`f.status in ('arrived', 'running') and f.due_at < ${now}`)
  if (filter.tab === 'due')
    conditions.push(
      Prisma.sql`f.status in ('arrived', 'running') and f.due_at >= ${now} and f.due_at < ${new Date(now.getTime() + 3 * 86_400_000)}`,
    )
  if (filter.status) conditions.push(Prisma.sql`f.status = ${filter.status}`)
  if (filter.matter) conditions.push(Prisma.sql`f.matter_code = ${filter.matter}`)
  if (filter.kind) conditions.push(Prisma.sql`f.kind = ${filter.kind}`)
  if (filter.line) conditions.push(Prisma.sql`f.line = ${filter.line}`)
  if (filter.group) conditions.push(Prisma.sql`f.group_id = ${filter.group}::uuid`)
  if (filter.org) conditions.push(Prisma.sql`f.org_id = ${filter.org}::uuid`)
  if (filter.target) conditions.push(Prisma.sql`f.target_org_id = ${filter.target}::uuid`)
  if (filter.adcode) conditions.push(Prisma.sql`f.adcode = ${filter.adcode}`)
  if (filter.from) conditions.push(Prisma.sql`f.arrived_at >= (${filter.from} || ' 00:00+08')::timestamptz`)
  if (filter.to) conditions.push(Prisma.sql`f.arrived_at < ((${filter.to} || ' 00:00+08')::timestamptz + interval '1 day')`)
  if (filter.amountFrom) conditions.push(Prisma.sql`f.amount >= (${filter.amountFrom}::numeric * 1000000)::bigint`)
  if (filter.onTime) conditions.push(Prisma.sql`f.on_time = ${filter.onTime === 'yes'}`)
  const words = filter.words ? searchQuery(filter.words) : ''
  if (words) conditions.push(Prisma.sql`f.id in (select s.id from app.search_filings(${words}, 1001) s)`)
  return conditions
}

function whereOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length > 0 ? Prisma.sql`where ${Prisma.join(conditions, ' and ')}` : Prisma.empty
}

/** Rows of a filter in order, one page by key. Rows without a sort value stand last. */
export async function filingPage(tx: Tx, filter: FilingFilter, base: Prisma.Sql[]): Promise<Page<FilingRow>> {
  const cursor = readCursor(filter.cursor, filter.sort === 'amount' ? 'number' : 'time')
  const column = columns[filter.sort]
  const type = Prisma.raw(types[filter.sort])
  const down = (filter.direction === 'desc') !== (cursor?.back ?? false)
  const conditions = [...base, Prisma.sql`${column} is not null`]
  if (cursor?.value) {
    const compare = Prisma.raw(down ? '<' : '>')
    conditions.push(Prisma.sql`(${column}, f.id) ${compare} (${cursor.value}::${type}, ${cursor.id}::uuid)`)
  }
  const order = Prisma.raw(down ? 'desc' : 'asc')
  const rows = await tx.$queryRaw<RawRow[]>`
    select f.id::text, f.number, f.title, f.matter_code, f.matter_name, f.kind, f.org_id::text, f.org_name, f.line, f.amount::text, f.status,
      f.step_name, f.department_code, f.promise_days, f.used_days, f.on_time, f.checks_failed, f.checks_warned, f.checks_manual,
      f.arrived_at, f.due_at, f.concluded_at, f.updated_at, ${column}::text as sort_value
    from filing f ${whereOf(conditions)} order by ${column} ${order}, f.id ${order} limit ${filter.size + 1}`
  const page = pageOf(rows, filter.size, cursor, (row) => ({ value: row.sort_value, id: row.id }))
  return { ...page, rows: page.rows.map(toRow) }
}

type RawRow = {
  id: string
  number: string | null
  title: string
  matter_code: string
  matter_name: string
  kind: string
  org_id: string
  org_name: string
  line: string
  amount: string | null
  status: string
  step_name: string
  department_code: string | null
  promise_days: number
  used_days: number | null
  on_time: boolean | null
  checks_failed: number
  checks_warned: number
  checks_manual: number
  arrived_at: Date | null
  due_at: Date | null
  concluded_at: Date | null
  updated_at: Date
  sort_value: string | null
}

function toRow(row: RawRow): FilingRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    matterCode: row.matter_code,
    matterName: row.matter_name,
    kind: row.kind,
    orgId: row.org_id,
    orgName: row.org_name,
    line: row.line,
    amount: row.amount,
    status: row.status,
    stepName: row.step_name,
    departmentCode: row.department_code,
    promiseDays: row.promise_days,
    usedDays: row.used_days,
    onTime: row.on_time,
    failed: row.checks_failed,
    warned: row.checks_warned,
    manual: row.checks_manual,
    arrivedAt: row.arrived_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    concludedAt: row.concluded_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  }
}

/** Number of rows of a filter, counted to the cap and no further. */
export async function filingCount(tx: Tx, conditions: Prisma.Sql[]): Promise<number> {
  const rows = await tx.$queryRaw<
    { count: bigint }[]
  >`select count(*) from (select 1 from filing f ${whereOf(conditions)} limit ${countCap + 1}) capped`
  return Number(rows[0]?.count ?? 0)
}

/** The ledger of filings: the asker's rows under a filter, by key, with a capped count. */
export const filingList = defineQuery({
  name: 'filingList',
  permission: 'matter.read',
  input: filingFilterSchema,
  run: async ({ tx, actor, now }, filter) => {
    const conditions = filingConditions(filter, now)
    if (actor.side === 'gov') conditions.push(Prisma.sql`f.arrived_at is not null`)
    else conditions.push(Prisma.sql`f.org_id = any (array(select a.org_id from actor_org a where a.user_id = ${actor.userId}::uuid))`)
    const page = await filingPage(tx, filter, conditions)
    return { ...page, count: await filingCount(tx, conditions) }
  },
})
