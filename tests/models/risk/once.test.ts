import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hitsOf } from '@/lib/risk/engine/evaluate'
import { onceNames, onceRows, onceTable } from '@/lib/risk/engine/once'
import { placed } from '@/lib/risk/engine/placed'
import { onceFor } from '@/lib/risk/engine/told'
import { allModels, modelOf } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../support/database'
import { allCases } from './all-cases'
import { fill, today } from './world'

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

const place = { facts: 'fact', today }
// Twice, since what only one model begins with is not worked out beforehand.
const beginsWith = (code: string) => {
  const one = { model: modelOf(code)!, thresholds: {} }
  return onceFor([one, one], place)
}
const using = allCases.filter(({ code }) => beginsWith(code).length > 0)

test('every relation is begun with by two models at least, or would be worked out for nothing', () => {
  const asked = allModels().map((model) => ({ model, thresholds: {} }))
  expect(onceFor(asked, place)).toEqual(onceNames)
  expect(onceFor(asked, { ...place, tenders: [] })).toEqual([])
})

// In what order floats are added is the planner's choice, and moves their last digit.
const rounded = <Hit extends { value: number | null }>(hit: Hit) => ({
  ...hit,
  value: hit.value === null ? null : Number(hit.value.toPrecision(12)),
})

test.each(using)('$code finds the same in what was worked out once', async ({ code, hit, miss, edge, edgeHits }) => {
  const model = modelOf(code)!
  const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
  for (const { world, hits } of [
    { world: hit, hits: true },
    { world: miss, hits: false },
    { world: edge, hits: edgeHits },
  ]) {
    await client.query('begin')
    try {
      await fill(client, world)
      const plain = await hitsOf(ask, model, place)
      expect(plain.length > 0).toBe(hits)
      const once = new Set(beginsWith(code))
      for (const name of once) await client.query(`create temporary table ${onceTable(name)} as ${placed(onceRows(name), place)}`)
      expect((await hitsOf(ask, model, { ...place, once })).map(rounded)).toEqual(plain.map(rounded))
    } finally {
      await client.query('rollback')
    }
  }
})
