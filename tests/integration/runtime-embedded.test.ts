import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readState } from '@/lib/platform/postgres/cluster-state'
import { withClient } from '@/lib/platform/postgres/connection'
import { type EmbeddedServer, findEmbedded, startEmbedded } from '@/lib/platform/postgres/embedded'

let dataDir: string
let server: EmbeddedServer
const start = () => startEmbedded({ dataDir, startedBy: 'test' })
const value = (sql: string) => withClient(server.ownerUrl(), async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0])

beforeAll(async () => {
  // As strict as a home folder of root: the database account cannot enter it.
  dataDir = mkdtempSync(join(tmpdir(), 'guozi-embedded-'))
  server = await start()
  await withClient(server.ownerUrl(), (client) => client.query('create table kept as select 42 as answer'))
})

afterAll(async () => {
  await findEmbedded(dataDir)?.destroy()
  rmSync(dataDir, { recursive: true, force: true })
})

test('secrets are readable by their owner only', () => {
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('it listens on the loopback address only and wants a password', async () => {
  expect(await value('show listen_addresses')).toBe('127.0.0.1')
  const wrong = server.ownerUrl().replace(/:[^:@]+@/, ':wrong@')
  await expect(withClient(wrong, (client) => client.query('select 1'))).rejects.toThrow(/password authentication failed/)
})

test('a second start on the same data folder is refused, in Chinese, unless it asks to take over', async () => {
  await expect(start()).rejects.toThrow(`数据目录 ${dataDir} 正在被另一个数据库进程（PID ${server.pid}）使用`)
  expect((await startEmbedded({ dataDir, startedBy: 'test', adopt: true })).pid).toBe(server.pid)
})

test('after a stop it comes back on the same port with its rows', async () => {
  const { port } = server
  await server.stop()
  expect(findEmbedded(dataDir)).toBeUndefined()
  server = await start()
  expect(server.port).toBe(port)
  expect(await value('select answer from kept')).toBe(42)
})

test('after a hard kill the leftover pid file does not stop the next start', async () => {
  const clusterDir = readState(dataDir)?.clusterDir ?? ''
  process.kill(server.pid, 'SIGKILL')
  await sleep(300)
  expect(existsSync(join(clusterDir, 'postmaster.pid'))).toBe(true)
  // The pid may have been given to a stranger since: this test's own process plays it.
  const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  writeFileSync(join(clusterDir, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'))
  server = await start()
  expect(await value('select answer from kept')).toBe(42)
})

test('when its port was taken meanwhile it moves to another and remembers it', async () => {
  const { port } = server
  await server.stop()
  const squatter = createServer().listen(port, '127.0.0.1')
  server = await start()
  expect(server.port).not.toBe(port)
  expect(readState(dataDir)?.port).toBe(server.port)
  squatter.close()
})
