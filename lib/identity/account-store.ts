import { peopleAffected, rebuildScope } from '@/lib/identity/scope/scope-store'
import type { OrgScope } from '@/lib/identity/scope/scope-types'
import { initialPassword } from '@/lib/identity/sign-in/initial-password'
import { hashPassword } from '@/lib/identity/sign-in/password'
import { passwordMemory } from '@/lib/identity/sign-in/password-rules'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { seal } from '@/lib/platform/crypto'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { searchTokens } from '@/lib/platform/search-tokens'
import { endSessionsOf } from '@/lib/platform/session'
import { administrators, brokenExclusions, needsSecondFactor } from './rules/exclusions'
import { linesFor } from './rules/post-shapes'

// Everything here runs inside `withBaseRights` or a system transaction: accounts, credentials and sessions belong to the platform.

export type NewAccount = { login: string; name: string; orgId: string; side: 'gov' | 'ent'; title: string; phone: string; now: Date }

/** Writes an account with a first password that has to be changed; gives both. Throws Refusal when the login is taken. */
export async function insertAccount(tx: Tx, wanted: NewAccount): Promise<{ id: string; password: string }> {
  const { login, name, orgId, side, title, phone, now } = wanted
  if (await tx.userAccount.findUnique({ where: { login } }))
    throw new Refusal('conflict', '这个账号名已有人使用', { login: '这个账号名已有人使用' })
  const id = newId()
  const password = initialPassword()
  const phoneMask = phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : ''
  await tx.userAccount.create({ data: { id, login, name, orgId, side, title, phoneMask, activatedAt: now } })
  await tx.credential.create({
    data: { userId: id, passwordHash: await hashPassword(password), passwordAt: now, mustChange: true, phone: phone ? seal(phone) : null },
  })
  await indexAccount(tx, id, now)
  return { id, password }
}

/** Gives an account a new first password, ends its sessions and opens its lock. */
export async function renewPassword(tx: Tx, id: string, now: Date): Promise<string> {
  const password = initialPassword()
  const credential = await tx.credential.findUniqueOrThrow({ where: { userId: id } })
  const history = [credential.passwordHash, ...credential.history].slice(0, passwordMemory)
  const data = { passwordHash: await hashPassword(password), passwordAt: now, mustChange: true, history }
  await tx.credential.update({ where: { userId: id }, data })
  await openLock(tx, id)
  await endSessionsOf(tx, id, '口令被重置', now)
  return password
}

/** Forgets the second factor: it is enrolled anew at the next sign-in. */
export async function forgetFactor(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.credential.update({ where: { userId: id }, data: { totpSecret: null, totpLastStep: null } })
  await openLock(tx, id)
  await endSessionsOf(tx, id, '动态口令被重置', now)
}

/** Removes the count of wrong tries of an account, both of the password and of the second factor. */
export async function openLock(tx: Tx, id: string): Promise<void> {
  const { login } = await tx.userAccount.findUniqueOrThrow({ where: { id } })
  await tx.loginGuard.deleteMany({ where: { name: { in: [login, `factor:${login}`, `password:${login}`] } } })
}

/** Opens or closes an account: sessions end, desks are rebuilt. The last holder of an administrator's role cannot be closed. */
export async function setStatus(tx: Tx, id: string, status: 'active' | 'disabled' | 'dormant', why: string, now: Date): Promise<void> {
  if (status !== 'active') await keepOneAdministrator(tx, id, shanghaiDate(now))
  const data = { status, version: { increment: 1 }, ...(status === 'active' ? { activatedAt: now } : {}) }
  await tx.userAccount.update({ where: { id }, data })
  if (status === 'active') await openLock(tx, id)
  else await endSessionsOf(tx, id, why, now)
  await indexAccount(tx, id, now)
  await rebuildScope(tx, await peopleAffected(tx, [id], now), now)
}

