import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endOwnSession } from '@/lib/identity/commands/sessions'
import { ownSessions } from '@/lib/identity/queries/sessions'
import { lockDormant } from '@/lib/identity/sign-in/dormant'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { createApiKey, revokeApiKey, stopApiKey } from '@/lib/openapi/commands/keys'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { interfaceRules } from '@/lib/openapi/queries/interface-rules'
import { keyChoices, keyList, supervisedKeys } from '@/lib/openapi/queries/keys'
import { mayConnect } from '@/lib/openapi/rules/address'
import { allowedAddresses, readSettings } from '@/lib/openapi/settings'
import { runCommand } from '@/lib/platform/command'
import { tokenHash } from '@/lib/platform/crypto'
import { asActor, asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { visitorByToken } from '@/lib/platform/session'
import { account, actor, days, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const today = shanghaiDate(new Date())
const wanted = async (over: object = {}) => ({
  ...{ name: '办公系统', userId: (await account('ct-fill')).id, scopes: ['filing.read', 'matter.read'], expiresOn: addDays(today, 30) },
  ...over,
})
const open = async (over: object = {}) => runCommand(createApiKey, await actor('ct-admin'), await wanted(over))

describe('opening a key', () => {
  test('tells the key once, keeps its digest only, and lets the person know', async () => {
    const { id, key } = await open({ name: '告知一次' })
    const row = await asSystem('测试', (tx) => tx.apiKey.findUniqueOrThrow({ where: { id } }))
    const session = await asSystem('测试', (tx) => tx.session.findUniqueOrThrow({ where: { id: row.sessionId } }))
    expect(session).toMatchObject({ tokenHash: tokenHash(key), kind: 'api', userId: row.userId, idleMinutes: 90 * 1440 })
    expect(session.expiresAt.toISOString()).toBe(new Date(`${addDays(today, 30)}T23:59:59+08:00`).toISOString())
    expect(row.scopes).toEqual(['matter.read', 'filing.read'])
    const notice = await asSystem('测试', (tx) => tx.notice.findFirstOrThrow({ where: { userId: row.userId }, orderBy: { at: 'desc' } }))
    expect(notice).toMatchObject({ kind: 'interface', href: '/ent/settings' })
    const kept = await asSystem(
      '测试',
      (tx) => tx.$queryRaw<{ all: string }[]>`
      select (select string_agg(a::text, '') from audit_line a) || (select string_agg(k::text, '') from api_key k)
        || (select string_agg(r::text, '') from command_result r) as all`,
    )
    expect(kept[0]?.all ?? '').not.toContain(key.slice(12))
    expect(await visitorByToken(key)).toMatchObject({ login: 'ct-fill' })
  })

  test('the same submission again is refused, because the key is kept nowhere', async () => {
    const admin = await actor('ct-admin')
    const input = await wanted({ name: '重复提交' })
    await runCommand(createApiKey, admin, input, { key: 'once' })
    expect(await outcome(runCommand(createApiKey, admin, input, { key: 'once' }))).toBe('conflict')
    expect((await runQuery(keyList, admin, { words: '重复提交' })).rows).toHaveLength(1)
  })

  test('asks for a filler of the own enterprises, a day within a year, and known scopes', async () => {
    for (const login of ['ct-check', 'ct-head', 'ct-view', 'ct-admin', 'gx-fill', 'cqgl-officer'])
      expect(await outcome(open({ userId: (await account(login)).id })), login).toBe('invalid')
    for (const expiresOn of [today, addDays(today, -1), addDays(today, 367), '2026-02-30'])
      expect(await outcome(open({ expiresOn })), expiresOn).toBe('invalid')
    for (const scopes of [[], ['everything'], ['filing.read', 'x']]) expect(await outcome(open({ scopes }))).toBe('invalid')
    expect(await outcome(runCommand(createApiKey, await actor('ct-fill'), await wanted()))).toBe('forbidden')
    expect(await outcome(runCommand(createApiKey, await actor('gx-admin'), await wanted()))).toBe('invalid')
  })

  test('offers those who may stand behind a program, the own enterprise first', async () => {
    const { people } = await runQuery(keyChoices, await actor('ct-admin'), {})
    const names = people.map((one) => one.id)
    expect(names).toContain((await account('ct-fill')).id)
    for (const login of ['ct-check', 'ct-head', 'ct-admin', 'gx-fill']) expect(names).not.toContain((await account(login)).id)
    expect(people.map((one) => one.own)).toEqual([...people.map((one) => one.own)].sort((a, b) => Number(b) - Number(a)))
  })

  test('stops at twenty in force; a revoked one makes room', async () => {
    const admin = await actor('gx-admin')
    const input = { ...(await wanted()), userId: (await account('gx-fill')).id }
    const ids: string[] = []
    for (let number = 0; number < 20; number++) ids.push((await runCommand(createApiKey, admin, { ...input, name: `第 ${number} 个` })).id)
    expect(await outcome(runCommand(createApiKey, admin, input))).toBe('blocked')
    await runCommand(revokeApiKey, admin, { id: ids[0], reason: '不再使用' })
    expect(await outcome(runCommand(createApiKey, admin, input))).toBe('done')
  })
})

describe('ending a key', () => {
  const stateOf = async (id: string) => (await runQuery(keyList, await actor('ct-admin'), { size: 200 })).rows.find((row) => row.id === id)

  test('is the administrator’s, the supervisor’s and the person’s own right, each once and with a reason', async () => {
    const [a, b, c] = [await open({ name: '甲系统' }), await open({ name: '乙系统' }), await open({ name: '丙系统' })]
    expect(await outcome(runCommand(revokeApiKey, await actor('gx-admin'), { id: a.id, reason: '不是我的' }))).toBe('not_found')
    await runCommand(revokeApiKey, await actor('ct-admin'), { id: a.id, reason: '系统下线' })
    expect(await outcome(runCommand(revokeApiKey, await actor('ct-admin'), { id: a.id, reason: '再次' }))).toBe('conflict')
    await runCommand(stopApiKey, await actor('sysadmin'), { id: b.id, reason: '异常调用' })
    const person = await actor('ct-fill')
    const own = (await runQuery(ownSessions, person, {})).find((row) => row.device === '接口密钥：丙系统')!
    await runCommand(endOwnSession, person, { id: own.id })
    for (const { key } of [a, b, c]) expect(await visitorByToken(key)).toBeNull()
    expect(await stateOf(a.id)).toMatchObject({ state: 'revoked', stateWhy: '单位管理员撤销：系统下线' })
    expect((await stateOf(b.id))?.stateWhy).toBe('市国资委系统管理员撤销：异常调用')
    expect((await stateOf(c.id))?.stateWhy).toBe('本人终止')
  })

  test('the supervisor sees every enterprise’s keys, an enterprise its own, and neither of them the key', async () => {
    const { id, key } = await open({ name: '可见' })
    const all = await runQuery(supervisedKeys, await actor('sysadmin'), { size: 200 })
    expect(all.rows.map((row) => row.orgName)).toEqual(
      expect.arrayContaining([expect.stringContaining('城市建设投资'), expect.stringContaining('国信')]),
    )
    const theirs = await runQuery(keyList, await actor('gx-admin'), { size: 200 })
    expect(theirs.rows.map((row) => row.id)).not.toContain(id)
    expect(JSON.stringify([all, theirs])).not.toContain(key.slice(12))
    const person = await actor('ct-fill')
    expect(await asActor(person, (tx) => tx.apiKey.count({ where: { id } }))).toBe(1)
    expect(await asActor(await actor('ct-fill2'), (tx) => tx.apiKey.count({ where: { id } }))).toBe(0)
    await expect(asActor(person, (tx) => tx.apiKey.update({ where: { id }, data: { scopes: ['filing.write'] } }))).rejects.toThrow(
      /42501|permission/,
    )
  })

  test('pages go forward and back by key', async () => {
    const admin = await actor('gx-admin')
    const first = await runQuery(keyList, admin, { size: 5 })
    const second = await runQuery(keyList, admin, { size: 5, cursor: first.next ?? undefined })
    expect(second.rows.map((row) => row.id)).not.toContain(first.rows[0]?.id)
    expect((await runQuery(keyList, admin, { size: 5, cursor: second.previous ?? undefined })).rows).toEqual(first.rows)
  })
})

test('whose key is used is not locked as dormant', async () => {
  const user = await account('ct-fill2')
  const { key } = await open({ userId: user.id })
  const long = days(-200)
  await asSystem('测试', async (tx) => {
    await tx.userAccount.update({ where: { id: user.id }, data: { lastLoginAt: long, activatedAt: long } })
    await tx.credential.update({ where: { userId: user.id }, data: { passwordAt: long } })
  })
  await visitorByToken(key)
  await lockDormant(new Date())
  expect((await account('ct-fill2')).status).toBe('active')
  await asSystem('测试', (tx) => tx.session.updateMany({ where: { userId: user.id, kind: 'api' }, data: { lastSeenAt: days(-100) } }))
  await lockDormant(new Date())
  expect((await account('ct-fill2')).status).toBe('dormant')
})

describe('what holds for the interface', () => {
  const set = async (input: object) => runCommand(setInterfaceRule, await actor('sysadmin'), { note: '测试设置', ...input })

  test('an enterprise’s own limit goes before the one for everybody', async () => {
    const { orgId } = await account('ct-fill')
    await set({ code: 'interface.rate', value: '200' })
    await set({ code: 'interface.rate', value: '30', orgId })
    const rate = (org: string | null) => asSystem('测试', async (tx) => (await readSettings(tx, org, new Date()))['interface.rate'])
    expect([await rate(null), await rate(orgId), await rate((await account('gx-fill')).orgId)]).toEqual(['200', '30', '200'])
    for (const value of ['0', '-1', '1.5', '10001', 'x', ''])
      expect(await outcome(set({ code: 'interface.rate', value })), value).toBe('invalid')
  })

  test('internal addresses are allowed by name, address or network, for everybody alike', async () => {
    const { orgId } = await account('ct-fill')
    await set({ code: 'interface.webhook_allowed', value: '10.8.0.0/16\noa.example.com' })
    const allowed = await asSystem('测试', (tx) => allowedAddresses(tx, new Date()))
    expect([
      mayConnect('x', '10.8.3.4', allowed),
      mayConnect('oa.example.com', '10.9.0.1', allowed),
      mayConnect('x', '10.9.0.1', allowed),
    ]).toEqual([true, true, false])
    expect(await outcome(set({ code: 'interface.webhook_allowed', value: '10.0.0.0/40' }))).toBe('invalid')
    expect(await outcome(set({ code: 'interface.webhook_allowed', value: '10.0.0.1', orgId }))).toBe('invalid')
    await set({ code: 'interface.webhook_allowed', value: '' })
    const { current, history, enterprises } = await runQuery(interfaceRules, await actor('sysadmin'), {})
    expect(current['interface.webhook_allowed']).toBe('')
    expect(history.map((row) => row.value).slice(0, 2)).toEqual(['', '10.8.0.0/16\noa.example.com'])
    expect(enterprises.length).toBeGreaterThan(1)
  })
})
