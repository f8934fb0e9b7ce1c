import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { CallingKey } from '@/lib/openapi/operations/operation'
import { keyState } from '@/lib/openapi/rules/key-state'
import { type KeyText, readAuthorization } from '@/lib/openapi/rules/key-text'
import { type Scope, scopes } from '@/lib/openapi/schema'
import { readSettings } from '@/lib/openapi/settings'
import { tokenHash } from '@/lib/platform/crypto'
import { asSystem, type Tx } from '@/lib/platform/db'
import type { ApiKey } from '@/lib/platform/generated/client'
import { visitorByToken } from '@/lib/platform/session'
import { type Allowance, countCall, tooMany } from './rate'

/** Wrong keys one address may try within a minute. */
const wrongPerMinute = 60
// Compared in the place of a key nobody has, so that both cost the same.
const nobody = '0'.repeat(64)

/** Who was let in; `actor` has no right that the key's scopes do not take along, and the address of this very call. */
export type Admitted = { actor: Actor; caller: CallingKey; allowance: Allowance }
export type Outcome = { admitted: Admitted } | { refusal: Refusal; allowance: Allowance | null }

/** Reads the key of a request, counts the call and gives its actor, or the refusal (401, 429) with what is left of the window. */
export async function admit(header: string | null, ip: string | null, now: Date): Promise<Outcome> {
  const given = readAuthorization(header)
  const found = given
    ? await lookUp(given, ip, now)
    : await countWrong(ip, now, header ? '密钥格式不正确，应为 Bearer gz_…' : '缺少 Authorization 请求头，应为 Bearer gz_…')
  if ('refusal' in found) return found
  const { key, allowance, rate } = found
  if (allowance.exceeded) return { refusal: tooMany(allowance), allowance }
  const visitor = await visitorByToken(given!.text)
  if (!visitor || visitor.pending) return { refusal: new Refusal('unauthenticated', '密钥的经办人账号已停用，或密钥已失效。'), allowance }
  const { id, name, prefix, expiresAt } = key
  const caller = { id, name, prefix, scopes: key.scopes, expiresAt: expiresAt.toISOString(), ratePerMinute: rate }
  return { admitted: { actor: narrowed(visitor, key.scopes, ip), caller, allowance } }
}

function narrowed(actor: Actor, given: readonly string[], ip: string | null): Actor {
  const opened = new Set<string>(given.flatMap((scope) => scopes[scope as Scope]?.permissions ?? []))
  return { ...actor, ip, permissions: new Set([...actor.permissions].filter((permission) => opened.has(permission))) }
}

type Found = { key: ApiKey; allowance: Allowance; rate: number }

function lookUp(
  { prefix, text }: KeyText,
  ip: string | null,
  now: Date,
): Promise<Found | { refusal: Refusal; allowance: Allowance | null }> {
  return asSystem('核对接口密钥', async (tx) => {
    const key = await tx.apiKey.findUnique({ where: { prefix } })
    const session = key && (await tx.session.findUnique({ where: { id: key.sessionId } }))
    const same = timingSafeEqual(Buffer.from(session?.tokenHash ?? nobody), Buffer.from(tokenHash(text)))
    if (!key || !session || !same) return wrong(tx, ip, now, '密钥不正确。')
    const user = await tx.userAccount.findUnique({ where: { id: key.userId }, select: { status: true } })
    const why = closedWords[keyState({ ...session, userStatus: user?.status ?? 'disabled' }, now)]
    if (why) return wrong(tx, ip, now, why)
    const rate = Number((await readSettings(tx, key.orgId, now))['interface.rate'])
    const allowance = await countCall(tx, `api:${key.id}`, rate, now)
    await noteUse(tx, key.id, ip, allowance.exceeded, now)
    return { key, allowance, rate }
  })
}

const closedWords: Readonly<Partial<Record<ReturnType<typeof keyState>, string>>> = {
  revoked: '密钥已撤销，请向单位管理员申请新的密钥。',
  expired: '密钥已过期，请向单位管理员申请新的密钥。',
  idle: '密钥超过 90 天未使用，已经失效。',
  closed: '密钥的经办人账号已停用。',
}

function countWrong(ip: string | null, now: Date, words: string) {
  return asSystem('接口密钥缺失', (tx) => wrong(tx, ip, now, words))
}

async function wrong(tx: Tx, ip: string | null, now: Date, words: string): Promise<{ refusal: Refusal; allowance: Allowance | null }> {
  const allowance = await countCall(tx, `api-wrong:${ip ?? 'unknown'}`, wrongPerMinute, now)
  if (allowance.exceeded) return { refusal: new Refusal('too_many', `密钥错误次数过多，请 ${allowance.reset} 秒后再试。`), allowance }
  return { refusal: new Refusal('unauthenticated', words), allowance: null }
}

async function noteUse(tx: Tx, keyId: string, ip: string | null, refused: boolean, now: Date): Promise<void> {
  const day = shanghaiDate(now)
  await tx.$executeRaw`
    insert into api_usage as u (key_id, day, calls, refused) values (${keyId}::uuid, ${day}, 1, ${refused ? 1 : 0})
    on conflict (key_id, day) do update set calls = u.calls + 1, refused = u.refused + excluded.refused`
  await tx.$executeRaw`
    update api_key set last_used_at = ${now}, last_ip = ${ip}
    where id = ${keyId}::uuid and (last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000)}::timestamptz)`
}

/** Notes that a call ended in an error, for the figures of its key. */
export function noteRefused(keyId: string, now: Date): Promise<unknown> {
  return asSystem('记录接口调用结果', (tx) =>
    tx.apiUsage.updateMany({ where: { keyId, day: shanghaiDate(now) }, data: { refused: { increment: 1 } } }),
  )
}
