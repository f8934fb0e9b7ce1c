import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { open } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { importReleases } from '@/lib/procurement/jobs/import-releases'
import { processesOf, releaseOf } from '@/lib/procurement/ocds/export'
import { readOcds } from '@/lib/procurement/ocds/reader'
import { factTables } from '@/lib/procurement/vocabulary'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
let client: Client
const [org, other] = [newId(), newId()]
const now = () => new Date('2026-05-01T01:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
beforeEach(async () => {
  const tables = [
    ...factTables.map(({ name }) => name),
    'procurement_import',
    'procurement_fault',
    'procurement_release',
    'personal_value',
    'outbox',
  ]
  await client.query(`truncate ${tables.map((name) => `"${name}"`).join(', ')}`)
})

async function newImport(of = org): Promise<string> {
  const id = newId()
  await client.query(
    `insert into procurement_import (id, org_id, format, name, digest, status, by_id, by_name, at) values ($1, $2, 'ocds', 'x.jsonl', '', 'queued', $3, '张三', now())`,
    [id, of, newId()],
  )
  return id
}

const read = (text: string) =>
  readOcds(
    (async function* () {
      yield Buffer.from(text)
    })(),
  )
const load = (importId: string, text: string, batch = 200) => importReleases(importId, read(text), { url: database.appUrl, batch, now })
const one = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
const count = async (table: string) => Number((await one(`select count(*) as n from "${table}"`))[0]?.n)

const release = (at: number, more: object = {}) => ({
  ocid: `ocds-${at}`,
  id: `r${at}`,
  date: '2026-04-01T00:00:00Z',
  parties: [{ id: `S${at % 50}`, name: `供应商${at % 50}`, contactPoint: { telephone: `+86 138-0000-${1000 + (at % 50)}` } }],
  buyer: { id: 'B', name: '采购人' },
  tender: { id: `T${at}`, title: `标段${at}`, status: 'active', items: [{ id: '1', classification: { id: '12' } }] },
  bids: { details: [{ id: '1', status: 'valid', tenderers: [{ id: `S${at % 50}` }], value: { amount: at + 0.5, currency: 'CNY' } }] },
  awards: [{ id: 'a', status: 'active', suppliers: [{ id: `S${at % 50}` }] }],
  contracts: [
    {
      id: 'c',
      awardID: 'a',
      value: { amount: at, currency: 'CNY' },
      implementation: { transactions: [{ id: 'p', date: '2026-04-03', value: { amount: 1, currency: 'CNY' } }] },
    },
  ],
  ...more,
})
const line = (at: number, more?: object) => JSON.stringify(release(at, more))
const bad = new Map([
  [7, '{"ocid": "ocds-7", '],
  [500, '"text"'],
  [1999, '{"id": 1}'],
])
const file = Array.from({ length: 2000 }, (_, index) => bad.get(index + 1) ?? line(index + 1)).join('\n')

// What is left when the process dies in the middle of its work: a session that ends.
const killing = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`

describe('a file of 2,000 lines with bad ones', () => {
  test('is taken in, the bad lines are named, and the same file again changes nothing', async () => {
    const first = await newImport()
    expect(await load(first, file)).toEqual({ status: 'done', lines: 2000, kept: 1997, unchanged: 0, faulty: 3 })
    for (const name of ['tender', 'tender_item', 'bid', 'award', 'contract', 'payment', 'procurement_release'])
      expect(await count(name), name).toBe(1997)
    expect(await one('select line, ref, reason from procurement_fault order by line')).toEqual([
      { line: 7, ref: 'ocds-7', reason: expect.stringContaining('不是有效的 JSON') },
      { line: 500, ref: '第 1 项', reason: '不是 JSON 对象' },
      { line: 1999, ref: '第 1 项', reason: '没有 ocid：不是 OCDS 的发布、记录或包' },
    ])
    const arrived = await one(
      `select subject_id, org_id::text as org, jsonb_array_length(data -> 'tenders') as n from outbox where topic = 'procurement.arrived' order by id`,
    )
    expect(arrived).toHaveLength(10)
    expect([arrived[0]?.subject_id, arrived[0]?.org, arrived.reduce((sum, { n }) => sum + n, 0)]).toEqual([first, org, 1997])
    const before = await one('select * from tender order by tender_id')
    expect(await load(await newImport(), file)).toEqual({ status: 'done', lines: 2000, kept: 0, unchanged: 1997, faulty: 3 })
    expect(await one('select * from tender order by tender_id')).toEqual(before)
    // Ten batches, and the end of either import.
    expect(await count('outbox')).toBe(12)
  })

  test('releases with very many bids make a batch shorter, and nothing is lost', async () => {
    const bidsOf = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ id: String(at), status: 'valid', tenderers: [{ id: `S${at}` }], value: { amount: at + 1 } }))
    const text = Array.from({ length: 6 }, (_, at) => JSON.stringify(release(at, { bids: { details: bidsOf(35) } }))).join('\n')
    let batches = 0
    const first = async () => {
      batches += 1
    }
    const state = await importReleases(await newImport(), read(text), { url: database.appUrl, batch: 3, now, first })
    // Two of them have 70 bids, more than the 60 that three may have.
    expect([batches, state.lines, state.kept]).toEqual([3, 6, 6])
    expect(await count('bid')).toBe(210)
  })

  test('killed in the middle, it goes on where it was and comes to the same', async () => {
    const id = await newImport()
    const broken = (async function* () {
      let at = 0
      for await (const each of read(file)) {
        at += 1
        if (at === 1100) await withClient(database.appUrl, (killer) => killer.query(killing))
        yield each
      }
    })()
    await expect(importReleases(id, broken, { url: database.appUrl, batch: 200, now })).rejects.toThrow()
    // The batch being written when the connection went may be lost, no other.
    const [{ lines, kept }] = (await one('select lines, kept from procurement_import where id = $1', [id])) as [Record<string, number>]
    expect([800, 1000]).toContain(lines)
    expect(kept).toBe(lines! - 2)
    expect(await load(id, file)).toEqual({ status: 'done', lines: 2000, kept: 1997, unchanged: 0, faulty: 3 })
    expect([await count('tender'), await count('procurement_fault'), await count('outbox')]).toEqual([1997, 3, 11])
  })

  test('asked to stop, it stops between two batches and stays stopped', async () => {
    const id = await newImport()
    const asking = (async function* () {
      let at = 0
      for await (const each of read(file)) {
        at += 1
        if (at === 450) await client.query('update procurement_import set stop_asked = true where id = $1', [id])
        yield each
      }
    })()
    const stopped = await importReleases(id, asking, { url: database.appUrl, batch: 200, now })
    // The second batch is written while the third is being read.
    expect([200, 400]).toContain(stopped.lines)
    expect(stopped).toEqual({ status: 'cancelled', lines: stopped.lines, kept: stopped.lines - 1, unchanged: 0, faulty: 1 })
    expect(await load(id, file)).toEqual(stopped)
  })
})

describe('releases of one process', () => {
  const changed = (date: string, title: string | undefined, status: string) =>
    line(1, { id: `r-${date}`, date, tender: { id: 'T1', title, status } })

  test('the later one wins field by field, whichever comes first', async () => {
    await load(await newImport(), changed('2026-04-10T00:00:00Z', undefined, 'complete'))
    const late = await load(await newImport(), changed('2026-04-05T00:00:00Z', '旧名', 'active'))
    expect(late).toMatchObject({ kept: 0, unchanged: 1 })
    expect(await one('select status, bid_count from tender')).toEqual([{ status: 'complete', bid_count: 1 }])
    expect(await load(await newImport(), changed('2026-04-20T00:00:00Z', '新名', 'cancelled'))).toMatchObject({ kept: 1 })
    expect(await one('select title, status from tender')).toEqual([{ title: '新名', status: 'cancelled' }])
  })

  test('another enterprise cannot take a process over', async () => {
    await load(await newImport(), line(1))
    expect(await load(await newImport(other), line(1, { tender: { title: '改' } }))).toMatchObject({ kept: 0, faulty: 1 })
    expect(await one('select org_id::text as org, title from tender')).toEqual([{ org, title: '标段1' }])
    expect(await one('select reason from procurement_fault')).toEqual([{ reason: '这个采购过程（ocid）已由另一家企业报送' }])
  })
})

test('personal identifiers are marks in the facts, and ciphers in a table of their own', async () => {
  await load(await newImport(), [line(1), line(51)].join('\n'))
  const [value, ...more] = await one('select token, kind, cipher, masked from personal_value')
  expect(more).toEqual([])
  expect([value?.kind, value?.masked, open(value?.cipher)]).toEqual(['电话', '138****1001', '13800001001'])
  expect(await one('select phone_token from party where phone_token is not null')).toEqual([{ phone_token: value?.token }])
  expect(value?.cipher).not.toContain('1380')
})

test('texts come in as they are, whatever signs they hold, and what was not used is told', async () => {
  const title = '标\t段\\N "一"\n{2} \\u0000'
  const bids = { details: [{ id: '1', tenderers: [{ id: 'a"\\,{}' }, { id: 'b' }], value: { amount: -1, currency: 'CNY' } }] }
  const text = line(1, { id: '\u0000', tender: { title: `${title}\u0000` }, bids })
  expect(await load(await newImport(), text)).toMatchObject({ kept: 1, faulty: 0 })
  expect(await one('select title from tender')).toEqual([{ title }])
  expect(await one(`select ref from party where ref like 'a%'`)).toEqual([{ ref: 'a"\\,{}' }])
  const told = { line: 1, ref: 'ocds-1', reason: '提示：bids.value.amount：金额 -1 为负数，未采用' }
  expect(await one('select line, ref, reason from procurement_fault')).toEqual([told])
})

test('a party that the registers have is that party', async () => {
  const id = newId()
  await client.query(`insert into party (party_id, uscc, name, address) values ($1, '91330100799655058B', '登记名', '登记地址')`, [id])
  const parties = [{ id: 'S1', name: '别名', identifier: { id: '91330100799655058B' }, address: { streetAddress: '别处' } }]
  await load(await newImport(), line(1, { parties }))
  expect(await one(`select name, address, ref from party where uscc = '91330100799655058B'`)).toEqual([
    { name: '登记名', address: '登记地址', ref: 'S1' },
  ])
  expect(await one('select party_id::text as id, party_ids from bid')).toEqual([{ id, party_ids: [id] }])
  expect(await one('select winner_id::text as id from tender')).toEqual([{ id }])
})

test('exported from the database and imported again gives the same rows', async () => {
  await load(await newImport(), [line(1), line(2)].join('\n'))
  const facts = async () => {
    const all: Record<string, unknown[]> = {}
    for (const name of ['tender', 'tender_item', 'bid', 'award', 'contract', 'payment'])
      all[name] = await one(`select * from ${name} order by 1`)
    return all
  }
  const before = await facts()
  const lines: string[] = []
  for await (const rows of processesOf(one, 'public', ['ocds-1', 'ocds-2'])) lines.push(JSON.stringify(releaseOf(rows)))
  await client.query(`truncate tender, tender_item, bid, award, contract, payment, procurement_release`)
  expect(await load(await newImport(), lines.join('\n'))).toMatchObject({ kept: 2, faulty: 0 })
  expect(await facts()).toEqual(before)
})
