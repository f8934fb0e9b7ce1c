import { z } from 'zod'
import { isProven } from '@/lib/identity/sign-in/factor-secret'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** What an administrator knows of how an account is proved; no secret is among it. */
export type ProofFacts = {
  lockedUntil: string | null
  mustChange: boolean
  needsFactor: boolean
  enrolled: boolean
  passwordAt: string | null
}

export type AccountRow = {
  id: string
  login: string
  name: string
  orgId: string
  orgName: string
  title: string
  phoneMask: string
  side: string
  status: string
  roleNames: string[]
  lastLoginAt: string | null
  version: number
  proof: ProofFacts
}

const filter = z.object({
  words: z.string().trim().max(60).optional(),
  kind: z.enum(['sasac', 'enterprise', 'district', 'external']).optional(),
  status: z.enum(['active', 'disabled', 'dormant']).optional(),
  role: z.string().max(20).optional(),
  org: z.uuid('单位编号不正确').optional(),
  locked: z.boolean().default(false),
  size: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(300).optional(),
})
type Filter = z.infer<typeof filter>

/** All accounts for the system administrator, by account name; people and posts, never what they work on. */
export const accountList = defineQuery({
  name: 'accountList',
  permission: 'user.manage',
  input: filter,
  run: ({ tx, now }, input) => accountPage(tx, input, [], now),
})

/** Accounts of the local administrator's own enterprise and subsidiaries, or district body. */
export const staffList = defineQuery({
  name: 'staffList',
  permission: 'staff.manage',
  input: filter,
  run: ({ tx, actor, now }, input) => accountPage(tx, input, [Prisma.sql`u.side = ${actor.side}`], now),
})

/** Accounts whose second factor is enrolled, for the security administrator who resets it. */
export const factorList = defineQuery({
  name: 'factorList',
  permission: 'role.grant',
  input: filter,
  run: async ({ tx, now }, input) => {
    const enrolled = await withBaseRights(tx, () =>
      tx.credential.findMany({ where: { totpSecret: { not: null } }, select: { userId: true } }),
    )
    const ids = enrolled.map((row) => row.userId)
    return accountPage(tx, input, [Prisma.sql`u.id = any (${ids}::uuid[])`], now)
  },
})

async function accountPage(tx: Tx, input: Filter, base: Prisma.Sql[], now: Date) {
  const cursor = readCursor(input.cursor)
  const back = cursor?.back ?? false
  const today = shanghaiDate(now)
  const held = Prisma.sql`p.user_id = u.id and p.from_date <= ${today} and (p.to_date is null or p.to_date >= ${today})`
  const conditions = [Prisma.sql`true`, ...base]
  if (input.words) {
    const like = `%${input.words}%`
    conditions.push(
      Prisma.sql`(u.name like ${like} or u.login like ${input.words.toLowerCase()} || '%' or o.name like ${like} or o.short_name like ${like})`,
    )
  }
  if (input.kind) conditions.push(Prisma.sql`o.kind = ${input.kind}`)
  if (input.org) conditions.push(Prisma.sql`u.org_id = ${input.org}::uuid`)
  if (input.status) conditions.push(Prisma.sql`u.status = ${input.status}`)
  if (input.role) conditions.push(Prisma.sql`exists (select 1 from post p where ${held} and p.role_code = ${input.role})`)
  if (input.locked) {
    const names = await lockedLogins(tx, now)
    conditions.push(Prisma.sql`u.login = any (${names})`)
  }
  const where = Prisma.join(conditions, ' and ')
  const place = cursor ? Prisma.sql`and u.login ${Prisma.raw(back ? '<' : '>')} ${cursor.value ?? ''}` : Prisma.empty
  const names = await orgNamesFor(tx)
  const rows = await tx.$queryRaw<RawRow[]>`
    with o as (select * from jsonb_to_recordset(${names}::jsonb) as x(id uuid, name text, short_name text, kind text))
    select u.id::text, u.login, u.name, u.org_id::text, o.short_name, u.title, u.phone_mask, u.side, u.status, u.last_login_at, u.version,
      array(select distinct r.name from post p join role r on r.code = p.role_code where ${held} order by 1) as roles
    from user_account u join o on o.id = u.org_id
    where ${where} ${place} order by u.login ${Prisma.raw(back ? 'desc' : 'asc')} limit ${input.size + 1}`
  const [total] = await tx.$queryRaw<{ count: bigint }[]>`
    with o as (select * from jsonb_to_recordset(${names}::jsonb) as x(id uuid, name text, short_name text, kind text))
    select count(*) from (select 1 from user_account u join o on o.id = u.org_id where ${where} limit ${countCap + 1}) c`
  const page = pageOf(rows, input.size, cursor, (row) => ({ value: row.login, id: row.id }))
  const proofs = await proofFacts(tx, page.rows, now)
  return { ...page, count: Number(total?.count ?? 0), rows: page.rows.map((row): AccountRow => toRow(row, proofs.get(row.id))) }
}

type RawRow = {
  id: string
  login: string
  name: string
  org_id: string
  short_name: string
  title: string
  phone_mask: string
  side: string
  status: string
  last_login_at: Date | null
  version: number
  roles: string[]
}

const unknownProof: ProofFacts = { lockedUntil: null, mustChange: false, needsFactor: false, enrolled: false, passwordAt: null }

