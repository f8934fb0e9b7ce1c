import { z } from 'zod'
import { isDate } from '@/lib/kernel/workday'
import { matterKinds } from '@/lib/matters/schema'
import { endedStatuses, openStatuses } from '@/lib/matters/status'
import { Prisma } from '@/lib/platform/db'

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

const tabStatuses: Readonly<Record<FilingFilter['tab'], readonly string[] | null>> = {
  all: null,
  open: openStatuses,
  overdue: ['arrived', 'running'],
  due: ['arrived', 'running'],
  ended: endedStatuses,
  draft: ['filling', 'returned'],
}

/** The statuses a filter leaves, by its tab and its own choice; null = all. */
export function statusesOf({ tab, status }: FilingFilter): string[] | null {
  const ofTab = tabStatuses[tab]
  if (!status) return ofTab && [...ofTab]
  return ofTab && !ofTab.includes(status) ? [] : [status]
}

/** Conditions of a filter on `filing f`, all but its words. */
export function filingConditions(filter: FilingFilter, now: Date): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = []
  const statuses = statusesOf(filter)
  if (statuses) conditions.push(Prisma.sql`f.status = any (${statuses}::text[])`)
  if (filter.tab === 'overdue') conditions.push(Prisma.sql`f.due_at < ${now}`)
  if (filter.tab === 'due') conditions.push(Prisma.sql`f.due_at >= ${now} and f.due_at < ${new Date(now.getTime() + 3 * 86_400_000)}`)
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
  return conditions
}
