import '@/lib/matters/events'
import '@/lib/openapi/events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { redeliver, testWebhook } from '@/lib/openapi/commands/deliveries'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { createWebhook, removeWebhook, rotateWebhookSecret, updateWebhook } from '@/lib/openapi/commands/webhooks'
import { deliveryList, webhookRecord } from '@/lib/openapi/queries/webhooks'
import { readAllowed } from '@/lib/openapi/rules/address'
import { mostAttempts } from '@/lib/openapi/rules/backoff'
import { deliverDue, tidyDeliveries } from '@/lib/openapi/webhooks/deliver'
import { enqueue } from '@/lib/openapi/webhooks/enqueue'
import { post } from '@/lib/openapi/webhooks/post'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { idOf } from '../../support/accounts'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { outcome } from '../../support/people'
import { type Receiver, startReceiver } from './receiver'

let world: BusyWorld
let receiver: Receiver

beforeAll(async () => {
  world = await openBusyWorld()
  receiver = await startReceiver()
  await allow('127.0.0.1')
})
afterAll(async () => {
  await receiver.close()
  await world.close()
})

// What one test leaves registered must not be told what the next one does.
afterEach(async () => {
  const open = await asSystem('测试', (tx) => tx.webhookEndpoint.findMany({ where: { removedAt: null } }))
  for (const { id } of open) await runCommand(removeWebhook, await actorOf('ct-admin'), { id })
})

const allow = async (value: string) =>
  runCommand(setInterfaceRule, await actorOf('sysadmin'), { code: 'interface.webhook_allowed', value, note: '测试设置' })
const hook = (over: object = {}) => ({ name: '回写', url: receiver.url, topics: ['filing.concluded'], ...over })
const delivery = (id: string) => asSystem('测试', (tx) => tx.webhookDelivery.findUniqueOrThrow({ where: { id } }))
const concluded = (eventKey: string) =>
  asSystem('测试', (tx) => enqueue(tx, { filingId: world.decided, topic: 'filing.concluded', eventKey, at: new Date() }))
const waitingOf = async (endpointId: string) =>
  (await asSystem('测试', (tx) => tx.webhookDelivery.findMany({ where: { endpointId, status: 'waiting' } }))).map((row) => row.id)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

async function register(over: object = {}): Promise<string> {
  const { id, secret } = await runCommand(createWebhook, await actorOf('ct-fill'), hook(over))
  receiver.secret = secret
  return id
}
const remove = async (id: string) => runCommand(removeWebhook, await actorOf('ct-fill'), { id })

describe('addresses', () => {
  test('that lead inside are refused at the registration, and again when a message is sent', async () => {
    const filler = await actorOf('ct-fill')
    const registered = (host: string) => outcome(runCommand(createWebhook, filler, hook({ url: `http://${host}/x` })))
    for (const list of ['', '127.0.0.1']) {
      await allow(list)
      for (const host of ['10.0.0.8', '[::1]', '[::ffff:10.0.0.8]']) expect(await registered(host), host).toBe('invalid')
    }
    await allow('')
    for (const host of ['127.0.0.1:9', 'localhost:9', 'LOCALHOST.:9', 'oa.localhost:9', '2130706433'])
      expect(await registered(host), host).toBe('invalid')
    // The own machine by name is what its address is: open once the administrator lists the one or the other.
    for (const list of ['127.0.0.1', 'localhost']) {
      await allow(list)
      expect(await registered('localhost:9'), list).toBe('done')
    }
    await allow('127.0.0.1')
    const id = await register()
    await allow('192.168.7.0/24')
    const { deliveryId } = await runCommand(testWebhook, filler, { id })
    await deliverDue(new Date())
    expect(await delivery(deliveryId)).toMatchObject({
      status: 'waiting',
      responseCode: null,
      lastError: expect.stringContaining('保留网段'),
    })
    expect(receiver.arrivals).toEqual([])
    await allow('127.0.0.1')
    await remove(id)
  })

  test('written as numbers or names of the own machine are the same addresses', async () => {
    const none = readAllowed('').allowed
    const port = new URL(receiver.url).port
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '0177.0.0.1', '[::ffff:127.0.0.1]', '0.0.0.0'])
      expect((await post(`http://${host}:${port}/x`, {}, '{}', none)).error, host).toContain('保留网段')
    expect(receiver.arrivals).toEqual([])
  })

  test('that redirect are not followed, and that nobody serves are told in words', async () => {
    const local = readAllowed('127.0.0.1').allowed
    receiver.answers = [302]
    expect(await post(receiver.url, {}, '{}', local)).toEqual({ code: 302, error: '接收方返回 302' })
    expect(receiver.arrivals.splice(0)).toHaveLength(1)
    expect((await post('http://127.0.0.1:1/x', {}, '{}', local)).error).toBe('接收方拒绝连接')
    expect((await post('ftp://oa.example.com/x', {}, '{}', local)).error).toContain('http')
  })
})

