import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, asNobody, asSystem, closeDatabase, connectDatabase, Prisma } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { type EmbeddedServer, findEmbedded, startEmbedded } from '@/lib/platform/postgres/embedded'

let dataDir: string
let server: EmbeddedServer
const start = async () => {
  server = await startEmbedded({ dataDir, startedBy: 'test', durable: false })
}
const nobody = { token: 'nobody' }
const away = { code: 'unavailable', digest: 'refusal:unavailable', message: '数据库暂时连接不上，请稍后再试；已填写的内容没有丢失。' }
const one = () => asNobody<{ one: number }>(Prisma.sql`select 1 as one`)

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'guozi-outage-'))
  await start()
  await withClient(server.ownerUrl(), (client) =>
    client.query(
      'create role guozi_all; grant guozi_all to current_user; create table heartbeat (name text primary key, at timestamptz, detail jsonb); grant select on heartbeat to guozi_all',
    ),
  )
  connectDatabase(server.ownerUrl())
})
afterAll(async () => {
  await closeDatabase()
  await findEmbedded(dataDir)?.destroy()
  rmSync(dataDir, { recursive: true, force: true })
})

/** All ways to the database, each as far as it comes. */
const ways = [
  ['a statement', one],
  ['a table', () => asSystem('测试', (tx) => tx.heartbeat.findMany())],
  ['a transaction of a person', () => asActor(nobody, async () => 'done')],
  ['a transaction of the platform', () => asSystem('测试', async () => 'done')],
] as const

test.each(ways)('with the database there, %s is answered', async (_, ask) => {
  await expect(ask()).resolves.toBeDefined()
})

test('when the database is stopped in the middle of a transaction, that is said, and so it is until it is back; then all goes on', async () => {
  const half = asActor(nobody, async (tx) => {
    await tx.$queryRaw`select 1 as one`
    await server.stop()
    return tx.$queryRaw`select 1 as one`
  })
  await expect(half).rejects.toMatchObject(away)
  for (const [, ask] of ways) await expect(ask()).rejects.toMatchObject(away)
  await start()
  for (const [, ask] of ways) await expect(ask()).resolves.toBeDefined()
})

test('when one of its processes is killed and the database recovers by itself, whoever asks meanwhile is told it is away', async () => {
  const half = asActor(nobody, async (tx) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
    process.kill(row!.pid, 'SIGKILL')
    return tx.$queryRaw`select pg_sleep(5)`
  })
  await expect(half).rejects.toMatchObject(away)
  const answers: unknown[] = []
  const back = async () => {
    const answer = await one().then(
      () => 'there',
      (error: unknown) => error,
    )
    answers.push(answer)
    return answer
  }
  await expect.poll(back, { timeout: 20_000 }).toBe('there')
  for (const answer of answers.slice(0, -1)) expect(answer).toMatchObject(away)
})

test('a statement that is wrong is a bug and no outage', async () => {
  await expect(asNobody(Prisma.sql`select nothing from nowhere`)).rejects.not.toMatchObject({ code: 'unavailable' })
  await expect(asNobody(Prisma.sql`select 1 / 0`)).rejects.not.toMatchObject({ code: 'unavailable' })
  await expect(asActor(nobody, async () => Promise.reject(new Error('Can’t reach a conclusion')))).rejects.toThrow('conclusion')
})