/** Refuses when nobody else active holds an administrator's role that this person (in this post, when named) is about to lose. */
export async function keepOneAdministrator(tx: Tx, id: string, today: string, postId?: string): Promise<void> {
  const inForce = { fromDate: { lte: today }, OR: [{ toDate: null }, { toDate: { gte: today } }] }
  const which = postId ? { id: postId } : {}
  const held = await tx.post.findMany({ where: { userId: id, roleCode: { in: [...administrators] }, ...which, ...inForce } })
  for (const { roleCode } of held) {
    const others = await tx.post.findMany({ where: { roleCode, userId: { not: id }, ...inForce }, select: { userId: true } })
    const active = await tx.userAccount.count({ where: { id: { in: others.map((row) => row.userId) }, status: 'active' } })
    if (active === 0) throw new Refusal('blocked', '该账号是这一管理员岗位的最后一人，须先授权接任人员。')
  }
}

export type NewPost = {
  userId: string
  roleCode: string
  orgId: string
  departmentCode: string | null
  orgScope: OrgScope
  listed: readonly string[]
  fromDate: string
  toDate: string | null
}

/** Writes a post; `postsChanged` follows once all are written. Throws Refusal when it breaks the separation of duties. */
export async function insertPost(tx: Tx, wanted: NewPost, today: string): Promise<string> {
  const { listed, ...post } = wanted
  const held = await heldPosts(tx, post.userId, today)
  const broken = brokenExclusions([...held, post])
  if (broken[0]) throw new Refusal('blocked', `违反不相容岗位分离：${broken[0].why}(${broken[0].a} 与 ${broken[0].b})。`)
  if (held.some((one) => one.roleCode === post.roleCode && one.orgId === post.orgId && one.departmentCode === post.departmentCode))
    throw new Refusal('conflict', '该人员已有这个岗位。')
  const id = newId()
  const isMain = !held.some((one) => one.isMain)
  await tx.post.create({ data: { id, ...post, isMain, lines: linesFor(post.roleCode, post.departmentCode) } })
  await tx.postOrg.createMany({ data: listed.map((orgId) => ({ postId: id, orgId })) })
  return id
}

/** Posts a person holds today or will hold. */
export function heldPosts(tx: Tx, userId: string, today: string) {
  return tx.post.findMany({ where: { userId, OR: [{ toDate: null }, { toDate: { gte: today } }] }, orderBy: { fromDate: 'asc' } })
}

/** Ends a post: its last day was yesterday. */
export async function endPost(tx: Tx, id: string, yesterday: string): Promise<void> {
  await tx.post.update({ where: { id }, data: { toDate: yesterday, isMain: false } })
}

/** After posts changed: another main post if needed, second factor as the roles demand, sessions end (SC012), desks are rebuilt. */
export async function postsChanged(tx: Tx, userId: string, why: string, now: Date): Promise<void> {
  const today = shanghaiDate(now)
  const held = await heldPosts(tx, userId, today)
  if (held[0] && !held.some((post) => post.isMain)) await tx.post.update({ where: { id: held[0].id }, data: { isMain: true } })
  const needsFactor = held.some((post) => needsSecondFactor.some((role) => role === post.roleCode))
  await tx.credential.update({ where: { userId }, data: { needsFactor } })
  await tx.userAccount.update({ where: { id: userId }, data: { version: { increment: 1 } } })
  await endSessionsOf(tx, userId, why, now)
  await rebuildScope(tx, await peopleAffected(tx, [userId], now), now)
}

/** Keeps the person findable while active, and not otherwise. */
export async function indexAccount(tx: Tx, id: string, now: Date): Promise<void> {
  const user = await tx.userAccount.findUniqueOrThrow({ where: { id } })
  await tx.searchDoc.deleteMany({ where: { kind: 'user', refId: id } })
  if (user.status !== 'active') return
  const org = await tx.org.findUniqueOrThrow({ where: { id: user.orgId }, select: { shortName: true } })
  const hint = `${org.shortName} · ${user.title}`
  const tokens = searchTokens(`${user.name} ${hint}`)
  await tx.$executeRaw`
    insert into search_doc (kind, ref_id, org_id, line, side, title, hint, href, tokens, weight, at)
    values ('user', ${id}, ${user.orgId}::uuid, null, null, ${user.name}, ${hint}, ${`/people/${id}`}, ${tokens}::tsvector, 0, ${now})`
}
