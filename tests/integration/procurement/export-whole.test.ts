import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { importReleases } from '@/lib/procurement/jobs/import-releases'
import { packageOf, processesOf, releaseOf } from '@/lib/procurement/ocds/export'
import { exportable } from '@/lib/procurement/ocds/export-said'
import type { Exported } from '@/lib/procurement/ocds/export-values'
import { releasePatch } from '@/lib/procurement/ocds/extension-document'
import { readOcds } from '@/lib/procurement/ocds/reader'
import type { Row } from '@/lib/procurement/ocds/rows'
import { smallMarket } from '@/prisma/seed/small-world'
import { type TestDatabase, testDatabase } from '../../support/database'
import { ocdsPackage } from '../../support/ocds-schema'

/** A market as the seed makes it, exported, taken into an empty platform and exported again. */
const now = new Date('2026-06-30T02:00:00Z')
const relations = [
  ...['tender', 'tender_item', 'bid', 'bid_trace', 'bid_bond', 'bid_item', 'bid_person', 'complaint'],
  ...['evaluator', 'score', 'bid_access', 'passage', 'award', 'contract', 'contract_change', 'payment'],
]
let source: TestDatabase
let first: Exported[]

async function exportOf(database: TestDatabase, sensitive: boolean): Promise<Exported[]> {
  return withClient(database.ownerUrl, async (client) => {
    const ask = async (sql: string, values: unknown[]) => (await client.query<Row>(sql, values)).rows
    const ocids = (await ask('select distinct ocid from tender order by ocid', [])).map((row) => String(row.ocid))
    const releases: Exported[] = []
    for await (const rows of processesOf(ask, 'public', ocids)) releases.push(JSON.parse(JSON.stringify(releaseOf(rows, { sensitive }))))
    return releases
  })
}

const countsOf = async (database: TestDatabase) =>
  withClient(database.ownerUrl, async (client) => {
    const counts: Record<string, number> = {}
    for (const name of relations) {
      const within = name === 'tender' ? '' : 'where tender_id is not null'
      counts[name] = Number((await client.query(`select count(*) n from ${name} ${within}`)).rows[0].n)
    }
    return counts
  })

beforeAll(async () => {
  source = await testDatabase()
  await withClient(source.ownerUrl, (client) => smallMarket(client, { tenders: 240, now }))
  first = await exportOf(source, true)
}, 120_000)
afterAll(() => source?.drop())

test('the package of a whole market is valid by OCDS 1.1, with and without what pages mask', async () => {
  for (const releases of [first, await exportOf(source, false)]) {
    const extensions = ['https://example.org/extension.json']
    const whole = packageOf(releases, { uri: 'urn:test:1', publisher: '数智国资监管云平台', extensions }, now)
    const { success, error } = ocdsPackage.safeParse(JSON.parse(JSON.stringify(whole)))
    expect(error?.issues.slice(0, 5) ?? []).toEqual([])
    expect(success).toBe(true)
  }
})

/** Members under `guozi` by the definition of the extension that tells them. */
function saidMembers(releases: readonly Exported[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const add = (name: string, member: unknown) => {
    const known = found.get(name) ?? new Set<string>()
    for (const key of Object.keys((member ?? {}) as object)) known.add(key)
    found.set(name, known)
  }
  for (const release of JSON.parse(JSON.stringify(releases))) {
    for (const part of [release.tender, ...(release.tender.lots ?? [])]) add('TenderSaid', part.guozi)
    for (const bid of release.bids?.details ?? []) add('Bid', bid.guozi)
    for (const contract of release.contracts ?? []) add('Contract', contract.guozi)
  }
  return found
}

test('every member of the extension that is written is told in the document of the extension', () => {
  const { definitions } = JSON.parse(JSON.stringify(releasePatch()))
  for (const [name, members] of saidMembers(first)) {
    const told = name === 'TenderSaid' ? definitions[name] : definitions[name].properties.guozi
    expect([...members].filter((member) => !(member in told.properties))).toEqual([])
    expect(members.size).toBeGreaterThan(5)
  }
})

test('no mark of a person leaves, and what pages mask only where it is asked for', async () => {
  const marks = await withClient(source.ownerUrl, async (client) => {
    const columns = await client.query<{ name: string; of: string }>(
      `select column_name as name, table_name as of from information_schema.columns where table_schema = 'public' and column_name like '%\\_token' and table_name = any($1)`,
      [relations],
    )
    const found = new Set<string>()
    for (const { name, of } of columns.rows)
      for (const row of (await client.query(`select distinct ${name} as mark from ${of} where ${name} is not null limit 50`)).rows)
        found.add(row.mark)
    return [...found]
  })
  expect(marks.length).toBeGreaterThan(100)
  const open = JSON.stringify(first)
  expect(marks.filter((mark) => open.includes(mark))).toEqual([])
  expect(open).toContain('"mac":')
  const [names, accounts, texts] = await withClient(source.ownerUrl, async (client) => {
    const textsOf = async (sql: string) => (await client.query<{ text: string }>(sql)).rows.map(({ text }) => text)
    return [
      await textsOf('select distinct name as text from expert where name is not null'),
      await textsOf('select distinct account as text from bid_access where account is not null'),
      await textsOf('select body as text from passage where bid_id is not null limit 20'),
    ]
  })
  expect([names!.length, accounts!.length, texts!.length].every((n) => n > 0)).toBe(true)
  expect(names!.filter((name) => open.includes(`"${name}"`))).toEqual([])
  const masked = JSON.stringify(await exportOf(source, false))
  expect(masked).not.toMatch(/"(mac|ip|cpu|disk|author|reference_price|terminal|account|body|passages)":/)
  for (const text of [...accounts!, ...texts!]) expect([open.includes(text), masked.includes(text)]).toEqual([true, false])
  expect(masked).toMatch(/"scores":\[\{"id":"gz-[^"]*","bid_no":"[^"]*","expert_no":"[^"]*","item":/)
})

test('taken into an empty platform it gives the same rows, and goes out again as it came', async () => {
  const target = await testDatabase()
  try {
    const id = newId()
    const orgId = newId()
    await withClient(target.ownerUrl, (client) =>
      client.query(
        `insert into procurement_import (id, org_id, format, name, digest, status, by_id, by_name, at) values ($1, $2, 'ocds', 'x', '', 'queued', $1, '张三', $3)`,
        [id, orgId, now],
      ),
    )
    const lines = (async function* () {
      for (const release of first) yield Buffer.from(`${JSON.stringify(release)}\n`)
    })()
    const state = await importReleases(id, readOcds(lines), { url: target.appUrl, now: () => now })
    expect(state).toMatchObject({ status: 'done', faulty: 0, kept: first.length })
    const remarks = await withClient(
      target.ownerUrl,
      async (client) => (await client.query('select reason from procurement_fault limit 5')).rows,
    )
    expect(remarks.filter(({ reason }) => reason.includes('guozi'))).toEqual([])
    expect(await countsOf(target)).toEqual(await countsOf(source))
    const again = await exportOf(target, true)
    const plain = ({ id: _, date: __, parties, ...rest }: Exported) => ({
      ...rest,
      parties: (parties as Exported[]).map(({ id: who }) => who).toSorted(),
    })
    const byOcid = new Map(again.map((release) => [release.ocid, release]))
    for (const release of first) expect(plain(byOcid.get(release.ocid)!)).toEqual(plain(release))
    expect(exportable('bid_trace', { sensitive: true }).length).toBeGreaterThan(25)
  } finally {
    await target.drop()
  }
}, 120_000)
