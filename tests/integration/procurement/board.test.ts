import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { procurementBoard } from '@/lib/procurement/queries/board'
import { tenderList } from '@/lib/procurement/queries/tenders'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { smallMarket } from '@/prisma/seed/small-world'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-06-01T02:00:00Z')
const years = { from: '2021-01-01', to: '2026-06-01' }

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await withClient(database.ownerUrl, (client) => smallMarket(client, { tenders: 200, now }))
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

/** Every tender of the ledger under a filter, page by page, with its sums. */
async function ledger(login: string, filter: object) {
  const actor = await actorOf(login)
  const rows: { awardAmount: string | null; bidCount: number | null }[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await runQuery(tenderList, actor, { ...filter, size: 100, cursor }, now)
    rows.push(...page.rows)
    if (!page.next) break
    cursor = page.next
  }
  const amount = rows.reduce((sum, row) => sum + BigInt(row.awardAmount ?? 0), 0n)
  return { tenders: rows.length, awarded: amount.toString(), single: rows.filter(({ bidCount }) => bidCount === 1).length }
}
const board = async (login: string, scope: object) => runQuery(procurementBoard, await actorOf(login), { ...years, ...scope }, now)
const sumOf = (parts: readonly { tenders: number; awarded: string }[]) => ({
  tenders: parts.reduce((sum, { tenders }) => sum + tenders, 0),
  awarded: parts.reduce((sum, { awarded }) => sum + BigInt(awarded), 0n).toString(),
})

test('the board says what the ledger adds up to, as a whole, by enterprise, category and month, and its parts sum to it', async () => {
  const whole = await board('jdjc-officer', {})
  expect(whole.total.tenders).toBeGreaterThan(100)
  expect(whole.total).toMatchObject(await ledger('jdjc-officer', years))
  const { tenders, awarded } = whole.total
  for (const parts of [whole.methods, whole.categories, whole.rules, whole.buyers, whole.months])
    expect(sumOf(parts)).toEqual({ tenders, awarded })
  for (const { name, tenders: n, awarded: amount } of whole.categories)
    expect(await ledger('jdjc-officer', { ...years, category: name })).toMatchObject({ tenders: n, awarded: amount })
  for (const { name, tenders: n, awarded: amount } of whole.methods.filter((part) => part.name !== '未报送'))
    expect(await ledger('jdjc-officer', { ...years, method: name })).toMatchObject({ tenders: n, awarded: amount })
  for (const { id, tenders: n, awarded: amount } of whole.buyers) {
    expect(await ledger('jdjc-officer', { ...years, orgId: id! })).toMatchObject({ tenders: n, awarded: amount })
    const inside = await board('jdjc-officer', { orgId: id! })
    expect(inside.total).toMatchObject({ tenders: n, awarded: amount })
    expect(sumOf(inside.buyers)).toEqual({ tenders: n, awarded: amount })
    for (const part of inside.buyers)
      expect(await ledger('jdjc-officer', { ...years, orgId: part.id!, own: part.id === id })).toMatchObject({
        ...{ tenders: part.tenders, awarded: part.awarded },
      })
  }
  const { month, ...first } = whole.months[0]!
  const days = { from: `${month}-01`, to: `${month}-${new Date(Date.UTC(+month.slice(0, 4), +month.slice(5), 0)).getUTCDate()}` }
  expect(await ledger('jdjc-officer', days)).toMatchObject({ tenders: first.tenders, awarded: first.awarded })
})

test('an enterprise’s board is its own ledger, and no more', async () => {
  const own = await board('ct-pur', {})
  expect(own.total).toMatchObject(await ledger('ct-pur', years))
  expect(own.total.tenders).toBeGreaterThan(0)
  expect(own.total.tenders).toBeLessThan((await board('jdjc-officer', {})).total.tenders)
})
