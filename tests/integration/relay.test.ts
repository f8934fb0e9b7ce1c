import '@/lib/matters/events'
import { type ChildProcess, spawn } from 'node:child_process'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { health } from '@/lib/platform/health'
import { newId } from '@/lib/platform/id'
import { type LiveMessage, listenLive } from '@/lib/platform/live'
import { givenUpEvents, retryGivenUp } from '@/lib/platform/worker/given-up'
import { onEvent, relayOutbox } from '@/lib/platform/worker/relay'
import { idOf } from '../support/accounts'
import { type BusyWorld, openBusyWorld, taskAt, theMatter } from '../support/busy-world'
import { actorOf, carryOn, doStep, fillIn, openTasks } from '../support/clerks'

let world: BusyWorld
let listener: Client
let actor: Actor
const heard: { payload: string }[] = []

beforeAll(async () => {
  world = await openBusyWorld()
  actor = await actorOf('ct-fill')
  listener = new Client({ connectionString: world.database.appUrl })
  await listener.connect()
  listener.on('notification', ({ payload }) => void heard.push({ payload: payload ?? '' }))
  await listener.query('listen live')
})

afterAll(async () => {
  await listener.end()
  await world.close()
})

const telling = defineCommand({
  name: 'test.telling',
  permission: 'profile.manage',
  input: z.object({ topic: z.string(), id: z.string() }),
  run: async ({ emit, actor }, { topic, id }) =>
    emit(topic, { subjectKind: 'test', subjectId: id, orgId: actor.orgId, data: { secret: '内容' } }),
})
const tell = (topic: string, id = newId()) => runCommand(telling, actor, { topic, id }).then(() => id)
const row = (id: string) => asSystem('测试', (tx) => tx.outbox.findFirstOrThrow({ where: { subjectId: id } }))
const hence = (seconds: number) => new Date(Date.now() + seconds * 1000)

let brokenUntil = 0
const tries = new Map<string, number>()
onEvent('test.breaks', async (tx, event, now) => {
  tries.set(event.subjectId, (tries.get(event.subjectId) ?? 0) + 1)
  await tx.notice.create({
    data: { id: newId(), at: now, userId: actor.userId, kind: 'test', title: event.subjectId, body: '', href: '/' },
  })
  if ((tries.get(event.subjectId) ?? 0) <= brokenUntil) throw new Error('测试：处理出错')
  return { users: [actor.userId] }
})
onEvent('test.works', async (tx, event, now) => {
  await tx.notice.create({
    data: { id: newId(), at: now, userId: actor.userId, kind: 'test', title: event.subjectId, body: '', href: '/' },
  })
  return undefined
})
const notices = (id: string) => asSystem('测试', (tx) => tx.notice.count({ where: { title: id } }))

describe('an event whose handler throws', () => {
  test('does not block the events behind it, and leaves nothing of what it had begun', async () => {
    brokenUntil = 1
    const broken = await tell('test.breaks')
    const well = await tell('test.works')
    await relayOutbox(new Date())
    expect(await row(broken)).toMatchObject({ failures: 1, doneAt: null, lastError: expect.stringContaining('测试：处理出错') })
    expect(await notices(broken)).toBe(0)
    expect((await row(well)).doneAt).not.toBeNull()
    expect(await notices(well)).toBe(1)
  })

  test('is tried again after longer and longer pauses, however old it is, then done once', async () => {
    brokenUntil = 3
    const id = await tell('test.breaks')
    // As after a night without a worker.
    await asSystem('测试', (tx) => tx.outbox.updateMany({ where: { subjectId: id }, data: { at: hence(-36_000) } }))
    const start = Date.now()
    for (const [seconds, expected] of [
      [0, 1],
      [1, 1],
      [3.9, 1],
      [4.1, 2],
      [20, 2],
      [20.2, 3],
      [84, 3],
      [84.4, 4],
    ] as const) {
      await relayOutbox(new Date(start + seconds * 1000))
      expect(tries.get(id), `${seconds} s`).toBe(expected)
    }
    expect((await row(id)).doneAt).not.toBeNull()
    await relayOutbox(hence(3600))
    expect([tries.get(id), await notices(id)]).toEqual([4, 1])
  })

  test('is given up after eight tries and stays, with its error, for somebody to look at', async () => {
    brokenUntil = 100
    const id = await tell('test.breaks')
    for (let time = 0; time < 12; time++) await relayOutbox(hence(100_000 * (time + 1)))
    expect(tries.get(id)).toBe(8)
    expect(await row(id)).toMatchObject({ failures: 8, doneAt: null, lastError: expect.stringContaining('测试：处理出错') })
    expect((await health(new Date())).events).toEqual({ givenUp: 1 })
    expect((await givenUpEvents()).map(({ topic, subjectId }) => [topic, subjectId])).toEqual([['test.breaks', id]])
    const told = await asSystem('测试', (tx) => tx.notice.findMany({ where: { kind: 'system' } }))
    const [sysadmin, auditor] = [await idOf('sysadmin'), await idOf('auditor')]
    expect(told.filter((notice) => notice.userId === sysadmin)).toHaveLength(1)
    expect(told.filter((notice) => notice.userId === auditor)).toEqual([])
    expect(JSON.stringify(told)).not.toContain(id)

    brokenUntil = 0
    expect(await retryGivenUp(new Date())).toBe(1)
    await relayOutbox(new Date())
    expect((await row(id)).doneAt).not.toBeNull()
    expect((await health(new Date())).events).toEqual({ givenUp: 0 })
  })
})

