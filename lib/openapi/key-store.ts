import { randomBytes } from 'node:crypto'
import { heldPosts } from '@/lib/identity/account-store'
import { notifyUsers } from '@/lib/identity/notify'
import { permissionsOf } from '@/lib/identity/rules/roles'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { newToken } from '@/lib/platform/crypto'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { openSession } from '@/lib/platform/session'
import { keyText, prefixFrom } from './rules/key-text'
import { keyIdleDays } from './schema'

/** Rights that never work through a key: checking and signing are done by a person's own hand, accounts by an administrator's. */
const byHandOnly = ['matter.check', 'matter.sign', 'staff.manage']

/** Why a person cannot be the 经办人 of a program, in Chinese; null = can. Told from the roles held today. */
export function servicePersonProblem(roles: readonly string[]): string | null {
  const rights = new Set<string>(roles.flatMap((role) => permissionsOf(role)))
  const files = ['matter.file', 'treasury.report', 'procurement.report'].some((right) => rights.has(right))
  if (!files) return '经办人须有填报、采购管理或司库岗位'
  return byHandOnly.some((right) => rights.has(right)) ? '经办人不能兼任审核、签发或管理岗位' : null
}

/** The person of the asker's organisations who may stand behind a program. Throws Refusal(invalid) naming the field `userId`. */
export async function servicePerson(tx: Tx, id: string, now: Date) {
  const user = await tx.userAccount.findUnique({ where: { id } })
  const refuse = (why: string) => new Refusal('invalid', why, { userId: why })
  if (user?.side !== 'ent') throw refuse('没有这个人员，或不属于您管理的单位')
  if (user.status !== 'active') throw refuse('该人员的账号已停用')
  const today = shanghaiDate(now)
  const roles = (await heldPosts(tx, id, today)).filter((post) => post.fromDate <= today).map((post) => post.roleCode)
  const problem = servicePersonProblem(roles)
  if (problem) throw refuse(problem)
  return user
}

type Wanted = {
  orgId: string
  name: string
  userId: string
  scopes: string[]
  expiresAt: Date
  now: Date
  by: { userId: string; name: string }
}

/** Writes a key with its session and tells the person in whose name it acts; the text of the key is given this once. */
export async function writeKey(tx: Tx, { orgId, name, userId, scopes, expiresAt, now, by }: Wanted) {
  const id = newId()
  const prefix = prefixFrom(randomBytes(8))
  const text = keyText(prefix, newToken())
  await withBaseRights(tx, async () => {
    const session = await openSession(tx, {
      ...{ userId, kind: 'api', token: text, now, userAgent: `接口密钥：${name}` },
      hours: (expiresAt.getTime() - now.getTime()) / 3_600_000,
      idleMinutes: keyIdleDays * 1440,
    })
    const made = { createdAt: now, createdBy: by.userId, createdByName: by.name }
    await tx.apiKey.create({ data: { id, orgId, name, userId, sessionId: session.id, prefix, scopes, expiresAt, ...made } })
    const body = `密钥“${name}”将以您的名义填报和查询办件，每次操作均记入审计日志；不知情的，请在个人设置中终止该会话并告知单位管理员。`
    const notice = { kind: 'interface', title: `${by.name}为信息系统开通了以您为经办人的接口密钥`, body, path: '/settings' }
    await notifyUsers(tx, [userId], notice, now)
  })
  return { id, prefix, text }
}

/** Keys of an organisation that are in force. */
export function liveKeys(tx: Tx, orgId: string, now: Date): Promise<number> {
  return withBaseRights(tx, async () => {
    const keys = await tx.apiKey.findMany({ where: { orgId, expiresAt: { gt: now } }, select: { sessionId: true } })
    return tx.session.count({ where: { id: { in: keys.map((key) => key.sessionId) }, revokedAt: null } })
  })
}

/** Ends a key at once; gives it. Throws Refusal(not_found | conflict). */
export async function endKey(tx: Tx, id: string, why: string, now: Date) {
  const key = await tx.apiKey.findUnique({ where: { id } })
  if (!key) throw new Refusal('not_found', '没有这个接口密钥，或不属于您管理的单位。')
  const count = await withBaseRights(tx, async () => {
    const done = await tx.session.updateMany({ where: { id: key.sessionId, revokedAt: null }, data: { revokedAt: now, revokedWhy: why } })
    if (done.count > 0) {
      const notice = { kind: 'interface', title: `接口密钥“${key.name}”已撤销`, body: why, path: '/interface' }
      await notifyUsers(tx, [key.createdBy], notice, now)
    }
    return done.count
  })
  if (count === 0) throw new Refusal('conflict', '这个密钥已经撤销。')
  return key
}
