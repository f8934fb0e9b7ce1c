import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renewPassword } from '@/lib/identity/account-store'
import { revokeApiKey } from '@/lib/openapi/commands/keys'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { operations } from '@/lib/openapi/operations/registry'
import { keyList, keyRecord } from '@/lib/openapi/queries/keys'
import { scopeCodes } from '@/lib/openapi/schema'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { idOf } from '../../support/accounts'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { type InterfaceServer, serveInterface } from './interface-server'
import { type Answer, type Office, officeOf, openOffice } from './office'

let world: BusyWorld
let server: InterfaceServer
let office: Office
let rival: Office

beforeAll(async () => {
  world = await openBusyWorld()
  server = await serveInterface()
  office = await openOffice(server.url, 'ct-admin', 'ct-fill')
  rival = await openOffice(server.url, 'gx-admin', 'gx-fill')
})
afterAll(async () => {
  await server.close()
  await world.close()
})

/** What every problem must be: RFC 9457 in Chinese. */
function expectProblem({ status, headers, body }: Answer, wanted: number, code: string) {
  expect({ status, code: body.code, said: body.status }).toEqual({ status: wanted, code, said: wanted })
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(body.type).toBe(`/open/api#problem-${code}`)
  for (const words of [body.title, body.detail]) expect(words).toMatch(/[一-鿿]/)
  expect(Array.isArray(body.errors)).toBe(true)
}

/** A request of an operation that is right but for what it points at. */
function requestOf(id: string): { method: string; path: string; sent: { body?: unknown; raw?: string } } {
  const operation = operations.find((one) => one.id === id)!
  const path = operation.path
    .replace('{id}', world.decided)
    .replace('{materialId}', world.decided)
    .replace('{code}', theMatter)
    .replace('{list}', 'scopes')
  const query = id === 'verifyPaper' ? '?code=2222-2222-2222' : ''
  const sent = operation.body === 'bytes' ? { raw: 'x' } : operation.body ? { body: operation.example } : {}
  return { method: operation.method, path: path + query, sent }
}

describe('who is let in', () => {
  test('a key tells in whose name it acts, for which enterprise, and what it opens', async () => {
    const { status, body, headers } = await office.call('GET', '/whoami')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      person: { login: 'ct-fill' },
      enterprise: { id: world.orgId },
      key: { scopes: scopeCodes, ratePerMinute: 120 },
    })
    expect(JSON.stringify(body)).not.toContain('session')
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(120)
  })

  test('nobody without a key, with half a key, a made-up one or one that ends differently', async () => {
    for (const key of [null, 'gz_abc', 'x'.repeat(60), `gz_abcdefgh_${'A'.repeat(43)}`]) {
      const answer = await officeOf(server.url, key).call('GET', '/whoami')
      expectProblem(answer, 401, 'unauthenticated')
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    }
  })

  test('a key that was revoked, is past its day, was not used for ninety days, or whose person has left', async () => {
    const words: string[] = []
    const ended = async (how: (keyId: string, sessionId: string) => Promise<unknown>) => {
      const one = await openOffice(server.url, 'ct-admin', 'ct-fill2')
      expect((await one.call('GET', '/whoami')).status).toBe(200)
      const { sessionId } = await asSystem('测试', (tx) => tx.apiKey.findUniqueOrThrow({ where: { id: one.keyId } }))
      await how(one.keyId, sessionId)
      const answer = await one.call('GET', '/whoami')
      expectProblem(answer, 401, 'unauthenticated')
      words.push(String(answer.body.detail))
    }
    const session = (data: object) => (_: string, id: string) => asSystem('测试', (tx) => tx.session.update({ where: { id }, data }))
    await ended(async (id) => runCommand(revokeApiKey, await actorOf('ct-admin'), { id, reason: '系统下线' }))
    await ended(session({ expiresAt: new Date(Date.now() - 1000) }))
    await ended(session({ lastSeenAt: new Date(Date.now() - 91 * 86_400_000) }))
    const user = { id: await idOf('ct-fill2') }
    await ended(() => asSystem('测试', (tx) => tx.userAccount.update({ where: user, data: { status: 'disabled' } })))
    await asSystem('测试', (tx) => tx.userAccount.update({ where: user, data: { status: 'active' } }))
    expect(words).toEqual([
      expect.stringContaining('已撤销'),
      expect.stringContaining('已过期'),
      expect.stringContaining('90 天'),
      expect.stringContaining('停用'),
    ])
  })

  test('a key works on when its person changes the password, and every change is told to the trail under the key’s session', async () => {
    const { userId } = await actorOf('ct-fill2')
    const one = await openOffice(server.url, 'ct-admin', 'ct-fill2')
    await asSystem('测试改密', (tx) => renewPassword(tx, userId, new Date()))
    expect((await one.call('GET', '/whoami')).status).toBe(200)
    const created = await office.call('POST', '/filings', { body: { matter: theMatter } })
    expect(created.status).toBe(201)
    const key = await asSystem('测试', (tx) => tx.apiKey.findUniqueOrThrow({ where: { id: office.keyId } }))
    const line = await asSystem('测试', (tx) =>
      tx.auditLine.findFirstOrThrow({ where: { action: 'createFiling', subjectId: String(created.body.id) } }),
    )
    expect(line).toMatchObject({ sessionId: key.sessionId, ip: '127.0.0.1', actorId: key.userId })
  })
})

