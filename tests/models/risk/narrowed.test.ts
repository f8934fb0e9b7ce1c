import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hitsOf, judgesStatements, needsMarket, type Place } from '@/lib/risk/engine/evaluate'
import { allModels } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../support/database'
import { allCases } from './all-cases'
import { findsIn, idOf } from './world'

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

const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
const place: Place = { facts: 'fact', today: '2026-06-30', tenders: [idOf('t1')] }

/** Models that judge a tender by itself. */
const ofTenders = allModels().filter((model) => !needsMarket(model) && !judgesStatements(model))

test.each(ofTenders)('$code can be asked about single tenders', async (model) => {
  expect(await hitsOf(ask, model, place)).toEqual([])
})

test.each(ofTenders)('$code finds in its tenders what it finds in the market', async (model) => {
  const world = allCases.find(({ code }) => code === model.code)?.hit
  if (!world) return
  const everywhere = await findsIn(client, model, world)
  const own = everywhere.flatMap(({ tenderId }) => tenderId ?? [])
  expect((await findsIn(client, model, world, undefined, own)).map(({ key }) => key).sort()).toEqual(
    everywhere
      .filter(({ tenderId }) => tenderId)
      .map(({ key }) => key)
      .sort(),
  )
  expect(await findsIn(client, model, world, undefined, [idOf('another')])).toEqual([])
})
