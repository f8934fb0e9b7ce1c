import { expect, test } from 'vitest'
import { statementOf } from '@/lib/risk/engine/evaluate'
import { tellings } from '@/lib/risk/engine/told'
import { allModels, modelOf } from '@/lib/risk/models/registry'

const place = { facts: 'fact', today: '2026-11-30' }
const asked = allModels().map((model) => ({ model, thresholds: {} }))
const told = new Set(tellings(asked, place).flatMap(({ marks }) => marks))

test('one statement a relation tells of its models, each once, and they begin with what was told', () => {
  const texts = tellings(asked, place)
  expect(told.size).toBeGreaterThan(100)
  expect(texts.length).toBeLessThan(10)
  expect(texts.flatMap(({ marks }) => marks).length).toBe(told.size)
  for (const { sql } of texts) expect(sql).not.toMatch(/\{(in|fact|today|told)/)
  expect(statementOf(modelOf('FS006')!, { ...place, told })).toMatch(/t\.tender_id = any\(array\(select told\.id .*'FS006:/)
  expect(statementOf(modelOf('LC017')!, { ...place, told })).toMatch(/q\.tender_id = any\(array\(select told\.id .*'LC017:/)
})

test('what was told under other thresholds or for everything says nothing here', () => {
  const model = modelOf('LC017')!
  expect(statementOf(model, { ...place, told }, { words: ['别的用语'] })).not.toContain('pg_temp')
  expect(statementOf(model, { ...place, told, tenders: ['t'] })).not.toContain('pg_temp')
  for (const one of allModels()) expect(statementOf(one, place), one.code).not.toMatch(/\{told\}|pg_temp/)
})
