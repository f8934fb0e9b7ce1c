import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { put } from '@/lib/platform/storage'
import { takeIn } from '@/lib/procurement/jobs/take-in'
import { factTables } from '@/lib/procurement/vocabulary'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const org = newId()

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))
beforeEach(() =>
  withClient(database.ownerUrl, (client) =>
    client.query(
      `truncate ${[...factTables.map(({ name }) => `"${name}"`), 'procurement_import', 'procurement_fault', 'procurement_release', 'outbox'].join(', ')}`,
    ),
  ),
)

async function takenIn(bytes: Uint8Array) {
  const { key } = await put(bytes)
  const id = newId()
  const data = { id, orgId: org, format: 'ocds', name: 'x.json', digest: '', status: 'queued', byId: id, byName: '张三', at: new Date() }
  await asSystem('测试', (tx) => tx.procurementImport.create({ data }))
  await takeIn(id, { storageKey: key, format: 'ocds' }, database.appUrl)
  return asSystem('测试', async (tx) => ({
    ...(await tx.procurementImport.findUniqueOrThrow({ where: { id } })),
    reasons: (await tx.procurementFault.findMany({ where: { importId: id }, orderBy: { line: 'asc' } })).map(
      ({ line, reason }) => `${line} ${reason}`,
    ),
    ended: await tx.outbox.count({ where: { topic: 'procurement.ended', subjectId: id } }),
  }))
}
const tenders = () => asSystem('测试', (tx) => tx.tender.findMany({ orderBy: { ocid: 'asc' } }))

const release = (at: number, more: object = {}) =>
  JSON.stringify({ ocid: `o-${at}`, tender: { id: `T${at}`, title: '标段', status: 'active' }, ...more })
const good = [release(1), release(2)].join('\n')
// 标段 in GBK.
const gbk = Buffer.concat([Buffer.from('{"ocid":"o-9","tender":{"title":"'), Buffer.from([0xb1, 0xea, 0xb6, 0xce]), Buffer.from('"}}\n')])
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')])

describe('a file that cannot be read as a whole', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['in GBK', Buffer.concat([gbk, Buffer.from(good)]), /第 1 行不是 UTF-8 编码：请把文件另存为 UTF-8/],
    ['in UTF-16', utf16, /UTF-16 编码：请把文件另存为 UTF-8/],
    ['packed by gzip', gzipSync(good), /gzip 压缩包：请先解压/],
    ['a workbook under the name of JSON', Buffer.from('PK\u0003\u0004xxxx'), /zip 压缩包或工作簿/],
    ['a document cut off in the middle', Buffer.from(`{"releases": [\n${release(1)},\n{"ocid": "o-2", "tender"`), /不是有效的 JSON/],
    ['empty', Buffer.from('\n \n'), /文件是空的/],
    ['a table', Buffer.from('编号,名称\n1,标段\n'), /不是 JSON/],
  ])('%s: fails in words, ends, and leaves nothing behind', async (_, bytes, words) => {
    expect(await takenIn(bytes)).toMatchObject({ status: 'failed', error: expect.stringMatching(words), kept: 0, reasons: [], ended: 1 })
    expect(await tenders()).toEqual([])
  })
})

describe('a file with odd things in it', () => {
  test('a mark of UTF-8 and line ends of Windows make no difference; a line in GBK among others is told and left out', async () => {
    const text = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`${release(1)}\r\n`), gbk, Buffer.from(`${release(2)}\r\n`)])
    expect(await takenIn(text)).toMatchObject({
      status: 'done',
      lines: 3,
      kept: 2,
      faulty: 1,
      reasons: ['2 不是 UTF-8 编码：请把文件另存为 UTF-8（有无 BOM 均可）。'],
    })
    expect((await tenders()).map(({ ocid }) => ocid)).toEqual(['o-1', 'o-2'])
  })

  test('ids twice, several currencies, a bid before the tender, a negative price: each by its rule, and told', async () => {
    const bid = (id: string, amount: number, currency: string, date?: string) => ({
      id,
      status: 'valid',
      date,
      tenderers: [{ id: `S${id}` }],
      value: { amount, currency },
    })
    const odd = release(1, {
      tender: { id: 'T1', title: '标段', tenderPeriod: { startDate: '2026-03-01T00:00:00Z', endDate: '2026-03-20T00:00:00Z' } },
      bids: { details: [bid('1', 10, 'CNY'), bid('1', 11, 'USD'), bid('2', -5, 'CNY'), bid('3', 12, 'CNY', '2026-02-01T00:00:00Z')] },
    })
    const state = await takenIn(Buffer.from(odd))
    expect(state).toMatchObject({ status: 'done', kept: 1, faulty: 0 })
    expect(state.reasons).toEqual([
      expect.stringContaining('投标编号 1 重复'),
      expect.stringContaining('金额 -5 为负数，未采用'),
      expect.stringContaining('早于招标开始，照录'),
    ])
    const bids = await asSystem('测试', (tx) => tx.bid.findMany({ orderBy: { seq: 'asc' } }))
    expect(bids.map(({ bidNo, amount, currency }) => [bidNo, amount, currency])).toEqual([
      ['1', 1000n, 'CNY'],
      ['1#2', 1100n, 'USD'],
      ['2', null, null],
      ['3', 1200n, 'CNY'],
    ])
  })

  test('2,000 bidders of one tender', async () => {
    const details = Array.from({ length: 2000 }, (_, at) => ({
      id: `${at}`,
      status: 'valid',
      tenderers: [{ id: `S${at}` }],
      value: { amount: at, currency: 'CNY' },
    }))
    expect(await takenIn(Buffer.from(release(1, { bids: { details } })))).toMatchObject({ status: 'done', kept: 1, faulty: 0, reasons: [] })
    expect((await tenders())[0]).toMatchObject({ bidCount: 2000, submittedCount: 2000 })
    expect(await asSystem('测试', (tx) => tx.bid.count())).toBe(2000)
  })
})
