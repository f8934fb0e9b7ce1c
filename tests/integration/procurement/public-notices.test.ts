import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { noticesPerMinute, publicNotices } from '@/lib/procurement/public-notices'
import { fill, idOf, type Row, wan } from '../../models/risk/world'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-06-30T10:00:00+08:00')
const ask = (words = '', stage: 'all' | 'result' | 'contract' = 'all', ip = '10.0.0.1', cursor?: string) =>
  publicNotices({ words, stage, cursor }, ip, now)

const tender = (id: string, more: Row): Row => ({
  ...{ tender_id: id, code: `编号${id}`, title: `项目${id}`, ocid: id, status: 'complete', method: '公开招标', notice_on: '2026-05-01' },
  ...{ notice_url: `ggzy/${id}`, estimate: wan(777), reference_price: wan(666), ceiling: wan(888), winner_id: 'A', award_amount: wan(500) },
  ...more,
})

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(
    `insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, 'enterprise', 'e', '采购企业', '采购企业', 'city', '370200', 1)`,
    [idOf('org')],
  )
  await fill(client, {
    t: [
      tender('done', { publicity_from: '2026-06-01', publicity_to: '2026-06-04' }),
      tender('soon', { publicity_from: '2026-07-01', notice_on: '2026-06-02' }),
      tender('later', { notice_on: '2026-07-01' }),
      tender('unposted', { notice_url: null }),
      tender('planned', { status: 'planned' }),
    ],
    p: [
      { party_id: 'A', name: '中标公司', uscc: 'A' },
      { party_id: 'B', name: '落标公司', uscc: 'B' },
    ],
    b: [
      { tender_id: 'done', party_id: 'A' },
      { tender_id: 'done', party_id: 'B', amount: wan(555) },
    ],
    c: [
      { contract_id: 'k1', tender_id: 'done', party_id: 'A', code: '合同一', amount: wan(500), signed_on: '2026-06-10' },
      { contract_id: 'k2', tender_id: 'soon', party_id: 'A', code: '合同二', amount: wan(500), signed_on: '2026-06-20' },
    ],
  })
  await client.end()
})
afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

test('anybody sees what has been announced, the result only once it is made public, and the contract with it', async () => {
  const { rows } = await ask()
  expect(rows.map(({ title, result, contract }) => ({ title, winner: result?.winner, contract: contract?.code }))).toEqual([
    { title: '项目soon', winner: undefined, contract: undefined },
    { title: '项目done', winner: '中标公司', contract: '合同一' },
  ])
  expect((await ask('', 'result')).rows.map(({ code }) => code)).toEqual(['编号done'])
  expect((await ask('', 'contract')).rows.map(({ code }) => code)).toEqual(['编号done'])
  expect((await ask('项目soon')).rows).toHaveLength(1)
  expect((await ask('%')).rows).toEqual([])
})

test('nobody learns of losers, estimates, limits or a result before its day', async () => {
  const text = JSON.stringify((await ask()).rows)
  for (const secret of ['落标公司', '合同二', String(wan(777)), String(wan(666)), String(wan(888)), String(wan(555))])
    expect(text).not.toContain(secret)
})

test('a cursor made by hand is the first page; who asks too often waits a minute', async () => {
  expect((await ask('', 'all', '10.0.0.2', '不是光标')).rows).toHaveLength(2)
  for (let n = 0; n < noticesPerMinute; n += 1) await ask('', 'all', '10.0.0.3')
  await expect(ask('', 'all', '10.0.0.3')).rejects.toMatchObject({ code: 'too_many' })
})
