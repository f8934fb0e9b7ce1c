import { setImmediate as others } from 'node:timers/promises'
import { Client } from 'pg'
import { newId } from '@/lib/platform/id'
import { appUrl, roles } from '@/lib/platform/postgres/connection'
import { isFault, type Read, type ReadFault } from '../ocds/reader'
import { PersonalValues } from '../personal'
import { type Batch, batchOf, type Prepared, prepared } from './batch'
import { clearStages, makeStages, writeStaged } from './staging'

export type ImportState = {
  status: 'running' | 'done' | 'cancelled' | 'failed'
  lines: number
  kept: number
  unchanged: number
  faulty: number
}
type Options = {
  url?: string
  batch?: number
  now?: () => Date
  /** Done in each batch's transaction before its rows are written. */
  first?: (client: Client) => Promise<void>
}

/**
 * Takes releases into the facts of the organisation of an import (a row of `procurement_import`): one transaction a batch, in which rows, faults,
 * digests, counts and the event `procurement.arrived` are written together. `lines` counts what has been read, faults too: an import that broke off
 * is called again with the same releases and goes on behind it. Asked to stop, it stops between two batches. While a batch is written the next one
 * is read. The same release again changes nothing. Gives the state; throws what went wrong after noting it.
 */
export async function importReleases(
  importId: string,
  reads: AsyncIterable<Read | ReadFault>,
  options: Options = {},
): Promise<ImportState> {
  const { url = appUrl(), batch = 1000, now = () => new Date(), first } = options
  const client = new Client({ connectionString: url, options: '-c timezone=UTC', connectionTimeoutMillis: 15_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await makeStages(client, roles.all)
    await client.query(`set role ${roles.all}`)
    const { org, ...begun } = await begin(client, importId)
    if (begun.status !== 'running') return begun
    try {
      return await run({ client, importId, org, first }, reads, begun.lines, { most: batch, now })
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      const words = error instanceof Error ? error.message.slice(0, 500) : String(error)
      await client
        .query(`update procurement_import set status = 'failed', error = $2, ended_at = $3 where id = $1`, [importId, words, now()])
        .catch(() => undefined)
      throw error
    }
  } finally {
    await client.end()
  }
}

type Import = { client: Client; importId: string; org: string; first: Options['first'] }

async function run(
  own: Import,
  reads: AsyncIterable<Read | ReadFault>,
  done: number,
  { most, now }: { most: number; now: () => Date },
): Promise<ImportState> {
  let writing: Promise<ImportState> | undefined
  try {
    for await (const batch of batches(reads, done, most)) {
      const ready = await prepared(batch, own.org, now())
      const state = await writing
      if (state && state.status !== 'running') return state
      writing = write(own, ready)
      // Its failure is met where it is awaited.
      writing.catch(() => undefined)
    }
    const state = await writing
    if (state && state.status !== 'running') return state
  } catch (error) {
    // What is under way ends before the connection is used for anything else.
    await writing?.catch(() => undefined)
    throw error
  }
  await end(own.client, own.importId, 'done', now())
  return stateOf(own.client, own.importId)
}

/** Bids that a batch holds for each of the reads it may have; releases with many more make it shorter, for two batches are in memory at a time. */
const bidsEach = 20

const bidsIn = (read: Read | ReadFault): number => {
  const { details } = (isFault(read) ? {} : (read.release.bids ?? {})) as { details?: unknown }
  return Array.isArray(details) ? details.length : 0
}

/** So many reads at a time, behind those that are done. Lets others on the thread while it reads. */
async function* batches(reads: AsyncIterable<Read | ReadFault>, done: number, most: number): AsyncGenerator<(Read | ReadFault)[]> {
  let skip = done
  let held: (Read | ReadFault)[] = []
  let bids = 0
  for await (const read of reads) {
    if (skip > 0) {
      skip -= 1
      continue
    }
    held.push(read)
    bids += bidsIn(read)
    if (held.length % 50 === 0) await others()
    if (held.length < most && bids < most * bidsEach) continue
    yield held
    held = []
    bids = 0
  }
  if (held.length > 0) yield held
}

/** Puts the import to work; only one process may have it. */
async function begin(client: Client, importId: string): Promise<ImportState & { org: string }> {
  const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as free', [`import:${importId}`])
  if (!rows[0]?.free) throw new Error(`导入 ${importId} 正在另一个进程中进行`)
  await client.query(
    `update procurement_import set status = 'running', error = null, ended_at = null where id = $1 and status in ('queued', 'running', 'failed')`,
    [importId],
  )
  const owner = await client.query<{ org: string }>('select org_id::text as org from procurement_import where id = $1', [importId])
  return { ...(await stateOf(client, importId)), org: owner.rows[0]!.org }
}

/** Ends the import and lets those who watch it know. */
async function end(client: Client, importId: string, status: ImportState['status'], now: Date): Promise<void> {
  await client.query(
    `with ended as (update procurement_import set status = $2, ended_at = $3 where id = $1 returning id, org_id)
    insert into outbox (at, topic, subject_kind, subject_id, org_id, data)
    select $3, 'procurement.ended', 'procurement_import', id::text, org_id, jsonb_build_object('status', $2::text) from ended`,
    [importId, status, now],
  )
}

async function stateOf(client: Client, importId: string): Promise<ImportState> {
  const { rows } = await client.query('select status, lines, kept, unchanged, faulty from procurement_import where id = $1', [importId])
  if (!rows[0]) throw new Error(`没有导入 ${importId}`)
  return rows[0]
}

async function write({ client, importId, org, first }: Import, ready: Prepared): Promise<ImportState> {
  const { now, lines } = ready
  await client.query('begin')
  const { rows } = await client.query('select stop_asked as stop from procurement_import where id = $1 for update', [importId])
  if (rows[0].stop) {
    await end(client, importId, 'cancelled', now)
    await client.query('commit')
    return stateOf(client, importId)
  }
  await first?.(client)
  const personal = new PersonalValues()
  const batch = await batchOf(client, ready, org, personal)
  if (batch.newer.length > 0) await writeStaged(client, batch.newer, false)
  if (batch.newer.length > 0 && batch.older.length > 0) await clearStages(client)
  if (batch.older.length > 0) await writeStaged(client, batch.older, true)
  await personal.write(client, now)
  await note(client, importId, org, batch, lines, now)
  await client.query('commit')
  return stateOf(client, importId)
}

async function note(client: Client, importId: string, org: string, batch: Batch, lines: number, now: Date): Promise<void> {
  const { faults, releases, tenders } = batch
  const rows = faults.map((fault) => ({ id: newId(), import_id: importId, ...fault }))
  await client.query('insert into procurement_fault select * from jsonb_populate_recordset(null::procurement_fault, $1::jsonb)', [
    jsonOf(rows),
  ])
  const taken = releases.map(({ ocid, releaseId, digest, at }) => ({ ocid, org_id: org, release_id: releaseId, digest, at }))
  await client.query(
    `insert into procurement_release select * from jsonb_populate_recordset(null::procurement_release, $1::jsonb)
    on conflict (ocid) do update set release_id = excluded.release_id, digest = excluded.digest, at = excluded.at where procurement_release.org_id = excluded.org_id`,
    [jsonOf(taken)],
  )
  await client.query(
    `update procurement_import set lines = lines + $2, kept = kept + $3, unchanged = unchanged + $4, faulty = faulty + $5 where id = $1`,
    [importId, lines, batch.kept, batch.unchanged, batch.faulty],
  )
  if (tenders.length === 0) return
  await client.query(
    `insert into outbox (at, topic, subject_kind, subject_id, org_id, data) values ($1, 'procurement.arrived', 'procurement_import', $2, $3, $4)`,
    [now, importId, org, JSON.stringify({ tenders })],
  )
}

/** JSON as the database takes it: no zero character. */
const jsonOf = (rows: unknown) => JSON.stringify(rows).replace(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1')
