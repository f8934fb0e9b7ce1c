import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bidderGroups } from '@/lib/risk/engine/network'
import { modelOf } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../support/database'
import { bids, bidsOf, parties, tenders } from './collusion/rows'
import { fill, findsIn, idOf, today, type World } from './world'

let database: TestDatabase
let client: Client

beforeAll(async () => {
  database = await testDatabase()
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

const finds = (code: string, world: World) => findsIn(client, modelOf(code)!, world)
const share = (holder_id: string, party_id: string, pct: number) => ({ holder_id, party_id, pct, role: '股东' })

test('the line of ownership is drawn holder by holder, and circular shareholding ends', async () => {
  const circle = [share('C', 'B', 0.7), share('A', 'C', 0.6), share('B', 'A', 0.9)]
  const [found, ...more] = await finds('WB081', { b: [{}, {}], p: parties('ABC'), l: circle })
  expect(more).toEqual([])
  // B holds A directly: the shortest line of the two that the circle has.
  expect(found?.evidence).toMatchObject({ 层数: 1, 路径: [{ 主体: 'A公司', 持有人: 'B公司', 身份: '股东', 比例: 0.9 }] })
  const [long] = await finds('WB081', { b: [{}, {}], p: parties('ABC'), l: circle.slice(0, 2) })
  expect(long?.evidence).toMatchObject({ 层数: 2, 路径: [{ 持有人: 'C公司' }, { 持有人: 'A公司' }] })
})

test('a passage of the tender documents or of a third bidder is nobody’s trace, and the quote names the pages of both', async () => {
  const passage = (party_id: string, page: number) => ({
    party_id,
    bid_id: `t1-${party_id}`,
    document: '技术标',
    page,
    seq: page,
    digest: 7,
    body: '基'.repeat(130),
  })
  const both = [passage('A', 12), passage('B', 30)]
  const [found] = await finds('WB020', { q: both })
  expect(found?.value).toBe(130)
  expect([[[12, 30]], [[30, 12]]]).toContainEqual(found?.evidence['q.page'])
  expect(await finds('WB020', { q: [...both, { document: '招标文件', seq: 1, digest: 7, body: '基' }] })).toEqual([])
  expect(await finds('WB020', { q: [...both, passage('C', 4)] })).toEqual([])
})

test('the counterfactual takes communities as groups too, and says whether the winner is one of them', async () => {
  const world = { t: { award_rule: '均值基准价', winner_id: 'B' }, b: bids(170, 118, 100, 104), p: parties('ABCD') }
  expect(await finds('WB046', world)).toEqual([])
  const group = ['A', 'B'].map((party_id) => ({ group_no: 1, party_id, size: 2 }))
  const [found] = await finds('WB046', { ...world, bg: group })
  expect(found?.evidence).toMatchObject({ 嫌疑组来自: '投标群体', 原中标人: 'B公司', 重算后中标人: 'C公司', 中标人在组内: true })
})

test('groups are made from the pairs of the database, with the spread of the tenders where two of them met', async () => {
  await client.query('begin')
  await fill(client, { t: tenders(4), b: bidsOf([1, 2, 3, 4].map(() => ({ A: 100, B: 101, C: 102 }))) })
  const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
  const { members, pairs, left } = await bidderGroups(ask, { facts: 'fact', today })
  await client.query('rollback')
  expect({ parties: members.map(({ partyId }) => partyId).sort(), pairs, left }).toEqual({
    parties: ['A', 'B', 'C'].map(idOf).sort(),
    pairs: 3,
    left: 0,
  })
  expect(members[0]).toMatchObject({ groupNo: 1, size: 3, exclusivity: 1 })
  expect(members[0]!.medianCv).toBeCloseTo(1 / 101, 10)
})