function toRow(row: RawRow, proof: ProofFacts = unknownProof): AccountRow {
  const { id, login, name, title, side, status, version } = row
  return {
    ...{ id, login, name, title, side, status, version, proof },
    orgId: row.org_id,
    orgName: row.short_name,
    phoneMask: row.phone_mask,
    roleNames: row.roles,
    lastLoginAt: row.last_login_at?.toISOString() ?? null,
  }
}

// The security administrator sees no organisation; the names beside accounts come from the base.
async function orgNamesFor(tx: Tx): Promise<string> {
  const rows = await withBaseRights(tx, () => tx.org.findMany({ select: { id: true, name: true, shortName: true, kind: true } }))
  return JSON.stringify(rows.map(({ shortName, ...row }) => ({ ...row, short_name: shortName })))
}

async function lockedLogins(tx: Tx, now: Date): Promise<string[]> {
  const guards = await withBaseRights(tx, () => tx.loginGuard.findMany({ where: { lockedUntil: { gt: now } }, select: { name: true } }))
  return guards.map((guard) => guard.name.replace(/^factor:/, ''))
}

/** How the accounts are proved, by id: facts of the base, no row of it. */
export async function proofFacts(tx: Tx, users: readonly { id: string; login: string }[], now: Date): Promise<Map<string, ProofFacts>> {
  return withBaseRights(tx, async () => {
    const credentials = await tx.credential.findMany({ where: { userId: { in: users.map((user) => user.id) } } })
    const names = users.flatMap(({ login }) => [login, `factor:${login}`])
    const guards = await tx.loginGuard.findMany({ where: { name: { in: names }, lockedUntil: { gt: now } } })
    return new Map(
      users.map(({ id, login }) => {
        const own = credentials.find((row) => row.userId === id)
        const lock = guards.find((guard) => guard.name === login || guard.name === `factor:${login}`)
        return [
          id,
          {
            lockedUntil: lock?.lockedUntil?.toISOString() ?? null,
            mustChange: own?.mustChange ?? false,
            needsFactor: own?.needsFactor ?? false,
            enrolled: isProven(own?.totpSecret ?? null),
            passwordAt: own?.passwordAt.toISOString() ?? null,
          },
        ]
      }),
    )
  })
}

const one = z.object({ id: z.uuid('账号编号不正确') })

/** One account with its posts, for the system administrator. */
export const accountRecord = defineQuery({
  name: 'accountRecord',
  permission: 'user.manage',
  input: one,
  run: ({ tx, now }, { id }) => record(tx, id, now),
})

/** One account with its posts, of the local administrator's own organisations. */
export const staffRecord = defineQuery({
  name: 'staffRecord',
  permission: 'staff.manage',
  input: one,
  run: async ({ tx, actor, now }, { id }) => {
    const found = await record(tx, id, now)
    if (found.side !== actor.side) throw new Refusal('not_found', '没有这个账号，或不属于您管理的单位。')
    return found
  },
})

async function record(tx: Tx, id: string, now: Date) {
  const user = await tx.userAccount.findUnique({ where: { id } })
  if (!user) throw new Refusal('not_found', '没有这个账号，或不属于您管理的单位。')
  const posts = await tx.post.findMany({ where: { userId: id }, orderBy: { fromDate: 'desc' } })
  const listed = await tx.postOrg.findMany({ where: { postId: { in: posts.map((post) => post.id) } } })
  const orgIds = [user.orgId, ...posts.map((post) => post.orgId), ...listed.map((row) => row.orgId)]
  const orgs = await withBaseRights(tx, () =>
    tx.org.findMany({ where: { id: { in: orgIds } }, select: { id: true, shortName: true, kind: true } }),
  )
  const orgName = (orgId: string) => orgs.find((org) => org.id === orgId)?.shortName ?? ''
  const roles = new Map((await tx.role.findMany({ select: { code: true, name: true } })).map((role) => [role.code, role.name]))
  const departments = new Map((await tx.department.findMany({ select: { code: true, name: true } })).map((row) => [row.code, row.name]))
  const today = shanghaiDate(now)
  const proof = (await proofFacts(tx, [user], now)).get(id) ?? unknownProof
  const { login, name, orgId, title, phoneMask, side, status, version } = user
  return {
    ...{ id, login, name, orgId, title, phoneMask, side, status, version, proof },
    orgName: orgName(orgId),
    orgKind: orgs.find((org) => org.id === orgId)?.kind ?? '',
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    posts: posts.map((post) => ({
      id: post.id,
      roleCode: post.roleCode,
      roleName: roles.get(post.roleCode) ?? post.roleCode,
      orgName: orgName(post.orgId),
      departmentName: post.departmentCode ? (departments.get(post.departmentCode) ?? post.departmentCode) : null,
      orgScope: post.orgScope,
      listed: listed.filter((row) => row.postId === post.id).map((row) => orgName(row.orgId)),
      lines: post.lines.map((line) => (line === 'all' ? '全部条线' : (departments.get(line) ?? line))),
      isMain: post.isMain,
      fromDate: post.fromDate,
      toDate: post.toDate,
      inForce: post.fromDate <= today && (post.toDate === null || post.toDate >= today),
    })),
  }
}
export type AccountRecord = Awaited<ReturnType<typeof record>>
