import { mkdtempSync } from 'node:fs'
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
  for (const name of ['DATABASE_URL', 'APP_DATABASE_URL', 'SANDBOX_DATABASE_URL']) delete process.env[name]
  const dataDir = mkdtempSync(join(tmpdir(), 'guozi-throw-away-'))
  // Before lib/platform/env is first read, here and in the workers, which inherit it: secrets come from this folder.
  process.env.DATA_DIR = dataDir
  const { throwAwayServer } = await import('@/lib/platform/postgres/throw-away')
  const { server, destroy } = await throwAwayServer(dataDir)
  process.env.TEST_SERVER_URL = process.env.TEST_DATABASE_URL || server.ownerUrl()
  await makeTemplate(process.env.TEST_SERVER_URL)
  return async () => {
    if (process.env.TEST_DATABASE_URL) await (await import('./database')).dropLeftovers()
    await destroy()
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