describe('two workers at once', () => {
  test('handle each event once: no notice is doubled', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => tell('test.works')))
    await Promise.all(Array.from({ length: 4 }, () => relayOutbox(new Date())))
    while ((await relayOutbox(new Date())) > 0);
    const counts = await Promise.all(ids.map(notices))
    expect(new Set(counts)).toEqual(new Set([1]))
  })

  test('tell the people of a decided filing once', async () => {
    const id = await fillIn(theMatter, actor, { title: '两个后台进程' }, 'workers')
    await carryOn(id, 'accept')
    await runReturn(id)
    await Promise.all([relayOutbox(new Date()), relayOutbox(new Date()), relayOutbox(new Date())])
    const told = await asSystem('测试', (tx) => tx.notice.findMany({ where: { title: { contains: '两个后台进程' } } }))
    expect(told.length).toBeGreaterThan(0)
    const keys = told.map(({ userId, title }) => `${userId} ${title}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

async function runReturn(id: string): Promise<void> {
  const [step] = await openTasks(id)
  await doStep(step!, { action: 'correct', reason: 'missing', items: ['补充决议文件'], opinion: '请一次性补正', answerDays: 5 })
}

describe('a worker that is killed', () => {
  test('again and again leaves every event handled once', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, () => tell('test.slow')))
    for (let time = 0; time < 3; time++) {
      const worker = start()
      await new Promise((resolve) => worker.stdout?.once('data', resolve))
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 250))
      worker.kill('SIGKILL')
      await new Promise((resolve) => worker.once('exit', resolve))
    }
    const before = await asSystem('测试', (tx) => tx.outbox.count({ where: { topic: 'test.slow', doneAt: { not: null } } }))
    expect(before).toBeLessThan(ids.length)
    onEvent('test.slow', async (tx, event, now) => {
      const note = { id: newId(), at: now, userId: actor.userId, kind: 'test', title: event.subjectId, body: '', href: '/' }
      await tx.notice.create({ data: note })
      return undefined
    })
    while ((await relayOutbox(new Date())) > 0);
    const counts = await Promise.all(ids.map(notices))
    expect(new Set(counts)).toEqual(new Set([1]))
  }, 120_000)
})

function start(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'tests/support/relay-process.ts', world.database.appUrl, actor.userId], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

describe('what listeners are told', () => {
  test('goes on after a notification that is no message', async () => {
    Object.assign(env, { DATABASE_URL: world.database.ownerUrl })
    const messages: LiveMessage[] = []
    const stop = listenLive((message) => void messages.push(message))
    const arrived = async () => {
      for (let time = 0; time < 100 && messages.length === 0; time++) {
        await tell('test.works')
        await relayOutbox(new Date())
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return messages.splice(0).length
    }
    expect(await arrived()).toBeGreaterThan(0)
    const sandbox = new Client({ connectionString: world.database.sandboxUrl })
    await sandbox.connect()
    for (const payload of ['', 'x', '{}', 'null', '{"topic": 1}']) await sandbox.query('select pg_notify($1, $2)', ['live', payload])
    await sandbox.end()
    expect(await arrived()).toBeGreaterThan(0)
    stop()
  })

  test('is ids and codes, never a word of anything', async () => {
    const id = await fillIn(theMatter, actor, {}, 'told')
    await carryOn(id, 'accept')
    await tell('test.works')
    heard.length = 0
    await relayOutbox(new Date())
    await listener.query('select 1')
    expect(heard.length).toBeGreaterThan(3)
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    for (const { payload } of heard) {
      const message = JSON.parse(payload)
      expect(Object.keys(message).sort()).toEqual(['id', 'kind', 'line', 'orgId', 'topic', 'users'])
      for (const value of [message.id, message.orgId, ...message.users]) expect(value).toMatch(uuid)
      for (const value of [message.kind, message.topic, message.line ?? 'x']) expect(value).toMatch(/^[A-Za-z.]{1,40}$/)
      expect(payload.length).toBeLessThan(7_000)
    }
    expect(await taskAt(id, 'accept')).toMatch(uuid)
  })
})
