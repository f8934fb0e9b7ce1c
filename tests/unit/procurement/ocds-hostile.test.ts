import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyText } from '@/lib/platform/postgres/copy'
import { releaseOf } from '@/lib/procurement/ocds/export'
import { mergeReleases } from '@/lib/procurement/ocds/merge'
import { type FactRows, rowsOf } from '@/lib/procurement/ocds/rows'
import type { Json } from '@/lib/procurement/ocds/values'
import type { ColumnType } from '@/lib/procurement/vocabulary'
import { factTable } from '@/lib/procurement/vocabulary'

const at = new Date('2026-05-01T01:00:00Z')
const whole = {
  ocid: 'ocds-1',
  date: '2026-04-20T00:00:00Z',
  buyer: { id: 'B1' },
  parties: [
    {
      id: 'S1',
      name: '甲',
      roles: ['supplier'],
      identifier: { id: '91330100799655058B' },
      contactPoint: { telephone: '1' },
      address: { region: '山东' },
    },
  ],
  planning: { budget: { id: 'Y', amount: { amount: 2, currency: 'CNY' } } },
  tender: {
    id: 'T',
    lots: [{ id: 'L1', value: { amount: 1, currency: 'CNY' } }, { id: 'L2' }],
    amendments: [{ date: '2026-03-05' }],
    tenderPeriod: { startDate: '2026-03-01T00:00:00Z', endDate: '2026-03-20T00:00:00Z' },
    items: [{ id: '1', relatedLot: 'L1', classification: { id: '12' } }],
    numberOfTenderers: 2,
    guozi: { category: '施工', price_weight: 0.6, urgent: true, agency_id: { id: 'A1' }, notice_on: '2026-03-01', ceiling: 3.5 },
  },
  bids: {
    details: [
      {
        id: 'b',
        status: 'valid',
        date: '2026-03-10T00:00:00Z',
        tenderers: [{ id: 'S1' }],
        value: { amount: 1, currency: 'CNY' },
        relatedLots: ['L1'],
        guozi: {
          rank: 1,
          trace: { ip: '10.0.0.1', images: ['h'], rsids: [1], uploaded_at: '2026-03-10T00:00:00Z', rep_phone_token: '138' },
          bond: { account_token: '6222', returned_on: '2026-04-01' },
          items: [{ item_code: '1', quantity: 2, unit_price: 3 }],
          people: [{ person_token: '37', post: '经理' }],
        },
      },
    ],
  },
  awards: [
    {
      id: 'a',
      status: 'active',
      date: '2026-03-25',
      suppliers: [{ id: 'S1' }],
      value: { amount: 1, currency: 'CNY' },
      items: [{ id: '1' }],
    },
  ],
  contracts: [
    {
      id: 'c',
      awardID: 'a',
      period: { startDate: '2026-04-01', durationInDays: 5 },
      amendments: [{ date: '2026-04-10' }],
      implementation: { transactions: [{ id: 'p', value: { amount: 1 } }] },
    },
  ],
}

/** Every place of a value, as a path. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((member, index) => (String(index) === key ? replaced(member, rest, by) : member))
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) }
}

const paths = pathsOf(whole).filter((path) => path.length > 0 && path[0] !== 'ocid')
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    -1,
    1e300,
    0.1,
    Number.MAX_SAFE_INTEGER,
    '',
    '\u0000',
    '2026-13-45',
    '9999-12-31T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-02-29T25:61:00+99:99',
    '\ud800',
    [[]],
    { id: {} },
    [{ id: 'S1' }, { id: 'S1' }],
  ),
)
const hostile = fc
  .array(fc.tuple(fc.constantFrom(...paths), anything), { minLength: 1, maxLength: 4 })
  .map(
    (changes) =>
      changes.reduce<unknown>((release, [path, by]) => (exists(release, path) ? replaced(release, path, by) : release), whole) as Json,
  )
const exists = (value: unknown, path: readonly string[]): boolean =>
  path.every((key) => {
    const there = typeof value === 'object' && value !== null && key in value
    value = there ? (value as Record<string, unknown>)[key] : undefined
    return there
  })

const day = /^(19|20|21)\d\d-\d\d-\d\d$/
const fits: Record<ColumnType, (value: unknown) => boolean> = {
  uuid: (value) => /^[0-9a-f-]{36}$/.test(String(value)),
  text: (value) => typeof value === 'string' && !value.includes('\u0000'),
  int: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  money: (value) => typeof value === 'bigint' && value >= 0n && value < 2n ** 63n,
  big: (value) => typeof value === 'bigint',
  ratio: Number.isFinite as (value: unknown) => boolean,
  number: Number.isFinite as (value: unknown) => boolean,
  date: (value) => typeof value === 'string' && day.test(value),
  time: (value) => value instanceof Date && day.test(value.toISOString().slice(0, 10)),
  bool: (value) => typeof value === 'boolean',
  ints: Array.isArray,
  texts: Array.isArray,
}

function expectRows(rows: FactRows): void {
  for (const [name, list] of Object.entries(rows)) {
    const { columns, key } = factTable(name)
    expect(new Set(list.map((row) => row[key])).size, `${name}: ids`).toBe(list.length)
    for (const row of list) {
      for (const { name: column, type, required } of columns) {
        const value = row[column] ?? undefined
        if (value === undefined) expect(required, `${name}.${column} is empty`).toBe(false)
        else expect(fits[type](value), `${name}.${column} = ${String(value)}`).toBe(true)
        expect(copyText(value)).not.toMatch(/[\t\n]/)
      }
    }
  }
}

test.each(['split', 'whole'] as const)('whatever stands where, a release gives rows that the tables take (%s)', (lots) => {
  fc.assert(
    fc.property(hostile, (release) => {
      const { rows } = rowsOf(release, at, { lots, mask: (_, value) => `<${value.length}>` })
      expectRows(rows)
      expectRows(rowsOf(JSON.parse(JSON.stringify(releaseOf(rows))) as Json, at).rows)
    }),
    { numRuns: 600, seed: 11 },
  )
})

test('whatever is merged, something comes of it', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (releases) => {
      expect(rowsOf(mergeReleases(releases), at).ocid).toBe('ocds-1')
    }),
    { numRuns: 300, seed: 12 },
  )
})
