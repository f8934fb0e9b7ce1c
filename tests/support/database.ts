import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { appUrl, sandboxUrl, withClient, withDatabase } from '@/lib/platform/postgres/connection'
import { setDatabaseRights } from '@/lib/platform/postgres/roles'
import { templateName } from './global-setup'

/** A database of one test file's own: schema, policies and facts applied, no rows. */
export type TestDatabase = { dbName: string; ownerUrl: string; appUrl: string; sandboxUrl: string; drop(): Promise<void> }

const prefix = 'guozi_t_'

/** Makes a database for this test file from the run's template; call in `beforeAll`, drop in `afterAll`. */
export async function testDatabase(template: string = templateName): Promise<TestDatabase> {
  const server = serverUrl()
  const dbName = `${prefix}${randomBytes(6).toString('hex')}`
  await withClient(server, (client) => client.query(`create database ${dbName} template ${template} strategy file_copy`))
  const ownerUrl = withDatabase(server, dbName)
  // Rights and settings of a database are not copied with it.
  await withClient(ownerUrl, setDatabaseRights)
  return {
    dbName,
    ownerUrl,
    appUrl: appUrl(ownerUrl),
    sandboxUrl: sandboxUrl(ownerUrl),
    drop: () => dropDatabase(dbName),
  }
}

/**
 * Like `testDatabase`, with rows that many files share: the first file to ask fills a further template under that name,
 * the others copy it.
 */
export async function seededDatabase(name: string, fill: (ownerUrl: string) => Promise<void>): Promise<TestDatabase> {
  const server = serverUrl()
  const template = `${prefix}seed_${name}`
  await withClient(server, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext($1))`, [template])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount) return
    const draft = await testDatabase()
    await fill(draft.ownerUrl)
    await client.query(`alter database ${draft.dbName} rename to ${template}`)
  })
  return testDatabase(template)
}

/** Removes what an interrupted run left on an external test server. */
export async function dropLeftovers(): Promise<void> {
  const names = await withClient(serverUrl(), async (client) => {
    const { rows } = await client.query(`select datname as name from pg_database where datname like $1 or datname = $2`, [
      `${prefix}%`,
      templateName,
    ])
    return rows.map((row) => row.name)
  })
  for (const name of names) await dropDatabase(name)
}

async function dropDatabase(name: string): Promise<void> {
  const drop = () =>
    withClient(serverUrl(), (client) => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`))
  // The owner may neither end connections of other logins nor an autovacuum worker: those end themselves, this one ends by itself.
  for (let time = 1; ; time++) {
    for (const url of [appUrl, sandboxUrl]) await withClient(url(withDatabase(serverUrl(), name)), endOthers).catch(() => undefined)
    const error = await drop().then(
      () => null,
      (reason: Error & { code?: string }) => reason,
    )
    if (error === null) return
    if (time === 20 || !['42501', '55006'].includes(error.code ?? '')) throw error
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

const endOthers = (client: Client) =>
  client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()',
  )

function serverUrl(): string {
  const url = process.env.TEST_SERVER_URL
  if (!url) throw new Error('No test server: run this file through vitest, in one of the projects models, integration or access.')
  return url
}
