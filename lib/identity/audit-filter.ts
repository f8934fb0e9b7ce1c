import { z } from 'zod'
import { Prisma } from '@/lib/platform/db'
import { dayField } from './schema'

/** Filters of the audit trail; all of them stand in the address. Days are days in Beijing, both included. */
export const auditFilter = z.object({
  from: dayField.optional(),
  to: dayField.optional(),
  words: z.string().trim().max(60).optional(),
  action: z.string().max(60).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  subject: z.string().max(60).optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

/** Conditions on `audit_line l`; words fit a person, an address or the subject's id. */
export function auditConditions(filter: AuditFilter): Prisma.Sql[] {
  const conditions = [Prisma.sql`true`]
  if (filter.from) conditions.push(Prisma.sql`l.at >= (${filter.from} || ' 00:00+08')::timestamptz`)
  if (filter.to) conditions.push(Prisma.sql`l.at < ((${filter.to} || ' 00:00+08')::timestamptz + interval '1 day')`)
  if (filter.action) conditions.push(Prisma.sql`l.action = ${filter.action}`)
  if (filter.outcome) conditions.push(Prisma.sql`l.outcome = ${filter.outcome}`)
  if (filter.subject) conditions.push(Prisma.sql`l.subject_kind = ${filter.subject}`)
  if (filter.words) {
    const like = `%${filter.words}%`
    conditions.push(Prisma.sql`(l.actor_name like ${like} or l.ip = ${filter.words} or l.subject_id = ${filter.words})`)
  }
  return conditions
}
