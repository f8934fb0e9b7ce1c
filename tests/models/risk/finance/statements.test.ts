import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { floorParameter, stakes } from '@/lib/finance/rules/materiality'
import { releasedWarnings } from '@/lib/finance/warning/rules'
import { allModels, modelOf } from '@/lib/risk/models/registry'
import { lookAt } from '@/lib/risk/run/look'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { fill, findsIn, idOf, today } from '../world'
import type { Report } from './books'

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
const looked = async (code: string, report: Report | Report[]) => {
  await client.query('begin')
  try {
    await fill(client, { report })
    return await lookAt(ask, modelOf(code)!, { facts: 'fact', today }, new Map())
  } finally {
    await client.query('rollback')
  }
}
const key = (period: number) => `${idOf('org')}:${period}`

test('an empty statement is unjudged by every model that judges statements, and each says what it lacks', async () => {
  await client.query('begin')
  await fill(client, { report: { blank: true } })
  for (const model of allModels().filter(({ detector }) => detector === 'statement')) {
    if (model.code === 'ZB13') continue
    const { none, missing, judged, unjudged } = await lookAt(ask, model, { facts: 'fact', today }, new Map())
    expect({ code: model.code, none, judged, unjudged }).toEqual({ code: model.code, none: true, judged: [], unjudged: 1 })
    expect(missing.toSorted(), model.code).toEqual([...(model.parameters as { facts: string[] }).facts].toSorted())
  }
  await client.query('rollback')
})

describe('what cannot be judged', () => {
  test('is no hit and not clean: the empty cell is named', async () => {
    expect(await looked('AN15', { cells: { 'BS.total_assets@end': null } })).toEqual({
      ...{ none: true, missing: ['BS.total_assets@end'], judged: [], unjudged: 1 },
    })
  })

  test('is a division by zero, said so', async () => {
    expect(await looked('AN15', { cells: { 'BS.total_assets@end': 0 } })).toMatchObject({ missing: ['除数为零'], unjudged: 1 })
  })

  test('leaves what can be judged without the empty cell: one side of “and” that does not hold is enough', async () => {
    const half = { 'CF.cfo@ytd': 10, 'IS.net_profit@ytd': null }
    expect(await looked('AN08', { cells: half })).toMatchObject({ none: false, judged: [key(202605)], unjudged: 0 })
    expect(await looked('AN08', { cells: { ...half, 'CF.cfo@ytd': -10 } })).toMatchObject({ none: true, unjudged: 1 })
  })
})

describe('which statements are judged', () => {
  const high = { 'BS.total_liab@end': 90, 'BS.total_assets@end': 100 }
  const found = async (report: Report | Report[]) => (await findsIn(client, modelOf('AN15')!, { report })).map(({ key: each }) => each)

  test('the last three months and what was handed in since, and no older one', async () => {
    const periods = [202512, 202601, 202602, 202603, 202604, 202605]
    expect(await found(periods.map((period) => ({ period, cells: high })))).toEqual([202603, 202604, 202605].map(key))
  })

  test('whole enterprises: consolidated or single statements, neither the parent alone nor eliminations', async () => {
    const scopes = ['consolidated', 'parent', 'difference']
    expect(await found(scopes.map((scope) => ({ scope, cells: high })))).toEqual([key(202605)])
  })
})

test('a changed threshold changes the verdict; amounts are 分 for the engine and 万元 for whoever changes them', async () => {
  const report = { cells: { 'IS.income_tax@ytd': 50, 'IS.total_profit@ytd': 900 } }
  expect(await findsIn(client, modelOf('AN43')!, { report })).toEqual([])
  expect(modelOf('AN43')!.thresholds.p2).toMatchObject({ unit: 'amount', value: 1_000_000_000 })
  expect(await findsIn(client, modelOf('AN43')!, { report }, { p2: 800_000_000 })).toHaveLength(1)
})

describe('a dormant enterprise', () => {
  const codes = Object.keys(stakes)
  // Cells with which a model hits, as parts of the amount at stake (万元).
  const parts = {
    AN18: { 'BS.cash@end': 0.25, 'SUP.restricted_cash@cur': 0, 'SUP.st_debt_bills@cur': 1 },
    AN22: { 'BS.current_assets@end': 0.5, 'BS.current_liab@end': 1 },
  }
  const cellsAt = (code: keyof typeof parts, stake: number) =>
    Object.fromEntries(Object.entries(parts[code]).map(([path, part]) => [path, part * stake]))
  const found = async (code: keyof typeof parts, stake: number, dormant: boolean, floor?: number) =>
    (await findsIn(client, modelOf(code)!, { report: { dormant, cells: cellsAt(code, stake) } }, floor === undefined ? {} : { floor }))
      .length

  test('turns nothing red on a trifle, from the floor on it is a finding, and other enterprises have no floor', async () => {
    for (const code of ['AN18', 'AN22'] as const) {
      expect([await found(code, 99, true), await found(code, 100, true), await found(code, 1, false)], code).toEqual([0, 1, 1])
      expect(await found(code, 99, true, 50_000_000), code).toBe(1)
    }
  })

  test('counts as judged below the floor, for bands of indicators too', async () => {
    const trifle = Object.fromEntries(['SUP.st_debt_bills@cur', 'BS.current_liab@end', 'BS.total_assets@end'].map((path) => [path, 1]))
    for (const code of codes)
      expect(await looked(code, { dormant: true, cells: trifle }), code).toMatchObject({ judged: [key(202605)], unjudged: 0 })
    const low = { 'BS.cash@end': 1, 'BS.trading_assets@end': 0, 'SUP.restricted_cash@cur': 0, 'SUP.st_debt_bills@cur': 90 }
    const band = async (dormant: boolean) => (await findsIn(client, modelOf('ZB03')!, { report: { dormant, cells: low } })).length
    expect([await band(false), await band(true)]).toEqual([1, 0])
  })

  test('is said so on the page of each of the models, with the floor as a suggested parameter', () => {
    for (const code of codes) {
      const model = modelOf(code)!
      expect(model.origin, code).toBe('建议值')
      expect(model.exclusions, code).toContain('标为休眠的企业')
      expect(model.thresholds.floor).toMatchObject({ title: '休眠企业重要性水平', value: 100_000_000, unit: 'amount' })
    }
  })
})

test('evidence names the cells that were read, money in 分, and what was worked out', async () => {
  const [hit] = await findsIn(client, modelOf('AN15')!, { report: { cells: { 'BS.total_liab@end': 90, 'BS.total_assets@end': 100 } } })
  expect(hit).toMatchObject({
    ...{ name: 'org：2026年5月快报', tenderId: null, value: 0.9 },
    evidence: { 'BS.total_liab@end': 90_000_000, 'BS.total_assets@end': 100_000_000, 计算值: 0.9 },
  })
})

test('all 48 rules stand as models with the reason, the condition in words and thresholds of their own', () => {
  for (const { code, label, weight, params } of releasedWarnings) {
    const model = modelOf(code)!
    expect(model).toMatchObject({ name: label, weight, dimension: '财务预警', grade: '线索级' })
    const titles = Object.values(model.thresholds).map(({ title }) => title)
    expect(titles.filter((title) => title !== floorParameter.title)).toEqual(Object.keys(params))
    expect(model.formula, code).not.toMatch(/@|[A-Z]{2,3}\./)
  }
})