describe('who is told', () => {
  test('only endpoints of people who may see the filing, once an event', async () => {
    const own = await register()
    const { id: theirs } = await runCommand(createWebhook, await actorOf('gx-fill'), hook())
    const other = await register({ topics: ['filing.returned'] })
    expect([await concluded('e1'), await concluded('e1')]).toEqual([1, 0])
    expect(await waitingOf(own)).toHaveLength(1)
    expect([await waitingOf(theirs), await waitingOf(other)]).toEqual([[], []])
    const userId = await idOf('ct-fill')
    await asSystem('测试', (tx) => tx.userAccount.update({ where: { id: userId }, data: { status: 'disabled' } }))
    expect(await concluded('e2')).toBe(0)
    await asSystem('测试', (tx) => tx.userAccount.update({ where: { id: userId }, data: { status: 'active' } }))
    await remove(own)
    await remove(other)
    await runCommand(removeWebhook, await actorOf('gx-fill'), { id: theirs })
  })

  test('in whose name is the administrator’s choice among fillers, and nobody else’s', async () => {
    const admin = await actorOf('ct-admin')
    const { id } = await runCommand(createWebhook, admin, hook({ userId: await idOf('ct-fill') }))
    expect(await runQuery(webhookRecord, admin, { id })).toMatchObject({ orgId: world.orgId, enabled: true })
    for (const login of ['ct-check', 'ct-head', 'ct-view', 'ct-admin', 'gx-fill'])
      expect(await outcome(runCommand(createWebhook, admin, hook({ userId: await idOf(login) }))), login).toBe('invalid')
    expect(await outcome(runCommand(createWebhook, await actorOf('ct-fill'), hook({ userId: await idOf('ct-fill2') })))).toBe('invalid')
    await runCommand(removeWebhook, admin, { id })
  })
})

describe('messages', () => {
  test('are tried eight times with longer and longer pauses, then given up, and sent again by a person under the same id', async () => {
    const id = await register()
    await concluded('e3')
    const [message = ''] = await waitingOf(id)
    receiver.answers = Array.from({ length: mostAttempts }, () => 503)
    receiver.arrivals.length = 0
    for (let day = 0; day <= mostAttempts + 2; day++) await deliverDue(later(day * 1440))
    expect(await delivery(message)).toMatchObject({
      status: 'given_up',
      attempts: mostAttempts,
      responseCode: 503,
      lastError: '接收方返回 503',
    })
    expect(receiver.arrivals).toHaveLength(mostAttempts)
    expect((await runQuery(webhookRecord, await actorOf('ct-fill'), { id })).givenUp).toBe(1)
    await runCommand(redeliver, await actorOf('ct-admin'), { ids: [message] })
    await deliverDue(new Date())
    expect(await delivery(message)).toMatchObject({ status: 'delivered', attempts: 1, responseCode: 200, lastError: null })
    expect(new Set(receiver.arrivals.map((one) => one.id))).toEqual(new Set([message]))
    const { rows } = await runQuery(deliveryList, await actorOf('ct-fill'), { endpoint: id, status: 'delivered' })
    expect(rows.map((row) => [row.id, row.nextAt])).toEqual([[message, null]])
    await remove(id)
  })

  test('wait while their endpoint is switched off, are cancelled when it is removed, and are kept ninety days', async () => {
    const id = await register()
    const filler = await actorOf('ct-fill')
    await runCommand(updateWebhook, filler, { id, enabled: false })
    expect(await outcome(runCommand(testWebhook, filler, { id }))).toBe('conflict')
    await runCommand(updateWebhook, filler, { id, enabled: true })
    await concluded('e4')
    const [message = ''] = await waitingOf(id)
    await runCommand(updateWebhook, filler, { id, enabled: false })
    await deliverDue(new Date())
    expect(await delivery(message)).toMatchObject({ status: 'waiting', attempts: 0 })
    // What happens meanwhile waits too, and goes out once the endpoint is switched on again.
    await concluded('e4 switched off')
    expect(await waitingOf(id)).toHaveLength(2)
    await runCommand(updateWebhook, filler, { id, enabled: true })
    while ((await deliverDue(new Date())) > 0);
    expect(await waitingOf(id)).toEqual([])
    await runCommand(redeliver, filler, { ids: [message] })
    await remove(id)
    expect(await delivery(message)).toMatchObject({ status: 'cancelled' })
    expect(await outcome(runCommand(redeliver, filler, { ids: [message] }))).toBe('conflict')
    expect(await tidyDeliveries(later(89 * 1440))).toBe(0)
    expect(await tidyDeliveries(later(91 * 1440))).toBeGreaterThan(0)
  })

  test('are signed with the new secret as soon as it is made', async () => {
    const id = await register()
    const filler = await actorOf('ct-fill')
    const old = receiver.secret
    receiver.secret = (await runCommand(rotateWebhookSecret, filler, { id })).secret
    expect(receiver.secret).not.toBe(old)
    await runCommand(testWebhook, filler, { id })
    await deliverDue(new Date())
    expect(receiver.arrivals.at(-1)).toMatchObject({ topic: 'ping', refusal: null, answered: 200 })
    await remove(id)
  })

  test('are sent once, however many workers look at the same time', async () => {
    const id = await register()
    await Promise.all(['e5', 'e6', 'e7'].map(concluded))
    receiver.arrivals.length = 0
    for (let round = 0; round < 4; round++) await Promise.all([1, 2, 3].map(() => deliverDue(new Date())))
    expect(receiver.arrivals.map((one) => one.refusal)).toEqual([null, null, null])
    expect(await waitingOf(id)).toEqual([])
    await remove(id)
  })
})