describe('what a key opens', () => {
  test.each(scopeCodes)('without %s its operations are forbidden, and named', async (scope) => {
    const others = scopeCodes.filter((one) => one !== scope)
    const one = await openOffice(server.url, 'ct-admin', 'ct-fill', others)
    const own = operations.filter((operation) => operation.scope === scope)
    expect(own.length).toBeGreaterThan(0)
    for (const { id } of own) {
      const { method, path, sent } = requestOf(id)
      const answer = await one.call(method, path, sent)
      expectProblem(answer, 403, 'forbidden')
      expect(answer.body.detail).toContain(scope)
    }
    await runCommand(revokeApiKey, await actorOf('ct-admin'), { id: one.keyId, reason: '测试结束' })
  })

  test('a key of another enterprise finds nothing of this one', async () => {
    for (const path of ['', '/form', '/precheck', '/timeline', '/opinions', '/checks', '/materials', '/paper', '/paper/pdf'])
      for (const id of [world.draft, world.running, world.decided])
        expectProblem(await rival.call('GET', `/filings/${id}${path}`), 404, 'not_found')
    const moves = { submission: {}, correction: {}, withdrawal: { reason: '不是我的' }, rating: { stars: 1 } }
    for (const [move, body] of Object.entries(moves))
      expectProblem(await rival.call('POST', `/filings/${world.draft}/${move}`, { body }), 404, 'not_found')
    expectProblem(await rival.call('PUT', `/filings/${world.draft}/form`, { body: { version: 1, values: {} } }), 404, 'not_found')
    expectProblem(await rival.call('GET', `/enterprises/${world.orgId}`), 404, 'not_found')
    const seen = JSON.stringify([(await rival.call('GET', '/filings')).body, (await rival.call('GET', '/enterprises')).body])
    for (const secret of [...world.secrets.filings, ...world.secrets.orgs]) expect(seen).not.toContain(secret)
    expect((await office.call('GET', `/filings/${world.decided}`)).status).toBe(200)
  })

  test('the own enterprise reads the same through every question', async () => {
    const { body } = await office.call('GET', `/filings/${world.decided}`)
    expect(body).toMatchObject({ id: world.decided, status: 'concluded', statusName: '已办结', mayDo: [] })
    expect((body.paper as { number: string }).number).toBeTruthy()
    const rows = (await office.call('GET', '/filings?tab=ended')).body.rows!
    expect(rows.map((row) => row.id)).toContain(world.decided)
    for (const path of ['/form', '/timeline', '/opinions', '/checks', '/materials', '/paper'])
      expect((await office.call('GET', `/filings/${world.decided}${path}`)).status, path).toBe(200)
    expect((await office.call('GET', `/filings/${world.draft}/precheck`)).body).toMatchObject({ ready: true, missing: [] })
    const inside = JSON.stringify((await office.call('GET', `/filings/${world.running}/timeline`)).body)
    expect(inside).not.toContain('claim')
  })
})

