import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'
import { brokenExclusions } from '../rules/exclusions'

export type GrantRow = {
  id: string
  kind: string
  status: string
  user: { id: string; name: string; login: string; orgName: string }
  roleCode: string
  roleName: string
  orgName: string
  departmentName: string | null
  orgScope: string
  listed: string[]
  fromDate: string
  toDate: string | null
  reason: string
  requestedBy: string
  requestedAt: string
  decidedBy: string | null
  decidedAt: string | null
  opinion: string
  /** Roles the person holds today. */
  held: string[]
  /** What approving would break, in Chinese; empty = nothing. */
  conflicts: string[]
}

const filter = z.object({
  open: z.boolean().default(true),
  size: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(300).optional(),
})

/** Requests for roles, oldest undecided first, or the decided ones newest first; with what each person holds and what would conflict. */
export const grantQueue = defineQuery({
  name: 'grantQueue',
  permission: 'role.grant',
  input: filter,
  run: ({ tx, now }, input) => grants(tx, input, now),
})

/** The system administrator's view of the same requests. */
export const grantRequests = defineQuery({
  name: 'grantRequests',
  permission: 'user.manage',
  input: filter.extend({ userId: z.uuid('账号编号不正确').optional() }),
  run: ({ tx, now }, input) => grants(tx, input, now),
})

async function grants(tx: Tx, input: z.infer<typeof filter> & { userId?: string | undefined }, now: Date) {
  const cursor = readCursor(input.cursor)
  const down = !input.open !== (cursor?.back ?? false)
  const where = {
    status: input.open ? 'open' : { not: 'open' },
    ...(input.userId ? { userId: input.userId } : {}),
    ...(cursor ? { id: down ? { lt: cursor.id } : { gt: cursor.id } } : {}),
  }
  const found = await tx.roleGrantRequest.findMany({ where, orderBy: { id: down ? 'desc' : 'asc' }, take: input.size + 1 })
  const page = pageOf(found, input.size, cursor, (row) => ({ value: null, id: row.id }))
  const open = await tx.roleGrantRequest.count({ where: { status: 'open' } })
  const userIds = page.rows.flatMap((row) => [row.userId, row.requestedBy, ...(row.decidedBy ? [row.decidedBy] : [])])
  const users = new Map((await tx.userAccount.findMany({ where: { id: { in: userIds } } })).map((user) => [user.id, user]))
  const today = shanghaiDate(now)
  const posts = await tx.post.findMany({ where: { userId: { in: userIds }, OR: [{ toDate: null }, { toDate: { gte: today } }] } })
  const orgIds = page.rows.flatMap((row) => [row.orgId, ...row.listed, users.get(row.userId)?.orgId ?? row.orgId])
  const orgs = await withBaseRights(tx, () => tx.org.findMany({ where: { id: { in: orgIds } }, select: { id: true, shortName: true } }))
  const orgName = (id: string) => orgs.find((org) => org.id === id)?.shortName ?? ''
  const roles = new Map((await tx.role.findMany({ select: { code: true, name: true } })).map((role) => [role.code, role.name]))
  const departments = new Map((await tx.department.findMany({ select: { code: true, name: true } })).map((row) => [row.code, row.name]))
  const rows = page.rows.map((row): GrantRow => {
    const user = users.get(row.userId)
    const held = posts.filter((post) => post.userId === row.userId)
    const broken = row.kind === 'grant' && row.status === 'open' ? brokenExclusions([...held, row]) : []
    const { id, kind, status, roleCode, orgScope, fromDate, toDate, reason, opinion } = row
    return {
      ...{ id, kind, status, roleCode, orgScope, fromDate, toDate, reason, opinion },
      user: { id: row.userId, name: user?.name ?? '', login: user?.login ?? '', orgName: orgName(user?.orgId ?? '') },
      roleName: roles.get(roleCode) ?? roleCode,
      orgName: orgName(row.orgId),
      departmentName: row.departmentCode ? (departments.get(row.departmentCode) ?? row.departmentCode) : null,
      listed: row.listed.map(orgName),
      requestedBy: users.get(row.requestedBy)?.name ?? '',
      requestedAt: row.requestedAt.toISOString(),
      decidedBy: row.decidedBy ? (users.get(row.decidedBy)?.name ?? '') : null,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      held: [...new Set(held.map((post) => roles.get(post.roleCode) ?? post.roleCode))],
      conflicts: broken.map((one) => `${one.why}(${one.a} 与 ${one.b})`),
    }
  })
  return { ...page, rows, open }
}

/** What the form for a request offers: roles that have posts, departments, bodies of the commission's side. */
export const grantChoices = defineQuery({
  name: 'grantChoices',
  permission: 'user.manage',
  input: z.object({}),
  run: async ({ tx }) => ({
    roles: await tx.role.findMany({ where: { code: { not: 'X-PUBLIC' } }, select: { code: true, name: true }, orderBy: { sort: 'asc' } }),
    departments: await tx.department.findMany({ select: { code: true, name: true }, orderBy: { sort: 'asc' } }),
    orgs: await tx.org.findMany({
      select: { id: true, name: true, kind: true, level: true },
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
    }),
  }),
})
