import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Coverage, lacking } from '@/lib/risk/engine/coverage'
import { hitsOf, judgesStatements, needsMarket, needsOf } from '@/lib/risk/engine/evaluate'
import { modelOf } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../support/database'
import { allCases } from './all-cases'
import { fill, idOf, today } from './world'

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

const known = (code: string) => {
  const model = modelOf(code)
  if (!model) throw new Error(`${code} cannot be run`)
  return model
}
const onArrival = allCases.filter(({ code }) => !needsMarket(known(code)) && !judgesStatements(known(code)))

describe('a model on arrival looks at the tenders asked for and at no other', () => {
  test.each(onArrival)('$code', async ({ code, hit }) => {
    const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
    await client.query('begin')
    try {
      await fill(client, hit)
      const place = { facts: 'fact', today }
      const tenders = (await ask('select tender_id from tender')).map(({ tender_id }) => String(tender_id))
      const keys = async (asked?: string[]) => (await hitsOf(ask, known(code), { ...place, tenders: asked })).map(({ key }) => key).sort()
      const all = await keys()
      expect(await keys(tenders)).toEqual(all)
      expect(await keys([idOf('nowhere')])).toEqual([])
    } finally {
      await client.query('rollback')
    }
  })
})

test('a project and a budget are narrowed by their tenders', async () => {
  await client.query('begin')
  try {
    await fill(client, { t: { project_id: 'p1' }, pr: { project_id: 'p1' }, yb: { year: 2026 } })
    const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
    for (const source of ['project', 'budget']) {
      const model = { ...known('LC013'), parameters: { source, where: 'true' } }
      const place = { facts: 'fact', today }
      expect(await hitsOf(ask, model, { ...place, tenders: [idOf('t1')] })).toHaveLength(1)
      expect(await hitsOf(ask, model, { ...place, tenders: [idOf('nowhere')] })).toEqual([])
    }
  } finally {
    await client.query('rollback')
  }
})

describe('what a model needs', () => {
  test('is what decides, not the name or the winner that is carried along', () => {
    expect(needsOf(known('LC013'))).toEqual(['t.clarifications'])
    expect(needsOf(known('FS020'))).toEqual(['t.demand_on', 't.initiated_on', 't.urgent'])
    expect(needsOf(known('LC045'))).toEqual(['t.category', 't.qualification_chars'])
  })

  test('is the text for a clause: a tender without documents is not clean', () => {
    const market: Coverage = new Map([
      ['q', 9],
      ['q.body', 9],
      ['q.document', 9],
    ])
    expect(needsOf(known('LC030'))).toEqual(['q.body', 'q.document'])
    expect(
      lacking(
        needsOf(known('LC030')),
        market,
        new Map([
          ['t', 1],
          ['q', 0],
        ]),
      ),
    ).toEqual(['q.body', 'q.document'])
    expect(lacking(needsOf(known('LC030')), market, market)).toEqual([])
  })

  test('is a complaint somewhere: nobody’s complaints were told where the market has none', () => {
    expect(lacking(needsOf(known('LC014')), new Map())).toEqual(['d.kind', 'd.received_on'])
    expect(
      lacking(
        needsOf(known('LC014')),
        new Map([
          ['d', 1],
          ['d.kind', 1],
          ['d.received_on', 1],
        ]),
        new Map(),
      ),
    ).toEqual([])
  })
})