describe('wrong calls are told in Chinese', () => {
  test('an unknown address, and a method the address does not have', async () => {
    expectProblem(await office.call('GET', '/nothing'), 404, 'not_found')
    const answer = await office.call('DELETE', '/whoami')
    expectProblem(answer, 405, 'wrong_method')
    expect(answer.headers.get('allow')).toBe('GET')
  })

  test('what is no JSON, another type, or more than a megabyte', async () => {
    const json = { 'content-type': 'application/json' }
    expectProblem(await office.call('POST', '/filings', { raw: '{"matter":', headers: json }), 400, 'malformed')
    expectProblem(await office.call('POST', '/filings', { raw: new Uint8Array([0x22, 0xff, 0x22]), headers: json }), 400, 'malformed')
    expectProblem(await office.call('POST', '/filings', { raw: 'matter=x' }), 415, 'unsupported_media')
    const big = JSON.stringify({ matter: 'x'.repeat(1024 * 1024) })
    expectProblem(await office.call('POST', '/filings', { raw: big, headers: json }), 413, 'too_large')
  })

  test('wrong members by pointer, wrong parameters by name, unknown ones too', async () => {
    const body = { matter: '无', orgId: 'x', more: 1 }
    const wrong = await office.call('POST', '/filings', { body })
    expectProblem(wrong, 422, 'invalid')
    const pointers = (wrong.body.errors as { pointer: string }[]).map((one) => one.pointer)
    expect(pointers).toEqual(expect.arrayContaining(['#/matter', '#/orgId']))
    const asked = await office.call('GET', '/filings?size=0&extra=1')
    expectProblem(asked, 422, 'invalid')
    expect(asked.body.errors).toContainEqual({ parameter: 'size', detail: '每页至少 1 条' })
    expectProblem(await office.call('GET', '/filings/7'), 422, 'invalid')
    expectProblem(await office.call('GET', '/filings?size=20&size=30'), 422, 'invalid')
  })

  test('the rules a filing breaks, by the place in the form', async () => {
    const { body } = await office.call('POST', '/filings', { body: { matter: theMatter } })
    const answer = await office.call('POST', `/filings/${body.id}/submission`, { body: {} })
    expectProblem(answer, 422, 'invalid')
    expect((answer.body.errors as { pointer: string }[]).every((one) => one.pointer.startsWith('#/'))).toBe(true)
    expect((answer.body.errors as unknown[]).length).toBeGreaterThan(3)
    expectProblem(await office.call('POST', `/filings/${body.id}/correction`, { body: {} }), 409, 'conflict')
    expectProblem(await office.call('PUT', `/filings/${body.id}/form`, { body: { version: 99, values: {} } }), 409, 'stale')
  })
})

describe('the same request twice', () => {
  const post = (key: string, body: object) => office.call('POST', '/filings', { body, headers: { 'idempotency-key': key } })

  test('with one idempotency key gives one filing; other content under the key is a conflict', async () => {
    const [first, again] = [await post('a-1', { matter: theMatter }), await post('a-1', { matter: theMatter })]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body.id).toBe(first.body.id)
    expectProblem(await post('a-1', { matter: 'GZ-CQ-06' }), 409, 'conflict')
    const at = await Promise.all([1, 2, 3, 4].map(() => post('at-once', { matter: theMatter })))
    expect(new Set(at.map((one) => one.body.id)).size).toBe(1)
  })

  test('under the same key of another program is another request', async () => {
    const other = await openOffice(server.url, 'ct-admin', 'ct-fill', ['filing.write'])
    const theirs = await other.call('POST', '/filings', { body: { matter: theMatter }, headers: { 'idempotency-key': 'shared' } })
    expect((await post('shared', { matter: theMatter })).body.id).not.toBe(theirs.body.id)
    expectProblem(await post('x'.repeat(151), { matter: theMatter }), 422, 'invalid')
  })
})

test('past the limit of its minute a key waits, the next minute it goes on, and the figures of the key tell it', async () => {
  await runCommand(setInterfaceRule, await actorOf('sysadmin'), {
    code: 'interface.rate',
    orgId: world.orgId,
    value: '3',
    note: '试行限流',
  })
  const one = await openOffice(server.url, 'ct-admin', 'ct-fill')
  const answers: Answer[] = []
  for (let time = 0; time < 5; time++) answers.push(await one.call('GET', '/whoami'))
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429, 429])
  expect(answers.map((answer) => answer.headers.get('ratelimit-remaining'))).toEqual(['2', '1', '0', '0', '0'])
  expectProblem(answers[3]!, 429, 'too_many')
  const wait = Number(answers[3]!.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(60)
  expect((await rival.call('GET', '/whoami')).status).toBe(200)
  server.advance(61_000)
  expect((await one.call('GET', '/whoami')).status).toBe(200)
  const admin = await actorOf('ct-admin')
  const { key, days } = await runQuery(keyRecord, admin, { id: one.keyId })
  expect(key).toMatchObject({ calls: 6, refused: 2, state: 'active', userName: expect.any(String), lastIp: '127.0.0.1' })
  expect(days).toHaveLength(30)
  expect((await runQuery(keyList, admin, {})).rows.map((row) => row.id)).toContain(one.keyId)
})
