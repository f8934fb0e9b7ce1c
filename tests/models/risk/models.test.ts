import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needsOf, readsOf, statementOf } from '@/lib/risk/engine/evaluate'
import { detectorOf } from '@/lib/risk/engine/placed'
import { allModels, catalogue, modelOf, unfedModels } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../support/database'
import { allCases } from './all-cases'
import { findsIn } from './world'

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

describe('the catalogue', () => {
  test('names every model once, and each can be run or says what it lacks', () => {
    const codes = catalogue.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    const answered = new Set([...allModels().map(({ code }) => code), ...unfedModels().map(({ code }) => code)])
    expect(codes.filter((code) => !answered.has(code))).toEqual([])
  })

  test('gives a reason, and a legal basis or a source, for every model', () => {
    for (const model of allModels()) {
      expect(model.why.length, model.code).toBeGreaterThan(10)
      expect(`${model.basis}${model.source}${model.origin}`.length, model.code).toBeGreaterThan(0)
    }
  })

  test('every model can be written as a statement over the vocabulary', () => {
    for (const model of allModels()) {
      detectorOf(model).parameters.parse(model.parameters)
      expect(statementOf(model, { facts: 'fact', today: '2026-06-30' }), model.code).not.toMatch(/\{(in|fact|today)/)
      expect(readsOf(model).length, model.code).toBeGreaterThan(0)
      expect(
        model.optional.filter((column) => !readsOf(model).includes(column)),
        `${model.code}: optional but not read`,
      ).toEqual([])
      expect(needsOf(model).length, `${model.code} needs nothing`).toBeGreaterThan(0)
    }
  })

  test('every model has a hit, a miss and a boundary case', () => {
    const told = allCases.map(({ code }) => code)
    expect(new Set(told).size).toBe(told.length)
    expect(
      allModels()
        .map(({ code }) => code)
        .filter((code) => !told.includes(code)),
    ).toEqual([])
  })
})

describe('finds what it should and nothing else', () => {
  test.each(allCases)('$code', async ({ code, hit, miss, edge, edgeHits }) => {
    const model = modelOf(code)
    if (!model) throw new Error(`${code} cannot be run`)
    const found = await findsIn(client, model, hit)
    expect(found.length, '命中').toBeGreaterThan(0)
    for (const { key, evidence, value } of found) {
      expect(key).not.toBe('')
      expect(Object.keys(evidence).length, '证据').toBeGreaterThan(0)
      expect(value === null || Number.isFinite(value)).toBe(true)
    }
    expect(await findsIn(client, model, miss), '不命中').toEqual([])
    expect((await findsIn(client, model, edge)).length > 0, '边界').toBe(edgeHits)
  })
})
