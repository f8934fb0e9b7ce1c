import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { type ReleaseFormat, releaseText } from '@/lib/procurement/export-releases'
import { importReleases } from '@/lib/procurement/jobs/import-releases'
import { readOcds } from '@/lib/procurement/ocds/reader'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const now = new Date('2026-05-01T01:00:00Z')
const tables = ['tender', 'tender_item', 'bid', 'award', 'contract', 'contract_change', 'payment'] as const

beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())
beforeEach(() => asOwner(`truncate ${tables.join(', ')}, procurement_release, procurement_import, procurement_fault`))

const asOwner = (sql: string) => withClient(world.database.ownerUrl, (client) => client.query(sql))

const release = (at: number, more: object = {}) => ({
  ocid: `ocds-${String(at).padStart(4, '0')}`,
  id: `r${at}`,
  date: '2026-04-01T00:00:00Z',
  buyer: { id: 'B', name: '采购人' },
  tender: {
    id: `T${at}`,
    title: `标段${at}`,
    status: 'active',
    value: { amount: 10.07, currency: 'CNY' },
    items: [{ id: '1', classification: { id: '12' } }],
  },
  bids: {
    details: [1, 2, 3].map((n) => ({
      id: `${n}`,
      status: 'valid',
      tenderers: [{ id: `S${n}`, name: `供应商${n}` }],
      value: { amount: at + n / 100, currency: 'CNY' },
    })),
  },
  awards: [{ id: 'a', status: 'active', suppliers: [{ id: 'S1' }], value: { amount: at + 0.01, currency: 'CNY' }, date: '2026-04-02' }],
  contracts: [
    {
      id: 'c',
      awardID: 'a',
      amendments: [{ id: 'm', date: '2026-04-09' }],
      implementation: { transactions: [{ id: 'p', date: '2026-04-03', value: { amount: 1, currency: 'CNY' } }] },
    },
  ],
  ...more,
})

async function takeIn(text: string, orgId = world.orgId, at = now) {
  const id = newId()
  await asSystem('测试', (tx) =>
    tx.procurementImport.create({
      data: { id, orgId, format: 'ocds', name: 'x', digest: '', status: 'queued', byId: id, byName: '张三', at: now },
    }),
  )
  const bytes = (async function* () {
    yield Buffer.from(text)
  })()
  return importReleases(id, readOcds(bytes), { url: world.database.appUrl, now: () => at })
}

const facts = () =>
  asSystem('测试', async (tx) => {
    const all: Record<string, unknown> = {}
    for (const name of tables) all[name] = await tx.$queryRawUnsafe(`select * from ${name} order by 1`)
    return all
  })

async function exported(format: ReleaseFormat, filter: Record<string, unknown> = {}): Promise<string> {
  const parts = await releaseText(await actorOf('ct-pur'), filter, {
    format,
    uri: 'urn:test',
    extensions: ['https://example.org/extension.json'],
    now,
  })
  let whole = ''
  for await (const part of parts) whole += part
  return whole
}

test('what is exported, as a package or line by line, is taken in again and changes nothing', async () => {
  await takeIn(Array.from({ length: 95 }, (_, at) => JSON.stringify(release(at))).join('\n'))
  const before = await facts()
  const whole = await exported('package')
  expect(JSON.parse(whole)).toMatchObject({ uri: 'urn:test', version: '1.1', publisher: { name: expect.any(String) } })
  expect(JSON.parse(whole).releases).toHaveLength(95)
  const lines = await exported('lines')
  expect(lines.trim().split('\n')).toHaveLength(95)
  const later = new Date('2026-06-01T00:00:00Z')
  for (const text of [whole, lines]) {
    expect(await takeIn(text, world.orgId, later)).toMatchObject({ status: 'done', lines: 95, kept: 0, unchanged: 95, faulty: 0 })
    expect(await facts()).toEqual(before)
  }
})

test('an export that somebody has changed is news, and finds the rows it is about under whatever id they stand', async () => {
  await takeIn(JSON.stringify(release(1)))
  const other = { tender: newId(), bid: newId(), contract: newId() }
  // As if it had not come by an import.
  await asOwner(`update tender set tender_id = '${other.tender}'; truncate procurement_release`)
  for (const name of tables.slice(1)) await asOwner(`update ${name} set tender_id = '${other.tender}'`)
  await asOwner(`update bid set bid_id = '${other.bid}' where bid_no = '2'; update contract set contract_id = '${other.contract}'`)
  const text = (await exported('lines')).replace('标段1', '改了名的标段').replace('1.02', '7.77')
  const count = async () => Object.values(await facts()).map((rows) => (rows as unknown[]).length)
  const before = await count()
  expect(await takeIn(text)).toMatchObject({ kept: 1, unchanged: 0, faulty: 0 })
  expect(await count()).toEqual(before)
  const row = await asSystem('测试', (tx) => tx.tender.findFirstOrThrow())
  expect([row.tenderId, row.title]).toEqual([other.tender, '改了名的标段'])
  expect(await asSystem('测试', (tx) => tx.bid.findUnique({ where: { bidId: other.bid } }))).toMatchObject({ amount: 777n })
})

test('a filter narrows it, shows nothing of others, and each export is audited', async () => {
  await takeIn([JSON.stringify(release(1)), JSON.stringify(release(2))].join('\n'))
  const { tenderId } = await asSystem('测试', (tx) => tx.tender.findFirstOrThrow({ where: { code: 'T2' } }))
  expect(JSON.parse(await exported('package', { words: tenderId })).releases).toMatchObject([{ ocid: 'ocds-0002' }])
  await expect(exported('package', { words: '没有这样的标段' })).rejects.toThrow('没有可以导出的标段')
  await takeIn(JSON.stringify(release(3)), newId())
  const seen = (text: string) => text.match(/"ocid":"[^"]+"/g)
  expect(seen(await exported('lines'))).toEqual(['"ocid":"ocds-0001"', '"ocid":"ocds-0002"'])
  const lines = await asSystem('测试', (tx) =>
    tx.auditLine.findMany({ where: { action: 'exportReleases' }, orderBy: { id: 'desc' }, take: 2 }),
  )
  expect(lines.map(({ detail }) => detail)).toMatchObject([{ processes: 2 }, { processes: 1, filter: { words: tenderId } }])
})

test('a process of another enterprise is refused, also when it did not come by an import', async () => {
  await takeIn(JSON.stringify(release(1)))
  await asOwner('truncate procurement_release')
  const before = await facts()
  expect(await takeIn(JSON.stringify(release(1, { tender: { title: '改' } })), newId())).toMatchObject({ kept: 0, faulty: 1 })
  expect(await facts()).toEqual(before)
})
