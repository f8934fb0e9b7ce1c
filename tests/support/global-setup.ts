import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The database that holds schema, policies and facts, and that every test file's own database is a copy of. */
export const templateName = 'guozi_template'

type Running = { users: number; ready: Promise<() => Promise<void>> }
const held = globalThis as typeof globalThis & { guoziTestServer?: Running }

/** Vitest calls this once a project; the projects of one run share one server. */
export default async function setup(): Promise<() => Promise<void>> {
  held.guoziTestServer ??= { users: 0, ready: startServer() }
  const running = held.guoziTestServer
  running.users += 1
  const stop = await running.ready
  return async () => {
    running.users -= 1
    if (running.users > 0) return
    held.guoziTestServer = undefined
    await stop()
  }
}

async function startServer(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guozi-test-'))
  // Set before lib/platform/env is first read, here and in the workers that inherit it.
  process.env.DATA_DIR = dataDir
  delete process.env.DATABASE_URL
  delete process.env.APP_DATABASE_URL
  delete process.env.SANDBOX_DATABASE_URL
  const { startEmbedded } = await import('@/lib/platform/postgres/embedded')
  const external = process.env.TEST_DATABASE_URL
  const server = external ? undefined : await startEmbedded({ dataDir, startedBy: 'test', durable: false })
  process.env.TEST_SERVER_URL = external || server?.ownerUrl()
  await makeTemplate(process.env.TEST_SERVER_URL ?? '')
  return async () => {
    if (external) await (await import('./database')).dropLeftovers()
    await server?.destroy()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const { withClient, withDatabase } = await import('@/lib/platform/postgres/connection')
  const { migrateDatabase } = await import('@/lib/platform/postgres/migrate')
  await withClient(serverUrl, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`)
    await client.query(`create database ${templateName} encoding 'UTF8' template template0`)
  })
  await migrateDatabase(withDatabase(serverUrl, templateName))
}
