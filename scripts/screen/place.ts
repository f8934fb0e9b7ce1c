import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { env } from '@/lib/platform/env'
import { findEmbedded } from '@/lib/platform/postgres/embedded'
import { throwAwayServer } from '@/lib/platform/postgres/throw-away'
import { factTables } from '@/lib/procurement/vocabulary'
import { tablesIn } from '@/lib/procurement/vocabulary/derive'

/** A schema of one run's own with the tables of the facts, and the connection that works in it. */
export type Place = { client: Client; schema: string }

const prefix = 'screen_'

/**
 * Gives a run its place: on the database of DATABASE_URL, on the installation's own when it runs, else on a throw-away server. Whatever
 * happens, also an interruption, everything is gone when this returns. Throws `Interrupted` when the run was broken off.
 */
export async function withPlace<T>(work: (place: Place, signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const onSignal = () => stop.abort(new Interrupted())
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  // Whoever reads the findings has gone away.
  process.stdout.on('error', onSignal)
  const { url, close } = await server()
  try {
    stop.signal.throwIfAborted()
    return await inSchema(url, stop.signal, work)
  } finally {
    await close()
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    process.stdout.off('error', onSignal)
  }
}

/** The run was broken off by Ctrl-C or by the system. */
export class Interrupted extends Error {
  constructor() {
    super('已中断，临时数据已清除。')
  }
}

async function server(): Promise<{ url: string; close: () => Promise<void> }> {
  const nothing = async () => undefined
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, close: nothing }
  const running = findEmbedded(env.DATA_DIR)
  if (running) return { url: running.ownerUrl(), close: nothing }
  const made = await throwAwayServer()
  return { url: made.server.ownerUrl(), close: () => made.destroy() }
}

async function inSchema<T>(url: string, signal: AbortSignal, work: (place: Place, signal: AbortSignal) => Promise<T>): Promise<T> {
  const client = await connected(url)
  const schema = `${prefix}${randomBytes(6).toString('hex')}`
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const cancel = () => void onAnother(url, `select pg_cancel_backend(${Number(rows[0]?.pid)})`).catch(() => undefined)
  try {
    await sweep(client)
    await client.query(`select pg_advisory_lock(hashtext('${schema}'))`)
    await client.query(`create schema ${schema}`)
    await client.query(tablesIn(schema, factTables))
    signal.addEventListener('abort', cancel)
    signal.throwIfAborted()
    return await work({ client, schema }, signal)
  } catch (error) {
    // A cancelled statement says so in its own words.
    if (signal.aborted) throw signal.reason
    throw error
  } finally {
    signal.removeEventListener('abort', cancel)
    await client.end()
    await onAnother(url, `drop schema if exists ${schema} cascade`)
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(
    `set client_min_messages = warning; set timezone = 'Asia/Shanghai'; set work_mem = '64MB'; set synchronous_commit = off`,
  )
  return client
}

async function onAnother(url: string, sql: string): Promise<void> {
  const client = await connected(url)
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Drops what runs left whose process was killed: nobody holds the lock of their name. */
async function sweep(client: Client): Promise<void> {
  const { rows } = await client.query(`select nspname as name from pg_namespace where nspname ~ '^${prefix}[0-9a-f]{12}$'`)
  for (const { name } of rows) {
    const free = await client.query('select pg_try_advisory_lock(hashtext($1)) as free', [name])
    if (!free.rows[0]?.free) continue
    await client.query(`drop schema if exists ${name} cascade`)
    await client.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
}
