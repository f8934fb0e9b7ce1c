import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FactWriter } from '@/lib/procurement/fact-writer'
import { rowsOf } from '@/lib/procurement/ocds/rows'
import type { Json } from '@/lib/procurement/ocds/values'
import { hitsOf } from '@/lib/risk/engine/evaluate'
import { modelOf } from '@/lib/risk/models/registry'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { published, r8 } from './reference'

let database: TestDatabase
let client: Client
const codes = ['R003', 'R018', 'R024', 'R025', 'R028', 'R030', 'R035', 'R036', 'R038', 'R048', 'R058']

beforeAll(async () => {
  database = await testDatabase()
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** What the models say of releases, in the words of the reference. */
async function judged(releases: readonly Json[], thresholds: Record<string, unknown> = {}, only = codes): Promise<Map<string, number>> {
  await client.query('begin')
  try {
    const writer = new FactWriter(client, (name) => `public."${name}"`)
    const parties = new Map<string, Record<string, unknown>>()
    for (const release of releases) {
      const { rows } = rowsOf(release, new Date('2026-01-01T00:00:00Z'), { by: 'ref', lots: 'whole' })
      for (const party of rows.party ?? []) parties.set(String(party.party_id), party)
      await writer.add({ ...rows, party: [] })
    }
    await writer.add({ party: [...parties.values()] })
    await writer.flush()
    const found = new Map<string, number>()
    const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
    for (const code of only) {
      const hits = await hitsOf(ask, modelOf(code)!, { facts: 'fact', today: '2026-01-01' }, { currency: 'USD', ...thresholds })
      for (const { evidence, value } of hits) found.set(`${code}|${evidence.主体类别}|${evidence.主体标识}`, value!)
    }
    return found
  } finally {
    await client.query('rollback')
  }
}

const bid = (status: string, tenderers: string, amount?: number, currency = 'USD', date?: string) => ({
  status,
  date,
  tenderers: [...tenderers].map((id) => ({ id })),
  ...(amount !== undefined && { value: { amount, currency } }),
})
const award = (status: string, suppliers: string, ...classes: string[]) => ({
  status,
  suppliers: [...suppliers].map((id) => ({ id })),
  items: classes.map((id) => ({ classification: { id } })),
})
const process = (ocid: string, details: unknown[], awards: unknown[] = [award('active', 'W')], more: object = {}): Json => ({
  ocid,
  bids: { details },
  awards,
  ...more,
})
const plain = (found: Map<string, number>) => Object.fromEntries([...found].toSorted())

describe('worked examples', () => {
  test('R024: quartiles of nine ratios give the fence 16.6667', async () => {
    const two = (second: number) => [bid('valid', 'W', 1), bid('valid', 'L', second)]
    const releases = [
      process('close', two(1)),
      ...Array.from({ length: 6 }, (_, index) => process(`far ${index}`, two(101))),
      process('others were cancelled', two(101), [award('active', 'W'), award('cancelled', 'C'), award('unsuccessful', 'U')]),
      process('an award is pending', two(1), [award('active', 'W'), award('pending', '')]),
      process('an award has no status', two(1), [award('active', 'W'), { suppliers: [{ id: 'X' }] }]),
      process('the winner was only invited', [bid('invited', 'W', 1), bid('valid', 'L', 1)]),
      process('not the lowest won', [bid('valid', 'W', 2), bid('valid', 'L', 1)]),
      process('two awards', two(1), [award('active', 'W'), award('active', 'W')]),
      process('a joint bid', [bid('valid', 'W', 1), bid('valid', 'LM', 1)]),
      process('two suppliers', two(1), [award('active', 'WX')]),
      process('another currency', [bid('valid', 'W', 1), bid('valid', 'L', 1, 'EUR')]),
      process('called off', two(1), undefined, { tender: { status: 'cancelled' } }),
      process('twice the winner', [bid('valid', 'W', 1), bid('valid', 'W', 2), bid('valid', 'L', 1)]),
    ]
    expect(plain(await judged(releases, {}, ['R024']))).toEqual({
      'R024|tender|close': 0,
      'R024|tender|twice the winner': 0,
      'R024|tenderer|L': 0,
      'R024|tenderer|W': 0,
    })
    expect(r8([0, 0, 100, 100, 100, 100, 100, 100, 100], 0.25)).toBeCloseTo(66.6667, 4)
    // A threshold takes the place of the fence.
    expect((await judged(releases, { threshold: 100 }, ['R024'])).size).toBe(9 + 2)
  })

  test('R025: bounds count as within: one who won 2 of 10, and one who bid once, which is the 75th percentile', async () => {
    const releases = Array.from({ length: 10 }, (_, index) =>
      process(
        `${index}`,
        [bid('valid', 'F'), bid('valid', index === 4 ? 'N' : String(index))],
        [award('active', index === 4 || index === 9 ? 'F' : String(index))],
      ),
    )
    releases[9] = process('9', [bid('valid', 'F'), bid('valid', 'F')], [award('active', 'F')])
    expect(plain(await judged(releases, {}, ['R025']))).toEqual({ 'R025|tenderer|F': 0.2, 'R025|tenderer|N': 0 })
  })

  test('price filters: an allow list comes before a deny list', async () => {
    const same = (ocid: string, procurementMethodDetails?: string) =>
      process(ocid, [bid('valid', 'A', 1), bid('valid', 'B', 1)], [], { tender: { procurementMethodDetails } })
    const releases = [same('none'), same('drawn', '随机抽取'), same('auction', '竞价')]
    const tenders = async (thresholds: object) =>
      [...(await judged(releases, { ...thresholds }, ['R028'])).keys()]
        .flatMap((key) => key.match(/^R028\|tender\|(.+)/)?.[1] ?? [])
        .toSorted()
    expect(await tenders({})).toEqual(['auction', 'drawn', 'none'])
    expect(await tenders({ no_price_comparison_procurement_methods: '随机抽取|定价' })).toEqual(['auction', 'none'])
    expect(await tenders({ price_comparison_procurement_methods: '竞价', no_price_comparison_procurement_methods: '竞价' })).toEqual([
      'auction',
    ])
  })

  test('R003: days of the local method come before the general ones', async () => {
    const of = (ocid: string, endDate: string, more: object = {}): Json => ({
      ocid,
      tender: { tenderPeriod: { startDate: '2026-03-01T09:00:00+08:00', endDate }, procurementMethod: 'open', ...more },
    })
    const releases = [
      of('14 days', '2026-03-16T08:59:59+08:00'),
      of('15 days', '2026-03-16T09:00:00+08:00'),
      of('urgent', '2026-03-07T09:00:00+08:00', { procurementMethodDetails: '紧急=采购' }),
      of('no zone', '2026-03-02'),
      of('direct', '2026-03-02T09:00:00+08:00', { procurementMethod: 'direct' }),
    ]
    const keys = async (thresholds: object) =>
      [...(await judged(releases, { ...thresholds }, ['R003'])).keys()].map((key) => key.split('|')[2]).toSorted()
    expect(await keys({})).toEqual(['14 days', 'direct', 'urgent'])
    expect(await keys({ procurement_method_details: '国际=30|紧急=采购=5' })).toEqual(['14 days', 'direct'])
    expect(await keys({ procurement_methods: 'open|selective', threshold: 16 })).toEqual(['14 days', '15 days', 'urgent'])
  })
})

const name = fc.constantFrom(...'ABCDEFGH')
const aBid = fc.record(
  {
    status: fc.constantFrom('valid', 'valid', 'valid', 'disqualified', 'pending', 'invited', 'withdrawn'),
    tenderers: fc.uniqueArray(name, { minLength: 0, maxLength: 2 }).map((list) => list.map((id) => ({ id }))),
    value: fc.record({
      amount: fc.constantFrom(100, 100, 101.5, 110, 120.001, 130, 900),
      currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
    }),
    date: fc.constantFrom('2026-03-09T09:00:00Z', '2026-03-20T09:00:00Z', '2026-03-20T17:00:01+08:00'),
  },
  { requiredKeys: ['tenderers'] },
)
const anAward = fc.record(
  {
    status: fc.constantFrom('active', 'active', 'active', 'cancelled', 'unsuccessful', 'pending'),
    suppliers: fc.uniqueArray(name, { minLength: 0, maxLength: 2 }).map((list) => list.map((id) => ({ id }))),
    items: fc.array(fc.record({ classification: fc.record({ id: fc.constantFrom('10000', '10200', '20000', '30000') }) }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['suppliers'] },
)
const aRelease = fc.record({
  buyer: fc.constantFrom({ id: 'buyer 1' }, { id: 'buyer 2' }, {}),
  tender: fc.record({
    status: fc.constantFrom('complete', 'complete', 'complete', 'cancelled'),
    procurementMethod: fc.constantFrom('open', 'direct', 'selective'),
    numberOfTenderers: fc.nat(3),
    procuringEntity: fc.constantFrom({ id: 'entity 1' }, { id: 'entity 2' }),
    tenderPeriod: fc.record({
      startDate: fc.constantFrom('2026-03-01T09:00:00Z', '2026-03-05T08:00:00Z', '2026-03-05T09:00:01Z'),
      endDate: fc.constant('2026-03-20T09:00:00Z'),
    }),
  }),
  bids: fc.record({ details: fc.array(aBid, { maxLength: 6 }) }),
  awards: fc.array(anAward, { maxLength: 2 }),
})

test('the models say of any releases what the indicators say, said plainly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRelease, { minLength: 1, maxLength: 40 }), async (list) => {
      const releases = list.map((release, index) => ({ ocid: `process ${index}`, ...release })) as unknown as Json[]
      const expected = plain(published(releases, 'USD'))
      const actual = plain(await judged(releases))
      expect(Object.keys(actual)).toEqual(Object.keys(expected))
      for (const [key, value] of Object.entries(expected)) expect(actual[key], key).toBeCloseTo(value, 10)
    }),
    { numRuns: 40, seed: 7 },
  )
})

test('R048 with suppliers that have many processes', async () => {
  const releases = ['A', 'B', 'C', 'D', 'E'].flatMap((who, index) =>
    Array.from({ length: 20 + index }, (_, at) =>
      process(`${who}${at}`, [], [award('active', who, `${10 + (who === 'E' ? at % 7 : at % 2)}0000`)]),
    ),
  )
  expect(plain(await judged(releases, {}, ['R048']))).toEqual(plain(published(releases, 'USD')))
  expect(plain(await judged(releases, {}, ['R048']))).toEqual({ 'R048|tenderer|E': 7 })
})
